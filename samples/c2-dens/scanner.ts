import { smoothStep } from '../lib/arithmetic';
import { noise3 } from '../lib/noise';
import { raysFrom, type Scanner } from '../lib/reconstruct';

/**
 * A multidetector scanner, 120 kV, medium-soft neck kernel: about 0.9 mm full width at half maximum in
 * the plane with a slight overshoot at edges, 0.8 mm through it. Noise about 12 HU in the middle of the
 * neck, less towards the skin, more and more streaky towards the shoulders.
 */
const inPlane = [-0.025, 0.05, 0.26, 0.43, 0.26, 0.05, -0.025];
const through = [0.03, 0.23, 0.48, 0.23, 0.03];

const filling = raysFrom(301, [-25.5, -63, 10], 5, 170);
const crown = raysFrom(302, [24, -67, 12], 4, 110);

/** Between the petrous bones, and between the angles of the jaw, the beam is harder than corrected for. */
const hardening = (x: number, y: number, z: number): number => {
  const petrous = 1 - smoothStep(4, 13, Math.abs(z - 52));
  const across = 1 - smoothStep(20, 40, Math.abs(x));
  const band = 1 - smoothStep(3, 14, Math.abs(y + 2));
  return -16 * petrous * across * band;
};

export const scanner: Scanner = {
  seed: 4711,
  inPlane,
  through,
  noiseHu: (x, y, z) => {
    const r2 = (x / 78) * (x / 78) + ((y - 5) / 88) * ((y - 5) / 88);
    const centre = 11 + 5 * smoothStep(-44, -76, z) + 3 * smoothStep(28, 55, z);
    return centre * (1 - 0.5 * Math.min(1, r2)) * (r2 > 1.25 ? 0.72 : 1);
  },
  streakShare: (z) => 0.06 + 0.5 * smoothStep(-44, -76, z),
  artefact: (x, y, z) =>
    3 * noise3(311, x / 45, y / 45, z / 60) + filling(x, y, z) + crown(x, y, z) + hardening(x, y, z),
  fieldRadiusMm: 114.9,
  paddingHu: -1024,
};
