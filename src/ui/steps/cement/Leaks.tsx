import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../../i18n/format';
import type { BoneOutlet } from '../../../simulation/cement/bone/types';
import { type Frame, type Prepared, preparedOf, shownFrame, useCement } from '../../../store/cement/state';
import { setSession } from '../../../store/session';
import { useCementLater } from '../../useLater';
import { useLocale } from '../../useLocale';
import { outletWords } from './words';

interface Leak {
  readonly outlet: BoneOutlet;
  readonly leakedMl: number;
  readonly firstMl: number;
}

function leaksOf({ state }: Frame, { outlets }: Prepared): Leak[] {
  return [...outlets.values()]
    .flatMap((outlet) => {
      const firstMl = state.firstContactMl[outlet.id];
      return firstMl === undefined ? [] : [{ outlet, firstMl, leakedMl: state.leakedMl[outlet.id] ?? 0 }];
    })
    .toSorted((a, b) => b.leakedMl - a.leakedMl);
}

/** Every way out that the cement has reached. */
export function Leaks() {
  const { t } = useTranslation();
  const locale = useLocale();
  const frame = useCementLater(shownFrame);
  const prepared = useCementLater(preparedOf);
  const announces = useCement((state) => state.announcesLeaks);
  const hand = useCement((state) => state.hand);
  if (!prepared || !frame || (!announces && hand !== 'idle')) return null;
  const leaks = leaksOf(frame, prepared);
  const ml = (value: number) => formatNumber(value, locale, 2);
  return (
    <section>
      <h2>{t('cement.leaks')}</h2>
      {leaks.length === 0 && <p className="muted">{t('cement.noLeak')}</p>}
      {!announces && leaks.length > 0 && <Rehearsed leaks={leaks} injectedMl={frame.state.injectedMl} />}
      <ul className="leak-list">
        {leaks.map(({ outlet, leakedMl, firstMl }) => (
          <li key={outlet.id}>
            <button type="button" onClick={() => setSession({ crosshairMm: outlet.atMm })}>
              <b>{outletWords(t, prepared.model, outlet)}</b>
              <span>
                {leakedMl >= 0.005
                  ? t('cement.leakLine', { ml: ml(leakedMl), first: ml(firstMl) })
                  : t('cement.leakReached', { first: ml(firstMl) })}
              </span>
              <small>{t(`cement.origin.${outlet.origin}`)}</small>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** After a rehearsal: the first leak against the moment of stopping. */
function Rehearsed({ leaks, injectedMl }: { readonly leaks: readonly Leak[]; readonly injectedMl: number }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const first = Math.min(...leaks.map(({ firstMl }) => firstMl));
  return (
    <p className="note">
      {t('cement.rehearsalResult', {
        first: formatNumber(first, locale, 2),
        stopped: formatNumber(injectedMl, locale, 2),
      })}
    </p>
  );
}
