import { clamp, smoothStep } from '../arithmetic';
import { noise3 } from '../noise';
import type { Sdf } from '../sdf';
import type { BonePart } from './types';

/** How one bone looks inside. */
export interface BoneTexture {
  readonly seed: number;
  /** Mean of the compact shell, HU. */
  readonly corticalHu: number;
  /** Mean of the spongy core, HU; a function where it differs within the bone. */
  readonly trabecularHu: number | Sdf;
  /** Contrast of the trabeculae about that mean, HU. */
  readonly grainHu: number;
  /** Pattern of the trabeculae where it is not the cervical spine's. */
  readonly grain?: (seed: number, x: number, y: number, z: number) => number;
}

/**
 * Spongy bone as a CT of 0.6 mm sees it: not single trabeculae (0.1–0.2 mm thick, 0.5–1 mm apart)
 * but their beat, coarse struts that run mostly up and down, tied by finer cross plates, over a slow
 * drift of density with marrow-rich patches. Range about ±1.
 */
export const trabeculae = (seed: number, x: number, y: number, z: number): number => {
  const struts = noise3(seed, x * 0.72, y * 0.72, z * 0.3);
  const plates = noise3(seed + 1, x * 0.42, y * 0.42, z * 0.85);
  const drift = noise3(seed + 2, x * 0.14, y * 0.14, z * 0.13);
  // Ridges rather than clouds: the strut is where the noise changes sign.
  const ridge = 1 - 3.2 * Math.abs(struts);
  return clamp(0.6 * ridge + 0.65 * plates + 0.8 * drift, -1.3, 1.6);
};

/**
 * Spongy bone of the aged on a CT of about 1 mm: the cross struts are gone first, the upright ones stay
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

/** Shell thickness over a bone, from half to one and a half times its mean: no even outline. */
export const uneven = (seed: number, x: number, y: number, z: number): number =>
  1 +
  0.75 * noise3(seed + 9, x * 0.11, y * 0.11, z * 0.11) +
  0.45 * noise3(seed + 10, x * 0.32, y * 0.32, z * 0.32);

/**
 * The `hu` hook of a bone: compact shell, spongy core, and between them a zone where the shell breaks
 * up into thick trabeculae.
 */
export const boneHu = (texture: BoneTexture, corticalMm: BonePart['corticalMm']): BonePart['hu'] => {
  const { seed, corticalHu, trabecularHu, grainHu, grain: pattern = trabeculae } = texture;
  const coreHu = typeof trabecularHu === 'number' ? () => trabecularHu : trabecularHu;
  return (x, y, z, sdfMm) => {
    const shell = corticalMm(x, y, z);
    const depth = -sdfMm;
    const compact = corticalHu * (1 + 0.12 * noise3(seed + 5, x * 0.2, y * 0.2, z * 0.2));
    if (depth <= shell - 0.25) return compact;
    const grain = pattern(seed, x, y, z);
    const below = depth - shell + 0.25;
    // Denser under the shell than in the core, and denser still where trabeculae meet it.
    const joined = 1 - smoothStep(0, 0.5, below) + 0.22 * (1 - smoothStep(0, 2.2, below)) * (1 + 0.8 * grain);
    const spongy = coreHu(x, y, z) + grainHu * grain;
    return Math.max(spongy + (compact - spongy) * Math.min(joined, 1), -40);
  };
};

export const unevenShell =
  (seed: number, meanMm: number): BonePart['corticalMm'] =>
  (x, y, z) =>
    meanMm * Math.max(uneven(seed, x, y, z), 0.4);
