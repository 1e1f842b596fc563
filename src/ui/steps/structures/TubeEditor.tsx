import { useTranslation } from 'react-i18next';
import { calibreOf } from '../../../catalog/structures';
import { formatNumber, formatQuantity } from '../../../i18n/format';
import { setSession } from '../../../store/session';
import {
  cancelTube,
  finishTube,
  radiusRangeMm,
  removeTubePoint,
  selectTubePoint,
  setTubeRadius,
  type TubeDraft,
} from '../../../store/tube-draft';
import { Button, NumberField } from '../../controls';
import { itemName } from '../../structureWords';
import { useLocale } from '../../useLocale';
import { FromCt } from './FromCt';

/** It opens above the row of the list that asked for it. */
const intoView = (element: HTMLElement | null): void => element?.scrollIntoView({ block: 'nearest' });

/** The points of the tube that is being traced, and the radius at the chosen one. */
export function TubeEditor({ draft }: { readonly draft: TubeDraft }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { pointsMm, radiiMm, selected } = draft;
  const radiusMm = radiiMm[selected];
  return (
    <section className="card tube-editor" ref={intoView}>
      <h3>{t('structures.tube.heading', { name: itemName(draft.id, locale) })}</h3>
      {pointsMm.length < 2 && <p className="muted">{t('structures.tube.help')}</p>}
      <p className="muted">{t('structures.tube.keys')}</p>
      {pointsMm.length > 0 && <Points draft={draft} />}
      {radiusMm !== undefined && (
        <NumberField
          label={t('structures.tube.radius')}
          layout="row"
          unit="mm"
          value={radiusMm}
          minValue={radiusRangeMm.min}
          maxValue={radiusRangeMm.max}
          onChange={(value) => setTubeRadius(selected, value)}
        />
      )}
      {pointsMm.length < 2 && <StartRadius id={draft.id} />}
      {pointsMm.length > 1 && <FromCt draft={draft} />}
      <div className="buttons">
        <Button variant="primary" isDisabled={pointsMm.length < 2} onPress={finishTube}>
          {t('structures.tube.finish')}
        </Button>
        <Button onPress={cancelTube}>{t('structures.tube.cancel')}</Button>
        {radiusMm !== undefined && (
          <Button variant="quiet" onPress={() => removeTubePoint(selected)}>
            {t('structures.tube.remove')}
          </Button>
        )}
      </div>
    </section>
  );
}

/** One button a point; choosing one moves the views there. */
function Points({ draft: { pointsMm, radiiMm, selected } }: { readonly draft: TubeDraft }) {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <>
      <ol className="chips" aria-label={t('structures.tube.points')}>
        {pointsMm.map((point, index) => (
          <li key={point.join()}>
            <button
              type="button"
              className="chip"
              aria-pressed={index === selected}
              aria-label={t('structures.tube.select', {
                n: index + 1,
                radius: formatNumber(radiiMm[index]!, locale),
              })}
              onClick={() => {
                selectTubePoint(index);
                setSession({ crosshairMm: point });
              }}
            >
              {index + 1}
            </button>
          </li>
        ))}
      </ol>
      <p className="muted">{t('structures.tube.insert')}</p>
    </>
  );
}

/** What the radius of the first point is taken from. */
function StartRadius({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { radiusMm, source } = calibreOf(id);
  const { citation } = source;
  return (
    <p className="muted" title={source.reference}>
      {t('structures.tube.started', {
        radius: formatQuantity(radiusMm, 'mm', locale),
        source: source.house ? t('structures.tube.house') : citation,
      })}
    </p>
  );
}
