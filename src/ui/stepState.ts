import { expectedStructures } from '../catalog/structures';
import type { Plan } from '../plan/schema';
import { usePlan } from '../store/plan';
import { type SessionState, type StepId, useSession } from '../store/session';
import { missingFields } from './case/caseWords';

export type StepState = 'empty' | 'partial' | 'done' | 'stale';

const filled = (some: boolean, all: boolean): StepState => (all ? 'done' : some ? 'partial' : 'empty');

/** How far the Case step is: every required field stated. */
export const caseState = ({ case: item }: Plan): StepState =>
  filled(
    [item.site, item.level, item.side, item.positionAtProcedure].some((value) => value !== undefined),
    missingFields(item).length === 0,
  );

/** Done when the region is stated and every at-risk structure that it expects is there. */
export function structuresState(
  { case: item }: Plan,
  { structures }: Pick<SessionState, 'structures'>,
): StepState {
  const present = new Set(structures.map(({ id }) => id));
  const expected = expectedStructures(item);
  const complete = expected.every(({ fulfilledBy }) => fulfilledBy.some((id) => present.has(id)));
  return filled(structures.length > 0, structures.length > 0 && expected.length > 0 && complete);
}

export const approachState = ({ case: item, instruments }: Plan): StepState =>
  filled(
    item.approach !== undefined || instruments.length > 0,
    item.approach !== undefined && instruments.length > 0,
  );

/** Stale while the distances belong to another path than the one shown; partial while a verdict is incomplete. */
export function trajectoryState(
  { instruments }: Plan,
  { clearance, clearanceStale }: Pick<SessionState, 'clearance' | 'clearanceStale'>,
): StepState {
  if (instruments.length === 0) return 'empty';
  if (clearanceStale) return 'stale';
  const isComplete = clearance?.verdicts.every(({ verdict }) => verdict !== 'incomplete');
  return isComplete ? 'done' : 'partial';
}

export function useStepStates(): Readonly<Record<StepId, StepState>> {
  const plan = usePlan((state) => state.plan);
  const structures = useSession((state) => state.structures);
  const clearance = useSession((state) => state.clearance);
  const clearanceStale = useSession((state) => state.clearanceStale);
  return {
    case: caseState(plan),
    structures: structuresState(plan, { structures }),
    approach: approachState(plan),
    trajectory: trajectoryState(plan, { clearance, clearanceStale }),
  };
}
