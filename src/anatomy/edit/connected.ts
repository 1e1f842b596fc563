import { type Grid, lpsToVoxel } from '../../core/grid';
import type { LpsPoint } from '../../core/units';
import { dimsOf, type VoxelRange } from '../voxels/fields';
import { flood } from '../voxels/flood';

/** How far from a seed a voxel is looked for that is set: the click may be on a noisy one, voxels. */
const seedVoxels = 1.8;

/** What of a mask over a range of the CT's voxels is connected, through faces, to its voxels at a point. */
export function connectedIn(mask: Uint8Array, ct: Grid, range: VoxelRange, seedMm: LpsPoint): Uint8Array {
  const dims = dimsOf(range);
  const at = lpsToVoxel(ct, seedMm);
  const seeds: number[] = [];
  const from = at.map((value, axis) => Math.ceil(value - seedVoxels) - range.low[axis]!);
  for (let c = 0; c < 4; c++)
    for (let b = 0; b < 4; b++)
      for (let a = 0; a < 4; a++) {
        const [i, j, k] = [from[0]! + a, from[1]! + b, from[2]! + c];
        const isIn = [i, j, k].every((value, axis) => value >= 0 && value < dims[axis]!);
        const off = Math.hypot(...[i, j, k].map((value, axis) => value + range.low[axis]! - at[axis]!));
        const q = i + dims[0] * (j + dims[1] * k);
        if (isIn && off <= seedVoxels && mask[q]) seeds.push(q);
      }
  return flood(mask, dims, seeds);
}
