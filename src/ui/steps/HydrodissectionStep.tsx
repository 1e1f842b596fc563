import { useTranslation } from 'react-i18next';
import { isTissueCurrent } from '../../store/hydrodissection/inputs';
import { hydroSetup } from '../../store/hydrodissection/setup';
import { hasInjected, useHydro } from '../../store/hydrodissection/state';
import { useSession } from '../../store/session';
import { useAskedPlan } from '../useAskedPlan';
import { useHydroLater } from '../useLater';
import { FluidForm } from './hydrodissection/FluidForm';
import { ForClass } from './hydrodissection/ForClass';
import { Honesty } from './hydrodissection/Honesty';
import { LivePanel } from './hydrodissection/LivePanel';
import { Needles } from './hydrodissection/Needles';
import { Proposals } from './hydrodissection/Proposals';
import { Spaces } from './hydrodissection/Spaces';
import { Tissue } from './hydrodissection/Tissue';
import { Fold } from './live/Fold';

/** Step 5: where the needles lie, what they inject, what the tissue does, and what is known of it. */
export function HydrodissectionStep() {
  const { t } = useTranslation();
  const plan = useAskedPlan();
  const ct = useSession((state) => state.ct);
  const structures = useSession((state) => state.structures);
  const prepared = useHydro((state) => state.prepared);
  const hasFluid = useHydroLater(hasInjected);
  const { inlets } = hydroSetup(plan);
  const isCurrent = prepared !== undefined && isTissueCurrent(prepared, plan, { ct, structures });
  return (
    <section className="step step-hydro">
      <Fold
        className="step-fold"
        summaryClass="group-heading"
        title={t('hydrodissection.setup')}
        opens={!hasFluid}
      >
        <div className="step-stack">
          <Needles />
          <FluidForm />
        </div>
      </Fold>
      <Tissue isCurrent={isCurrent} canRead={inlets.length > 0 || plan.instruments.length > 0} />
      {prepared && isCurrent && (
        <>
          <Fold
            className="step-fold"
            summaryClass="group-heading"
            title={t('hydrodissection.found')}
            opens={!hasFluid}
          >
            <Spaces model={prepared.model} />
          </Fold>
          <Fold
            className="step-fold"
            summaryClass="group-heading"
            title={t('hydrodissection.propose.title')}
            opens={inlets.length === 0}
          >
            <Proposals />
          </Fold>
          {inlets.length > 0 && <LivePanel />}
        </>
      )}
      <ForClass />
      <Honesty />
    </section>
  );
}
