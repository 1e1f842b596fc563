import { type Grid, voxelToLps } from './grid';
import { type LpsPoint, type VoxelPoint, voxelPoint } from './units';
import type { Volume } from './volume';

/** A box along the axes of a grid: voxel coordinates of its faces; voxel i spans i − ½ to i + ½. */
export interface VoxelBox {
  readonly low: VoxelPoint;
  readonly high: VoxelPoint;
}

/** Between fat and what a table, its mattress and clothes mostly are, HU. */
const bodyHu = -300;
/** Coarse enough to take no time, fine enough that an arm or a chin is not lost, mm. */
const sampleMm = 6;
const mostSamples = 84;

/**
 * The box that holds the patient, without the table: the largest connected part above −300 HU of a
 * coarse sample of the CT, after an erosion that parts thin shells from it. It is a help for what a
 * view is fitted to and never a measurement: it may be some mm too large. The whole grid where
 * nothing stands out.
 */
export function bodyBox({ grid, hu }: Volume): VoxelBox {
  const steps = grid.dims.map((n, a) =>
    Math.max(1, Math.round(Math.max(sampleMm, (n * grid.spacing[a]!) / mostSamples) / grid.spacing[a]!)),
  );
  const dims = grid.dims.map((n, a) => Math.ceil(n / steps[a]!)) as [number, number, number];
  const part = largestPart(eroded(sampled(hu, grid.dims, dims, steps), dims), dims);
  if (!part) return wholeBox(grid);
  // One sample for the erosion, and one for what lies between samples: never too small.
  const face = (at: number, a: number, beyond: number) =>
    Math.min(Math.max((at + beyond) * steps[a]!, -0.5), grid.dims[a]! - 0.5);
  const faces = (from: readonly number[], beyond: number) =>
    voxelPoint(...(from.map((at, a) => face(at, a, beyond)) as [number, number, number]));
  return { low: faces(part.low, -2), high: faces(part.high, 2) };
}

export const wholeBox = ({ dims }: Grid): VoxelBox => ({
  low: voxelPoint(-0.5, -0.5, -0.5),
  high: voxelPoint(dims[0] - 0.5, dims[1] - 0.5, dims[2] - 0.5),
});

/** The eight corners of a box, LPS mm. */
export const boxCorners = (grid: Grid, { low, high }: VoxelBox): readonly LpsPoint[] =>
  [0, 1, 2, 3, 4, 5, 6, 7].map((corner) => {
    const end = (axis: 0 | 1 | 2) => ((corner >> axis) & 1 ? high[axis] : low[axis]);
    return voxelToLps(grid, voxelPoint(end(0), end(1), end(2)));
  });

function sampled(
  hu: Volume['hu'],
  [nx, ny]: Grid['dims'],
  [mx, my, mz]: readonly [number, number, number],
  steps: readonly number[],
): Uint8Array {
  const mask = new Uint8Array(mx * my * mz);
  let at = 0;
  for (let k = 0; k < mz; k++) {
    for (let j = 0; j < my; j++) {
      const row = nx * (j * steps[1]! + ny * k * steps[2]!);
      for (let i = 0; i < mx; i++) mask[at++] = hu[row + i * steps[0]!]! > bodyHu ? 1 : 0;
    }
  }
  return mask;
}

/** Keeps what has all its four neighbours in the slice; a body that leaves the picture keeps its edge. */
function eroded(mask: Uint8Array, [mx, my, mz]: readonly [number, number, number]): Uint8Array {
  const kept = new Uint8Array(mask.length);
  let at = 0;
  for (let k = 0; k < mz; k++) {
    for (let j = 0; j < my; j++) {
      for (let i = 0; i < mx; i++, at++) {
        const inside =
          mask[at] &&
          (i === 0 || mask[at - 1]) &&
          (i === mx - 1 || mask[at + 1]) &&
          (j === 0 || mask[at - mx]) &&
          (j === my - 1 || mask[at + mx]);
        if (inside) kept[at] = 1;
      }
    }
  }
  return kept;
}

interface Part {
  readonly low: readonly [number, number, number];
  readonly high: readonly [number, number, number];
  readonly count: number;
}

/** The largest part connected through faces; clears the mask as it goes. */
function largestPart(mask: Uint8Array, dims: readonly [number, number, number]): Part | undefined {
  const waiting = new Int32Array(mask.length);
  let best: Part | undefined;
  for (let start = 0; start < mask.length; start++) {
    if (!mask[start]) continue;
    const part = flood(mask, dims, start, waiting);
    if (!best || part.count > best.count) best = part;
  }
  return best;
}

function flood(
  mask: Uint8Array,
  [mx, my, mz]: readonly [number, number, number],
  start: number,
  waiting: Int32Array,
): Part {
  const low: [number, number, number] = [mx, my, mz];
  const high: [number, number, number] = [0, 0, 0];
  let [read, write] = [0, 1];
  waiting[0] = start;
  mask[start] = 0;
  const take = (at: number) => {
    if (!mask[at]) return;
    mask[at] = 0;
    waiting[write++] = at;
  };
  while (read < write) {
    const at = waiting[read++]!;
    const i = at % mx;
    const j = Math.floor(at / mx) % my;
    const k = Math.floor(at / (mx * my));
    const place = [i, j, k];
    for (let a = 0; a < 3; a++) {
      if (place[a]! < low[a]!) low[a] = place[a]!;
      if (place[a]! > high[a]!) high[a] = place[a]!;
    }
    if (i > 0) take(at - 1);
    if (i < mx - 1) take(at + 1);
    if (j > 0) take(at - mx);
    if (j < my - 1) take(at + mx);
    if (k > 0) take(at - mx * my);
    if (k < mz - 1) take(at + mx * my);
  }
  return { low, high, count: write };
}
