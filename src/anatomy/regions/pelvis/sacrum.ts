import { components, maskOfParts } from '../../voxels/components';
import { placeOf, voxelMl, type WorkCt } from '../work';
import { partLabels, pieceOf } from './parts';

/** How the endplate of S1 may be tilted, degrees, and how far from the upper end of the sacroiliac joint it is sought, mm. */
const tiltsDeg = [15, 20, 25, 30, 35, 40, 45, 50, 55, 60];
const [belowMm, aboveMm] = [25, 35];
/** Half the width and the depth of the disc that is looked at, mm. */
const [halfWidthMm, depthMm] = [14, 26];
/** Above and below a disc lies bone at this distance. */
const besideMm = 11;
/** A disc is darker than the bone about it by this, HU. */
const leastDropHu = 60;
const sureDropHu = 150;

/** The sacrum; confidence 1 where vertebrae were given, else how much darker than bone the disc above it is. */
export interface Sacrum {
  readonly mask: Uint8Array;
  readonly confidence: number;
}

/**
 * What of the midline bone is sacrum: below the darkest tilted plane near the upper end of the sacroiliac joints,
 * the disc. Undefined where neither the joints nor such a plane is found.
 */
export function sacrumOf(
  ct: WorkCt,
  labels: Uint8Array,
  middleMm: number,
  isParted: boolean,
): Sacrum | undefined {
  if (isParted) return { mask: lowest(ct, labels), confidence: 1 };
  const topMm = jointTop(ct, labels);
  if (topMm === undefined) return undefined;
  const front = frontOf(ct, labels, middleMm, topMm);
  if (front === undefined) return undefined;
  let best = { dropHu: leastDropHu, z: 0, slope: 0 };
  for (const tilt of tiltsDeg) {
    const slope = Math.tan((tilt * Math.PI) / 180);
    for (let z = topMm - belowMm; z <= topMm + aboveMm; z += 1.5) {
      const step = besideMm * Math.hypot(1, slope);
      const here = planeHu(ct, middleMm, front, z, slope);
      const about = Math.min(
        planeHu(ct, middleMm, front, z - step, slope),
        planeHu(ct, middleMm, front, z + step, slope),
      );
      if (about - here > best.dropHu) best = { dropHu: about - here, z, slope };
    }
  }
  if (best.slope === 0) return undefined;
  return { mask: below(ct, labels, front, best), confidence: Math.min(1, best.dropHu / sureDropHu) };
}

/** Height of the highest place where the column touches a hip bone. */
function jointTop({ grid: { dims, origin, spacing } }: WorkCt, labels: Uint8Array): number | undefined {
  const heights: number[] = [];
  for (let q = 0; q + 1 < labels.length; q++) {
    const [a, b] = [labels[q]!, labels[q + 1]!];
    const touches =
      (a === partLabels.column && (b === 2 || b === 3)) || (b === partLabels.column && (a === 2 || a === 3));
    if (touches) heights.push(placeOf(q, dims)[2]);
  }
  // Not the very highest: single voxels touch above the joint.
  heights.sort((a, b) => b - a);
  const top = heights[Math.floor(heights.length * 0.03)];
  return top === undefined ? undefined : origin[2] + top * spacing[2];
}

/** Where the column begins in front, near the middle, mm. */
function frontOf(
  { grid: { dims, origin, spacing } }: WorkCt,
  labels: Uint8Array,
  middleMm: number,
  zMm: number,
): number | undefined {
  const k = Math.round((zMm - origin[2]) / spacing[2]);
  const i0 = Math.round((middleMm - 8 - origin[0]) / spacing[0]);
  const i1 = Math.round((middleMm + 8 - origin[0]) / spacing[0]);
  for (let j = 0; j < dims[1]; j++)
    for (let i = i0; i <= i1; i++)
      if (labels[i + dims[0] * (j + dims[1] * k)] === partLabels.column) return origin[1] + j * spacing[1];
  return undefined;
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
  labels: Uint8Array,
  frontMm: number,
  { z, slope }: { readonly z: number; readonly slope: number },
): Uint8Array {
  const out = new Uint8Array(labels.length);
  for (let q = 0; q < labels.length; q++) {
    if (labels[q] !== partLabels.column) continue;
    const [, j, k] = placeOf(q, dims);
    // Behind the disc the plane goes on level: the arch of L5 hangs lower than its endplate would.
    const dy = Math.min(origin[1] + j * spacing[1] - frontMm, depthMm + 6) - depthMm / 2;
    if (origin[2] + k * spacing[2] < z + slope * dy) out[q] = partLabels.column;
  }
  return pieceOf(out, partLabels.column, dims);
}

/** The piece of the column, of which vertebrae were taken away, that is large and lowest: bone above them is none. */
function lowest({ grid }: WorkCt, labels: Uint8Array): Uint8Array {
  const found = components(
    labels.map((label) => (label === partLabels.column ? 1 : 0)),
    grid.dims,
  );
  let best = 0;
  for (let part = 1; part <= found.count; part++) {
    const isLarge = found.sizes[part]! * voxelMl(grid) > 20;
    if (isLarge && (best === 0 || found.boxes[6 * part + 5]! < found.boxes[6 * best + 5]!)) best = part;
  }
  return maskOfParts(found, (part) => part === best);
}
