import { lpsToVoxel } from '../../core/grid';
import { trilinear } from '../../core/trilinear';
import { lpsPoint } from '../../core/units';
import type { Volume } from '../../core/volume';

/** Trilinear HU at a point (LPS, mm); beyond the outermost voxel centres the outermost value goes on. */
export type HuAt = (x: number, y: number, z: number) => number;

/** As `sampleHu`, without an allocation a sample: vessels take millions of them. */
export function huSampler({ grid, hu }: Volume): HuAt {
  const [nx, ny, nz] = grid.dims;
  const zero = lpsToVoxel(grid, lpsPoint(0, 0, 0));
  const [a, b, c] = grid.axes.map((axis, n) => axis.map((value) => value / grid.spacing[n]!)) as number[][];
  const [step, row, slice] = [nx > 1 ? 1 : 0, ny > 1 ? nx : 0, nz > 1 ? nx * ny : 0];
  const [mi, mj, mk] = [Math.max(nx - 2, 0), Math.max(ny - 2, 0), Math.max(nz - 2, 0)];
  return (x, y, z) => {
    const u = Math.min(Math.max(zero[0] + a![0]! * x + a![1]! * y + a![2]! * z, 0), nx - 1);
    const v = Math.min(Math.max(zero[1] + b![0]! * x + b![1]! * y + b![2]! * z, 0), ny - 1);
    const w = Math.min(Math.max(zero[2] + c![0]! * x + c![1]! * y + c![2]! * z, 0), nz - 1);
    const i = Math.min(Math.floor(u), mi);
    const j = Math.min(Math.floor(v), mj);
    const k = Math.min(Math.floor(w), mk);
    return trilinear(hu, i + nx * (j + ny * k), step, row, slice, u - i, v - j, w - k);
  };
}
