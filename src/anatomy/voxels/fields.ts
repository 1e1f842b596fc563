import { cornersOf, boundsOf } from '../../core/bounds';
import { type Grid, lpsToVoxel, subGrid, voxelToLps } from '../../core/grid';
import type { VoxelField } from '../../core/structure';
import { voxelPoint } from '../../core/units';
import type { Volume } from '../../core/volume';
import { voxelMap } from './grids';
import type { Dims } from './runs';
import { sampleRows } from './sample';

type Triple = readonly [number, number, number];

/** First and last voxel along each axis. */
export interface VoxelRange {
  readonly low: Triple;
  readonly high: Triple;
}

/** The box of what is not 0; undefined where all is. */
export function rangeOf(mask: Uint8Array, [nx, ny, nz]: Dims): VoxelRange | undefined {
  const low = [nx, ny, nz];
  const high = [-1, -1, -1];
  for (let k = 0, start = 0; k < nz; k++) {
    for (let j = 0; j < ny; j++, start += nx) {
      let first = 0;
      while (first < nx && mask[start + first] === 0) first++;
      if (first === nx) continue;
      let last = nx - 1;
      while (mask[start + last] === 0) last--;
      [first, j, k].forEach((value, a) => (low[a] = Math.min(low[a]!, value)));
      [last, j, k].forEach((value, a) => (high[a] = Math.max(high[a]!, value)));
    }
  }
  return high[0]! < 0 ? undefined : { low: low as never as Triple, high: high as never as Triple };
}

/** The box of each label (its index), in one pass; none for what is not there. */
export function rangesOf(labels: Uint8Array, [nx, ny, nz]: Dims): readonly (VoxelRange | undefined)[] {
  const [low, high] = [new Int32Array(3 * 256).fill(-1), new Int32Array(3 * 256)];
  for (let k = 0, n = 0; k < nz; k++)
    for (let j = 0; j < ny; j++)
      for (let i = 0; i < nx; i++, n++) {
        if (labels[n] === 0) continue;
        const at = 3 * labels[n]!;
        const isFirst = low[at]! < 0;
        low[at] = isFirst ? i : Math.min(low[at]!, i);
        low[at + 1] = isFirst ? j : Math.min(low[at + 1]!, j);
        low[at + 2] = isFirst ? k : low[at + 2]!;
        high[at] = Math.max(high[at]!, i);
        high[at + 1] = Math.max(high[at + 1]!, j);
        high[at + 2] = k;
      }
  const triple = (ends: Int32Array, label: number): Triple => [
    ends[3 * label]!,
    ends[3 * label + 1]!,
    ends[3 * label + 2]!,
  ];
  return Array.from({ length: 256 }, (_, label) =>
    low[3 * label]! < 0 ? undefined : { low: triple(low, label), high: triple(high, label) },
  );
}

/** A range with a margin, as far as the grid goes. */
export const widened = ({ low, high }: VoxelRange, dims: Dims, marginVoxels: number): VoxelRange => ({
  low: low.map((n) => Math.max(n - marginVoxels, 0)) as never as Triple,
  high: high.map((n, a) => Math.min(n + marginVoxels, dims[a]! - 1)) as never as Triple,
});

export const dimsOf = ({ low, high }: VoxelRange): Dims =>
  high.map((last, a) => last - low[a]! + 1) as never as Triple;

/** The part of a field that is not 0, with a margin of one voxel; undefined where all is 0. */
export function cropped({ grid, data }: VoxelField): VoxelField | undefined {
  const found = rangeOf(data, grid.dims);
  if (!found) return undefined;
  const range = widened(found, grid.dims, 1);
  return { grid: subGrid(grid, range.low, dimsOf(range)), data: voxelsIn(data, grid.dims, range) };
}

/** A copy of the voxels in a range. */
export function voxelsIn<A extends Uint8Array | Int16Array>(data: A, dims: Dims, range: VoxelRange): A {
  const [mx, my, mz] = dimsOf(range);
  const Kind = data.constructor as new (length: number) => A;
  const out = new Kind(mx * my * mz);
  for (let k = 0, to = 0; k < mz; k++)
    for (let j = 0; j < my; j++, to += mx) {
      const from = range.low[0] + dims[0] * (range.low[1] + j + dims[1] * (range.low[2] + k));
      out.set(data.subarray(from, from + mx) as never, to);
    }
  return out;
}

/** The voxels of `target` that a range of another grid covers; undefined where it lies outside. */
export function rangeIn(target: Grid, grid: Grid, { low, high }: VoxelRange): VoxelRange | undefined {
  const faces = { low: low.map((n) => n - 0.5) as never as Triple, high: high.map((n) => n + 0.5) as never as Triple }; // prettier-ignore
  const corners = cornersOf(faces).map((v) => lpsToVoxel(target, voxelToLps(grid, voxelPoint(...v))));
  const bounds = boundsOf(corners);
  const first = bounds.low.map((value) => Math.max(Math.ceil(value), 0)) as never as Triple;
  const last = bounds.high.map((value, a) => Math.min(Math.floor(value), target.dims[a]! - 1)) as never as Triple; // prettier-ignore
  return last.some((n, a) => n < first[a]!) ? undefined : { low: first, high: last };
}

/**
 * What was found on a work grid, on the grid of the CT: its occupancy (0 … 255) interpolated, in a box with a
 * margin of one voxel. Undefined where it nowhere reaches the half level.
 */
