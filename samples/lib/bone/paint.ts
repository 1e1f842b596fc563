import type { Part } from '../part';
import type { BoneMaterial, BonePart } from './types';

/** Ranks of the skeleton's materials in the trunk. */
const trunkRank = { disc: 34, bone: 40, lesion: 45, air: 48 } as const;

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

/** The skeleton of the trunk; the parts named belong to no segment of the truth. */
export const paintedTrunk = (bones: readonly BonePart[], unnamed: readonly string[] = []): Part[] =>
  bones.map((bone) => paintedBone(bone, trunkRank, unnamed.includes(bone.id) ? undefined : bone.id));
