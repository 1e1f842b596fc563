import { placeOf, type WorkCt } from '../work';
import type { Place } from './follow';

/** Half the height of a rib at most, mm. */
const halfMm = 10;

/** Which line, counted from 1, each voxel of bone is nearest to; 0 where all are too far. */
export function nearestLine(
  { grid: { dims, spacing } }: WorkCt,
  free: Uint8Array,
  lines: readonly (readonly Place[])[],
): Uint8Array {
  const [nx, ny, nz] = dims;
  const labels = new Uint8Array(free.length);
  const least = new Float32Array(free.length).fill(Infinity);
  const reach = Math.ceil(halfMm / spacing[0]);
  const most = (halfMm / spacing[0]) ** 2;
  for (const [n, line] of lines.entries())
    for (const [x, y, z] of line)
      for (let k = Math.max(0, Math.ceil(z - reach)); k <= Math.min(nz - 1, z + reach); k++)
        for (let j = Math.max(0, Math.ceil(y - reach)); j <= Math.min(ny - 1, y + reach); j++) {
          const row = nx * (j + ny * k);
          for (let i = Math.max(0, Math.ceil(x - reach)); i <= Math.min(nx - 1, x + reach); i++) {
            const q = row + i;
            const d = (i - x) ** 2 + (j - y) ** 2 + (k - z) ** 2;
            if (!free[q] || d > most || d >= least[q]!) continue;
            least[q] = d;
            labels[q] = n + 1;
          }
        }
  return labels;
}

/** The pieces of one label that its line runs through: from there on through faces, edges and corners. */
export function pieceAlong(
  { grid: { dims } }: WorkCt,
  labels: Uint8Array,
  label: number,
  line: readonly Place[],
): Uint8Array {
  const [nx, ny, nz] = dims;
  const mask = new Uint8Array(labels.length);
  const waiting: number[] = [];
  const take = (i: number, j: number, k: number) => {
    if (i < 0 || j < 0 || k < 0 || i >= nx || j >= ny || k >= nz) return;
    const q = i + nx * (j + ny * k);
    if (labels[q] !== label || mask[q]) return;
    mask[q] = 1;
    waiting.push(q);
  };
  for (const [x, y, z] of line) take(Math.round(x), Math.round(y), Math.round(z));
  for (let q = waiting.pop(); q !== undefined; q = waiting.pop()) {
    const [i, j, k] = placeOf(q, dims);
    for (let n = 0; n < 27; n++)
      take(i - 1 + (n % 3), j - 1 + (Math.floor(n / 3) % 3), k - 1 + Math.floor(n / 9));
  }
  return mask;
}
