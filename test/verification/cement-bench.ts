import { noContext } from '../../src/core/kernel';
import type { BenchAnswer, BenchState } from '../../src/simulation/cement/bench/answer';
import { runCementBench } from '../../src/simulation/cement/bench/run';
import { cube } from './bench-grid';

/** Descriptions of experiments with closed answers, run as `bench-cement` runs them. */

/** The reference set of physics §2. */
export const reference = {
  kMm2: 5e-3,
  porosity: 0.9,
  cementPaS: 100,
  marrowPaS: 0.1,
  flowMm3PerS: 100,
  tipRadiusMm: 1.194,
} as const;

const { kMm2, flowMm3PerS } = reference;
/** Qμ/4πk, kPa·mm: the pressure of a point source is this over the distance. */
export const sourceKpaMm = (viscosityPaS: number): number =>
  (flowMm3PerS * viscosityPaS) / (4 * Math.PI * kMm2) / 1000;

export const free = {
  'x-': 'free-space',
  'x+': 'free-space',
  'y-': 'free-space',
  'y+': 'free-space',
  'z-': 'free-space',
  'z+': 'free-space',
} as const;

/** A point source in the reference medium, in free space. */
export const pointSource = (h: number, halfMm: number, changes: object = {}) => ({
  grid: cube(halfMm, h),
  material: { permeabilityM2: 5e-9, porosity: reference.porosity },
  boundary: free,
  marrow: { viscosityPaS: reference.marrowPaS },
  cement: { viscosityPaS: reference.cementPaS },
  inlet: { atMm: [0, 0, 0], tipRadiusMm: reference.tipRadiusMm, flowMlPerS: flowMm3PerS / 1000 },
  ...changes,
});

/** Cement at the start, as physics §7 wants it in free space. */
export const startBall = { shape: 'sphere', centerMm: [0, 0, 0], radiusMm: 1.5, saturation: 1 } as const;

/** Runs a description; a failure is the test's. */
export async function bench(description: object): Promise<BenchAnswer> {
  const answer = await runCementBench({ description }, noContext);
  if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
  return answer.value;
}

/** The states of a run. */
export const states = async (description: object): Promise<readonly BenchState[]> =>
  (await bench(description)).states;
