import { type Grid, subGrid } from '../../../core/grid';
import type { VoxelField } from '../../../core/structure';

type Triple = [number, number, number];

/** Below this saturation a cell is not shown; the surface lies at one half. */
const shownFrom = 0.02;
/** Finer cells than the grid's, for a surface that does not show them. */
const finer = 2;

/**
 * The saturation as a field whose half level is the surface of the cement: cut to where there is
 * any, on cells half as large, interpolated by cubic B-splines so that neither the cells nor the
 * kinks of a linear interpolation are seen. Undefined where there is no cement.
 */
export function displayField(grid: Grid, saturation: ArrayLike<number>): VoxelField | undefined {
  const box = boxOf(grid.dims, saturation);
  if (!box) return undefined;
  const low = box.low.map((v) => v - 2) as Triple;
  const size = box.high.map((v, n) => v - low[n]! + 3) as Triple;
  const coarse = cut(grid.dims, saturation, low, size);
  const [x, sx] = refine(coarse, size, 0);
  const [y, sy] = refine(x, sx, 1);
  const [z, dims] = refine(y, sy, 2);
  const data = new Uint8Array(z.length);
  for (let q = 0; q < z.length; q++) data[q] = Math.min(255, Math.round(255 * z[q]!));
  // The first of the finer samples lies a quarter of a cell before the centre of the first cell.
  const at = low.map((v) => v - 0.5 + 0.5 / finer) as Triple;
  const shifted = subGrid(grid, at, dims);
  return { grid: { ...shifted, spacing: grid.spacing.map((mm) => mm / finer) as Triple }, data };
}

function boxOf(
  dims: readonly number[],
  saturation: ArrayLike<number>,
): { low: Triple; high: Triple } | undefined {
  const [nx, ny, nz] = dims as Triple;
  const low: Triple = [nx, ny, nz];
  const high: Triple = [-1, -1, -1];
  for (let k = 0, q = 0; k < nz; k++)
    for (let j = 0; j < ny; j++)
      for (let i = 0; i < nx; i++, q++) {
        if (saturation[q]! < shownFrom) continue;
        if (i < low[0]) low[0] = i;
        if (i > high[0]) high[0] = i;
        if (j < low[1]) low[1] = j;
        if (j > high[1]) high[1] = j;
        if (k < low[2]) low[2] = k;
        high[2] = k;
      }
  return high[0] < 0 ? undefined : { low, high };
}

function cut(dims: readonly number[], from: ArrayLike<number>, low: Triple, size: Triple): Float32Array {
  const out = new Float32Array(size[0] * size[1] * size[2]);
  const [nx, ny, nz] = dims as Triple;
  for (let k = 0, q = 0; k < size[2]; k++)
    for (let j = 0; j < size[1]; j++)
      for (let i = 0; i < size[0]; i++, q++) {
        const [x, y, z] = [i + low[0], j + low[1], k + low[2]];
        if (x < 0 || y < 0 || z < 0 || x >= nx || y >= ny || z >= nz) continue;
        out[q] = Math.min(1, from[x + nx * (y + ny * z)]!);
      }
  return out;
}

/** Cubic B-spline at a quarter of a cell before and behind a sample. */
const weights = [-0.25, 0.25].map((t) => {
  const b = (u: number) => {
    const a = Math.abs(u);
    return a < 1 ? 2 / 3 - a * a + (a * a * a) / 2 : a < 2 ? (2 - a) ** 3 / 6 : 0;
  };
  return [b(t + 1), b(t), b(t - 1)].map((w, _, all) => w / all.reduce((sum, v) => sum + v, 0)) as Triple;
});

/** Twice as many samples along one axis. */
function refine(from: Float32Array, size: Triple, axis: 0 | 1 | 2): [Float32Array, Triple] {
  const stride = axis === 0 ? 1 : axis === 1 ? size[0] : size[0] * size[1];
  const n = size[axis];
  const to = size.with(axis, n * finer) as Triple;
  const out = new Float32Array(to[0] * to[1] * to[2]);
  const before = axis === 0 ? 1 : axis === 1 ? size[0] : size[0] * size[1];
  const after = from.length / (before * n);
  for (let a = 0; a < after; a++)
    for (let s = 0; s < n; s++) {
      const row = (a * n + s) * before;
      const [back, ahead] = [s > 0 ? stride : 0, s + 1 < n ? stride : 0];
      for (let half = 0; half < finer; half++) {
        const w = weights[half]!;
        const target = (a * n * finer + s * finer + half) * before;
        for (let b = 0; b < before; b++) {
          const q = row + b;
          out[target + b] = w[0] * from[q - back]! + w[1] * from[q]! + w[2] * from[q + ahead]!;
        }
      }
    }
  return [out, to];
}
