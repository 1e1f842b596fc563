import { useTranslation } from 'react-i18next';
import { formatDistance } from '../../i18n/format';
import { usePlan } from '../../store/plan';
import { setSession, useSession } from '../../store/session';
import type { Breach } from '../../trajectory/breach';
import { useLocale } from '../useLocale';
import { shortInstrumentName } from './instrumentWords';
import { capitalise, itemName } from '../structureWords';
import { VerdictSign } from './VerdictSign';

/** How far each instrument stands out of each bone that it enters, written out. */
export function BreachLines() {
  const { t } = useTranslation();
  const breaches = useSession((state) => state.breaches);
  if (!breaches || breaches.length === 0) return null;
  return (
    <>
      <h3 className="panel-heading">{t('trajectory.breach.heading')}</h3>
      <ul className="distance-rows">
        {breaches.map((breach) => (
          <BreachLine key={`${breach.instrument} ${breach.key}`} breach={breach} />
        ))}
      </ul>
    </>
  );
}

function BreachLine({ breach }: { readonly breach: Breach }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const instrument = usePlan(({ plan }) => plan.instruments.find(({ id }) => id === breach.instrument));
  const out = breach.breachMm > 0;
  const facts = [
    t('trajectory.breach.grade', { grade: breach.grade }),
    out
      ? t('trajectory.breach.out', {
          distance: formatDistance(breach.breachMm, breach.toleranceMm, locale),
          depth: formatDistance(breach.depthMm, breach.depthToleranceMm, locale, 0),
        })
      : t('trajectory.breach.none'),
    ...(breach.heldOnce ? [] : [t('trajectory.breach.narrow')]),
    ...(breach.holdsTarget ? [] : [t('trajectory.breach.passed')]),
    ...(instrument ? [shortInstrumentName(instrument, t, locale)] : []),
  ];
  return (
    <li>
      <button
        type="button"
        className={`distance-row distance-${out ? 'near' : 'none'}`}
        onClick={() => setSession({ crosshairMm: breach.pointMm, depthMm: breach.depthMm })}
      >
        <VerdictSign saying={out ? 'near' : 'none'} />
        <span className="row-text">
          {capitalise(itemName(breach.structure, locale))}
          <small>{facts.join(' · ')}</small>
        </span>
      </button>
    </li>
  );
}
