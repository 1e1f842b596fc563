import { lpsToVoxel } from './grid';
import type { VoxelField } from './structure';
import type { LpsPoint } from './units';

/** Trilinear occupancy (0–255) of a field at a point; outside its grid 0. Inside is above 127.5. */
export function occupancyAt({ grid, data }: VoxelField, p: LpsPoint): number {
  const v = lpsToVoxel(grid, p);
  const [nx, ny, nz] = grid.dims;
  const i = Math.floor(v[0]);
  const j = Math.floor(v[1]);
  const k = Math.floor(v[2]);
  if (i < -1 || j < -1 || k < -1 || i >= nx || j >= ny || k >= nz) return 0;
  let sum = 0;
  for (let corner = 0; corner < 8; corner++) {
    const x = i + (corner & 1);
    const y = j + ((corner >> 1) & 1);
    const z = k + (corner >> 2);
    if (x < 0 || y < 0 || z < 0 || x >= nx || y >= ny || z >= nz) continue;
    const weight = (1 - Math.abs(v[0] - x)) * (1 - Math.abs(v[1] - y)) * (1 - Math.abs(v[2] - z));
    sum += weight * data[x + nx * (y + ny * z)]!;
  }
  return sum;
}
