import { useMemo } from 'react';
import { expectedStructures } from '../catalog/structures';
import type { Plan } from '../plan/schema';
import { isResultStale } from '../store/cement/result';
import { isHydroStale } from '../store/hydrodissection/result';
import { usePlan } from '../store/plan';
import { type SessionState, type StepId, useSession } from '../store/session';
import { mismatches, type PathPlace, placePath } from '../trajectory/consistency';
import { instrumentInputs } from '../trajectory/table-input';
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
function structuresState({ case: item }: Plan, { structures }: Pick<SessionState, 'structures'>): StepState {
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

/** Where each path of a plan lies. */
export const pathPlaces = (
  instruments: Plan['instruments'],
  structures: SessionState['structures'],
): readonly (PathPlace | undefined)[] =>
  instrumentInputs(instruments).map(({ entryMm, targetMm }) => placePath(structures, entryMm, targetMm));

/**
 * Stale while the distances belong to another path than the one shown; partial while a verdict is
 * incomplete, or a path is not known to go where the case states.
 */
export function trajectoryState(
  { instruments, case: stated }: Plan,
  { clearance, clearanceStale }: Pick<SessionState, 'clearance' | 'clearanceStale'>,
  places: ReturnType<typeof pathPlaces>,
): StepState {
  if (instruments.length === 0) return 'empty';
  if (clearanceStale) return 'stale';
  const isComplete = clearance?.verdicts.every(({ verdict }) => verdict !== 'incomplete');
  const isAsStated = places.every((place) => mismatches(place, stated).length === 0);
  return isComplete && isAsStated ? 'done' : 'partial';
}

/** Done when cement was injected; stale when something that came before it has changed since. */
function cementState(plan: Plan, session: Pick<SessionState, 'ct' | 'structures'>): StepState {
  if (!plan.cement) return 'empty';
  if (!plan.cement.result) return 'partial';
  return isResultStale(plan, session) ? 'stale' : 'done';
}

/** Done when fluid was injected; stale when something that came before it has changed since. */
function hydroState(plan: Plan, session: Pick<SessionState, 'ct' | 'structures'>): StepState {
  if (!plan.hydrodissection) return 'empty';
  if (!plan.hydrodissection.result) return 'partial';
  return isHydroStale(plan, session) ? 'stale' : 'done';
}

export function useStepStates(): Readonly<Record<StepId, StepState>> {
  const plan = usePlan((state) => state.plan);
  const ct = useSession((state) => state.ct);
  const structures = useSession((state) => state.structures);
  const clearance = useSession((state) => state.clearance);
  const clearanceStale = useSession((state) => state.clearanceStale);
  // Apart from the distances, which come anew many times a second while a path is drawn.
  const { instruments } = plan;
  const places = useMemo(() => pathPlaces(instruments, structures), [instruments, structures]);
  const simulated = useMemo(
    () => ({
      hydrodissection: hydroState(plan, { ct, structures }),
      cement: cementState(plan, { ct, structures }),
    }),
    [plan, ct, structures],
  );
  return {
    case: caseState(plan),
    structures: structuresState(plan, { structures }),
    approach: approachState(plan),
    trajectory: trajectoryState(plan, { clearance, clearanceStale }, places),
    ...simulated,
  };
}
