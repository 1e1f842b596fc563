import { type Grid, voxelCount } from '../../core/grid';
import { fail, ok, type Result } from '../../core/result';
import type { ModelDescription } from './description';
import { modelGrid } from './frame';
import { together } from './likelihoods';
import { tableLength } from './normalise';

const MiB = 1024 ** 2;

/**
 * What the arrays of a run may take at most, beside the CT itself, what the network takes while it runs (which no
 * file tells) and the structures that are found.
 */
export const mostBytes = 1024 * MiB;

/**
 * How overlapping patches become one picture: `blended`, all of them weighted; `nearest`, each voxel from the patch
 * whose middle is nearest, which needs no sums.
 */
export type Joining = 'blended' | 'nearest';

/** What a run takes, known before it begins. */
export interface ModelPlan {
  readonly grid: Grid;
  readonly joining: Joining;
  /** Of the arrays that the bound is about. */
  readonly bytes: number;
}

/** Bytes a label needs. */
export const labelBytes = ({ classes }: ModelDescription): 1 | 2 => (classes.at(-1)!.label < 256 ? 1 : 2);

/**
 * The grid and the way of joining that keep within the bound: blended where there is room for the sums of a slab as
 * thick as a patch, else nearest. Failure `model-memory` where not even that has room.
 */
export function planModel(
  ct: Grid,
  description: ModelDescription,
  boundBytes = mostBytes,
): Result<ModelPlan> {
  const grid = modelGrid(ct, description.axes, description.spacingMm);
  const bytes = bytesOf(ct, grid, description);
  const blended = bytes + slabBytes(grid, description);
  if (description.channels !== undefined && blended <= boundBytes)
    return ok({ grid, joining: 'blended', bytes: blended });
  if (bytes <= boundBytes) return ok({ grid, joining: 'nearest', bytes });
  return fail('model-memory', { needed: Math.ceil(bytes / MiB), most: Math.floor(boundBytes / MiB) });
}

/**
 * The CT on the model's grid (and its blocks, where they are averaged first), labels, likelihoods, the table of HU, one
 * patch in and out, and an answer that is no longer needed and has not been collected yet.
 */
function bytesOf(ct: Grid, grid: Grid, description: ModelDescription): number {
  const voxels = voxelCount(grid);
  const inPatch = description.patch.reduce((product, n) => product * n);
  const blocks = voxels < voxelCount(ct) ? Math.min(voxelCount(ct), 4 * voxels) : 0;
  const likelihood = description.channels === undefined ? 0 : 1;
  const { channels = 1 } = description;
  const answer = channels * inPatch;
  return (
    2 * (voxels + blocks) +
    (labelBytes(description) + likelihood) * voxels +
    4 * (tableLength + (channels + 2) * together + inPatch + 2 * answer)
  );
}

/** Sums of 16 bits for every channel, as many slices as a patch has. */
const slabBytes = ({ dims: [nx, ny] }: Grid, { channels = 0, patch }: ModelDescription): number =>
  2 * channels * patch[0] * nx * ny;
