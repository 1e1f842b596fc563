import type { WorkCt } from '../work';

/** What separates bone from the rest on this CT, HU. */
export interface BoneLevels {
  /** Most of the soft tissue: muscle. */
  readonly muscleHu: number;
  readonly noiseHu: number;
  /** Above it a voxel may be bone. */
  readonly weakHu: number;
  /** A bone has some voxels above it. */
  readonly strongHu: number;
}

const [firstHu, lastHu] = [-20, 130];

/** From the peak of the soft tissue in the histogram of the body, and how wide it is. */
export function boneLevels({ hu }: WorkCt, body: Uint8Array): BoneLevels {
  const counts = new Float64Array(lastHu - firstHu + 1);
  for (let q = 0; q < hu.length; q++) {
    const value = hu[q]!;
    if (body[q] && value >= firstHu && value <= lastHu) counts[value - firstHu]! += 1;
  }
  const soft = averaged(counts, 6);
  let peak = 0;
  for (let n = 0; n < soft.length; n++) if (soft[n]! > soft[peak]!) peak = n;
  let half = peak;
  while (half < soft.length - 1 && soft[half]! > soft[peak]! / 2) half++;
  const muscleHu = soft[peak]! > 0 ? peak + firstHu : 50;
  const noiseHu = Math.min(Math.max((half - peak) / 1.18, 8), 40);
  return {
    muscleHu,
    noiseHu,
    weakHu: Math.round(muscleHu + Math.max(85, 3.5 * noiseHu)),
    strongHu: muscleHu + 230,
  };
}

const averaged = (values: Float64Array, reach: number): Float64Array =>
  values.map((_, n) => {
    const part = values.subarray(Math.max(0, n - reach), n + reach + 1);
    return part.reduce((sum, value) => sum + value, 0) / part.length;
  });
