import type { Volume } from '../../core/volume';
import { voxelMap } from '../voxels/grids';
import { sampleRows } from '../voxels/sample';
import { boneLevels, type BoneLevels } from './bone/levels';
import { contrastOf } from './bone/contrast';
import { brightBone, filledBone } from './bone/mask';
import { femoralHeads, type Head } from './pelvis/heads';
import { partLabels, pelvisParts, pieceOf } from './pelvis/parts';
import { sacrumOf } from './pelvis/sacrum';
import { wholeBone } from './pelvis/whole';
import { type BoneEdge, boneOnCt } from './surface';
import type { FoundRegion } from './types';
import { countOf, voxelMl, type WorkCt } from './work';

/** Smaller pieces are no hip bone or femur worth a name, mL. */
const leastMl = 5;

/** What is bone, on a work grid. */
export interface Bone {
  readonly mask: Uint8Array;
  readonly levels: BoneLevels;
  readonly edge: BoneEdge;
}

/**
 * Bone on a finer work grid.
 * @param coarse the grid on which the body was found; contrast medium is sought there
 */
export function boneOf(ct: WorkCt, coarse: WorkCt, body: Uint8Array): Bone {
  const levels = boneLevels(coarse, body);
  const contrast = onGrid(contrastOf(coarse, body, levels), coarse, ct);
  const bright = brightBone(ct, onGrid(body, coarse, ct), contrast, levels);
  return {
    mask: filledBone(bright, ct.grid),
    levels,
    edge: { softHu: levels.muscleHu, marrowHu: levels.weakHu },
  };
}

/** A mask of one work grid on another. */
export function onGrid(mask: Uint8Array, from: WorkCt, to: WorkCt): Uint8Array {
  const out = new Uint8Array(to.hu.length);
  sampleRows(mask, from.grid.dims, voxelMap(to.grid, from.grid), to.grid.dims, 0, out);
  return out;
}

export interface Pelvis {
  readonly found: readonly FoundRegion[];
  readonly missing: readonly string[];
}

/** Hip bones, femora and the sacrum, as far as they are in the field. */
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
  const free = vertebrae ? mask.map((set, q) => (set && !vertebrae[q] ? 1 : 0)) : mask;
  const labels = pelvisParts(ct, free, heads, middleMm, levels.weakHu, lungs);
  const found: FoundRegion[] = [];
  const missing: string[] = [];
  const add = (id: string, part: Uint8Array | undefined, confidence?: number) => {
    const isLarge = part !== undefined && countOf(part) * voxelMl(ct.grid) >= leastMl;
    const isOther = (q: number) => labels[q] !== 0 && !part![q];
    const field = isLarge ? boneOnCt(volume, ct, wholeBone(part, ct.grid, isOther), edge) : undefined;
    if (field) found.push({ id, field, ...(confidence !== undefined && { confidence }) });
    else missing.push(id);
  };
  for (const side of ['right', 'left'] as const) {
    const share = heads.find((head) => head.side === side)?.share;
    const hip = pieceOf(labels, partLabels[`hip-${side}`], ct.grid.dims);
    add(`hip-${side}`, hip, share);
    const femur = pieceOf(labels, partLabels[`femur-${side}`], ct.grid.dims);
    add(`femur-${side}`, femur, share);
  }
  const hasHips = found.some(({ id }) => id.startsWith('hip'));
  const sacrum = hasHips ? sacrumOf(ct, labels, middleMm, vertebrae !== undefined) : undefined;
  add('sacrum', sacrum?.mask, sacrum?.confidence);
  return { found, missing };
}

/** Lung below it: the head of a humerus. */
function liesAboveLung({ centreMm }: Head, lungs: Uint8Array, { grid }: WorkCt): boolean {
  const k = Math.round((centreMm[2] - grid.origin[2]) / grid.spacing[2]);
  return lungs.subarray(0, Math.max(0, k) * grid.dims[0] * grid.dims[1]).includes(1);
}
