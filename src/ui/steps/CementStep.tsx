import { useTranslation } from 'react-i18next';
import { boneInputs } from '../../store/cement/inputs';
import { cementInstruments, targetBone } from '../../store/cement/setup';
import { useCement } from '../../store/cement/state';
import { useSession } from '../../store/session';
import { useAskedPlan } from '../useAskedPlan';
import { Facts } from './cement/Facts';
import { Fold } from './live/Fold';
import { InjectionPanel } from './cement/InjectionPanel';
import { Prepare } from './cement/Prepare';
import { Preview } from './cement/Preview';
import { Setup } from './cement/Setup';

/** Step 7: what comes before the injection, the injection itself, and what is read off it. */
export function CementStep() {
  const { t } = useTranslation();
  const plan = useAskedPlan();
  const ct = useSession((state) => state.ct);
  const structures = useSession((state) => state.structures);
  const prepared = useCement((state) => state.prepared);
  if (cementInstruments(plan).length === 0)
    return (
      <section className="step step-cement">
        <h2>{t('cement.heading')}</h2>
        <p className="note note-near">{t('cement.noInstrument')}</p>
      </section>
    );
  const target = targetBone(plan, structures);
  const isCurrent = prepared?.inputs === boneInputs(plan, { ct, structures });
  return (
    <section className="step step-cement">
      <Fold
        className="cement-setup"
        summaryClass="group-heading"
        title={t('cement.setup')}
        opens={!prepared || !isCurrent}
      >
        <Setup />
      </Fold>
      <Prepare canPrepare={target !== undefined} isCurrent={isCurrent} />
      {prepared && isCurrent && (
        <>
          <InjectionPanel />
          <Preview />
        </>
      )}
      <Facts />
    </section>
  );
}
