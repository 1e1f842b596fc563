import type { RoughBody } from './rough-body';
import { cornersOf } from './bounds';
import { type Grid, voxelToLps } from './grid';
import { type LpsPoint, type VoxelPoint, voxelPoint } from './units';

/** A box along the axes of a grid: voxel coordinates of its faces; voxel i spans i − ½ to i + ½. */
export interface VoxelBox {
  readonly low: VoxelPoint;
  readonly high: VoxelPoint;
}

/**
 * The box that holds the patient, without the table; it may be some mm too large. The whole grid where
 * nothing stands out of it.
 */
export function bodyBox(grid: Grid, { steps, core }: RoughBody): VoxelBox {
  if (!core) return wholeBox(grid);
  // One sample for the erosion, and one for what lies between samples: never too small.
  const face = (at: number, a: 0 | 1 | 2, beyond: number) =>
    Math.min(Math.max((at + beyond) * steps[a], -0.5), grid.dims[a] - 0.5);
  const faces = ([i, j, k]: readonly [number, number, number], beyond: number) =>
    voxelPoint(face(i, 0, beyond), face(j, 1, beyond), face(k, 2, beyond));
  return { low: faces(core.low, -2), high: faces(core.high, 2) };
}

export const wholeBox = ({ dims }: Grid): VoxelBox => ({
  low: voxelPoint(-0.5, -0.5, -0.5),
  high: voxelPoint(dims[0] - 0.5, dims[1] - 0.5, dims[2] - 0.5),
});

/** The eight corners of a box, LPS mm. */
export const boxCorners = (grid: Grid, box: VoxelBox): readonly LpsPoint[] =>
  cornersOf(box).map((at) => voxelToLps(grid, voxelPoint(...at)));
