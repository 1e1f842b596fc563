import { type Grid, voxelCount } from '../../../core/grid';
import { Random } from '../random';
import type { BoneParameters } from './parameters';
import { tissues } from './types';

/** A Gaussian random field: standard deviation, and correlation exp(−r²/2ℓ²) over the length ℓ. */
export interface PatternScale {
  readonly sigma: number;
  readonly lengthMm: number;
}

const waves = 48;

/**
 * Factors on the permeability of each cell: exp of the sum of Gaussian random fields, one a scale.
 *
 * Made of random plane waves in the patient's mm (LPS), so that a draw means the same pattern on any grid. A cell takes
 * the mean of the logarithm over its volume (exact for a wave); what it averages away is made up for by Matheron's
 * k = exp(mean ln k + variance / 6), so that the permeability of a large piece stays 1 on any grid.
 *
 * @param tissue saves time where it is given: only the bone's cells are then right
 */
export function patternFactors(
  grid: Grid,
  random: Random,
  scales: readonly PatternScale[],
  tissue?: Uint8Array,
): Float32Array {
  const log = new Float64Array(voxelCount(grid));
  const spans = spansOf(grid, tissue);
  let variance = 0;
  for (const scale of scales) variance += scale.sigma > 0 ? addField(log, spans, grid, random, scale) : 0;
  return Float32Array.from(log, (g) => Math.exp(g - variance / 6));
}

/** From the first to behind the last cell of bone in each row of i. */
function spansOf({ dims: [nx, ny, nz] }: Grid, tissue: Uint8Array | undefined): Int32Array {
  const spans = new Int32Array(2 * ny * nz);
  for (let row = 0; row < ny * nz; row++) {
    let first = 0;
    let end = nx;
    if (tissue) {
      while (end > 0 && !takesPattern(tissue[row * nx + end - 1]!)) end--;
      while (first < end && !takesPattern(tissue[row * nx + first]!)) first++;
    }
    spans.set([first, end], 2 * row);
  }
  return spans;
}

/** A channel is bone where its vein is shut. */
const takesPattern = (tissue: number): boolean => tissue === tissues.bone || tissue === tissues.channel;

/** Adds one field; returns the variance that is left of it in the cells. */
function addField(
  log: Float64Array,
  spans: Int32Array,
  { dims, spacing, axes, origin }: Grid,
  random: Random,
  { sigma, lengthMm }: PatternScale,
): number {
  const [nx, ny, nz] = dims;
  let variance = 0;
  for (let w = 0; w < waves; w++) {
    const wave = [0, 1, 2].map(() => random.normal() / lengthMm);
    const along = (v: readonly number[]) => wave[0]! * v[0]! + wave[1]! * v[1]! + wave[2]! * v[2]!;
    const start = 2 * Math.PI * random.uniform() + along(origin);
    // Radians from a cell to the next along each axis of the grid.
    const turn = axes.map((axis, n) => along(axis) * spacing[n]!) as [number, number, number];
    const size = turn.reduce((a, radians) => a * sinc(radians / 2), sigma * Math.sqrt(2 / waves));
    variance += (size * size) / 2;
    const dc = Math.cos(turn[0]);
    const ds = Math.sin(turn[0]);
    for (let row = 0; row < ny * nz; row++) {
      const first = spans[2 * row]!;
      const end = row * nx + spans[2 * row + 1]!;
      // cos(a + i·turn) by rotation: one sine and cosine a row instead of one a cell.
      const phase = start + turn[0] * first + turn[1] * (row % ny) + turn[2] * Math.floor(row / ny);
      let c = size * Math.cos(phase);
      let s = size * Math.sin(phase);
      for (let q = row * nx + first; q < end; q++) {
        log[q]! += c;
        const next = c * dc - s * ds;
        s = s * dc + c * ds;
        c = next;
      }
    }
  }
  return variance;
}

const sinc = (x: number): number => (Math.abs(x) < 1e-8 ? 1 : Math.sin(x) / x);

/** What the parameters assume of the bone below the resolution of its CT. */
export const assumedScale = (p: BoneParameters): PatternScale => ({
  sigma: p.patternSigma,
  lengthMm: p.patternLength,
});

/** The one of the many possible patterns that the parameters name; undefined where they switch it off. */
export const assumedPattern = (
  grid: Grid,
  p: BoneParameters,
  tissue?: Uint8Array,
): Float32Array | undefined =>
  p.patternSigma > 0
    ? patternFactors(grid, new Random(Math.round(p.patternSeed), 0), [assumedScale(p)], tissue)
    : undefined;
