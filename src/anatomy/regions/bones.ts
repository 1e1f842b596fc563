import { voxelMap } from '../voxels/grids';
import { sampleRows } from '../voxels/sample';
import { boneLevels, type BoneLevels } from './bone/levels';
import { contrastOf } from './bone/contrast';
import { brightBone, filledBone } from './bone/mask';
import type { BoneEdge } from './surface';
import type { WorkCt } from './work';

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
