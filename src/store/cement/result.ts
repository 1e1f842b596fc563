import type { CementResult } from '../../plan/cement';
import type { Plan } from '../../plan/schema';
import { fillOf } from '../../simulation/cement/live/told';
import { usePlan } from '../plan';
import { type SessionState, useSession } from '../session';
import { resultInputs } from './inputs';
import { cementSetup, changeCement } from './setup';
import { type CementState, type Frame, type Prepared, useCement } from './state';

/** Puts what was done and what came of it into the plan, in one undoable step. */
export function keepResult(): void {
  const { frames, prepared } = useCement.getState();
  const last = frames.at(-1);
  if (!last || !prepared) return;
  const { plan } = usePlan.getState();
  const schedule = last.steps.map((step) => ({ ...step }));
  const inputs = resultInputs({ ...plan, cement: { ...cementSetup(plan), schedule } }, useSession.getState());
  changeCement((draft) => {
    draft.schedule = schedule;
    draft.result = resultOf(last, prepared, inputs);
  }, 'inject-cement');
}

function resultOf({ state, readouts }: Frame, { model }: Prepared, inputs: string): CementResult {
  const { share, of, estimated } = fillOf(model, readouts);
  const known = (outlet: string) => model.outlets.some(({ id }) => id === outlet);
  const pick = (volumes: Readonly<Record<string, number>>) =>
    Object.fromEntries(Object.entries(volumes).filter(([outlet, ml]) => known(outlet) && ml > 0));
  return {
    inputs,
    injectedMl: state.injectedMl,
    leaksMl: pick(state.leakedMl),
    firstContactMl: pick(state.firstContactMl),
    fillShare: share,
    of,
    estimated,
  };
}

/** Whether the plan's result belongs to something else than the plan now says. */
export const isResultStale = (plan: Plan, session: Pick<SessionState, 'ct' | 'structures'>): boolean =>
  plan.cement?.result !== undefined && plan.cement.result.inputs !== resultInputs(plan, session);

/** Whether the injection on the screen is the one of the plan. */
export function isPlansInjection(plan: Plan, { frames }: Pick<CementState, 'frames'>): boolean {
  const steps = frames.at(-1)?.steps ?? [];
  return JSON.stringify(steps) === JSON.stringify(plan.cement?.schedule ?? []);
}
