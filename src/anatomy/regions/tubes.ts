import { type Components, components, eachRun } from '../voxels/components';
import { type WorkCt, whereHu } from './work';

/** A dark upright tube: one part of a slice below the other. */
export interface Tube {
  readonly lengthMm: number;
  /** Mean distance from the middle of the body, from right to left. */
  readonly besideMm: number;
  /** A voxel of each of its slices. */
  readonly voxels: readonly number[];
}

interface Spot {
  readonly slice: number;
  readonly x: number;
  readonly y: number;
  readonly voxel: number;
  readonly besideMm: number;
}

/** Air in a tube of this cross-section, mm²: a child's trachea to a wide pharynx. */
const [leastMm2, mostMm2] = [30, 900];
const tubeHu = -850;
/** Neither lung nor bowel is as compact: area over that of the box around it. */
const leastCompact = 0.4;
/** The middle of a tube moves no more than this from one slice to the next, in mm a mm. */
const mostShift = 1.5;
/** Where a slice of the body is larger than that of a neck, gas is an airway only if lung lies there too. */
const neckMm2 = 40_000;
const lungMm2 = 2_000;
const shortestMm = 20;
/** A trachea lies no farther from the middle of the body. */
const mostBesideMm = 35;

/** The tubes of a CT that may be an airway: in slices of a neck, or where lung is. */
export function tubes(ct: WorkCt, body: Uint8Array): Tube[] {
  const spots = spotsOf(ct, body);
  const mm = ct.grid.spacing[0];
  const reach = 3 + mostShift * mm;
  const open: Spot[][] = [];
  for (const spot of spots) {
    const found = open.find((chain) => {
      const last = chain.at(-1)!;
      const gap = spot.slice - last.slice;
      return gap > 0 && gap <= 3 && Math.hypot(spot.x - last.x, spot.y - last.y) * mm <= reach * gap;
    });
    if (found) found.push(spot);
    else open.push([spot]);
  }
  const isWhole = ct.grid.dims[2] * mm < 2 * shortestMm;
  return open
    .map((chain) => ({
      lengthMm: chain.length * mm,
      besideMm: chain.reduce((sum, spot) => sum + spot.besideMm, 0) / chain.length,
      voxels: chain.map(({ voxel }) => voxel),
    }))
    .filter(({ besideMm }) => besideMm <= mostBesideMm)
    .filter(({ lengthMm }) => lengthMm >= shortestMm || (isWhole && lengthMm >= ct.grid.dims[2] * mm * 0.8));
}

/** Dark compact parts of slices, from below. */
function spotsOf(ct: WorkCt, body: Uint8Array): Spot[] {
  const { dims, spacing } = ct.grid;
  const slices = slicesOf(ct, body);
  const found = components(whereHu(ct, body, -Infinity, tubeHu), dims, 'slice');
  const middles = middlesOf(found);
  const spots: Spot[] = [];
  for (let part = 1; part <= found.count; part++) {
    const [i0, j0, k, i1, j1] = found.boxes.subarray(6 * part);
    const area = found.sizes[part]! * spacing[0] * spacing[1];
    const isCompact = found.sizes[part]! >= leastCompact * (i1! - i0! + 1) * (j1! - j0! + 1);
    const { middle, bodyMm2, airMm2 } = slices[k!]!;
    const mayBe = bodyMm2 < neckMm2 || airMm2 > lungMm2;
    if (area < leastMm2 || area > mostMm2 || !isCompact || !mayBe) continue;
    const { x, y, voxel } = middles[part]!;
    spots.push({ slice: k!, x, y, voxel, besideMm: Math.abs(x - middle) * spacing[0] });
  }
  return spots;
}

/** Mean column and row of each part, and the voxel in the middle of its longest run. */
function middlesOf(found: Components): { x: number; y: number; voxel: number }[] {
  const sums = Array.from({ length: found.count + 1 }, () => ({ x: 0, y: 0, voxel: 0, longest: 0 }));
  const [nx, ny] = found.runs.dims;
  eachRun(found, (part, start, end) => {
    const sum = sums[part]!;
    const n = end - start;
    sum.x += n * ((start % nx) + (n - 1) / 2);
    sum.y += n * (Math.floor(start / nx) % ny);
    if (n > sum.longest) Object.assign(sum, { longest: n, voxel: start + (n >> 1) });
  });
  return sums.map(({ x, y, voxel }, part) => ({
    x: x / found.sizes[part]!,
    y: y / found.sizes[part]!,
    voxel,
  }));
}

/** Middle, area of the body and of the lung-like air of each slice. */
function slicesOf({ grid, hu }: WorkCt, body: Uint8Array) {
  const [nx, ny, nz] = grid.dims;
  const mm2 = grid.spacing[0] * grid.spacing[1];
  return Array.from({ length: nz }, (_, k) => {
    let [sum, count, air] = [0, 0, 0];
    for (let q = k * nx * ny; q < (k + 1) * nx * ny; q++) {
      if (!body[q]) continue;
      sum += q % nx;
      count++;
      if (hu[q]! < -500 && hu[q]! > -930) air++;
    }
    return { middle: count ? sum / count : nx / 2, bodyMm2: count * mm2, airMm2: air * mm2 };
  });
}
