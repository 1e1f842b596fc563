import { ok, type Result } from '../../../../core/result';
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

/** The two steps of a search, run where the caller likes: here, or in workers. */
export interface SearchSteps {
  rank(): Promise<Result<Ranking>>;
  attempt(place: NeedlePlace, mostMl: number): Promise<Result<NeedleTrial>>;
  /** Called with what is known so far. */
  found?(proposals: NeedleProposals): void;
}

export interface SearchOptions {
  /** Places to simulate in full. */
  readonly trials: number;
  readonly mostMl: number;
  /** Trials at the same time. */
  readonly atOnce?: number;
}

/** A place that needs this many times the least volume found is no alternative: its trial ends there. */
const worthTimes = 4;
/** But not before this, mL. */
const worthFromMl = 20;

/**
 * The places that a probe lets expect most from, simulated in full. A trial that fails is left out unless
 * all do; the failure of the last is then the search's.
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
  const trials: NeedleTrial[] = [];
  const told = (): NeedleProposals => ({
    trials: trials.toSorted(byVolume),
    probed: places.length,
    looked,
    fixed,
    mostMl,
  });
  steps.found?.(told());
  let failed: Result<NeedleProposals> | undefined;
  let isCancelled = false;
  const work = async (): Promise<void> => {
    for (let place = waiting.shift(); place && !isCancelled; place = waiting.shift()) {
      const least = Math.min(...trials.map(({ neededMl }) => neededMl ?? Infinity));
      const upToMl = Math.min(mostMl, Math.max(worthFromMl, worthTimes * least));
      const trial = await steps.attempt(place, upToMl);
      if (trial.ok) {
        trials.push(trial.value);
        steps.found?.(told());
      } else {
        failed = trial;
        isCancelled ||= trial.failure.code === 'cancelled';
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return failed && (isCancelled || trials.length === 0) ? failed : ok(told());
}

function byVolume(a: NeedleTrial, b: NeedleTrial): number {
  if (a.neededMl !== undefined && b.neededMl !== undefined) return a.neededMl - b.neededMl;
  if (a.neededMl !== undefined) return -1;
  if (b.neededMl !== undefined) return 1;
  return totalShortMm(a.short) - totalShortMm(b.short);
}
