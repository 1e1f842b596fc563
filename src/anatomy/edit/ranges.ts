import { type Grid, lpsToVoxel } from '../../core/grid';
import type { VoxelField } from '../../core/structure';
import type { LpsPoint } from '../../core/units';
import type { VoxelRange } from '../voxels/fields';

type Triple = readonly [number, number, number];

const triple = (of: (axis: 0 | 1 | 2) => number): Triple => [of(0), of(1), of(2)];

/** The voxels of the CT that a field on its grid covers. */
export function rangeOn(ct: Grid, { grid }: VoxelField): VoxelRange {
  const at = lpsToVoxel(ct, grid.origin);
  const low = triple((axis) => Math.round(at[axis]));
  return { low, high: triple((axis) => low[axis] + grid.dims[axis] - 1) };
}

/** The voxels of the CT around a point, to `reachMm` along each axis; undefined where all lie outside. */
export function rangeAround(ct: Grid, centreMm: LpsPoint, reachMm: number | Triple): VoxelRange | undefined {
  const at = lpsToVoxel(ct, centreMm);
  const reach = triple(
    (axis) => (typeof reachMm === 'number' ? reachMm : reachMm[axis]) / ct.spacing[axis] + 1e-6,
  );
  const low = triple((axis) => Math.max(Math.ceil(at[axis] - reach[axis]), 0));
  const high = triple((axis) => Math.min(Math.floor(at[axis] + reach[axis]), ct.dims[axis] - 1));
  return low.every((first, axis) => first <= high[axis]!) ? { low, high } : undefined;
}

/** The smallest range that holds both. */
export const joined = (a: VoxelRange, b: VoxelRange): VoxelRange => ({
  low: triple((axis) => Math.min(a.low[axis], b.low[axis])),
  high: triple((axis) => Math.max(a.high[axis], b.high[axis])),
});

/** Whether the first range holds the second. */
export const holds = (a: VoxelRange, b: VoxelRange): boolean =>
  a.low.every((first, axis) => first <= b.low[axis]!) && a.high.every((last, axis) => last >= b.high[axis]!);

/** Linear index of a voxel of the CT in an array over the range; −1 where the range does not hold it. */
export function indexIn({ low, high }: VoxelRange, [i, j, k]: Triple): number {
  if (i < low[0] || j < low[1] || k < low[2] || i > high[0] || j > high[1] || k > high[2]) return -1;
  const [nx, ny] = [high[0] - low[0] + 1, high[1] - low[1] + 1];
  return i - low[0] + nx * (j - low[1] + ny * (k - low[2]));
}
