import { quantile } from '../../core/statistics';
import { lpsToVoxel } from '../../core/grid';
import type { VoxelField } from '../../core/structure';
import type { Volume } from '../../core/volume';

/** A surface is looked for where HU inside and outside differ at least so much. */
const leastStepHu = 60;

/** A bone with the place of its surface between voxels, and how bright its cortex is there, HU (the median). */
export interface Surfaced {
  readonly field: VoxelField;
  readonly cortexHu: number;
}

/**
 * The same bone with its surface between the voxels, read from the CT: where the share of the way from the darkest outside
 * to the brightest inside is the one that divides inside from outside best. A mask of whole voxels says where a flat
 * plate lies to a voxel, not how it is turned.
 * @param field on a part of the CT's own voxels; undefined where it is not
 */
export function surfaced({ grid: ct, hu }: Volume, { grid, data }: VoxelField): Surfaced | undefined {
  const [nx, ny, nz] = grid.dims;
  const start = lpsToVoxel(ct, grid.origin).map(Math.round) as [number, number, number];
  const [cx, cy, cz] = ct.dims;
  const onCt = (i: number, j: number, k: number) => start[0] + i + cx * (start[1] + j + cy * (start[2] + k));
  const isInCt = start.every((at, axis) => at >= 0 && at + grid.dims[axis]! <= [cx, cy, cz][axis]!);
  if (!isInCt) return undefined;
  const out = data.map((value) => (value > 127 ? 255 : 0));
  const [at, share, brightest]: [number[], number[], number[]] = [[], [], []];
  for (let k = 1; k < nz - 1; k++)
    for (let j = 1; j < ny - 1; j++)
      for (let i = 1; i < nx - 1; i++) {
        const n = i + nx * (j + ny * k);
        if (!isAtSurface(data, n, nx, nx * ny)) continue;
        let [dark, bright] = [Infinity, -Infinity];
        for (let dk = -1; dk <= 1; dk++)
          for (let dj = -1; dj <= 1; dj++)
            for (let di = -1; di <= 1; di++) {
              const value = hu[onCt(i + di, j + dj, k + dk)]!;
              if (data[n + di + nx * (dj + ny * dk)]! > 127) bright = Math.max(bright, value);
              else dark = Math.min(dark, value);
            }
        if (bright - dark < leastStepHu) continue;
        at.push(n);
        brightest.push(bright);
        share.push((hu[onCt(i, j, k)]! - dark) / (bright - dark));
      }
  const level = dividing(share, at.map((n) => data[n]! > 127)); // prettier-ignore
  at.forEach((n, m) => (out[n] = Math.round(Math.min(255, Math.max(0, 127.5 + 255 * (share[m]! - level))))));
  return { field: { grid, data: out }, cortexHu: quantile(brightest, 0.5) };
}

/** The share that most of what is inside exceeds and most of what is outside does not. */
function dividing(share: readonly number[], isIn: readonly boolean[]): number {
  const bins = new Int32Array(101);
  share.forEach(
    (value, n) => (bins[Math.min(100, Math.max(0, Math.round(100 * value)))]! += isIn[n] ? 1 : -1),
  );
  let [least, sum, best] = [0, 0, 0];
  bins.forEach((value, n) => {
    sum += value;
    if (sum < least) [least, best] = [sum, n + 0.5];
  });
  return best / 100;
}

/** Whether one of the six neighbours of a voxel lies on the other side. */
function isAtSurface(data: Uint8Array, n: number, row: number, plane: number): boolean {
  const isIn = data[n]! > 127;
  return [n - 1, n + 1, n - row, n + row, n - plane, n + plane].some((m) => data[m]! > 127 !== isIn);
}
