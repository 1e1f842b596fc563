import { smoothStep } from '../lib/arithmetic';
import { noise3 } from '../lib/noise';
import type { Scanner } from '../lib/reconstruct';

/**
 * A multidetector scanner, 120 kV, pelvis protocol: about 1.3 mm full width at half maximum. Noise about 18 HU in the
 * middle, half as much under the skin, more and in streaks across at the level of hips and shoulders of the pelvis.
 */
export const scanner: Scanner = {
  seed: 7411,
  inPlane: [-0.02, -0.02, 0.24, 0.6, 0.24, -0.02, -0.02],
  through: [0.16, 0.68, 0.16],
  noiseHu: (x, y, z) => {
    const r2 = (x / 175) * (x / 175) + ((y - 8) / 112) * ((y - 8) / 112);
    const centre = 15 + 5 * smoothStep(60, 20, z) * smoothStep(-70, -20, z);
    return centre * (1 - 0.5 * Math.min(1, r2)) * (r2 > 1.2 ? 0.7 : 1);
  },
  streakShare: (z) => 0.1 + 0.14 * smoothStep(40, 10, z) * smoothStep(-60, -20, z),
  artefact: (x, y, z) => 3 * noise3(3411, x / 60, y / 60, z / 70),
  fieldRadiusMm: 196,
  paddingHu: -1024,
};
