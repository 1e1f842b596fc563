import { BODY } from '../landmarks';
import { atlasShellMm, atlasSolid } from './atlas';
import { axisCoreHu, axisShellMm, axisSolid } from './axis';
import { FACET_JOINT, SUBAXIAL } from './dimensions';
import { discs } from './discs';
import { hyoidSolid } from './hyoid';
import { erosion, lesionSolid } from './lesion';
import { mandibleSolid, withMandibularCanal } from './mandible';
import { bonePart, fieldOf } from '../../lib/bone/part';
import { VERTEBRA, vertebraShell } from './parts';
import { skullAir, skullSolid } from './skull/index';
import { subaxialVertebra } from './subaxial';
import { teeth } from './teeth';
import { unevenShell } from '../../lib/bone/texture';
import { noise3 } from '../../lib/noise';
import type { BonePart } from '../../lib/bone/types';

export type { BoneMaterial, BonePart } from '../../lib/bone/types';

/** `upper` is the level above. */
const subaxial = (level: 'c3' | 'c4' | 'c5' | 'c6', upper: 'c2' | 'c3' | 'c4' | 'c5'): BonePart => {
  const shape = SUBAXIAL[level];
  const at = BODY[level];
  const shell = vertebraShell(shape.seed, at, shape.bodyHalfDepth, shape.bodyHalfHeight);
  return bonePart(
    `vertebra-${level}`,
    subaxialVertebra(shape, at, FACET_JOINT[upper], FACET_JOINT[level]),
    { ...VERTEBRA, seed: shape.seed, trabecularHu: shape.trabecularHu },
    shell,
  );
};

/** C2 and the lesion in it: bone near the lesion is moth-eaten, not cut off. */
const axis = (): BonePart[] => {
  const whole = bonePart(
    'vertebra-c2',
    axisSolid(),
    { seed: 200, ...VERTEBRA, trabecularHu: axisCoreHu },
    axisShellMm,
  );
  const lesion = lesionSolid(whole.sdf);
  const eaten: BonePart = {
    ...whole,
    hu: (x, y, z, d) => {
      const hu = whole.hu(x, y, z, d);
      const share = d > -1.2 ? 0.35 : 1;
      return hu - (hu - 70) * share * erosion(x, y, z);
    },
  };
  return [
    eaten,
    {
      id: 'lesion',
      material: 'lesion',
      priority: 3,
      ...fieldOf(lesion),
      corticalMm: () => 0,
      // Enhancing soft tissue with a few remnants of trabeculae.
      hu: (x, y, z) =>
        72 +
        14 * noise3(261, x * 0.35, y * 0.35, z * 0.35) +
        190 * Math.max(noise3(262, x * 0.6, y * 0.6, z * 0.4) - 0.55, 0),
    },
  ];
};

/** The skeleton of the sample. The order means nothing; `priority` settles overlaps. */
export const bones = (): readonly BonePart[] => [
  bonePart(
    'vertebra-c1',
    atlasSolid(),
    { seed: 100, ...VERTEBRA, trabecularHu: 470, grainHu: 190 },
    atlasShellMm,
  ),
  ...axis(),
  subaxial('c3', 'c2'),
  subaxial('c4', 'c3'),
  subaxial('c5', 'c4'),
  subaxial('c6', 'c5'),
  ...discs(),
  bonePart(
    'hyoid',
    hyoidSolid(),
    { seed: 700, corticalHu: 800, trabecularHu: 220, grainHu: 90 },
    unevenShell(700, 0.8),
  ),
  withMandibularCanal(
    bonePart(
      'mandible',
      mandibleSolid(),
      { seed: 710, corticalHu: 1500, trabecularHu: 420, grainHu: 320 },
      unevenShell(710, 2.1),
    ),
  ),
  bonePart(
    'skull-base',
    skullSolid(),
    { seed: 720, corticalHu: 1250, trabecularHu: 560, grainHu: 260 },
    unevenShell(720, 1.4),
  ),
  teeth(),
  skullAir(),
];
