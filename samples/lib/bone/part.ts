import type { Solid } from '../sdf';
import { nearOf } from '../sdf';
import { organic } from './organic';
import type { BoneTexture } from './texture';
import { boneHu, unevenShell } from './texture';
import type { BonePart } from './types';

/** `sdf` and `near` of a part, from its solid. */
export const fieldOf = (solid: Solid): Pick<BonePart, 'bounds' | 'sdf' | 'near'> => ({
  bounds: solid.box,
  sdf: solid.distance,
  near: (x, y, z, radiusMm) => nearOf(solid, x, y, z, radiusMm).distance,
});

export const bonePart = (
  id: string,
  solid: Solid,
  texture: BoneTexture,
  corticalMm: BonePart['corticalMm'] = unevenShell(texture.seed, 1),
  bendMm = 1,
): BonePart => {
  const rough = organic(solid, texture.seed, bendMm, 0.28);
  return {
    id,
    material: 'bone',
    priority: 2,
    ...fieldOf(rough),
    corticalMm,
    hu: boneHu(texture, corticalMm),
  };
};
