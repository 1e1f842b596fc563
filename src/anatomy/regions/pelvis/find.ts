import type { Volume } from '../../../core/volume';
import { dilate, erode } from '../../voxels/ball';
import { components, largestPart, maskOfParts } from '../../voxels/components';
import type { Bone } from '../bones';
import { boneOnCt } from '../surface';
import type { FoundRegion } from '../types';
import { both, countOf, either, voxelMl, type WorkCt } from '../work';
import { femoralHeads, type Head } from './heads';
import { partLabels, pelvisParts } from './parts';
import { withPoorBone } from './poor';
import { sacrumOf } from './sacrum';
import { wholeBone } from './whole';

/** Smaller pieces are no hip bone or femur worth a name, mL. */
const leastMl = 5;
/** Vessels hang on bone by less than twice this, mm; pieces of a bone by more. */
const hangMm = 1.6;
/** A piece of a bone that the field or a fracture parts holds this share of the largest. */
const pieceShare = 0.15;
/** Walls of each bone: a hip bone is thin, a sacrum has foramina and a canal. */
const walls = {
  hip: { gapMm: 6, reachMm: 30, leastShare: 0.8 },
  femur: { gapMm: 6, reachMm: 35, leastShare: 0.8 },
  sacrum: { gapMm: 2.5, reachMm: 50, leastShare: 0.84 },
};

export interface Pelvis {
  readonly found: readonly FoundRegion[];
  /** Catalogue ids. */
  readonly missing: readonly string[];
}

/**
 * Hip bones, femora and the sacrum, as far as they are in the field.
 * @param vertebrae which vertebra holds each voxel, counted from 1 from foot to head
 */
export function pelvisOf(
  volume: Volume,
  ct: WorkCt,
  { mask, levels, edge }: Bone,
  lungs: Uint8Array,
  vertebrae: Uint8Array | undefined,
  bodyMiddleMm: number,
): Pelvis {
  const heads = femoralHeads(ct, mask, bodyMiddleMm).filter((head) => !liesAboveLung(head, lungs, ct));
  const middleMm = heads.length === 2 ? (heads[0]!.centreMm[0] + heads[1]!.centreMm[0]) / 2 : bodyMiddleMm;
  const labels = pelvisParts(ct, mask, heads, middleMm, levels.weakHu, lungs);
  if (!labels)
    return { found: [], missing: Object.keys(partLabels).map((id) => (id === 'column' ? 'sacrum' : id)) };
  const found: FoundRegion[] = [];
  const missing: string[] = [];
  const add = (id: string, part: Uint8Array | undefined, confidence?: number) => {
    const isLarge = part !== undefined && countOf(part) * voxelMl(ct.grid) >= leastMl;
    const field = isLarge ? boneOnCt(volume, ct, part, edge) : undefined;
    if (field) found.push({ id, field, ...(confidence !== undefined && { confidence }) });
    else missing.push(id);
  };
  let taken = new Uint8Array(mask.length);
  for (const kind of ['femur', 'hip'] as const)
    for (const side of ['right', 'left'] as const) {
      const label = partLabels[`${kind}-${side}`];
      const isFree = (q: number) => labels[q] === label || (labels[q] === 0 && !taken[q]);
      const whole = wholeBone(pieceOf(labels, label, ct), ct.grid, walls[kind], isFree);
      add(`${kind}-${side}`, whole, heads.find((head) => head.side === side)?.share);
      taken = either(taken, whole) as typeof taken;
    }
  const hasHips = found.some(({ id }) => id.startsWith('hip'));
  const column = hasHips && pieceOf(labels, partLabels.column, ct);
  const sacrum = column ? sacrumOf(ct, column, taken, middleMm, vertebrae) : undefined;
  const isFree = (q: number) => !taken[q] && sacrum!.isBelow(q);
  const piece = sacrum && withPoorBone(ct, sacrum.mask, levels, sacrum.disc, middleMm, isFree);
  add(
    'sacrum',
    piece && wholeBone(piece, ct.grid, { ...walls.sacrum, others: taken }, isFree),
    sacrum?.confidence,
  );
  return { found, missing };
}

/** Lung below it: the head of a humerus. */
function liesAboveLung({ centreMm }: Head, lungs: Uint8Array, { grid }: WorkCt): boolean {
  const k = Math.round((centreMm[2] - grid.origin[2]) / grid.spacing[2]);
  return lungs.subarray(0, Math.max(0, k) * grid.dims[0] * grid.dims[1]).includes(1);
}

const pieceOf = (labels: Uint8Array, label: number, ct: WorkCt): Uint8Array =>
  pieceIn(
    labels.map((value) => (value === label ? 1 : 0)),
    ct,
  );

/** The largest piece of a mask and those not much smaller, without what hangs on it by a thread. */
function pieceIn(mask: Uint8Array, { grid: { dims, spacing } }: WorkCt): Uint8Array {
  if (!mask.includes(1)) return mask;
  const found = components(erode(mask, dims, spacing, hangMm), dims, 'all');
  const least = pieceShare * found.sizes[largestPart(found)]!;
  const core = maskOfParts(found, (part) => found.sizes[part]! >= least);
  return both(dilate(core, dims, spacing, 2 * hangMm), mask);
}
