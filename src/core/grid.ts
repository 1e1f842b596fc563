import { type LpsPoint, type LpsVector, lpsPoint, lpsVector, type VoxelPoint, voxelPoint } from './units';

/**
 * A regular voxel grid in the patient frame.
 * Voxel [i, j, k] (i fastest in memory) has its centre at
 * `origin + i·spacing[0]·axes[0] + j·spacing[1]·axes[1] + k·spacing[2]·axes[2]`.
 */
export interface Grid {
  readonly dims: readonly [number, number, number];
  /** Distance between voxel centres along each axis, mm, > 0. */
  readonly spacing: readonly [number, number, number];
  /** Centre of voxel [0, 0, 0]. */
  readonly origin: LpsPoint;
  /** Unit vectors of i, j and k; orthogonal, of either handedness. */
  readonly axes: readonly [LpsVector, LpsVector, LpsVector];
}

export const identityAxes: Grid['axes'] = [lpsVector(1, 0, 0), lpsVector(0, 1, 0), lpsVector(0, 0, 1)];

export const voxelCount = (grid: Grid): number => grid.dims[0] * grid.dims[1] * grid.dims[2];

export const voxelVolumeMm3 = (grid: Grid): number => grid.spacing[0] * grid.spacing[1] * grid.spacing[2];

export function voxelToLps(grid: Grid, v: VoxelPoint): LpsPoint {
  const [a, b, c] = grid.axes;
  const x = v[0] * grid.spacing[0];
  const y = v[1] * grid.spacing[1];
  const z = v[2] * grid.spacing[2];
  return lpsPoint(
    grid.origin[0] + a[0] * x + b[0] * y + c[0] * z,
    grid.origin[1] + a[1] * x + b[1] * y + c[1] * z,
    grid.origin[2] + a[2] * x + b[2] * y + c[2] * z,
  );
}

/** Inverse of `voxelToLps`; relies on orthogonal axes. */
export function lpsToVoxel(grid: Grid, p: LpsPoint): VoxelPoint {
  const x = p[0] - grid.origin[0];
  const y = p[1] - grid.origin[1];
  const z = p[2] - grid.origin[2];
  const [a, b, c] = grid.axes;
  return voxelPoint(
    (x * a[0] + y * a[1] + z * a[2]) / grid.spacing[0],
    (x * b[0] + y * b[1] + z * b[2]) / grid.spacing[1],
    (x * c[0] + y * c[1] + z * c[2]) / grid.spacing[2],
  );
}

/** Whether a point lies in one of the voxels, whose outer faces are half a voxel beyond their centres. */
export function isWithin(grid: Grid, p: LpsPoint): boolean {
  const v = lpsToVoxel(grid, p);
  return grid.dims.every((n, axis) => v[axis]! >= -0.5 && v[axis]! <= n - 0.5);
}

/** Centre of the grid. */
export const gridCentre = (grid: Grid): LpsPoint =>
  voxelToLps(grid, voxelPoint((grid.dims[0] - 1) / 2, (grid.dims[1] - 1) / 2, (grid.dims[2] - 1) / 2));

/** The grid of the sub-box that starts at voxel `start` and has `dims` voxels. */
export const subGrid = (
  grid: Grid,
  start: readonly [number, number, number],
  dims: readonly [number, number, number],
): Grid => ({ ...grid, dims, origin: voxelToLps(grid, voxelPoint(...start)) });

/** Direction cosines as the command line prints them: ITK order, row-major, columns are the axes. */
export const directionMatrix = ({ axes: [a, b, c] }: Grid): number[] => [
  a[0],
  b[0],
  c[0],
  a[1],
  b[1],
  c[1],
  a[2],
  b[2],
  c[2],
];
