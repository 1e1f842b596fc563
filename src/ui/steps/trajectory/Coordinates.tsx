import { useTranslation } from 'react-i18next';
import { type LpsPoint, lpsPoint } from '../../../core/units';
import { commitPath, type PathState, previewPath } from '../../../store/paths';
import { NumberField } from '../../controls';
import { Thresholds } from './Thresholds';

/** Entry and target as numbers, folded away. */
export function Coordinates({ path }: { readonly path: PathState }) {
  const { t } = useTranslation();
  return (
    <details className="coordinates">
      <summary className="group-heading">{t('trajectory.details')}</summary>
      <p className="muted">{t('trajectory.detailsHint')}</p>
      <PointFields name={t('trajectory.target')} point={path.targetMm} onChange={move('targetMm')} />
      <PointFields name={t('trajectory.entry')} point={path.entryMm} onChange={move('entryMm')} />
      <Thresholds />
    </details>
  );
}

const axes = ['l', 'p', 's'] as const;

const move = (end: 'entryMm' | 'targetMm') => (point: LpsPoint) => {
  previewPath({ [end]: point });
  commitPath();
};

interface Props {
  readonly name: string;
  readonly point: LpsPoint;
  onChange(point: LpsPoint): void;
}

function PointFields({ name, point, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <fieldset className="point-fields">
      <legend>{name}</legend>
      {axes.map((id, axis) => (
        <NumberField
          key={id}
          label={t(`trajectory.axes.${id}`)}
          unit="mm"
          value={Math.round(point[axis]! * 100) / 100}
          decimals={2}
          onChange={(value) => {
            const next = point.map((old, i) => (i === axis ? value : old)) as [number, number, number];
            if (Number.isFinite(value)) onChange(lpsPoint(...next));
          }}
        />
      ))}
    </fieldset>
  );
}
