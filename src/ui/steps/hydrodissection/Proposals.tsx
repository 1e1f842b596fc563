import { useTranslation } from 'react-i18next';
import { useHydroClearance } from '../../../store/hydrodissection/clearance';
import { proposeInputs, proposeNeedles, useHydroProposals } from '../../../store/hydrodissection/propose';
import { useHydro } from '../../../store/hydrodissection/state';
import { useSession } from '../../../store/session';
import { Button } from '../../controls';
import { useAskedPlan } from '../../useAskedPlan';
import { useStructureNames } from '../../useStructureNames';
import { ProposalCard } from './ProposalCard';

/** Where to put the needle: a search on demand, and what each place would bring. */
export function Proposals() {
  const { t } = useTranslation();
  const nameOf = useStructureNames();
  const { proposals, inputs, isBusy } = useHydroProposals();
  const plan = useAskedPlan();
  const ct = useSession((state) => state.ct);
  const structures = useSession((state) => state.structures);
  const isMeasured = useHydroClearance((state) => state.before !== undefined);
  const isIdle = useHydro(({ hand }) => hand === 'idle');
  const isStale = proposals !== undefined && inputs !== proposeInputs(plan, { ct, structures });
  if (plan.instruments.length === 0) return <p className="muted">{t('hydrodissection.propose.noPath')}</p>;
  return (
    <div className="step-stack">
      <p className="fine-print">{t('hydrodissection.propose.hint')}</p>
      {!isMeasured && <p className="muted">{t('hydrodissection.propose.waiting')}</p>}
      <Button isDisabled={isBusy || !isMeasured || !isIdle} onPress={() => void proposeNeedles()}>
        {t(`hydrodissection.propose.${proposals && !isBusy ? 'again' : 'run'}`)}
      </Button>
      {isBusy && (
        <p className="muted" role="status">
          {t('hydrodissection.propose.running')}
        </p>
      )}
      {isStale && !isBusy && (
        <p className="note note-near" role="status">
          ↻ {t('hydrodissection.propose.stale')}
        </p>
      )}
      {proposals && (
        <>
          {proposals.trials.length === 0 && <p className="muted">{t('hydrodissection.propose.nothing')}</p>}
          <ol className="proposal-list">
            {proposals.trials.map((trial, n) => (
              <ProposalCard
                key={trial.place.tipMm.join()}
                trial={trial}
                n={n}
                canTake={!isBusy && !isStale}
              />
            ))}
          </ol>
          {proposals.fixed.length > 0 && (
            <p className="note">
              {t('hydrodissection.propose.fixed', {
                names: [...new Set(proposals.fixed.map(({ key, structure }) => nameOf(key, structure)))].join(
                  ', ',
                ),
              })}
            </p>
          )}
          <p className="fine-print">
            {t('hydrodissection.propose.checked', { probed: proposals.probed, looked: proposals.looked })}
          </p>
          <p className="fine-print">{t('hydrodissection.propose.how')}</p>
        </>
      )}
    </div>
  );
}
