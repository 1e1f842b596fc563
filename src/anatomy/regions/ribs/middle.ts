import type { WorkCt } from '../work';

/** Half the width of the spine with its transverse processes, where no vertebrae are given. */
const spineMm = 32;

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
