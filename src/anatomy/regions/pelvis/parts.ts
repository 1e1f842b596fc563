import { components, largestPart, maskOfParts } from '../../voxels/components';
import { flood } from '../../voxels/flood';
import { watershed } from '../../voxels/watershed';
import type { Side } from '../types';
import { placeOf, voxelMl, type WorkCt } from '../work';
import type { Head } from './heads';

/** Labels of the parts of the pelvis on the work grid. */
export const partLabels = {
  column: 1,
  'hip-right': 2,
  'hip-left': 3,
  'femur-right': 4,
  'femur-left': 5,
} as const;

/** The midline bones are the spine and sacrum this near to the middle; wings of the ilium lie beyond the other. */
const [columnMm, wingMm] = [20, 60];
/** A wing without its femoral head in the field holds at least this. */
const leastWingMl = 30;
/** HU above the threshold of bone at which cortex is no brighter for the flood. */
const cortexHu = 500;

const signOf = (side: Side): number => (side === 'left' ? 1 : -1);

/**
 * Parts the bones of the pelvis: each is flooded from markers that its place gives, bright bone first, so that
 * floods meet in the dark of the joints; the femoral head ends at its sphere.
 * @returns labels on the work grid (`partLabels`), 0 where bone belongs to none; undefined where there is no hip
 */
export function pelvisParts(
  ct: WorkCt,
  bone: Uint8Array,
  heads: readonly Head[],
  middleMm: number,
  weakHu: number,
  lungs: Uint8Array,
): Uint8Array | undefined {
  const markers = new Uint8Array(bone.length);
  markColumn(ct, bone, heads, middleMm, markers);
  for (const head of heads) markJoint(ct, bone, head, middleMm, markers);
  for (const side of ['right', 'left'] as const) markWing(ct, bone, heads, side, middleMm, markers, lungs);
  if (markers.every((label) => label <= partLabels.column)) return undefined;
  const cost = new Uint8Array(bone.length);
  for (let q = 0; q < cost.length; q++)
    if (bone[q]) cost[q] = 255 - Math.round(255 * Math.min(Math.max((ct.hu[q]! - weakHu) / cortexHu, 0), 1));
  return watershed(cost, markers, ct.grid.dims, { within: bone });
}

function markColumn(
  ct: WorkCt,
  bone: Uint8Array,
  heads: readonly Head[],
  middleMm: number,
  markers: Uint8Array,
): void {
  const { dims, origin, spacing } = ct.grid;
  const mean = (a: 1 | 2) => heads.reduce((sum, head) => sum + head.centreMm[a], 0) / heads.length;
  const [headY, headZ] = heads.length ? [mean(1), mean(2)] : [-Infinity, -Infinity];
  for (let q = 0; q < bone.length; q++) {
    if (!bone[q]) continue;
    const [i, j, k] = placeOf(q, dims);
    if (Math.abs(origin[0] + i * spacing[0] - middleMm) > columnMm) continue;
    // In front at the level of the heads lies the symphysis, not the sacrum.
    const isAbove = origin[2] + k * spacing[2] > headZ + 70;
    if (isAbove || origin[1] + j * spacing[1] > headY + 20) markers[q] = partLabels.column;
  }
}

/** The head's sphere and what lies lateral of it is femur; what lies medial, above and behind below is hip. */
function markJoint(
  { grid }: WorkCt,
  bone: Uint8Array,
  head: Head,
  middleMm: number,
  markers: Uint8Array,
): void {
  const [femur, hip] = [partLabels[`femur-${head.side}`], partLabels[`hip-${head.side}`]];
  const sign = signOf(head.side);
  const [x, y, z] = head.centreMm;
  const r = head.radiusMm;
  for (let q = 0; q < bone.length; q++) {
    if (!bone[q]) continue;
    const [i, j, k] = placeOf(q, grid.dims);
    const px = grid.origin[0] + i * grid.spacing[0];
    const out = sign * (px - x);
    const dy = grid.origin[1] + j * grid.spacing[1] - y;
    const up = grid.origin[2] + k * grid.spacing[2] - z;
    const d = Math.hypot(out, dy, up);
    const isSide = sign * (px - middleMm) > 4;
    if (!isSide || d > 130) continue;
    const isFemur = d <= r + 0.5 || (out > r - 4 && up < 12 && Math.abs(dy) < 50);
    // The walls before and behind the head as well: the neck leaves it outwards and down.
    const isWall = Math.abs(dy) > 0.6 * d && out < 0.25 * d && up > -0.5 * d;
    const isSocket = d > r + 1.5 && d < r + 16 && (out < -0.35 * d || up > 0.55 * d || isWall);
    const isIschium = out < -12 && up < 0 && d > r + 6;
    if (isFemur) markers[q] = femur;
    else if (isSocket || isIschium || (out < -r && dy < 20))
      if (markers[q] !== partLabels.column) markers[q] = hip;
  }
}

/** The wing: lateral bone that hangs on the socket, or a large piece that the lower edge of the field cuts. */
function markWing(
  ct: WorkCt,
  bone: Uint8Array,
  heads: readonly Head[],
  side: Side,
  middleMm: number,
  markers: Uint8Array,
  lungs: Uint8Array,
): void {
  const { dims, origin, spacing } = ct.grid;
  const [femur, hip] = [partLabels[`femur-${side}`], partLabels[`hip-${side}`]];
  const lateral = new Uint8Array(bone.length);
  const seeds: number[] = [];
  for (let q = 0; q < bone.length; q++) {
    if (!bone[q] || markers[q] === femur) continue;
    const beside = signOf(side) * (origin[0] + (q % dims[0]) * spacing[0] - middleMm);
    if (beside < wingMm) continue;
    lateral[q] = 1;
    if (markers[q] === hip) seeds.push(q);
  }
  const head = heads.find((one) => one.side === side);
  const wing = head ? flood(lateral, dims, seeds) : cutWing(lateral, ct, lungs);
  const lowest = head ? head.centreMm[2] + head.radiusMm + 4 : -Infinity;
  for (let q = 0; q < wing.length; q++)
    if (wing[q] && origin[2] + placeOf(q, dims)[2] * spacing[2] > lowest) markers[q] = hip;
}

function cutWing(lateral: Uint8Array, { grid: { dims, ...grid } }: WorkCt, lungs: Uint8Array): Uint8Array {
  const found = components(lateral, dims);
  const part = largestPart(found);
  const [low, high] = [2, 5].map((n) => found.boxes[6 * part + n]!) as [number, number];
  const isLarge = part > 0 && found.sizes[part]! * voxelMl({ dims, ...grid }) >= leastWingMl;
  // Beside lung lie ribs and the shoulder.
  const isBesideLung = lungs.subarray(low * dims[0] * dims[1], (high + 1) * dims[0] * dims[1]).includes(1);
  return maskOfParts(found, (n) => isLarge && low <= 1 && !isBesideLung && n === part);
}
