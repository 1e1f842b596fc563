import { useTranslation } from 'react-i18next';
import { InstrumentList } from './approach/InstrumentList';
import { Margins } from './approach/Margins';
import { Route } from './approach/Route';

/** Step 3: the route, its instruments (their lengths and fit) and the margins demanded. */
export function ApproachStep() {
  const { t } = useTranslation();
  return (
    <section className="step step-approach">
      <h2>{t('approach.heading')}</h2>
      <Route />
      <h2>{t('approach.instruments')}</h2>
      <InstrumentList />
      <h2>{t('approach.margins')}</h2>
      <Margins />
    </section>
  );
}
