import { type Grid, identityAxes, subGrid, voxelToLps, voxelVolumeMm3 } from '../../../../src/core/grid';
import { lpsToVoxel } from '../../../../src/core/grid';
import type { VoxelField } from '../../../../src/core/structure';
import { type LpsPoint, lpsPoint, voxelPoint } from '../../../../src/core/units';
import type { Volume } from '../../../../src/core/volume';

/** A CT whose voxels are no cubes and whose origin is nowhere near. */
export const ct: Grid = {
  dims: [70, 64, 48],
  spacing: [0.8, 0.8, 1.2],
  origin: lpsPoint(-31.5, 12.25, -300),
  axes: identityAxes,
};

/** Voxel coordinates of the CT in the patient frame. */
export const at = (i: number, j: number, k: number): LpsPoint => voxelToLps(ct, voxelPoint(i, j, k));

/** A CT with the HU that a function of the point says. */
export function volumeOf(huAt: (p: LpsPoint) => number, grid: Grid = ct): Volume {
  const [nx, ny, nz] = grid.dims;
  const hu = new Int16Array(nx * ny * nz);
  for (let k = 0, q = 0; k < nz; k++)
    for (let j = 0; j < ny; j++)
      for (let i = 0; i < nx; i++, q++) hu[q] = huAt(voxelToLps(grid, voxelPoint(i, j, k)));
  return { grid, hu, minHu: -1000, maxHu: 3000 };
}

/** The voxels whose centres lie where the function says, on a box of the CT. */
export function fieldOf(
  isIn: (p: LpsPoint) => boolean,
  low: [number, number, number] = [0, 0, 0],
  dims: readonly [number, number, number] = ct.dims,
): VoxelField {
  const grid = subGrid(ct, low, dims);
  const data = new Uint8Array(dims[0] * dims[1] * dims[2]);
  for (let k = 0, q = 0; k < dims[2]; k++)
    for (let j = 0; j < dims[1]; j++)
      for (let i = 0; i < dims[0]; i++, q++) data[q] = isIn(voxelToLps(grid, voxelPoint(i, j, k))) ? 255 : 0;
  return { grid, data };
}

/** Occupancy at a voxel of the CT. */
export function valueAt(field: VoxelField | undefined, i: number, j: number, k: number): number {
  if (!field) return 0;
  const [a, b, c] = lpsToVoxel(field.grid, at(i, j, k)).map(Math.round) as [number, number, number];
  const [nx, ny, nz] = field.grid.dims;
  return a < 0 || b < 0 || c < 0 || a >= nx || b >= ny || c >= nz ? 0 : field.data[a + nx * (b + ny * c)]!;
}

/** Volume at full weight of each voxel's occupancy, mm³. */
export const volumeMm3 = (field: VoxelField | undefined): number =>
  field ? (field.data.reduce((sum, value) => sum + value, 0) / 255) * voxelVolumeMm3(field.grid) : 0;

/** Volume of the voxels above the half level, mm³. */
export const halfVolumeMm3 = (field: VoxelField | undefined): number =>
  field ? field.data.reduce((sum, value) => sum + Number(value > 127), 0) * voxelVolumeMm3(field.grid) : 0;

export const ballMm3 = (radiusMm: number): number => (4 / 3) * Math.PI * radiusMm ** 3;
