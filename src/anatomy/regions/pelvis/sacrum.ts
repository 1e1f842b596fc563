import { depthMm, type Disc, lastEndplate } from './endplate';
import { placeOf, type WorkCt } from '../work';

/** How the endplate of S1 may be tilted, degrees, and how far from the upper end of the sacroiliac joint it is sought, mm. */
const tiltsDeg = [15, 20, 25, 30, 35, 40, 45, 50, 55, 60];
const [belowMm, aboveMm] = [25, 35];
/** Half the width of the disc that is looked at, mm. */
const halfWidthMm = 14;
/** Above and below a disc lies bone at this distance. */
const besideMm = 11;
/** Width of a sacroiliac joint at most, with the blur of a thick slice, and its least depth from front to back, mm. */
const [jointMm, jointDepthMm] = [5, 15];
/** A disc is darker than the bone about it by this, HU. */
const leastDropHu = 60;
const sureDropHu = 150;

/** The bright bone of the sacrum; confidence 1 below a given vertebra, else how much darker than bone the disc is. */
export interface Sacrum {
  readonly mask: Uint8Array;
  /** Whether a voxel lies below the plane that ends it, in no vertebra. */
  readonly isBelow: (q: number) => boolean;
  /** The plane that ends it. */
  readonly disc: Disc;
  readonly confidence: number;
}

/**
 * What of the midline bone is sacrum: below the lower endplate of the vertebra that lies above the sacroiliac joints; without
 * one below the darkest tilted plane near their upper end, the disc. Undefined where neither is found.
 * @param column midline bone, vessels that hang on it left out
 * @param vertebrae which vertebra holds each voxel, counted from 1: what the ones above the plane hold is no sacrum
 */
export function sacrumOf(
  ct: WorkCt,
  column: Uint8Array,
  hips: Uint8Array,
  middleMm: number,
  vertebrae: Uint8Array | undefined,
): Sacrum | undefined {
  const topMm = jointTop(ct, column, hips);
  if (topMm === undefined) return undefined;
  const disc = (vertebrae && lastEndplate(ct, vertebrae, middleMm, topMm)) ?? darkestPlane(ct, column, middleMm, topMm); // prettier-ignore
  if (!disc) return undefined;
  const isUnder = below(ct, disc);
  const isAbove = vertebrae && vertebraeAbove(vertebrae, isUnder);
  const isBelow = (q: number) => isUnder(q) && !isAbove?.[vertebrae![q]!];
  const mask = column.map((set, q) => (set && isBelow(q) ? 1 : 0));
  return { mask, isBelow, disc, confidence: disc.confidence };
}

function darkestPlane(ct: WorkCt, column: Uint8Array, middleMm: number, topMm: number): Disc | undefined {
  const fronts = frontsOf(ct, column, middleMm);
  let best = { dropHu: leastDropHu, z: 0, slope: 0, front: 0 };
  for (let z = topMm - belowMm; z <= topMm + aboveMm; z += 1.5) {
    const front = fronts[Math.round((z - ct.grid.origin[2]) / ct.grid.spacing[2])];
    if (front === undefined || Number.isNaN(front)) continue;
    for (const tilt of tiltsDeg) {
      const slope = Math.tan((tilt * Math.PI) / 180);
      const step = besideMm * Math.hypot(1, slope);
      const [here, under, over] = [0, -step, step].map((d) => planeHu(ct, middleMm, front, z + d, slope)) as [number, number, number]; // prettier-ignore
      const dropHu = Math.min(under, over) - here;
      if (dropHu > best.dropHu) best = { dropHu, z, slope, front };
    }
  }
  return best.slope === 0 ? undefined : { ...best, confidence: Math.min(1, best.dropHu / sureDropHu) };
}

/** Which vertebrae lie above a plane with most of their voxels. */
function vertebraeAbove(vertebrae: Uint8Array, isUnder: (q: number) => boolean): boolean[] {
  const balance = new Float64Array(256);
  for (let q = 0; q < vertebrae.length; q++) if (vertebrae[q]) balance[vertebrae[q]!]! += isUnder(q) ? -1 : 1;
  return Array.from(balance, (value) => value > 0);
}

/** Height of the highest slice in which the column lies along a hip bone as in a joint, LPS mm. */
function jointTop(
  { grid: { dims, origin, spacing } }: WorkCt,
  column: Uint8Array,
  hips: Uint8Array,
): number | undefined {
  const reach = Math.ceil(jointMm / spacing[0]);
  const rows = new Int32Array(dims[2]);
  for (let row = 0; row < dims[1] * dims[2]; row++) {
    const [start, end] = [row * dims[0], (row + 1) * dims[0]];
    const isNear = (q: number) =>
      column[q] === 1 && (hips.subarray(Math.max(start, q - reach), Math.min(end, q + reach + 1)).includes(1)); // prettier-ignore
    for (let q = start; q < end; q++)
      if (isNear(q)) {
        rows[Math.floor(row / dims[1])]! += 1;
        break;
      }
  }
  const top = rows.findLastIndex((count) => count * spacing[1] >= jointDepthMm);
  return top < 0 ? undefined : origin[2] + top * spacing[2];
}

/** Where the column begins in front, near the middle, in each slice, LPS mm; NaN where there is none. */
function frontsOf(
  { grid: { dims, origin, spacing } }: WorkCt,
  column: Uint8Array,
  middleMm: number,
): Float64Array {
  const i0 = Math.round((middleMm - 8 - origin[0]) / spacing[0]);
  const i1 = Math.round((middleMm + 8 - origin[0]) / spacing[0]);
  return Float64Array.from({ length: dims[2] }, (_, k) => {
    for (let j = 0; j < dims[1]; j++)
      for (let i = i0; i <= i1; i++)
        if (column[i + dims[0] * (j + dims[1] * k)]) return origin[1] + j * spacing[1];
    return NaN;
  });
}

/** Mean HU (of soft tissue to bone) in a plane that rises to the back. */
function planeHu(
  { grid: { dims, origin, spacing }, hu }: WorkCt,
  middleMm: number,
  frontMm: number,
  zMm: number,
  slope: number,
): number {
  let [sum, count] = [0, 0];
  for (let dy = 2; dy <= depthMm; dy += spacing[1])
    for (let dx = -halfWidthMm; dx <= halfWidthMm; dx += spacing[0]) {
      const i = Math.round((middleMm + dx - origin[0]) / spacing[0]);
      const j = Math.round((frontMm + dy - origin[1]) / spacing[1]);
      const k = Math.round((zMm + slope * (dy - depthMm / 2) - origin[2]) / spacing[2]);
      if (i < 0 || j < 0 || k < 0 || i >= dims[0] || j >= dims[1] || k >= dims[2]) return 0;
      sum += Math.min(Math.max(hu[i + dims[0] * (j + dims[1] * k)]!, 0), 400);
      count++;
    }
  return sum / count;
}

function below(
  { grid: { dims, origin, spacing } }: WorkCt,
  { front, z, slope }: Disc,
): (q: number) => boolean {
  return (q) => {
    const [, j, k] = placeOf(q, dims);
    // Behind the disc the plane goes on level: the arch of L5 hangs lower than its endplate would.
    const dy = Math.min(origin[1] + j * spacing[1] - front, depthMm + 6) - depthMm / 2;
    return origin[2] + k * spacing[2] < z + slope * dy;
  };
}
