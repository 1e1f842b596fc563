import type { Kernel } from '../../../core/kernel';
import { ok, type Result } from '../../../core/result';
import type { LpsPoint } from '../../../core/units';
import { createHydrodissection, type Hydrodissection, type HydroSnapshot } from '../hydrodissection';
import type {
  HydroAdvance,
  HydroEffort,
  HydroFields,
  HydroGoal,
  HydroInlet,
  HydroProblem,
  HydroState,
} from '../types';

/** An instant of a hydrodissection, and how to come back to it. */
export interface HydroMoment {
  /** Names the instant within its problem. */
  readonly id: string;
  readonly snapshot: HydroSnapshot;
}

export interface HydroLiveInput {
  /** Names `problem` and `markersMm`: two inputs of the same name are the same hydrodissection. */
  readonly problemId: string;
  readonly problem: HydroProblem;
  readonly markersMm?: readonly LpsPoint[];
  /** Absent: from the first drop. */
  readonly from?: HydroMoment;
  /** Name of the instant that this leads to. */
  readonly toId: string;
  /** Whether to answer a second copy of that instant, to be kept. */
  readonly copies?: boolean;
  /** What is to be injected from now on, in place of what was left; absent: as before. */
  readonly inlets?: readonly HydroInlet[];
  readonly goal: HydroGoal;
}

export interface HydroLiveOutput {
  readonly moment: HydroMoment;
  readonly copy?: HydroMoment;
  readonly state: HydroState;
  readonly fields: HydroFields;
  /** Where the markers are now. */
  readonly markersMm: readonly LpsPoint[];
  readonly reached: HydroAdvance['reached'];
  readonly effort: HydroEffort;
}

/** The run that went on last here: it only spares building it again. */
let warm: { readonly problemId: string; readonly run: Hydrodissection } | undefined;

/**
 * From one instant of a hydrodissection to a later one. Without state of its own: the same input gives the same
 * output, whichever worker it runs in. Failures: those of `createHydrodissection` and of its `advance`.
 */
export const advanceHydro: Kernel<HydroLiveInput, HydroLiveOutput> = async (input, context) => {
  const begun = begin(input);
  if (!begun.ok) return begun;
  const run = begun.value;
  // A step that fails or is cancelled half-way leaves no instant to go on from.
  warm = undefined;
  if (input.inlets) {
    const set = run.setInlets(input.inlets);
    if (!set.ok) return set;
  }
  const done = await run.advance(input.goal, context);
  if (!done.ok) return done;
  const moment = { id: input.toId, snapshot: run.snapshot() };
  warm = { problemId: input.problemId, run };
  return ok({
    moment,
    ...(input.copies && { copy: { ...moment, snapshot: run.snapshot() } }),
    state: run.state(),
    fields: run.fields(),
    markersMm: run.markersMm,
    reached: done.value.reached,
    effort: run.effort,
  });
};

/** At the instant asked for: restored even where it is there already, so that every worker goes on bit for bit. */
function begin({ problemId, problem, markersMm, from }: HydroLiveInput): Result<Hydrodissection> {
  const known = from && warm?.problemId === problemId ? warm.run : undefined;
  const begun = known ? ok(known) : createHydrodissection(problem, markersMm ? { markersMm } : {});
  if (begun.ok && from) begun.value.restore(from.snapshot);
  return begun;
}
