import { type Grid, lpsToVoxel } from '../../core/grid';
import { halfLevel, type VoxelField } from '../../core/structure';
import { fieldOnGrid } from '../voxels/fields';

/** Which of some fields holds each voxel of a grid, counted from 1; 0 for none. */
export function labelsOfFields(fields: readonly VoxelField[], on: Grid): Uint8Array {
  const [nx, ny, nz] = on.dims;
  const labels = new Uint8Array(nx * ny * nz);
  for (const [n, field] of fields.entries()) {
    const there = fieldOnGrid(field.data, field.grid, on);
    if (!there) continue;
    const [i0, j0, k0] = lpsToVoxel(on, there.grid.origin).map(Math.round) as [number, number, number];
    const [mx, my, mz] = there.grid.dims;
    for (let k = 0, q = 0; k < mz; k++)
      for (let j = 0; j < my; j++) {
        const row = i0 + nx * (j0 + j + ny * (k0 + k));
        for (let i = 0; i < mx; i++, q++) if (there.data[q]! > halfLevel) labels[row + i] = n + 1;
      }
  }
  return labels;
}
