import { clamp, smoothStep } from '../../lib/arithmetic';
import type { BoneTexture } from '../../lib/bone/texture';
import { uneven } from '../../lib/bone/texture';
import type { BonePart } from '../../lib/bone/types';
import { noise3 } from '../../lib/noise';
import type { Level } from '../landmarks';
import { POSE } from '../landmarks';
import { endplateTop } from './body';
import { DIMENSIONS } from './dimensions';

/**
 * Osteoporotic spongy bone on a CT of about 1 mm: the cross struts are gone first, the upright ones stay
 * and look like hatching in sagittal and dots in axial slices; patches of bare marrow between. Range about ±1.
 */
export const uprightTrabeculae = (seed: number, x: number, y: number, z: number): number => {
  const sway = 0.6 * noise3(seed + 3, x * 0.1, y * 0.1, z * 0.12);
  const struts = noise3(seed, (x + sway) * 0.46, (y - sway) * 0.46, z * 0.07);
  const fine = noise3(seed + 1, x * 0.8, y * 0.8, z * 0.16);
  const drift = noise3(seed + 2, x * 0.12, y * 0.12, z * 0.1);
  const ridge = 1 - 3 * Math.abs(struts);
  return clamp(0.5 * ridge + 0.45 * fine + 0.75 * drift, -1.3, 1.5);
};

/**
 * Mean of the spongy bone 84–108 HU: below 115 HU at L1 osteoporosis is more than 90 % specific (Islamian 2016, see
 * the README of the samples); compact bone is thinned and porous.
 */
export const porotic = (level: Level): BoneTexture => {
  const { seed, trabecularHu } = DIMENSIONS[level];
  return { seed, corticalHu: 1020, trabecularHu, grainHu: 74, grain: uprightTrabeculae };
};

/**
 * Shell of an osteoporotic vertebra: 0.25–0.45 mm round the body, 0.5–0.6 mm at the endplates, 0.7–0.9 mm in
 * the arch.
 */
export const thinShell =
  (level: Level): BonePart['corticalMm'] =>
  (x, y, z) => {
    const { at } = POSE[level];
    const { seed, halfDepth, halfHeight } = DIMENSIONS[level];
    const arch = smoothStep(halfDepth - 1, halfDepth + 5, y - at[1]);
    // The sunk endplate of L1 lies lower than its rims.
    const sunk = level === 'l1' ? endplateTop(level, x - at[0], y - at[1]) : halfHeight;
    const below = Math.max(Math.abs(z - at[2]) - halfHeight, Math.min(z - at[2] - sunk, 0));
    const ends = smoothStep(-5, -1.5, below) * (1 - arch);
    const mean = 0.36 + 0.42 * arch + 0.2 * ends;
    return mean * Math.max(uneven(seed, x, y, z), 0.55);
  };
