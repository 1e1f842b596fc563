import { smoothStep } from '../../lib/arithmetic';
import { funnel, funnelVeins, type Funnel } from '../../lib/bone/funnel';
import { bonePart, fieldOf } from '../../lib/bone/part';
import { both, SIDES, sideName } from '../../lib/bone/sides';
import { boneHu, uneven, unevenShell, uprightTrabeculae } from '../../lib/bone/texture';
import type { BonePart } from '../../lib/bone/types';
import { noise3 } from '../../lib/noise';
import { place } from '../../lib/place';
import { type Solid, unite } from '../../lib/sdf';
import { type Level, LEVELS, POSE } from '../landmarks';
import { DIMENSIONS } from './dimensions';
import { discs } from './discs';
import { cartilageSolid, sternumSolid } from './front';
import { erosion, lesionSolid, splinterSolid } from './lesion';
import { RIBS, ribSolid } from './ribs';
import { scapulaSolid } from './scapula';
import { vertebraSolid } from './vertebra';

/** Bends of the solids, mm: little, so that the landmarks stay true. */
const BEND_MM = 0.35;

/** Shell: 0.4 mm round the body, 0.6 at the endplates and the pedicles, 0.9 in the arch. */
const shellOf =
  (level: Level): BonePart['corticalMm'] =>
  (x, y, z) => {
    const { at } = POSE[level];
    const { seed, halfDepth, halfHeight } = DIMENSIONS[level];
    const arch = smoothStep(halfDepth + 7, halfDepth + 12, y - at[1]);
    const pedicle = smoothStep(halfDepth - 2, halfDepth + 2, y - at[1]);
    const ends = smoothStep(-4, -1.5, Math.abs(z - at[2]) - halfHeight) * (1 - pedicle);
    const mean = 0.42 + 0.2 * pedicle + 0.3 * arch + 0.2 * ends;
    return mean * Math.max(uneven(seed, x, y, z), 0.6);
  };

const vertebra = (level: Level): BonePart => {
  const { seed, trabecularHu } = DIMENSIONS[level];
  const texture = { seed, corticalHu: 1120, trabecularHu, grainHu: 88, grain: uprightTrabeculae };
  return bonePart(`vertebra-${level}`, vertebraSolid(level), texture, shellOf(level), BEND_MM);
};

const filling = (
  id: string,
  material: BonePart['material'],
  priority: number,
  solid: Solid,
  hu: BonePart['hu'],
): BonePart => ({ id, material, priority, ...fieldOf(solid), corticalMm: () => 0, hu });

/** Enhanced tumour with a few remnants of trabeculae. */
const tumour: BonePart['hu'] = (x, y, z) =>
  66 +
  12 * noise3(2661, x * 0.3, y * 0.3, z * 0.3) +
  8 * noise3(2663, x * 0.8, y * 0.8, z * 0.8) +
  260 * Math.max(noise3(2662, x * 0.6, y * 0.6, z * 0.4) - 0.6, 0);

/** T6, moth-eaten near the tumour, the tumour, and what is left of its posterior wall. */
const broken = (): BonePart[] => {
  const whole = vertebra('t6');
  const eaten: BonePart = {
    ...whole,
    hu: (x, y, z, d) => {
      const hu = whole.hu(x, y, z, d);
      return hu - (hu - 75) * (d > -1 ? 0.4 : 1) * erosion(x, y, z);
    },
  };
  return [
    eaten,
    filling('lesion', 'lesion', 3, lesionSolid(whole.sdf), tumour),
    filling('vertebra-t6', 'lesion', 4, splinterSolid, () => 620),
  ];
};

/** The basivertebral foramen of a whole vertebra and the veins that gather in it. */
const funnelOf = (level: Level): Solid => {
  const d = DIMENSIONS[level];
  const shape: Funnel = {
    halfDepth: d.halfDepth,
    widthMm: 4.6,
    heightMm: 3.6,
    depthMm: 0.62 * d.halfDepth,
    z: 0,
  };
  return place(unite(0.4, [funnel(shape), ...funnelVeins(d.halfDepth, shape.depthMm, 0)]), POSE[level]);
};

const venous: BonePart['hu'] = (x, y, z) => 92 + 26 * noise3(2671, x / 2.2, y / 2.2, z / 2.2);

const longBone = (id: string, solid: Solid, seed: number, shellMm: number): BonePart => {
  const texture = { seed, corticalHu: 1060, trabecularHu: 150, grainHu: 80, grain: uprightTrabeculae };
  const shell = unevenShell(seed, shellMm);
  return { ...filling(id, 'bone', 1, solid, boneHu(texture, shell)), corticalMm: shell };
};

const ribs = (): BonePart[] =>
  RIBS.flatMap((name, n) =>
    SIDES.map((side) =>
      longBone(`${name}-${sideName(side)}`, ribSolid(name, side), 3000 + 10 * n + side, 0.85),
    ),
  );

/** Cartilage, calcified here and there along its rim. */
const cartilage: BonePart['hu'] = (x, y, z, d) => {
  const patch = smoothStep(0.1, 0.45, noise3(2681, x / 5, y / 5, z / 4));
  return 92 + 12 * noise3(2682, x / 2, y / 2, z / 2) + (d > -1.4 ? 330 : 60) * patch;
};

/** The skeleton of the sample; of two parts at a place the one of higher priority is there. */
export const bones = (): readonly BonePart[] => [
  ...LEVELS.filter((level) => level !== 't6').map(vertebra),
  ...broken(),
  ...LEVELS.filter((level) => level !== 't6').map((level) =>
    filling('vein', 'lesion', 1, funnelOf(level), venous),
  ),
  ...discs(),
  ...ribs(),
  ...both((side) => [
    filling('costal-cartilages', 'disc', 2, cartilageSolid(side), cartilage),
    longBone(`scapula-${sideName(side)}`, scapulaSolid(side), 3200 + side, 0.8),
  ]),
  longBone('sternum', sternumSolid, 3300, 0.8),
];
