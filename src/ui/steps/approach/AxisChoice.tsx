import { useTranslation } from 'react-i18next';
import type { Instrument } from '../../../plan/schema';
import { setAxis } from '../../../store/instruments';
import { usePlan } from '../../../store/plan';
import { Select } from '../../controls';
import { instrumentName } from '../../panels/instrumentWords';
import { useLocale } from '../../useLocale';

const own = 'own';

/** Alone, or on the axis of another instrument: those of one axis move together. */
export function AxisChoice({ item }: { readonly item: Instrument }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const others = usePlan((state) => state.plan.instruments).filter(({ id }) => id !== item.id);
  if (others.length === 0) return null;
  const mate = others.find(({ group }) => group !== undefined && group === item.group);
  return (
    <Select
      label={t('approach.axis')}
      value={mate?.id ?? own}
      options={[
        { id: own, label: t('approach.ownAxis') },
        ...others.map((other) => ({
          id: other.id,
          label: t('approach.sameAxis', { name: instrumentName(other, t, locale) }),
        })),
      ]}
      onChange={(id) => setAxis(item.id, id === own ? undefined : id)}
    />
  );
}