export function fieldOnGrid(occupancy: Uint8Array, work: Grid, target: Grid): VoxelField | undefined {
  const found = rangeOf(occupancy, work.dims);
  const range = found && rangeIn(target, work, widened(found, work.dims, 1));
  if (!range) return undefined;
  const grid = subGrid(target, range.low, dimsOf(range));
  const data = new Uint8Array(grid.dims[0] * grid.dims[1] * grid.dims[2]);
  sampleRows(occupancy, work.dims, voxelMap(grid, work), grid.dims, 0, data);
  return data.some((value) => value > 127) ? withMargin({ grid, data }, target) : undefined;
}

/** Cropped, and with an empty voxel on each side that is no face of the CT. */
export function withMargin(field: VoxelField, target: Grid): VoxelField | undefined {
  const found = rangeOf(field.data, field.grid.dims);
  const range = found && rangeIn(target, field.grid, found);
  if (!range) return undefined;
  const wide = widened(range, target.dims, 1);
  return fieldIn(field, target, wide);
}

/** The voxels of a field in a range of the CT's grid, of which its own grid is a part. */
export function fieldIn({ grid, data }: VoxelField, target: Grid, range: VoxelRange): VoxelField {
  const [mx, my, mz] = dimsOf(range);
  const first = lpsToVoxel(target, grid.origin).map(Math.round) as never as Triple;
  const out = new Uint8Array(mx * my * mz);
  const i0 = Math.max(first[0], range.low[0]);
  const i1 = Math.max(Math.min(first[0] + grid.dims[0], range.high[0] + 1), i0);
  for (let k = 0; k < mz; k++)
    for (let j = 0; j < my; j++) {
      const [b, c] = [range.low[1] + j - first[1], range.low[2] + k - first[2]];
      if (i1 === i0 || b < 0 || c < 0 || b >= grid.dims[1] || c >= grid.dims[2]) continue;
      const from = grid.dims[0] * (b + grid.dims[1] * c) - first[0];
      out.set(data.subarray(from + i0, from + i1), i0 - range.low[0] + mx * (j + my * k));
    }
  return { grid: subGrid(target, range.low, dimsOf(range)), data: out };
}

/** What a voxel of a work grid says of its place: outside, at the surface, inside. */
export const places = { outside: 0, surface: 1, inside: 2 } as const;

/**
 * A structure at the resolution of the CT: empty and full where a work grid says so, and near its surface what
 * `occupancyOf` makes of the HU of the CT's own voxels (and of the voxel of the work grid that holds them).
 */
export function refinedOnCt(
  { grid: target, hu }: Volume,
  work: Grid,
  place: Uint8Array,
  occupancyOf: (hu: number, at: number) => number,
): VoxelField | undefined {
  const found = rangeOf(place, work.dims);
  const range = found && rangeIn(target, work, found);
  if (!range) return undefined;
  const wide = widened(range, target.dims, 1);
  const [mx, my, mz] = dimsOf(wide);
  const grid = subGrid(target, wide.low, [mx, my, mz]);
  const { start, steps: [u, v, w] } = voxelMap(grid, work); // prettier-ignore
  const data = new Uint8Array(mx * my * mz);
  const [nx, ny, nz] = work.dims;
  const isUpright = Math.abs(u[1]) < 1e-7 && Math.abs(u[2]) < 1e-7;
  const isEmpty = (b: number, c: number) => b < 0 || c < 0 || b >= ny || c >= nz || rows[b + ny * c] === 0;
  const rows = rowsWith(place, work.dims);
  for (let k = 0, to = 0; k < mz; k++)
    for (let j = 0; j < my; j++) {
      const along = (c: 0 | 1 | 2) => start[c] + j * v[c] + k * w[c] + 0.5;
      const [x, y, z] = [along(0), along(1), along(2)];
      const from = wide.low[0] + target.dims[0] * (wide.low[1] + j + target.dims[1] * (wide.low[2] + k));
      if (isUpright && isEmpty(Math.floor(y), Math.floor(z))) {
        to += mx;
        continue;
      }
      for (let i = 0; i < mx; i++, to++) {
        const a = Math.floor(x + i * u[0]);
        const b = Math.floor(y + i * u[1]);
        const c = Math.floor(z + i * u[2]);
        if (a < 0 || b < 0 || c < 0 || a >= nx || b >= ny || c >= nz) continue;
        const at = a + nx * (b + ny * c);
        if (place[at] === places.inside) data[to] = 255;
        else if (place[at] === places.surface) data[to] = occupancyOf(hu[from + i]!, at);
      }
    }
  return withMargin({ grid, data }, target);
}

/** 1 for each row along i that has more than 0 in it. */
function rowsWith(place: Uint8Array, [nx, ny, nz]: Dims): Uint8Array {
  const rows = new Uint8Array(ny * nz);
  for (let row = 0, q = 0; row < rows.length; row++)
    for (let i = 0; i < nx; i++, q++) if (place[q]) rows[row] = 1;
  return rows;
}

/** Occupancy that rises (or falls, where `fullHu` is the lower) from 0 at one HU to 255 at another. */
export const ramp =
  (emptyHu: number, fullHu: number) =>
  (hu: number): number =>
    Math.round(255 * Math.min(Math.max((hu - emptyHu) / (fullHu - emptyHu), 0), 1));
