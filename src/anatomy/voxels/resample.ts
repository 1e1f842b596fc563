import { type Grid, voxelToLps } from '../../core/grid';
import { voxelPoint } from '../../core/units';
import type { Volume } from '../../core/volume';
import { spacingAlongLps, voxelMap } from './grids';
import { sampleRows } from './sample';

type Triple = readonly [number, number, number];

/** What lies outside the CT. */
export const airHu = -1024;

/**
 * The CT on another grid, of any orientation: voxels are averaged where the other grid is coarser, then
 * interpolated. Outside the CT, and in the padding of a round field of view, it is air.
 */
export function resampleHu({ grid, hu }: Volume, target: Grid): Int16Array {
  const targetMm = spacingAlongLps(target);
  const mean = grid.axes.map((axis) => Math.hypot(...axis.map((share, c) => share * targetMm[c]!)));
  const factors = grid.spacing.map((mm, a) =>
    Math.min(grid.dims[a]!, Math.max(1, Math.floor(mean[a]! / mm + 0.25))),
  ) as unknown as Triple;
  const source = factors.some((n) => n > 1) ? blockMeans(grid, hu, factors) : { grid, hu };
  const out = new Int16Array(target.dims[0] * target.dims[1] * target.dims[2]);
  sampleRows(source.hu, source.grid.dims, voxelMap(target, source.grid), target.dims, airHu, out);
  for (let q = 0; q < out.length; q++) if (out[q]! < airHu) out[q] = airHu;
  return out;
}

/** The mean of each block of voxels; at the far faces of what there is of it. */
function blockMeans(
  grid: Grid,
  hu: Int16Array | Float32Array,
  [fx, fy, fz]: Triple,
): { grid: Grid; hu: Int16Array } {
  const [nx, ny, nz] = grid.dims;
  const dims = grid.dims.map((n, a) => Math.ceil(n / [fx, fy, fz][a]!)) as unknown as Triple;
  const sums = new Int32Array(dims[0]);
  const out = new Int16Array(dims[0] * dims[1] * dims[2]);
  for (let k = 0, to = 0; k < nz; k += fz) {
    for (let j = 0; j < ny; j += fy, to += dims[0]) {
      sums.fill(0);
      const [kEnd, jEnd] = [Math.min(k + fz, nz), Math.min(j + fy, ny)];
      for (let c = k; c < kEnd; c++)
        for (let b = j; b < jEnd; b++) addRow(hu, nx * (b + ny * c), nx, fx, sums);
      const rows = (kEnd - k) * (jEnd - j);
      for (let i = 0; i < dims[0]; i++)
        out[to + i] = Math.round(sums[i]! / (rows * Math.min(fx, nx - i * fx)));
    }
  }
  const origin = voxelToLps(grid, voxelPoint((fx - 1) / 2, (fy - 1) / 2, (fz - 1) / 2));
  const spacing = grid.spacing.map((mm, a) => mm * [fx, fy, fz][a]!) as unknown as Triple;
  return { grid: { dims, spacing, origin, axes: grid.axes }, hu: out };
}

function addRow(hu: Int16Array | Float32Array, from: number, nx: number, fx: number, sums: Int32Array): void {
  for (let i = 0, to = 0; i < nx; to++) {
    const end = Math.min(i + fx, nx);
    let sum = 0;
    for (; i < end; i++) sum += Math.max(hu[from + i]!, airHu);
    sums[to]! += sum;
  }
}
