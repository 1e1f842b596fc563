import { usePlan } from '../plan';
import { useSession } from '../session';
import { previewInputs } from './inputs';
import { keepCementNear } from './near';
import { forgetCement } from './prepare';
import { forgetPreview } from './preview';

/** Measures the cement, and forgets what no longer holds: all with the CT, the maps with what they follow from. */
export function keepCement(): () => void {
  const stops = [
    keepCementNear(),
    useSession.subscribe((state, before) => {
      if (state.ct !== before.ct) forgetCement();
    }),
    usePlan.subscribe(({ plan }, { plan: before }) => {
      if (plan.cement === before.cement && plan.instruments === before.instruments) return;
      const session = useSession.getState();
      if (previewInputs(plan, session) !== previewInputs(before, session)) forgetPreview();
    }),
  ];
  return () => stops.forEach((stop) => stop());
}
