import type { Grid } from './grid';
import type { VoxelPoint } from './units';
import type { Volume } from './volume';

type Triple = readonly [number, number, number];

/**
 * A coarse sample of the CT that tells the patient from the table and the air, in a tenth of a second, so that a CT can be
 * shown. It reaches past the skin: the body as a structure, with its skin, is what `anatomy/regions/body.ts` finds.
 */
export interface RoughBody {
  /** Voxels from one sample to the next. */
  readonly steps: Triple;
  readonly dims: Triple;
  /** 1 in the body, its cavities and up to a sample around it, for the cell from each sample to the next; i fastest. */
  readonly inside: Uint8Array;
  /** First and last sample of the body after an erosion by one; none where nothing stands out. */
  readonly core?: { readonly low: Triple; readonly high: Triple };
}

/** Between fat and what a table, its mattress and clothes mostly are, HU: for the body as a structure as well. */
export const tissueHu = -350;
/** Coarse enough to take no time, fine enough that an arm or a chin is not lost, mm. */
const sampleMm = 6;
const mostSamples = 84;
/** Another part counts as body (the other leg) from this share of the largest on. */
const shareOfLargest = 0.25;

/**
 * Where the body is: what lies above −350 HU with the air that it encloses, after an erosion that parts
 * the table from it, in parts as large as the largest or a quarter of it. A help for what is shown, never
 * a measurement. Everything is body where nothing stands out.
 */
export function roughBody({ grid, hu }: Volume): RoughBody {
  const steps = grid.dims.map((n, a) =>
    Math.max(1, Math.round(Math.max(sampleMm, (n * grid.spacing[a]!) / mostSamples) / grid.spacing[a]!)),
  ) as unknown as Triple;
  const dims = grid.dims.map((n, a) => Math.ceil(n / steps[a]!)) as unknown as Triple;
  const solid = sampled(hu, grid.dims, dims, steps);
  fillCavities(solid, dims);
  const parts = partsOf(eroded(solid, dims), dims);
  const most = Math.max(0, ...parts.map(({ cells }) => cells.length));
  if (most === 0) return { steps, dims, inside: solid.fill(1) };
  const kept = parts.filter(({ cells }) => cells.length >= shareOfLargest * most);
  const ends = (pick: (...values: number[]) => number, face: 'low' | 'high') =>
    [0, 1, 2].map((a) => pick(...kept.map((part) => part[face][a]!))) as unknown as Triple;
  return {
    steps,
    dims,
    inside: grown(kept, dims),
    core: { low: ends(Math.min, 'low'), high: ends(Math.max, 'high') },
  };
}

/** Whether a voxel coordinate lies in the body. */
export function isInRoughBody({ steps, dims, inside }: RoughBody, v: VoxelPoint): boolean {
  const at = (a: 0 | 1 | 2) => cellAt(v[a], steps[a], dims[a]);
  return inside[at(0) + dims[0] * (at(1) + dims[1] * at(2))] === 1;
}

/** The cell of a voxel coordinate along one axis. */
export const cellAt = (voxel: number, step: number, samples: number): number =>
  Math.min(Math.max(Math.floor(voxel / step), 0), samples - 1);

function sampled(hu: Volume['hu'], [nx, ny]: Grid['dims'], [mx, my, mz]: Triple, steps: Triple): Uint8Array {
  const mask = new Uint8Array(mx * my * mz);
  let at = 0;
  for (let k = 0; k < mz; k++) {
    for (let j = 0; j < my; j++) {
      const row = nx * (j * steps[1] + ny * k * steps[2]);
      for (let i = 0; i < mx; i++) mask[at++] = hu[row + i * steps[0]]! > tissueHu ? 1 : 0;
    }
  }
  return mask;
}

/** Makes solid, slice by slice, the air that does not reach the edge of the picture: lungs, bowel. */
function fillCavities(mask: Uint8Array, [mx, my, mz]: Triple): void {
  const open = new Uint8Array(mx * my);
  const waiting = new Int32Array(mx * my);
  for (let k = 0; k < mz; k++) {
    const slice = mask.subarray(k * mx * my, (k + 1) * mx * my);
    open.fill(0);
    let [read, write] = [0, 0];
    const take = (at: number) => {
      if (slice[at] || open[at]) return;
      open[at] = 1;
      waiting[write++] = at;
    };
    for (let i = 0; i < mx; i++) [i, i + mx * (my - 1)].forEach(take);
    for (let j = 0; j < my; j++) [mx * j, mx * j + mx - 1].forEach(take);
    while (read < write) {
      const at = waiting[read++]!;
      const i = at % mx;
      if (i > 0) take(at - 1);
      if (i < mx - 1) take(at + 1);
      if (at >= mx) take(at - mx);
      if (at < mx * (my - 1)) take(at + mx);
    }
    for (let at = 0; at < slice.length; at++) slice[at] = open[at] ? 0 : 1;
  }
}

/** Keeps what has all its four neighbours in the slice; a body that leaves the picture keeps its edge. */
function eroded(mask: Uint8Array, [mx, my, mz]: Triple): Uint8Array {
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
  readonly low: Triple;
  readonly high: Triple;
  readonly cells: Int32Array;
}

/** The parts connected through faces; clears the mask as it goes. */
function partsOf(mask: Uint8Array, dims: Triple): Part[] {
  const waiting = new Int32Array(mask.length);
  const parts: Part[] = [];
  for (let start = 0; start < mask.length; start++) {
    if (mask[start]) parts.push(flood(mask, dims, start, waiting));
  }
  return parts;
}

function flood(mask: Uint8Array, [mx, my, mz]: Triple, start: number, waiting: Int32Array): Part {
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
  return { low, high, cells: waiting.slice(0, write) };
}

/** The cells that touch the parts or the samples next to them. */
function grown(parts: readonly Part[], [mx, my, mz]: Triple): Uint8Array {
  const inside = new Uint8Array(mx * my * mz);
  for (const { cells } of parts)
    for (const at of cells) {
      const i = at % mx;
      const j = Math.floor(at / mx) % my;
      const k = Math.floor(at / (mx * my));
      for (let n = Math.max(k - 2, 0); n <= Math.min(k + 1, mz - 1); n++) {
        for (let m = Math.max(j - 2, 0); m <= Math.min(j + 1, my - 1); m++) {
          const row = mx * (m + my * n);
          inside.fill(1, row + Math.max(i - 2, 0), row + Math.min(i + 1, mx - 1) + 1);
        }
      }
    }
  return inside;
}
