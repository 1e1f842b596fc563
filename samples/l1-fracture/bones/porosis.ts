import { smoothStep } from '../../lib/arithmetic';
import type { BoneTexture } from '../../lib/bone/texture';
import { uneven, uprightTrabeculae } from '../../lib/bone/texture';
import type { BonePart } from '../../lib/bone/types';
import type { Level } from '../landmarks';
import { POSE } from '../landmarks';
import { endplateTop } from './body';
import { DIMENSIONS } from './dimensions';

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
