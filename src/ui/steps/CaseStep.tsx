import { useTranslation } from 'react-i18next';
import { CaseForm } from '../case/CaseForm';
import { CtFacts } from '../case/CtFacts';
import { SecondSeries } from '../case/SecondSeries';
import { GeometryChecks } from '../case/GeometryChecks';
import { Privacy } from '../case/Privacy';
import { RefusedFiles } from '../start/RefusedFiles';
import { useSession } from '../../store/session';

/** Step 1: the CT and its checks; site, level, side and positions. */
export function CaseStep() {
  const { t } = useTranslation();
  const isSimulated = useSession((state) => state.ct?.simulated === true);
  return (
    <section className="step">
      <h2>{t('case.planHeading')}</h2>
      <CaseForm />
      <h2>{t('case.ctHeading')}</h2>
      {isSimulated && (
        <p className="simulated-note">
          <strong className="simulated-badge">{t('shell.simulated')}</strong> {t('case.simulatedText')}
        </p>
      )}
      <CtFacts />
      <Privacy />
      <GeometryChecks />
      <SecondSeries />
      <RefusedFiles />
    </section>
  );
}
