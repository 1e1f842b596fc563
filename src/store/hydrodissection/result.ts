import type { Plan } from '../../plan/schema';
import { usePlan } from '../plan';
import { type SessionState, useSession } from '../session';
import { hydroInputs } from './inputs';
import { changeHydro, hydroSetup, retainedOf } from './setup';
import { type HydrodissectionState, useHydro } from './state';

/** Puts what was done and what came of it into the plan, in one undoable step. */
export function keepHydroResult(): void {
  const last = useHydro.getState().frames.at(-1);
  if (!last) return;
  const { plan } = usePlan.getState();
  const schedule = last.steps.map((step) => structuredClone(step));
  const setup = hydroSetup(plan);
  const inputs = hydroInputs({ ...plan, hydrodissection: { ...setup, schedule } }, useSession.getState());
  const { injectedMl, pocketMl } = last.state;
  changeHydro((draft) => {
    draft.schedule = schedule;
    draft.result = {
      inputs,
      injectedMl,
      pocketMl,
      retained: draft.result?.retained ?? { high: retainedOf(setup) },
      marginsMet: draft.result?.marginsMet ?? [],
    };
  }, 'inject-fluid');
}

/** Whether the plan's result belongs to something else than the plan now says. */
export const isHydroStale = (plan: Plan, session: Pick<SessionState, 'ct' | 'structures'>): boolean =>
  plan.hydrodissection?.result !== undefined &&
  plan.hydrodissection.result.inputs !== hydroInputs(plan, session);

/** Whether the injection on the screen is the one of the plan. */
export const isPlansHydro = (plan: Plan, { frames }: Pick<HydrodissectionState, 'frames'>): boolean =>
  JSON.stringify(frames.at(-1)?.steps ?? []) === JSON.stringify(plan.hydrodissection?.schedule ?? []);
