import { useTranslation } from 'react-i18next';
import { usePlan } from '../../../store/plan';
import { setSession, useSession } from '../../../store/session';
import { Select } from '../../controls';
import { instrumentName } from '../../panels/instrumentWords';
import { useLocale } from '../../useLocale';

/** Whose path is shown, where there are several. */
export function PathChoice() {
  const { t } = useTranslation();
  const locale = useLocale();
  const instruments = usePlan((state) => state.plan.instruments);
  const selected = useSession((state) => state.selectedInstrument);
  return (
    <Select
      label={t('trajectory.instrument')}
      value={selected}
      options={instruments.map((item) => ({ id: item.id, label: instrumentName(item, t, locale) }))}
      onChange={(id) => setSession({ selectedInstrument: id })}
    />
  );
}
