import { smoothStep } from '../lib/arithmetic';
import { noise3 } from '../lib/noise';
import type { Scanner } from '../lib/reconstruct';

/**
 * A multidetector scanner, 120 kV, spine protocol: about 1.1 mm full width at half maximum in the plane with
 * a slight overshoot, 1.1 mm through it. Noise about 19 HU at the spine, half as much under the skin, more
 * where the trunk is widest.
 */
export const scanner: Scanner = {
  seed: 5113,
  inPlane: [-0.02, -0.02, 0.24, 0.6, 0.24, -0.02, -0.02],
  through: [0.02, 0.2, 0.56, 0.2, 0.02],
  noiseHu: (x, y, z) => {
    const r2 = (x / 160) * (x / 160) + ((y + 22) / 112) * ((y + 22) / 112);
    const centre = 19 + 3 * smoothStep(20, -80, z);
    return centre * (1 - 0.5 * Math.min(1, r2)) * (r2 > 1.2 ? 0.7 : 1);
  },
  streakShare: () => 0.12,
  artefact: (x, y, z) => 3 * noise3(611, x / 60, y / 60, z / 70),
  fieldRadiusMm: 172,
  paddingHu: -1024,
};
