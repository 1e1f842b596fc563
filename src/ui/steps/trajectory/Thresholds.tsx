import { useTranslation } from 'react-i18next';
import type { Plan } from '../../../plan/schema';
import { usePlan } from '../../../store/plan';
import { NumberField } from '../../controls';

const set = (next: Partial<Plan['thresholds']>): void =>
  usePlan.getState().edit('set-threshold', (draft) => {
    Object.assign(draft.thresholds, next);
  });

/** HU thresholds for skin and bone where they are not labelled. */
export function Thresholds() {
  const { t } = useTranslation();
  const { skinHu, boneHu } = usePlan((state) => state.plan.thresholds);
  const field = (label: string, value: number, onChange: (hu: number) => void) => (
    <NumberField
      label={label}
      layout="row"
      unit={t('trajectory.strip.hu')}
      value={value}
      decimals={0}
      minValue={-1000}
      maxValue={3000}
      onChange={(hu) => Number.isFinite(hu) && onChange(hu)}
    />
  );
  return (
    <>
      <p className="muted">{t('trajectory.thresholdsUnused')}</p>
      {field(t('trajectory.skinThreshold'), skinHu, (hu) => set({ skinHu: hu }))}
      {field(t('trajectory.boneThreshold'), boneHu, (hu) => set({ boneHu: hu }))}
    </>
  );
}
