import { components, eachRun, maskOfParts } from '../../voxels/components';
import type { WorkCt } from '../work';
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

/** The pieces of one label that its line runs through. */
export function pieceAlong(
  { grid: { dims } }: WorkCt,
  labels: Uint8Array,
  label: number,
  line: readonly Place[],
): Uint8Array {
  const found = components(
    labels.map((value) => (value === label ? 1 : 0)),
    dims,
    'all',
  );
  const onLine = new Uint8Array(labels.length);
  for (const place of line) {
    const [i, j, k] = place.map(Math.round) as never as Place;
    onLine[i + dims[0] * (j + dims[1] * k)] = 1;
  }
  const crossed = new Uint8Array(found.count + 1);
  eachRun(found, (part, start, end) => {
    for (let q = start; q < end && !crossed[part]; q++) crossed[part] = onLine[q]!;
  });
  return maskOfParts(found, (part) => crossed[part] === 1);
}
