import type { Solid } from '../../lib/sdf';
import { organic } from './organic';
import type { BoneTexture } from './texture';
import { boneHu, unevenShell } from './texture';
import type { BonePart } from './types';

/** Attenuations of the cervical spine at 120 kV, one middle-aged patient: see the recipe for sources. */
export const VERTEBRA = { corticalHu: 1080, trabecularHu: 330, grainHu: 165 };

export const bonePart = (
  id: string,
  solid: Solid,
  texture: BoneTexture,
  corticalMm: BonePart['corticalMm'] = unevenShell(texture.seed, 1),
): BonePart => {
  const rough = organic(solid, texture.seed);
  return {
    id,
    material: 'bone',
    priority: 2,
    bounds: rough.box,
    sdf: rough.distance,
    corticalMm,
    hu: boneHu(texture, corticalMm),
  };
};
