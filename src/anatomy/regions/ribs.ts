import { dilate } from '../voxels/ball';
import { components, eachRun, maskOfParts } from '../voxels/components';
import { distanceMm } from '../voxels/distance';
import type { Side } from './types';
import { pointOf, voxelMl, type WorkCt, without } from './work';
import type { LpsPoint } from '../../core/units';

/** Ribs lie no farther from the lungs or, where those end, the top of the liver than this. */
const nearLungMm = 14;
const leastMl = 1;
const leastLengthMm = 35;
/** Half the width of the spine with its transverse processes, where no vertebrae are given. */
const spineMm = 32;
/** A rib comes this near to the spine. */
const headMm = 14;

export interface RibMask {
  readonly side: Side;
  readonly mask: Uint8Array;
  /** Where it comes nearest to the spine. */
  readonly headMm: LpsPoint;
}

/**
 * The ribs: bone about the lungs, apart from the spine, that begins beside it and goes outwards. Clavicles, the
 * sternum, the scapulae and pieces of ribs that do not reach the spine in this field are none.
 * @param spine mask of the vertebrae, or of what lies near the middle where none are given
 */
export function ribsOf(
  ct: WorkCt,
  bone: Uint8Array,
  lungs: Uint8Array,
  spine: Uint8Array,
  middleMm: number,
): RibMask[] {
  const { grid } = ct;
  const near = dilate(lungs, grid.dims, grid.spacing, nearLungMm);
  const free = without(bone, spine);
  const found = components(free, grid.dims);
  const toSpine = distanceMm(spine, grid.dims, grid.spacing, headMm);
  const stats = Array.from({ length: found.count + 1 }, () => ({
    near: 0,
    head: -1,
    headMm: Infinity,
    x: 0,
  }));
  eachRun(found, (part, start, end) => {
    const of = stats[part]!;
    for (let q = start; q < end; q++) {
      if (near[q]) of.near++;
      of.x += q % grid.dims[0];
      if (toSpine[q]! < of.headMm) Object.assign(of, { head: q, headMm: toSpine[q]! });
    }
  });
  return Array.from({ length: found.count }, (_, n) => n + 1).flatMap((part) => {
    const { near: nearCount, head, x } = stats[part]!;
    const size = found.sizes[part]!;
    const box = found.boxes.subarray(6 * part, 6 * part + 6);
    const lengthMm = Math.hypot(box[3]! - box[0]!, box[4]! - box[1]!, box[5]! - box[2]!) * grid.spacing[0];
    const isRib =
      size * voxelMl(grid) >= leastMl && lengthMm >= leastLengthMm && head >= 0 && nearCount > 0.5 * size;
    if (!isRib) return [];
    const side = grid.origin[0] + (x / size) * grid.spacing[0] < middleMm ? 'right' : 'left';
    return [{ side, mask: maskOfParts(found, (one) => one === part), headMm: pointOf(grid, head) } as const];
  });
}

/** Bone near the middle, behind the middle of the body: the spine, where no vertebrae are given. */
export function middleBone(
  { grid }: WorkCt,
  bone: Uint8Array,
  [middleMm, depthMm]: readonly [number, number],
): Uint8Array {
  const mask = new Uint8Array(bone.length);
  for (let q = 0; q < bone.length; q++) {
    if (!bone[q]) continue;
    const x = grid.origin[0] + (q % grid.dims[0]) * grid.spacing[0];
    const y = grid.origin[1] + (Math.floor(q / grid.dims[0]) % grid.dims[1]) * grid.spacing[1];
    if (Math.abs(x - middleMm) < spineMm && y > depthMm) mask[q] = 1;
  }
  return mask;
}
