import { voxelToLps, voxelVolumeMm3 } from './grid';
import type { VoxelField } from './structure';
import { type LpsPoint, voxelPoint } from './units';

/** Volume (mL) and centroid (LPS mm) of a field, each voxel weighted by how full it is. */
export function measureField({ grid, data }: VoxelField): { volumeMl: number; centroidMm: LpsPoint } {
  const [nx, ny, nz] = grid.dims;
  let sum = 0;
  let [x, y, z] = [0, 0, 0];
  let at = 0;
  for (let k = 0; k < nz; k++) {
    for (let j = 0; j < ny; j++) {
      for (let i = 0; i < nx; i++, at++) {
        const weight = data[at]!;
        if (weight === 0) continue;
        sum += weight;
        x += weight * i;
        y += weight * j;
        z += weight * k;
      }
    }
  }
  const centroidMm = voxelToLps(grid, voxelPoint(x / sum, y / sum, z / sum));
  return { volumeMl: ((sum / 255) * voxelVolumeMm3(grid)) / 1000, centroidMm };
}
