import { type Grid, voxelToLps } from './grid';
import type { VoxelField } from './structure';
import { voxelPoint } from './units';

/**
 * The field on a grid of twice the spacing, each voxel the mean of the eight (fewer at the far edge)
 * that it covers; what it holds stays in place.
 */
export function halveField({ grid, data }: VoxelField): VoxelField {
  const [nx, ny, nz] = grid.dims;
  const dims = grid.dims.map((n) => Math.ceil(n / 2)) as unknown as Grid['dims'];
  const out = new Uint8Array(dims[0] * dims[1] * dims[2]);
  let to = 0;
  for (let k = 0; k < nz; k += 2) {
    for (let j = 0; j < ny; j += 2) {
      for (let i = 0; i < nx; i += 2) {
        let sum = 0;
        for (let n = 0; n < 8; n++) {
          const [x, y, z] = [i + (n & 1), j + ((n >> 1) & 1), k + (n >> 2)];
          // Beyond the edge the last voxel goes on, so that a cut structure is cut where it was.
          sum += data[Math.min(x, nx - 1) + nx * (Math.min(y, ny - 1) + ny * Math.min(z, nz - 1))]!;
        }
        out[to++] = (sum + 4) >> 3;
      }
    }
  }
  const spacing = grid.spacing.map((mm) => 2 * mm) as unknown as Grid['spacing'];
  return {
    grid: { ...grid, dims, spacing, origin: voxelToLps(grid, voxelPoint(0.5, 0.5, 0.5)) },
    data: out,
  };
}
