import type { Part } from '../part';
import type { BoneMaterial, BonePart } from './types';

/** A part of the skeleton as the scene paints it; `rank` is that of its material, before its priority. */
export const paintedBone = (
  { material, priority, bounds, sdf, near, hu }: BonePart,
  rank: Readonly<Record<BoneMaterial, number>>,
  segment: string | undefined,
  layered = true,
): Part => ({
  ...(segment !== undefined && { segment }),
  paint: (depth, x, y, z) => hu(x, y, z, -depth),
  rank: rank[material] + priority / 100,
  layered,
  solid: {
    distance: sdf,
    box: bounds,
    near: (x, y, z, radius) => ({ distance: near(x, y, z, radius), box: bounds }),
  },
});
