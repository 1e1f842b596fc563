import { smoothStep } from '../../lib/arithmetic';
import { bonePart, fieldOf } from '../../lib/bone/part';
import { SIDES, sideName } from '../../lib/bone/sides';
import { boneHu, unevenShell, uprightTrabeculae } from '../../lib/bone/texture';
import type { BonePart } from '../../lib/bone/types';
import { noise3 } from '../../lib/noise';
import { type Solid, unite } from '../../lib/sdf';
import { type Level, LEVELS, POSE } from '../landmarks';
import { discs } from './discs';
import {
  cleftSolid,
  crackSolid,
  defectSolid,
  feederSolid,
  foramenSolid,
  funnelOf,
  impaction,
} from './fracture';
import { porotic, thinShell } from './porosis';
import { RIBS, ribSolid } from './ribs';
import { vertebraSolid } from './vertebra';

const vertebra = (level: Level): BonePart =>
  bonePart(`vertebra-${level}`, vertebraSolid(level), porotic(level), thinShell(level), 0.8);

/** L1: the same bone, pressed together under the cleft. */
const broken = (): BonePart => {
  const whole = vertebra('l1');
  const { at } = POSE.l1;
  return {
    ...whole,
    hu: (x, y, z, d) => {
      const hu = whole.hu(x, y, z, d);
      if (y - at[1] > 14 || d > -0.3) return hu;
      return hu + 210 * impaction(x - at[0], y - at[1], z - at[2]);
    },
  };
};

const filling = (
  id: string,
  material: BonePart['material'],
  priority: number,
  solid: Solid,
  hu: (x: number, y: number, z: number) => number,
): BonePart => ({ id, material, priority, ...fieldOf(solid), corticalMm: () => 0, hu });

/** Marrow fat and veins. */
const venous = (x: number, y: number, z: number): number => 8 + 26 * noise3(1391, x / 2.2, y / 2.2, z / 2.2);

/** Torn tissue and blood. */
const torn = (x: number, y: number, z: number): number => 46 + 14 * noise3(1392, x / 2, y / 2, z / 2);

/** The patient lies prone: fluid stands in front, gas behind its level. */
const LEVEL_Y = -7.4;
const inCleft = (x: number, y: number, z: number): number => {
  const gas = smoothStep(LEVEL_Y - 0.3, LEVEL_Y + 0.3, y);
  return 22 + 8 * noise3(1393, x / 2, y / 2, z / 2) - gas * (790 + 90 * noise3(1394, x / 2, y / 2, z / 2));
};

const ribs = (): BonePart[] =>
  RIBS.flatMap((name, n) =>
    SIDES.map((side): BonePart => {
      const id = `${name}-${sideName(side)}`;
      const texture = {
        seed: 1700 + 10 * n + side,
        corticalHu: 1000,
        trabecularHu: 130,
        grainHu: 80,
        grain: uprightTrabeculae,
      };
      const solid = ribSolid(name, side);
      const shell = unevenShell(texture.seed, 0.75);
      return {
        ...filling(id, 'bone', 1, solid, () => 0),
        corticalMm: shell,
        hu: boneHu(texture, shell),
      };
    }),
  );

/** The skeleton of the sample; of two parts at a place the one of higher priority is there. */
export const bones = (): readonly BonePart[] => [
  ...LEVELS.map((level) => (level === 'l1' ? broken() : vertebra(level))),
  ...LEVELS.filter((level) => level !== 'l1').map((level) =>
    filling('vein', 'lesion', 1, funnelOf(level), venous),
  ),
  filling('vein', 'lesion', 2, feederSolid, venous),
  filling('basivertebral-foramen-l1', 'lesion', 3, foramenSolid, venous),
  filling('defect', 'lesion', 4, defectSolid, torn),
  filling('cleft-l1', 'lesion', 5, unite(0.4, [cleftSolid, crackSolid]), inCleft),
  ...discs(),
  ...ribs(),
];
