import { useTranslation } from 'react-i18next';
import { setSession, type StepId, useSession } from '../../store/session';
import { type StepState, useStepStates } from '../stepState';
import { steps } from './steps';

const signs: Readonly<Record<StepState, string>> = { empty: '○', partial: '◐', done: '●', stale: '↻' };

/** Distances are on their way again by themselves; an injection waits for its user. */
const stateWord = (id: StepId, state: StepState) =>
  (id === 'cement' || id === 'hydrodissection') && state === 'stale' ? 'outOfDate' : state;

/** The steps of a case; each can be opened at any time. */
export function StepRail() {
  const { t } = useTranslation();
  const current = useSession((state) => state.step);
  const states = useStepStates();
  return (
    <nav className="rail" aria-label={t('shell.steps.label')}>
      <ol>
        {steps.map(([id, number]) => (
          <li key={id}>
            <button
              type="button"
              className="rail-step"
              aria-current={current === id ? 'step' : undefined}
              onClick={() => setSession({ step: id })}
            >
              <span className={`rail-sign rail-${states[id]}`} aria-hidden>
                {signs[states[id]]}
              </span>
              {number} {t(`shell.steps.${id}`)}
              <span className="sr-only">, {t(`shell.steps.${stateWord(id, states[id])}`)}</span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
