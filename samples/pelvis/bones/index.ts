import { smoothStep } from '../../lib/arithmetic';
import { bonePart, fieldOf } from '../../lib/bone/part';
import { organic } from '../../lib/bone/organic';
import { unevenShell } from '../../lib/bone/texture';
import type { BonePart } from '../../lib/bone/types';
import { noise3 } from '../../lib/noise';
import { intersect, type Solid } from '../../lib/sdf';
import { type Side, sideName, SIDES } from '../../lib/bone/sides';
import { sacral } from '../landmarks';
import { femurShell, femurSolid, femurSpongy } from './femur';
import { hipSolid, symphysis } from './hip';
import { crushed, fracture, lesionNeck, lesionRoof, lesionS1 } from './lesions';
import { disc45, disc51, type Lumbar, LUMBAR, lumbarSolid, POSE, vacuum } from './lumbar';
import { coccyxSolid, restDisc, sacrumSolid } from './sacrum';
import { hipShell, hipSpongy, sacralShell, sacralSpongy, shellOf, textureOf } from './textures';

const filling = (
  id: string,
  material: BonePart['material'],
  priority: number,
  solid: Solid,
  hu: (x: number, y: number, z: number) => number,
): BonePart => ({ id, material, priority, ...fieldOf(solid), corticalMm: () => 0, hu });

const tissue =
  (seed: number, hu: number, byHu: number, grainMm = 3) =>
  (x: number, y: number, z: number): number =>
    hu + byHu * noise3(seed, x / grainMm, y / grainMm, z / grainMm);

const lumbar = (level: Lumbar): BonePart => {
  const seed = level === 'l5' ? 2500 : 2400;
  const { at } = POSE[level];
  const shell = shellOf(seed, (_, y) => 0.5 + 0.35 * smoothStep(14, 22, y - at[1]));
  return bonePart(`vertebra-${level}`, lumbarSolid(level), textureOf(seed, 122), shell, 0.8);
};

const sacrum = (): BonePart => {
  const texture = textureOf(2200, sacralSpongy, 960);
  const whole = bonePart('sacrum', sacrumSolid, texture, shellOf(2200, sacralShell), 0.8);
  return {
    ...whole,
    hu: (x, y, z, d) => {
      const hu = whole.hu(x, y, z, d);
      return d > -0.4 ? hu : hu + 250 * crushed(x, y, z);
    },
  };
};

const hip = (side: Side): BonePart => {
  const seed = 2300 + 10 * side;
  return bonePart(
    `hip-${sideName(side)}`,
    hipSolid(side),
    textureOf(seed, hipSpongy, 1060),
    shellOf(seed, hipShell),
    0.8,
  );
};

const femur = (side: Side): BonePart => {
  const seed = 2600 + 10 * side;
  const texture = textureOf(seed, femurSpongy, 1180);
  return bonePart(
    `femur-${sideName(side)}`,
    femurSolid(side),
    { ...texture, grainHu: 62 },
    femurShell(seed),
    0.8,
  );
};

/** Softer in the middle, and worn. */
const discHu = tissue(2701, 84, 14);

/** A focus takes its bone with the cortex over it where it lies at the surface, but nothing beyond. */
const focus = (solid: Solid, bone: Solid, seed: number): BonePart =>
  filling('lesion', 'lesion', 4, intersect(0.6, solid, bone), tissue(seed, 44, 12));

/** The skeleton of the sample; of two parts at a place the one of higher priority is there. */
export const bones = (): readonly BonePart[] => {
  const hips = SIDES.map(hip);
  const femora = SIDES.map(femur);
  const shell = organic(sacrumSolid, 2200, 0.8, 0.28);
  const right = organic(hipSolid(-1), 2290, 0.8, 0.28);
  const left = organic(femurSolid(1), 2610, 0.8, 0.28);
  return [
    ...LUMBAR.map(lumbar),
    sacrum(),
    ...hips,
    ...femora,
    bonePart('coccyx', coccyxSolid, textureOf(2800, 60, 900), unevenShell(2800, 0.8), 0.8),
    filling('rest', 'lesion', 1, restDisc, tissue(2702, 70, 16)),
    filling('sacral-fracture-left', 'lesion', 3, intersect(0.3, fracture, shell), (x, y, z) => {
      const { s } = sacral(y, z);
      return tissue(2703, 26, 18)(x, y, z) - 30 * smoothStep(10, 30, s);
    }),
    focus(lesionS1, shell, 2704),
    focus(lesionRoof, right, 2706),
    focus(lesionNeck, left, 2708),
    filling('disc-l4-l5', 'disc', 1, organic(disc45, 2710, 0.8, 0.2), discHu),
    filling('disc-l5-s1', 'disc', 1, organic(disc51, 2712, 0.8, 0.2), discHu),
    filling('vacuum', 'disc', 2, vacuum, () => -640),
    filling('pubic-symphysis', 'disc', 1, symphysis, tissue(2714, 92, 12)),
  ];
};
