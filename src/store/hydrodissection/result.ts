import type { HydroResult } from '../../plan/hydrodissection';
import { inletOf } from '../../plan/needles';
import type { Plan } from '../../plan/schema';
import { metAtMl } from '../../simulation/hydrodissection/patient/band';
import { usePlan } from '../plan';
import { type SessionState, useSession } from '../session';
import { hydroInputs } from './inputs';
import { rangeOf } from './curves';
import { seriesInputs, useHydroSeries } from './series-state';
import { changeHydro, hydroSetup } from './setup';
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
    draft.result = { inputs, injectedMl, pocketMl, ...toldOf(plan) };
  }, 'inject-fluid');
}

/** Puts what the curves tell beside the result that the plan has. */
export function tellInPlan(): void {
  const { plan } = usePlan.getState();
  if (!plan.hydrodissection?.result || isHydroStale(plan, useSession.getState())) return;
  changeHydro((draft) => void Object.assign(draft.result!, toldOf(plan)), 'inject-fluid');
}

/** What the curves tell, where they belong to the plan: compatible shares, and the margins that fluid brings. */
function toldOf(plan: Plan): Pick<HydroResult, 'retained' | 'marginsMet'> {
  const { series, inputs } = useHydroSeries.getState();
  const isCurrent = series && inputs === seriesInputs(plan, useSession.getState().structures);
  if (!isCurrent) return { retained: { high: 1 }, marginsMet: [] };
  const range = rangeOf(series);
  const marginsMet = series.curves.flatMap((curve) => {
    const met = inletOf(curve.instrument) === undefined ? metAtMl(series, curve, range) : undefined;
    if (!met || met.low === 0) return [];
    const { instrument, key: structure } = curve;
    return [{ instrument, structure, lowMl: met.low, ...(met.high !== undefined && { highMl: met.high }) }];
  });
  return { retained: { high: range.high, ...(range.low !== undefined && { low: range.low }) }, marginsMet };
}

/** Whether the plan's result belongs to something else than the plan now says. */
export const isHydroStale = (plan: Plan, session: Pick<SessionState, 'ct' | 'structures'>): boolean =>
  plan.hydrodissection?.result !== undefined &&
  plan.hydrodissection.result.inputs !== hydroInputs(plan, session);

/** Whether the injection on the screen is the one of the plan. */
export const isPlansHydro = (plan: Plan, { frames }: Pick<HydrodissectionState, 'frames'>): boolean =>
  JSON.stringify(frames.at(-1)?.steps ?? []) === JSON.stringify(plan.hydrodissection?.schedule ?? []);
