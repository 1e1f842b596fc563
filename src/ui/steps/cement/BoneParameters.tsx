import { useTranslation } from 'react-i18next';
import {
  type BoneParameterId,
  boneParameterIds,
  boneParameterItems,
} from '../../../simulation/cement/bone/parameters';
import { cementSetup, changeCement } from '../../../store/cement/setup';
import { usePlan } from '../../../store/plan';
import { NumberField } from '../../controls';
import { useLocale } from '../../useLocale';
import { Fold } from './Fold';

/** Permeabilities are small numbers: they are shown in 1e-9 m². */
const shownScale: Readonly<Record<string, number>> = { 'm²': 1e9 };

/** Every constant between the CT and the fields of the flow, with its source. */
export function BoneParameters() {
  const { t } = useTranslation();
  return (
    <Fold className="sources" title={t('cement.parameters')}>
      <p className="fine-print">{t('cement.parametersHint')}</p>
      {boneParameterIds.map((id) => (
        <Parameter key={id} id={id} />
      ))}
    </Fold>
  );
}

function Parameter({ id }: { readonly id: BoneParameterId }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const item = boneParameterItems[id];
  const changed = usePlan((state) => cementSetup(state.plan).parameters[id]);
  const scale = shownScale[item.unit] ?? 1;
  const set = (value: number) =>
    changeCement((draft) => {
      if (Math.abs(value - item.value) < 1e-9 * Math.abs(item.value)) delete draft.parameters[id];
      else draft.parameters[id] = value;
    });
  return (
    <div className="cement-parameter">
      <NumberField
        label={item.name[locale]}
        unit={scale === 1 ? item.unit : `10⁻⁹ ${item.unit}`}
        value={(changed ?? item.value) * scale}
        minValue={item.range[0] * scale}
        maxValue={item.range[1] * scale}
        decimals={3}
        layout="row"
        onChange={(value) => Number.isFinite(value) && set(value / scale)}
      />
      <p className="fine-print">
        {item.confirmed ? '' : `${t('cement.unconfirmed')}. `}
        {item.source.citation}
        {'reference' in item.source && item.source.reference ? ` (${item.source.reference})` : ''}
      </p>
    </div>
  );
}
