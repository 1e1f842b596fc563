import { smoothStep } from './arithmetic';
import { noise3 } from './noise';
import type { Paint } from './part';

/** A tissue with cloudy texture: `sdHu` at about `grainMm`, and twice that size. */
export const cloudy =
  (seed: number, hu: number, amplitudeHu: number, grainMm: number): Paint =>
  (_, x, y, z) =>
    hu +
    amplitudeHu * noise3(seed, x / grainMm, y / grainMm, z / grainMm) +
    amplitudeHu * noise3(seed + 1, x / (3.3 * grainMm), y / (3.3 * grainMm), z / (3.3 * grainMm));

/** Thin sheets where a slow noise passes through zero: septa in fat, fat between muscle bundles. */
export const sheet = (seed: number, x: number, y: number, z: number, thin: number): number => {
  // Turned away from the axes, so that the lattice of the noise does not show.
  const n = noise3(seed, 0.8 * x + 0.36 * y + 0.48 * z, -0.6 * x + 0.48 * y + 0.64 * z, 0.6 * z - 0.8 * y);
  return 1 - smoothStep(0, thin, Math.abs(n));
};

/** Fat under the skin: a few septa. */
const subcutaneous = (hu: number, x: number, y: number, z: number): number => {
  const septa = sheet(11, x / 8, y / 8, z / 11, 0.08) * sheet(12, x / 19, y / 19, z / 24, 0.7);
  return hu + 8 * noise3(13, x / 4, y / 4, z / 5) + 70 * septa;
};

/** Fat between the muscles and about the vessels: fasciae, small vessels and nerves run through it. */
const deepFat = (hu: number, x: number, y: number, z: number): number => {
  const fascia = sheet(14, x / 7.5, y / 7.5, z / 13, 0.13);
  const cloud = noise3(17, x / 5.5, y / 5.5, z / 8);
  const where = fascia < 1 ? smoothStep(-0.25, 0.35, noise3(16, x / 10, y / 10, z / 14)) : 0;
  const strands = where > 0 ? where * sheet(15, x / 4.4, y / 4.4, z / 9, 0.14) : 0;
  return hu + 14 + 12 * cloud + 92 * Math.max(fascia, 0.85 * strands);
};

/** Fat of the whole body: under the skin, and from the depths given on between the muscles. */
export const fatOf =
  (hu: number, fromMm = 6.5, toMm = 10.5): Paint =>
  (depth, x, y, z) => {
    const deep = smoothStep(fromMm, toMm, depth + 2 * noise3(18, x / 12, y / 12, z / 12));
    if (deep <= 0) return subcutaneous(hu, x, y, z);
    if (deep >= 1) return deepFat(hu, x, y, z);
    return subcutaneous(hu, x, y, z) * (1 - deep) + deepFat(hu, x, y, z) * deep;
  };

/** Bundles run mostly along the body; fat lies between them, more in some places than in others. */
export const muscleOf =
  (hu: number, fattyShare: number): Paint =>
  (_, x, y, z) => {
    const patch = smoothStep(-0.35, 0.6, noise3(21, x / 15, y / 15, z / 36));
    const between = sheet(22, x / 4.2, y / 4.2, z / 20, 0.13);
    return (
      hu +
      6 * noise3(23, x / 2.6, y / 2.6, z / 7) +
      4 * noise3(24, x / 11, y / 11, z / 25) -
      150 * fattyShare * between * patch
    );
  };

/**
 * Muscle of the aged back: fat lies in feathery streaks between its bundles, in patches, and thin septa cross it.
 */
export const marbled =
  (hu: number, share: number): Paint =>
  (_, x, y, z) => {
    const bundles = noise3(521, x / 2.2, y / 3.4, z / 13) + 0.7 * noise3(522, x / 4.6, y / 6.4, z / 22);
    const patch = 0.35 * noise3(523, x / 13, y / 13, z / 30);
    const streak = smoothStep(0.18, 0.85, bundles + patch);
    const septum = 0.3 * sheet(524, x / 11, y / 8, z / 36, 0.07);
    return hu + 7 * noise3(525, x / 2.6, y / 2.6, z / 7) - 140 * share * Math.max(streak, septum);
  };

export const glandOf =
  (seed: number, hu: number, lobuleHu: number, fatHu: number): Paint =>
  (_, x, y, z) =>
    hu +
    lobuleHu * noise3(seed, x / 3.4, y / 3.4, z / 3.4) +
    0.5 * lobuleHu * noise3(seed + 1, x / 9, y / 9, z / 9) -
    fatHu * sheet(seed + 2, x / 5.5, y / 5.5, z / 5.5, 0.12);

const skinThicknessMm = 1.8;
/** The body before anything lies in it: skin, then fat. */
export const envelopeOf =
  (skinHu: number, fat: Paint): Paint =>
  (depth, x, y, z) => {
    const base = fat(depth, x, y, z);
    const skin =
      1 -
      smoothStep(skinThicknessMm - 0.4, skinThicknessMm + 0.4, depth + 0.3 * noise3(31, x / 8, y / 8, z / 8));
    return base + (skinHu - base) * skin;
  };

/**
 * Fat of the mesentery and behind the peritoneum: clear, with small vessels, by `vesselHu` denser, where two sheets
 * cross and a few fasciae.
 */
export const visceralFatOf =
  (seed: number, hu: number, vesselHu: number): Paint =>
  (_, x, y, z) => {
    const cloud = 7 * noise3(seed + 2, x / 6, y / 6, z / 7) + 5 * noise3(seed + 3, x / 21, y / 21, z / 24);
    const one = sheet(seed, x / 9, y / 9, z / 13, 0.13);
    const vessel = one > 0 ? one * sheet(seed + 1, x / 8, y / 8, z / 14, 0.16) : 0;
    const fascia = 0.22 * sheet(seed + 4, x / 24, y / 24, z / 40, 0.035);
    return hu + cloud + vesselHu * Math.max(vessel, fascia);
  };

/** Stool: mush with bubbles of about `bubbleMm`. */
export const stoolOf =
  (seed: number, hu: number, bubbleMm: number): Paint =>
  (_, x, y, z) => {
    const fine = noise3(seed, x / bubbleMm, y / bubbleMm, z / 3);
    const bubbles = smoothStep(0.3, 0.7, fine + 0.3 * noise3(seed + 4, x / 9, y / 9, z / 9));
    const mush = hu + 26 * noise3(seed + 1, x / 4, y / 4, z / 4) + 18 * noise3(seed + 2, x / 9, y / 9, z / 9);
    return mush - 560 * bubbles * (0.5 + 0.5 * noise3(seed + 3, x / 8, y / 8, z / 8));
  };
