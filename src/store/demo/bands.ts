import type { Plan } from '../../plan/schema';
import type { Story } from '../../plan/story';
import {
  clearanceBand,
  type Course,
  decayBand,
  type Interval,
  type RetainedRange,
  type RetainedSeries,
} from '../../simulation/hydrodissection/patient/band';
import { clinicalSeries } from '../../simulation/hydrodissection/patient/clinical-series';
import { fluidParameterItems } from '../../simulation/hydrodissection/patient/parameters';
import { rangeOf } from '../hydrodissection/curves';
import { curvesOf } from '../hydrodissection/series';
import { seriesInputs, useHydroSeries } from '../hydrodissection/series-state';
import { retainedOf } from '../hydrodissection/setup';
import { usePlan } from '../plan';
import { useSession } from '../session';
import { clearancesOf, type Instant, type Recording, type Run } from './recording';

/** Ranges of the retained share that stories have found, by tissue, needles and paths. */
const ranges = new Map<string, RetainedRange>();
export const forgetBands = (): void => ranges.clear();

const unbounded: RetainedRange = { high: 1, limitedBy: [], unmet: [] };

const inputsOf = ({ setup }: Run): string =>
  seriesInputs(
    { ...usePlan.getState().plan, hydrodissection: setup } satisfies Plan,
    useSession.getState().structures,
  );

/** Shares of the fluid that agree with the clinical series, where a run of that volume is known; the same object each time. */
export function rangeOfRun(run: Run): RetainedRange | undefined {
  if (retainedOf(run.setup) !== 1) return undefined;
  const inputs = inputsOf(run);
  const known = ranges.get(inputs);
  if (known) return known;
  const found = seriesOf(run, inputs);
  const range = found && rangeOf(found);
  if (range) ranges.set(inputs, range);
  return range;
}

function seriesOf({ pocketMl, tables }: Run, inputs: string): RetainedSeries | undefined {
  if (pocketMl.at(-1)! >= clinicalSeries.leastMl - 1e-3) return { pocketMl, curves: curvesOf(tables) };
  const { series, inputs: made } = useHydroSeries.getState();
  return made === inputs ? series : undefined;
}

export interface Banded {
  readonly band: Interval;
  /** What the band is over: the share that stays, the time in which the pocket drains. */
  readonly over: readonly ('share' | 'decay')[];
}

/** The range of a clearance over the inputs that nobody knows; undefined where nothing bounds it. */
export function bandAt(
  story: Story,
  recording: Recording,
  instant: Instant,
  structure: string,
): Banded | undefined {
  const run = recording.runs[instant.run]!;
  const since = sinceInjection(story, recording, instant);
  if (instant.injectedMl <= 0 || since === undefined || retainedOf(run.setup) !== 1) return undefined;
  const range = rangeOfRun(run);
  const hasShare = range?.low !== undefined && range.low < 1;
  if (!hasShare && since <= 0) return undefined;
  const series = { pocketMl: run.pocketMl, curves: [] };
  const curve = curveOf(run, structure);
  const shares = hasShare ? range : unbounded;
  const { range: tausS } = fluidParameterItems.decayS;
  return {
    band:
      since > 0
        ? decayBand(series, curve, shares, instant.injectedMl, since, tausS)
        : clearanceBand(series, curve, shares, instant.injectedMl),
    over: [...(hasShare ? (['share'] as const) : []), ...(since > 0 ? (['decay'] as const) : [])],
  };
}

/** The tightest of all instruments at each volume. */
const curveOf = ({ tables }: Run, structure: string): Course => ({
  clearanceMm: tables.map((table) => clearancesOf(table, [structure])[structure] ?? Number.NaN),
});

/** Time since the injection of its run ended, s; undefined where something was injected after a wait. */
function sinceInjection({ steps }: Story, { instants }: Recording, instant: Instant): number | undefined {
  const run = instants.filter(({ run: own }) => own === instant.run);
  const done = steps.slice(run[0]!.step, instant.step + 1).flatMap(({ action }) => action?.kind ?? []);
  const firstWait = done.indexOf('wait');
  if (firstWait >= 0 && done.lastIndexOf('inject') > firstWait) return undefined;
  const injected = run.findLast(({ step }) => steps[step]!.action?.kind === 'inject' && step <= instant.step);
  return firstWait < 0 || !injected ? 0 : instant.elapsedS - injected.elapsedS;
}
