import { type Failure, ok, type Result } from '../../../../core/result';
import { goalOf, totalShortMm } from './goal';
import { differentPlaces } from './rank';
import type { NeedlePlace, NeedleTrial, ProposeScene, Ranking, Shortfall } from './types';

export interface NeedleProposals {
  /** Those that meet the margins first, least volume first; then by what lacks. */
  readonly trials: readonly NeedleTrial[];
  /** Points that a probe was made at, and points looked at for them. */
  readonly probed: number;
  readonly looked: number;
  /** Margins not met that no fluid can bring. */
  readonly fixed: readonly Shortfall[];
  /** Volume in the pocket to which was searched, mL. */
  readonly mostMl: number;
}

/** The steps of a search, run where the caller likes: here, or in workers. */
export interface SearchSteps {
  rank(): Promise<Result<Ranking>>;
  /** On cells that may be coarser than those of the plan. */
  attempt(place: NeedlePlace, mostMl: number): Promise<Result<NeedleTrial>>;
  /** On the cells of the plan; absent where attempts are. */
  confirm?(place: NeedlePlace, mostMl: number, expectedMl: number): Promise<Result<NeedleTrial>>;
  /** Called with what is known so far. */
  found?(proposals: NeedleProposals): void;
}

export interface SearchOptions {
  /** Places to simulate. */
  readonly trials: number;
  readonly mostMl: number;
  /** Trials at the same time. */
  readonly atOnce?: number;
}

/** A place that needs this many times the least volume found is no alternative: its trial ends there. */
const worthTimes = 4;
/** But not before this, mL. */
const worthFromMl = 20;
/** Finer cells may ask for so much more than coarse ones, times, before a place counts as not confirmed. */
const confirmTimes = 2.5;
/** The best is simulated on the cells of the plan, and where that changes the order the next one, at most. */
const mostConfirmed = 2;

/**
 * The places that a probe lets expect most from, simulated; then the best of them on the cells of the plan. A
 * trial that fails is left out unless all do; the failure of the last is then the search's.
 */
export async function searchPlaces(
  scene: Pick<ProposeScene, 'before' | 'fields'>,
  steps: SearchSteps,
  { trials: most, mostMl, atOnce = 1 }: SearchOptions,
): Promise<Result<NeedleProposals>> {
  const ranking = await steps.rank();
  if (!ranking.ok) return ranking;
  const { places, looked } = ranking.value;
  const { fixed } = goalOf(scene);
  const waiting = [...differentPlaces(ranking.value, most)];
  let trials: readonly NeedleTrial[] = [];
  const told = (): NeedleProposals => ({ trials, probed: places.length, looked, fixed, mostMl });
  const keep = (trial: NeedleTrial): void => {
    trials = [...trials.filter(({ place }) => place !== trial.place), trial].toSorted(byVolume);
    steps.found?.(told());
  };
  steps.found?.(told());
  let failure: Failure | undefined;
  const isCancelled = () => failure?.code === 'cancelled';
  const work = async (): Promise<void> => {
    for (let place = waiting.shift(); place && !isCancelled(); place = waiting.shift()) {
      const least = trials[0]?.neededMl ?? Infinity;
      const trial = await steps.attempt(place, Math.min(mostMl, Math.max(worthFromMl, worthTimes * least)));
      if (trial.ok) keep({ ...trial.value, place });
      else if (!isCancelled()) ({ failure } = trial);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  const confirmed = new Set<NeedlePlace>();
  while (steps.confirm && !isCancelled() && confirmed.size < mostConfirmed) {
    const [best] = trials;
    if (best?.neededMl === undefined || confirmed.has(best.place)) break;
    confirmed.add(best.place);
    const upToMl = Math.min(mostMl, confirmTimes * best.neededMl);
    const trial = await steps.confirm(best.place, upToMl, best.neededMl);
    if (trial.ok) keep({ ...trial.value, place: best.place });
    else ({ failure } = trial);
  }
  return failure && (isCancelled() || trials.length === 0) ? { ok: false, failure } : ok(told());
}

function byVolume(a: NeedleTrial, b: NeedleTrial): number {
  if (a.neededMl !== undefined && b.neededMl !== undefined) return a.neededMl - b.neededMl;
  if (a.neededMl !== undefined) return -1;
  if (b.neededMl !== undefined) return 1;
  return totalShortMm(a.short) - totalShortMm(b.short);
}
