import { boundsOf } from '../../core/bounds';
import { type Grid, lpsToVoxel, voxelToLps } from '../../core/grid';
import { type LpsPoint, voxelPoint } from '../../core/units';
import type { Volume } from '../../core/volume';
import { huSampler } from './sampler';

/** A box of cubic voxels, aligned with the CT, and its HU. */
export interface Box {
  readonly grid: Grid;
  readonly hu: Float32Array;
  /** Side of a voxel, mm. */
  readonly stepMm: number;
}

/** Enough for a path; the wall is found on the CT itself. */
const mostVoxels = 1_500_000;
const finestMm = 0.7;

/** The box around points with a margin, cut to the CT, as fine as the CT or as the number of voxels allows. */
export function boxAround(volume: Volume, pointsMm: readonly LpsPoint[], marginMm: number): Box {
  const { dims, spacing } = volume.grid;
  const { low, high } = boundsOf(pointsMm.map((p) => lpsToVoxel(volume.grid, p)));
  const from = low.map((value, a) => Math.max(value - marginMm / spacing[a]!, 0));
  const to = high.map((value, a) => Math.min(value + marginMm / spacing[a]!, dims[a]! - 1));
  const sizeMm = from.map((value, a) => Math.max(to[a]! - value, 0) * spacing[a]!);
  const finest = Math.max(finestMm, Math.min(...spacing));
  const stepMm = Math.max(
    finest,
    Math.cbrt(sizeMm.reduce((product, mm) => product * (mm + finest), 1) / mostVoxels),
  );
  const grid: Grid = {
    dims: sizeMm.map((mm) => Math.floor(mm / stepMm) + 1) as never as Grid['dims'],
    spacing: [stepMm, stepMm, stepMm],
    origin: voxelToLps(volume.grid, voxelPoint(...(from as [number, number, number]))),
    axes: volume.grid.axes,
  };
  return { grid, hu: resampled(volume, grid, stepMm), stepMm };
}

/** Each voxel the mean of eight samples within it, or one where the CT is as coarse. */
function resampled(volume: Volume, grid: Grid, stepMm: number): Float32Array {
  const at = huSampler(volume);
  const [nx, ny, nz] = grid.dims;
  const quarter = stepMm > 1.3 * Math.min(...volume.grid.spacing) ? stepMm / 4 : 0;
  const offsets = quarter === 0 ? [[0, 0, 0]] : [0, 1, 2, 3, 4, 5, 6, 7].map((n) => corner(grid, n, quarter));
  const out = new Float32Array(nx * ny * nz);
  for (let k = 0, o = 0; k < nz; k++)
    for (let j = 0; j < ny; j++)
      for (let i = 0; i < nx; i++, o++) {
        const [x, y, z] = voxelToLps(grid, voxelPoint(i, j, k));
        let sum = 0;
        for (const [dx, dy, dz] of offsets) sum += at(x + dx!, y + dy!, z + dz!);
        out[o] = sum / offsets.length;
      }
  return out;
}

const corner = ({ axes }: Grid, n: number, mm: number): number[] =>
  [0, 1, 2].map((c) => axes.reduce((sum, axis, a) => sum + (n & (1 << a) ? mm : -mm) * axis[c]!, 0));

/** Number of the voxel nearest to a point, cut to the box. */
export function voxelAt({ grid }: Box, p: LpsPoint): number {
  const [nx, ny] = grid.dims;
  const [i, j, k] = lpsToVoxel(grid, p).map((value, a) =>
    Math.min(Math.max(Math.round(value), 0), grid.dims[a]! - 1),
  ) as [number, number, number];
  return i + nx * (j + ny * k);
}

export function centreOf({ grid }: Box, voxel: number): LpsPoint {
  const [nx, ny] = grid.dims;
  return voxelToLps(grid, voxelPoint(voxel % nx, Math.floor(voxel / nx) % ny, Math.floor(voxel / nx / ny)));
}
