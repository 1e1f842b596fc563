import { useTranslation } from 'react-i18next';
import { ArrivalMap } from './ArrivalMap';
import { RiskRuns } from './RiskRuns';
import { WeakPoints } from './WeakPoints';

/** Before injecting: where cement would arrive, where the wall is weak, and what many runs say. */
export function Preview() {
  const { t } = useTranslation();
  return (
    <details className="cement-preview">
      <summary className="group-heading">{t('cement.before')}</summary>
      <p className="fine-print">{t('cement.simulatedOnly')}</p>
      <ArrivalMap />
      <WeakPoints />
      <RiskRuns />
    </details>
  );
}
