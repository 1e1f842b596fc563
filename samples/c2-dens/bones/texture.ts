import { clamp, smoothStep } from '../../lib/arithmetic';
import { noise3 } from '../../lib/noise';
import type { Sdf } from '../../lib/sdf';
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

/** The `hu` hook of a bone: compact shell, spongy core, and a soft edge between them. */
export const boneHu = (texture: BoneTexture, corticalMm: BonePart['corticalMm']): BonePart['hu'] => {
  const { seed, corticalHu, trabecularHu, grainHu } = texture;
  const coreHu = typeof trabecularHu === 'number' ? () => trabecularHu : trabecularHu;
  return (x, y, z, sdfMm) => {
    const shell = corticalMm(x, y, z);
    const depth = -sdfMm;
    if (depth <= shell - 0.3) return corticalHu + 110 * noise3(seed + 5, x * 0.3, y * 0.3, z * 0.3);
    const spongy = coreHu(x, y, z) + grainHu * trabeculae(seed, x, y, z);
    // Trabeculae thicken where they join the shell.
    const near = 1 - smoothStep(shell - 0.3, shell + 0.35, depth);
    return Math.max(spongy + (corticalHu - spongy) * near, -40);
  };
};

/** Shell thickness that varies over the bone by about a fifth. */
export const unevenShell =
  (seed: number, meanMm: number): BonePart['corticalMm'] =>
  (x, y, z) =>
    meanMm * (1 + 0.28 * noise3(seed + 9, x * 0.16, y * 0.16, z * 0.16));
