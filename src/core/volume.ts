import { type Grid, lpsToVoxel } from './grid';
import type { LpsPoint } from './units';

/** A CT: Hounsfield units on a grid, i fastest. */
export interface Volume {
  readonly grid: Grid;
  /** Int16 when every HU is an integer in its range, else Float32. */
  readonly hu: Int16Array | Float32Array;
  readonly minHu: number;
  readonly maxHu: number;
}

/** Trilinear HU at a point, or undefined outside the outermost voxel centres (+½ voxel). */
export function sampleHu(volume: Volume, p: LpsPoint): number | undefined {
  const { grid, hu } = volume;
  const v = lpsToVoxel(grid, p);
  const [nx, ny, nz] = grid.dims;
  if (v[0] < -0.5 || v[1] < -0.5 || v[2] < -0.5 || v[0] > nx - 0.5 || v[1] > ny - 0.5 || v[2] > nz - 0.5) {
    return undefined;
  }
  const clampTo = (value: number, n: number) => Math.min(Math.max(value, 0), n - 1);
  const x = clampTo(v[0], nx);
  const y = clampTo(v[1], ny);
  const z = clampTo(v[2], nz);
  const i = Math.min(Math.floor(x), Math.max(nx - 2, 0));
  const j = Math.min(Math.floor(y), Math.max(ny - 2, 0));
  const k = Math.min(Math.floor(z), Math.max(nz - 2, 0));
  const di = nx > 1 ? 1 : 0;
  const dj = ny > 1 ? nx : 0;
  const dk = nz > 1 ? nx * ny : 0;
  const fx = x - i;
  const fy = y - j;
  const fz = z - k;
  const o = i + nx * (j + ny * k);
  const row = (q: number) => hu[q]! + (hu[q + di]! - hu[q]!) * fx;
  const plane = (q: number) => row(q) + (row(q + dj) - row(q)) * fy;
  return plane(o) + (plane(o + dk) - plane(o)) * fz;
}
