import { boundsOf, cornersOf } from './bounds';
import { type Grid, lpsToVoxel, subGrid, voxelToLps } from './grid';
import { type LpsPoint, lpsPoint, voxelPoint } from './units';

type Triple = readonly [number, number, number];

/** A box of voxels of a CT, at its own resolution or at half of it. */
export interface VolumePart {
  /** First and last voxel along each axis. */
  readonly low: Triple;
  readonly high: Triple;
  /** Eight voxels are averaged to one; what is left over at the far ends is dropped. */
  readonly isHalved: boolean;
}

/** A part that was read, and of how many voxels along each axis it is one. */
export interface ReadPart extends VolumePart {
  readonly of: Triple;
}

/** Whether it leaves something out at the sides, and not only resolution. */
export const isRegion = ({ low, high }: VolumePart, of: Triple): boolean =>
  low.some((n) => n > 0) || high.some((n, axis) => n < of[axis]! - 1);

export const wholePart = ({ dims }: Grid, isHalved = false): VolumePart => ({
  low: [0, 0, 0],
  high: [dims[0] - 1, dims[1] - 1, dims[2] - 1],
  isHalved,
});

/**
 * The voxels whose centres lie in a box of the patient frame, given by two of its corners (LPS mm); for a
 * grid that is oblique, the box of voxels around it. Undefined when there is none.
 */
export function partInBox(
  grid: Grid,
  [a, b]: readonly [LpsPoint, LpsPoint],
  isHalved = false,
): VolumePart | undefined {
  const box = boundsOf(cornersOf({ low: a, high: b }).map((p) => lpsToVoxel(grid, lpsPoint(...p))));
  const low = box.low.map((value) => Math.max(0, Math.ceil(value - 1e-6)));
  const high = grid.dims.map((n, axis) => Math.min(n - 1, Math.floor(box.high[axis]! + 1e-6)));
  const least = isHalved ? 1 : 0;
  if (high.some((last, axis) => last - low[axis]! < least)) return undefined;
  return { low: low as never as Triple, high: high as never as Triple, isHalved };
}

/** The grid of a part; its voxels lie where those lay of which they are made. */
export function partGrid(grid: Grid, { low, high, isHalved }: VolumePart): Grid {
  const dims = high.map((last, axis) => last - low[axis]! + 1) as never as Triple;
  const part = subGrid(grid, low, dims);
  if (!isHalved) return part;
  return {
    ...part,
    dims: dims.map((n) => Math.floor(n / 2)) as never as Triple,
    spacing: grid.spacing.map((mm) => 2 * mm) as never as Triple,
    origin: voxelToLps(part, voxelPoint(0.5, 0.5, 0.5)),
  };
}

/** Number of a slice of the whole, which may lie between two, in slices of the part. */
export const sliceInPart = (k: number, { low, isHalved }: VolumePart): number =>
  isHalved ? (k - low[2] - 0.5) / 2 : k - low[2];
