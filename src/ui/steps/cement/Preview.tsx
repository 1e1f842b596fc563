import { useTranslation } from 'react-i18next';
import { ArrivalMap } from './ArrivalMap';
import { Fold } from '../live/Fold';
import { RiskRuns } from './RiskRuns';
import { WeakPoints } from './WeakPoints';

/** Before injecting: where cement would arrive, where the wall is weak, and what many runs say. */
export function Preview() {
  const { t } = useTranslation();
  return (
    <Fold className="cement-preview" summaryClass="group-heading" title={t('cement.before')}>
      <p className="fine-print">{t('cement.simulatedOnly')}</p>
      <ArrivalMap />
      <WeakPoints />
      <RiskRuns />
    </Fold>
  );
}
