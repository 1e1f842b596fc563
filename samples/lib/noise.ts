import { clamp, cos, log, PI } from './arithmetic';

/**
 * Seeded noise that gives the same numbers on every engine: 32-bit integer hashing with `Math.imul`
 * and cubic interpolation. Nothing is remembered between calls, so any order of evaluation, on any
 * number of workers, gives the same field.
 */

const finish = (mixed: number): number => {
  let h = mixed;
  h = Math.imul(h ^ (h >>> 16), 0x7feb352d);
  h = Math.imul(h ^ (h >>> 15), 0x846ca68b);
  return (h ^ (h >>> 16)) >>> 0;
};

/** Hash of a lattice point and a seed: an unsigned 32-bit integer. */
export const hash3 = (seed: number, i: number, j: number, k: number): number =>
  finish(
    Math.imul(i, 0x1b873593) ^
      Math.imul(j, 0x27d4eb2f) ^
      Math.imul(k, 0x165667b1) ^
      Math.imul(seed, 0x9e3779b1),
  );

/** Uniform in [0, 1) at a lattice point. */
export const uniform = (seed: number, i: number, j = 0, k = 0): number => hash3(seed, i, j, k) / 4294967296;

/** Normal deviate (mean 0, variance 1) at a lattice point, by Box–Muller. */
export const gaussian = (seed: number, i: number, j = 0, k = 0): number => {
  const radius = Math.sqrt(-2 * log((hash3(seed, i, j, k) + 1) / 4294967297));
  return radius * cos((2 * PI * hash3(seed + 0x51ed, i, j, k)) / 4294967296);
};

const SCALE = 2 / 4294967295;

/**
 * Value noise in [−1, 1] with lattice spacing 1: scale the coordinates by 1 / wavelength.
 * Smooth (C¹), gradient at most about 3 per lattice step, standard deviation about 0.33.
 */
export const noise3 = (seed: number, x: number, y: number, z: number): number => {
  const i = Math.floor(x);
  const j = Math.floor(y);
  const k = Math.floor(z);
  const fx = x - i;
  const fy = y - j;
  const fz = z - k;
  const u = fx * fx * (3 - 2 * fx);
  const v = fy * fy * (3 - 2 * fy);
  const w = fz * fz * (3 - 2 * fz);
  const s = Math.imul(seed, 0x9e3779b1);
  const i0 = Math.imul(i, 0x1b873593) ^ s;
  const i1 = Math.imul(i + 1, 0x1b873593) ^ s;
  const j0 = Math.imul(j, 0x27d4eb2f);
  const j1 = Math.imul(j + 1, 0x27d4eb2f);
  const k0 = Math.imul(k, 0x165667b1);
  const k1 = Math.imul(k + 1, 0x165667b1);
  const a00 = finish(i0 ^ j0 ^ k0);
  const a01 = finish(i0 ^ j0 ^ k1);
  const a10 = finish(i0 ^ j1 ^ k0);
  const a11 = finish(i0 ^ j1 ^ k1);
  const x00 = a00 + (finish(i1 ^ j0 ^ k0) - a00) * u;
  const x01 = a01 + (finish(i1 ^ j0 ^ k1) - a01) * u;
  const x10 = a10 + (finish(i1 ^ j1 ^ k0) - a10) * u;
  const x11 = a11 + (finish(i1 ^ j1 ^ k1) - a11) * u;
  const y0 = x00 + (x10 - x00) * v;
  const y1 = x01 + (x11 - x01) * v;
  return (y0 + (y1 - y0) * w) * SCALE - 1;
};

/** Sum of octaves of `noise3`, each half as large and half as strong as the one before; in [−1, 1]. */
export const fractalNoise3 = (seed: number, octaves: number, x: number, y: number, z: number): number => {
  let sum = 0;
  let weight = 1;
  let total = 0;
  let scale = 1;
  for (let octave = 0; octave < octaves; octave++) {
    sum += weight * noise3(seed + 101 * octave, x * scale, y * scale, z * scale);
    total += weight;
    weight *= 0.5;
    // Not exactly 2, so that the lattices of the octaves never line up.
    scale *= 1.97;
  }
  return clamp(sum / total, -1, 1);
};
