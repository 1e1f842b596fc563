import { clamp, smoothStep } from '../../lib/arithmetic';
import type { BoneTexture } from '../../lib/bone/texture';
import { uneven } from '../../lib/bone/texture';
import type { BonePart } from '../../lib/bone/types';
import { noise3 } from '../../lib/noise';
import type { Sdf } from '../../lib/sdf';
import { fromSacral, sacral } from '../landmarks';
import { crest, wing } from './ilium';

/** Spongy bone on slices of 1.25 mm: struts without one direction, thinned in patches. Range about ±1. */
export const loose = (seed: number, x: number, y: number, z: number): number => {
  const struts = noise3(seed, x * 0.5, y * 0.5, z * 0.22);
  const fine = noise3(seed + 1, x * 0.85, y * 0.85, z * 0.5);
  const drift = noise3(seed + 2, x * 0.1, y * 0.1, z * 0.1);
  return clamp(0.5 * (1 - 3 * Math.abs(struts)) + 0.4 * fine + 0.8 * drift, -1.3, 1.5);
};

export const textureOf = (
  seed: number,
  trabecularHu: BoneTexture['trabecularHu'],
  corticalHu = 1000,
): BoneTexture => ({
  seed,
  corticalHu,
  trabecularHu,
  grainHu: 92,
  grain: loose,
});

export const shellOf =
  (seed: number, meanMm: number | Sdf): BonePart['corticalMm'] =>
  (x, y, z) =>
    (typeof meanMm === 'number' ? meanMm : meanMm(x, y, z)) * Math.max(uneven(seed, x, y, z), 0.55);

/** Bodies 138 HU, denser at the old endplates; the wings of the old hold little but fat. */
export const sacralSpongy: Sdf = (x, y, z) => {
  const { s, v } = sacral(y, z);
  const wingShare = smoothStep(20, 31, Math.abs(x)) * smoothStep(70, 46, s);
  const seam = (at: number) => smoothStep(3.4, 0.6, Math.abs(s - at)) * smoothStep(18, 10, Math.abs(x));
  const seams = 90 * (seam(28.5) + seam(54) + 0.7 * seam(74));
  const body = 138 - 40 * smoothStep(30, 90, s) + seams;
  const joint = 90 * smoothStep(48, 56, Math.abs(x) + 0.32 * v);
  return body - (112 - joint) * wingShare;
};
export const sacralShell: Sdf = (_, y, z) => {
  const { s, v } = sacral(y, z);
  return 0.62 + 0.35 * smoothStep(6, 2, s) * smoothStep(18, 10, Math.abs(v)) + 0.15 * smoothStep(20, 30, v);
};

/** Dense over the socket and behind the joint, loose in the rest. */
export const hipSpongy: Sdf = (x, y, z) => {
  const over = smoothStep(52, 28, z) * smoothStep(6, 26, z) * smoothStep(62, 80, Math.abs(x));
  const beam = smoothStep(60, 40, Math.abs(x)) * smoothStep(50, 70, z);
  return 112 + 120 * over + 40 * beam + 34 * noise3(2151, x / 16, y / 16, z / 16);
};

/** 1.1 mm, thicker along the brim, the notch and the bone under the socket's roof, thin in the iliac fossa. */
export const hipShell: Sdf = (x, y, z) => {
  const [ax] = [Math.abs(x)];
  const socket = Math.sqrt((ax - 88) * (ax - 88) + y * y + z * z);
  const roof = smoothStep(31, 27, socket) * smoothStep(-4, 14, z);
  const { away, half, along } = wing(ax, y, z);
  const inPlate = z > 62 && away < half + 3;
  const pillar = inPlate ? 0.7 * smoothStep(5, 5.8, along) * smoothStep(7, 6.2, along) : 0;
  const edge = inPlate && crest(along) - z < 6 ? 0.2 : 0;
  const low = 0.5 * smoothStep(10, -20, z);
  return 1.05 + 0.9 * roof + pillar + edge + low;
};

/** Where the mean of the S1 body is measured, away from the lesion. */
export const soundS1 = fromSacral(12, -2, 16);
