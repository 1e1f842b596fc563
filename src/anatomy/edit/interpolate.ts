import type { Grid } from '../../core/grid';
import type { VoxelField } from '../../core/structure';
import { asMask } from '../voxels/smooth';
import { solid } from './combine';
import { sliceOutline } from './slice-outline';

type Axis = 0 | 1 | 2;

/**
 * Fills the slices between painted ones: the signed distance to the outline of each painted slice goes over
 * linearly into that of the next (Raya and Udupa 1990, doi:10.1109/42.52980). The slices are those of the CT's
 * axis along which most are missing.
 * @returns undefined where no slice is missing between two others
 */
export function interpolateSlices({ grid, data }: VoxelField, ct: Grid): VoxelField | undefined {
  const mask = asMask(data);
  const axis = ([2, 1, 0] as const).reduce((best, other) =>
    missing(filledSlices(mask, grid.dims, other)) > missing(filledSlices(mask, grid.dims, best)) ? other : best,
  ); // prettier-ignore
  const filled = filledSlices(mask, grid.dims, axis);
  if (missing(filled) === 0) return undefined;
  const out = data.slice();
  for (let n = 0; n + 1 < filled.length; n++)
    if (filled[n + 1]! > filled[n]! + 1) bridge(out, mask, grid, axis, filled[n]!, filled[n + 1]!);
  return solid({ grid, data: out }, ct);
}

/** Slices that are missing between the first and the last. */
const missing = (filled: readonly number[]): number =>
  filled.length === 0 ? 0 : filled.at(-1)! - filled[0]! + 1 - filled.length;

/** The slices across an axis that hold something, in order. */
function filledSlices(mask: Uint8Array, dims: Grid['dims'], axis: Axis): number[] {
  return Array.from({ length: dims[axis] }, (_, n) => n).filter((n) => !eachIn(dims, axis, n, (q) => mask[q] === 0)); // prettier-ignore
}

/** Visits the voxels of a slice, the slower axis first, while `visit` answers true. */
function eachIn(
  dims: Grid['dims'],
  axis: Axis,
  n: number,
  visit: (voxel: number, place: number) => boolean,
): boolean {
  const strides = [1, dims[0], dims[0] * dims[1]] as const;
  const [u, v] = inSlice(axis);
  for (let b = 0, place = 0; b < dims[v]; b++)
    for (let a = 0; a < dims[u]; a++, place++)
      if (!visit(n * strides[axis] + a * strides[u] + b * strides[v], place)) return false;
  return true;
}

const inSlice = (axis: Axis): [Axis, Axis] => [axis === 0 ? 1 : 0, axis === 2 ? 1 : 2];

function bridge(out: Uint8Array, mask: Uint8Array, grid: Grid, axis: Axis, from: number, to: number): void {
  const [a, b] = [outline(mask, grid, axis, from), outline(mask, grid, axis, to)];
  const [u, v] = inSlice(axis);
  const voxelMm = Math.sqrt(grid.spacing[u] * grid.spacing[v]);
  for (let n = from + 1; n < to; n++) {
    const share = (n - from) / (to - from);
    eachIn(grid.dims, axis, n, (q, place) => {
      const offMm = a[place]! * (1 - share) + b[place]! * share;
      out[q] = Math.round(255 * Math.min(Math.max(0.5 - offMm / voxelMm, 0), 1));
      return true;
    });
  }
}

/** Signed distance of each voxel of a slice to the outline in it, mm, positive outside. */
function outline(mask: Uint8Array, grid: Grid, axis: Axis, n: number): Float32Array {
  const [u, v] = inSlice(axis);
  const slice = new Uint8Array(grid.dims[u] * grid.dims[v]);
  eachIn(grid.dims, axis, n, (q, place) => {
    slice[place] = mask[q]!;
    return true;
  });
  return sliceOutline(slice, [grid.dims[u], grid.dims[v]], [grid.spacing[u], grid.spacing[v]]);
}
