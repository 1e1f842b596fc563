import type { Body } from '../../../core/body';
import { isInRoughBody } from '../../../core/rough-body';
import { type Grid, lpsToVoxel, voxelCount, voxelToLps } from '../../../core/grid';
import { voxelPoint } from '../../../core/units';
import { sampleHu, type Volume } from '../../../core/volume';
import { coveringGrid } from '../../cement/bone/resample';

const floodMm = 2;

/**
 * 1 where a cell lies outside the patient: what the body mask leaves out (table, rest), and air that
 * reaches it within its slice. Airway, mouth and nose are inside.
 */
export function outsideOf({
  volume,
  grid,
  hu,
  body,
  airHu,
}: {
  readonly volume: Volume;
  readonly grid: Grid;
  readonly hu: Float32Array;
  readonly body: Body;
  readonly airHu: number;
}): Uint8Array {
  const flood = floodAir(volume, grid, body, airHu);
  const outside = new Uint8Array(voxelCount(grid));
  const [nx, ny, nz] = grid.dims;
  for (let k = 0, q = 0; k < nz; k++)
    for (let j = 0; j < ny; j++)
      for (let i = 0; i < nx; i++, q++) {
        const p = voxelToLps(grid, voxelPoint(i, j, k));
        const isBody = isInRoughBody(body.mask, lpsToVoxel(volume.grid, p));
        if (!isBody || (hu[q]! < airHu && flood.near(p))) outside[q] = 1;
      }
  return outside;
}

/** Floods whole slices of the CT: the crop may show no air outside the patient. */
function floodAir(volume: Volume, crop: Grid, body: Body, airHu: number) {
  const like = volume.grid;
  const extent = (n: number) => [-0.5, like.dims[n]! - 0.5].map((v) => v * like.spacing[n]!);
  const zOf = (k: number) => lpsToVoxel(like, voxelToLps(crop, voxelPoint(0, 0, k)))[2] * like.spacing[2];
  const z = [zOf(-0.5), zOf(crop.dims[2] - 0.5)];
  const [x, y] = [extent(0), extent(1)];
  const grid = coveringGrid(like, [x[0]!, y[0]!, Math.min(...z)], [x[1]!, y[1]!, Math.max(...z)], floodMm);
  const [nx, ny, nz] = grid.dims;
  const open = new Uint8Array(voxelCount(grid));
  const waiting = new Int32Array(nx * ny);
  const isAir = (at: number) => {
    const v = voxelPoint(at % nx, Math.floor(at / nx) % ny, Math.floor(at / nx / ny));
    const value = sampleHu(volume, voxelToLps(grid, v));
    return value !== undefined && value < airHu;
  };
  for (let k = 0; k < nz; k++) {
    let [read, write] = [0, 0];
    const take = (at: number) => {
      if (open[at] || !isAir(at)) return;
      open[at] = 1;
      waiting[write++] = at;
    };
    for (let j = 0; j < ny; j++)
      for (let i = 0; i < nx; i++) {
        const p = voxelToLps(grid, voxelPoint(i, j, k));
        const rim = i === 0 || j === 0 || i === nx - 1 || j === ny - 1;
        if (rim || !isInRoughBody(body.mask, lpsToVoxel(like, p))) take(i + nx * (j + ny * k));
      }
    while (read < write) {
      const at = waiting[read++]!;
      const i = at % nx;
      const j = Math.floor(at / nx) % ny;
      if (i > 0) take(at - 1);
      if (i < nx - 1) take(at + 1);
      if (j > 0) take(at - nx);
      if (j < ny - 1) take(at + nx);
    }
  }
  return {
    /** Whether outside air lies within a cell of a point, in its slice. */
    near(p: Parameters<typeof lpsToVoxel>[1]): boolean {
      const v = lpsToVoxel(grid, p).map(Math.round);
      const k = Math.min(Math.max(v[2]!, 0), nz - 1);
      for (let j = Math.max(v[1]! - 1, 0); j <= Math.min(v[1]! + 1, ny - 1); j++)
        for (let i = Math.max(v[0]! - 1, 0); i <= Math.min(v[0]! + 1, nx - 1); i++)
          if (open[i + nx * (j + ny * k)]) return true;
      return false;
    },
  };
}
