import type { KernelContext } from '../../../core/kernel';
import { fail, ok, type Result } from '../../../core/result';
import { type LpsPoint, lpsPoint, type LpsVector } from '../../../core/units';
import { subtract } from '../../../core/vector';
import { createHydrodissection, type Hydrodissection } from '../hydrodissection';
import type { HydroEffort, HydroState } from '../types';
import { buildHydroBench } from './build';
import { readHydroBench } from './read';
import type { HydroBench } from './schema';

/** One requested instant; the keys are those of the answer. */
export interface HydroBenchState extends HydroState {
  readonly markersMm: readonly LpsPoint[];
  readonly displacementMm: readonly LpsVector[];
}

/** What a bench run answers. */
export interface HydroBenchAnswer extends HydroEffort {
  readonly states: readonly HydroBenchState[];
  /** Time that the calculation took. */
  readonly seconds: number;
  readonly cells: number;
}

/**
 * Runs a described experiment (`virtual-bench.md`) through the solver that runs on patients.
 * Failures: `bench-…` for the description, those of the hydrodissection for the run.
 */
export async function runHydroBench(
  { description }: { readonly description: unknown },
  context: KernelContext,
): Promise<Result<HydroBenchAnswer>> {
  const began = Date.now();
  const read = readHydroBench(description);
  if (!read.ok) return read;
  const bench = read.value;
  const markersMm = bench.markersMm.map((point) => lpsPoint(...point));
  const created = createHydrodissection(buildHydroBench(bench), { markersMm });
  if (!created.ok) return withKey(created, bench);
  const run = created.value;
  const states = await statesOf(bench, run, markersMm, context);
  if (!states.ok) return states;
  return ok({
    states: states.value,
    seconds: (Date.now() - began) / 1000,
    cells: run.frame.cells,
    ...run.effort,
  });
}

/** Names the key of the inlet that cannot be placed. */
function withKey(failed: Result<never> & { ok: false }, { inlets }: HydroBench): Result<never> {
  const { code, data } = failed.failure;
  if (code !== 'hydro-inlet-blocked' && code !== 'hydro-no-outlet') return failed;
  const n = inlets.findIndex(({ atMm: [x, y, z] }) => x === data['x'] && y === data['y'] && z === data['z']);
  return fail(code === 'hydro-no-outlet' ? 'bench-no-outlet' : 'bench-inlet-blocked', {
    where: `inlets.${n}.atMm`,
  });
}

/** Advances from one requested instant to the next, in order of time. */
async function statesOf(
  bench: HydroBench,
  run: Hydrodissection,
  startMm: readonly LpsPoint[],
  context: KernelContext,
): Promise<Result<HydroBenchState[]>> {
  const points = [
    ...bench.report.atMl.map((volumeMl) => timeOfVolume(bench, volumeMl)),
    ...bench.report.atS,
  ].toSorted((a, b) => a - b);
  const states: HydroBenchState[] = [];
  for (const [n, timeS] of points.entries()) {
    if (timeS > run.timeS) {
      const went = await run.advance(
        { forS: timeS - run.timeS },
        {
          checkpoint: (fraction) => context.checkpoint((n + fraction) / points.length),
        },
      );
      if (!went.ok) return went;
    }
    const now = run.markersMm;
    states.push({
      ...run.state(),
      markersMm: now,
      displacementMm: now.map((point, m) => subtract(point, startMm[m]!)),
    });
  }
  return ok(states);
}

/** When the inlets together, which all start at 0, have given a volume. */
function timeOfVolume({ inlets }: HydroBench, volumeMl: number): number {
  const ends = inlets.map((inlet) => inlet.volumeMl / inlet.rateMlPerS).toSorted((a, b) => a - b);
  let [timeS, givenMl] = [0, 0];
  for (const endS of ends) {
    const rate = inlets.reduce(
      (sum, inlet) => sum + (inlet.volumeMl / inlet.rateMlPerS > timeS ? inlet.rateMlPerS : 0),
      0,
    );
    const byEnd = givenMl + rate * (endS - timeS);
    if (byEnd >= volumeMl) return timeS + (volumeMl - givenMl) / Math.max(rate, 1e-12);
    [timeS, givenMl] = [endS, byEnd];
  }
  return timeS;
}
