import { useTranslation } from 'react-i18next';
import { usePlan } from '../../../store/plan';
import { AddInstrument } from './AddInstrument';
import { InstrumentCard } from './InstrumentCard';

/** The plan's instruments, and one more. */
export function InstrumentList() {
  const { t } = useTranslation();
  const instruments = usePlan((state) => state.plan.instruments);
  return (
    <>
      {instruments.length === 0 && <p className="muted">{t('approach.noInstruments')}</p>}
      {instruments.map((item) => (
        <InstrumentCard key={item.id} item={item} />
      ))}
      <AddInstrument />
    </>
  );
}
