import { components, eachRun } from '../../voxels/components';
import type { Dims } from '../../voxels/runs';
import type { Side } from '../types';
import type { WorkCt } from '../work';
import type { Place } from './follow';

/** Where the spine runs: the middle of the canal at the height of each slice, LPS mm. */
export interface Midline {
  readonly xMm: Float64Array;
  readonly yMm: Float64Array;
}

/** Cut areas of ribs beside the spine, mm². */
const [leastMm2, mostMm2] = [14, 320];
/** Ribs lie no farther in front of the middle of the canal here, and no farther behind it, mm. */
const [frontMm, backMm] = [28, 45];

/**
 * Where ribs are cut by a sagittal surface beside the spine: behind the lungs they lie apart from each other and from
 * all other bone. In voxels, from foot to head.
 * @param lungs what has lung behind it is a vessel
 * @param besideMm distance of the surface from the middle of the canal
 * @param slices first and last slice that are looked at
 */
export function cutsBeside(
  { grid }: WorkCt,
  free: Uint8Array,
  lungs: Uint8Array,
  { xMm, yMm }: Midline,
  side: Side,
  besideMm: number,
  [first, last]: readonly [number, number],
): Place[] {
  const { dims: [nx, ny], origin, spacing: [mm] } = grid; // prettier-ignore
  const sign = side === 'left' ? 1 : -1;
  const dims: Dims = [ny, last - first + 1, 1];
  const cut = new Uint8Array(dims[0] * dims[1]);
  const columns = Array.from({ length: dims[1] }, (_, n) =>
    Math.round((xMm[first + n]! + sign * besideMm - origin[0]) / mm),
  );
  for (let n = 0; n < dims[1]; n++) {
    const i = columns[n]!;
    if (i < 0 || i >= nx) continue;
    const middle = (yMm[first + n]! - origin[1]) / mm;
    const from = Math.max(0, Math.ceil(middle - frontMm / mm));
    const to = Math.min(ny - 1, Math.floor(middle + backMm / mm));
    let hasLung = false;
    for (let j = to; j >= from && !hasLung; j--) {
      const q = i + nx * (j + ny * (first + n));
      hasLung = lungs[q] === 1;
      cut[j + ny * n] = hasLung ? 0 : free[q]!;
    }
  }
  const found = components(cut, dims);
  const sums = Array.from({ length: found.count + 1 }, () => [0, 0]);
  eachRun(found, (part, start, end) => {
    for (let q = start; q < end; q++) {
      sums[part]![0]! += q % ny;
      sums[part]![1]! += Math.floor(q / ny);
    }
  });
  return sums.flatMap(([j, n], part) => {
    const size = found.sizes[part]!;
    if (part === 0 || size * mm * mm < leastMm2 || size * mm * mm > mostMm2) return [];
    const slice = n! / size;
    return [[columns[Math.round(slice)]!, j! / size, first + slice] as const];
  });
}
