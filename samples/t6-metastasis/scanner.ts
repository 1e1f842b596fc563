import { smoothStep } from '../lib/arithmetic';
import { noise3 } from '../lib/noise';
import type { Scanner } from '../lib/reconstruct';

/**
 * A multidetector scanner, 120 kV, spine protocol: about 1 mm full width at half maximum in the plane with a slight
 * overshoot, 1.1 mm through it. Noise about 16 HU at the spine, less towards the skin; the shoulders above make it
 * streaky across.
 */
export const scanner: Scanner = {
  seed: 6113,
  inPlane: [-0.02, -0.01, 0.25, 0.56, 0.25, -0.01, -0.02],
  through: [0.02, 0.2, 0.56, 0.2, 0.02],
  noiseHu: (x, y, z) => {
    const r2 = (x / 150) * (x / 150) + ((y + 28) / 100) * ((y + 28) / 100);
    const centre = 15.5 + 3 * smoothStep(20, 60, z);
    return centre * (1 - 0.45 * Math.min(1, r2)) * (r2 > 1.2 ? 0.7 : 1);
  },
  streakShare: (z) => 0.1 + 0.2 * smoothStep(20, 60, z),
  artefact: (x, y, z) => 3 * noise3(651, x / 60, y / 60, z / 70),
  fieldRadiusMm: 162,
  paddingHu: -1024,
};
