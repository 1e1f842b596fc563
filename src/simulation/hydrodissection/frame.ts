import { type Grid, lpsToVoxel, voxelCount, voxelVolumeMm3 } from '../../core/grid';
import { allocate } from '../../core/shared';
import { type LpsPoint, type LpsVector, lpsVector, voxelPoint } from '../../core/units';
import { voxelToLps } from '../../core/grid';

export type Triple = [number, number, number];

/**
 * The grid as the calculation sees it. Positions are continuous cell indices [i, j, k]; a velocity in cells/s along an
 * axis is then the flow through a face, mm³/s, over the volume of a cell, whichever the axis.
 */
export interface Frame {
  readonly grid: Grid;
  readonly dims: readonly [number, number, number];
  readonly stride: readonly [number, number, number];
  /** Spacing, mm. */
  readonly h: readonly [number, number, number];
  readonly cells: number;
  readonly cellMm3: number;
}

export function frameOf(grid: Grid): Frame {
  const { dims, spacing } = grid;
  return {
    grid,
    dims,
    stride: [1, dims[0], dims[0] * dims[1]],
    h: spacing,
    cells: voxelCount(grid),
    cellMm3: voxelVolumeMm3(grid),
  };
}

export const toIndex = ({ grid }: Frame, point: LpsPoint): Triple => [...lpsToVoxel(grid, point)] as Triple;

export const toLps = ({ grid }: Frame, index: readonly [number, number, number]): LpsPoint =>
  voxelToLps(grid, voxelPoint(index[0], index[1], index[2]));

/** A difference of indices as a vector in LPS, mm. */
export function vectorToLps({ grid, h }: Frame, d: readonly [number, number, number]): LpsVector {
  const [a, b, c] = grid.axes;
  const [x, y, z] = [d[0] * h[0], d[1] * h[1], d[2] * h[2]];
  return lpsVector(
    a[0] * x + b[0] * y + c[0] * z,
    a[1] * x + b[1] * y + c[1] * z,
    a[2] * x + b[2] * y + c[2] * z,
  );
}

/** Differences of indices, three a cell, as vectors in LPS, mm; in memory that workers share. */
export function vectorsToLps(frame: Frame, values: Float32Array): Float32Array {
  const out = new Float32Array(allocate(4 * values.length));
  const [x, y, z] = [
    vectorToLps(frame, [1, 0, 0]),
    vectorToLps(frame, [0, 1, 0]),
    vectorToLps(frame, [0, 0, 1]),
  ];
  for (let n = 0; n < values.length; n += 3)
    for (let a = 0; a < 3; a++)
      out[n + a] = x[a]! * values[n]! + y[a]! * values[n + 1]! + z[a]! * values[n + 2]!;
  return out;
}

/** The cell nearest to a position, or the nearest one of the grid. */
export function cellAt({ dims, stride }: Frame, x: number, y: number, z: number): number {
  return nearest(x, dims[0]) + stride[1] * nearest(y, dims[1]) + stride[2] * nearest(z, dims[2]);
}

function nearest(v: number, n: number): number {
  return v <= 0 ? 0 : v >= n - 1 ? n - 1 : Math.round(v);
}

export const isInside = ({ dims }: Frame, p: readonly number[]): boolean =>
  dims.every((n, axis) => p[axis]! >= -0.5 - 1e-9 && p[axis]! <= n - 0.5 + 1e-9);
