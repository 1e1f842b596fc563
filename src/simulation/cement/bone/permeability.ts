import type { BoneParameters } from './parameters';

/** QCT bone density, mg CaHA/cm³, from HU; negative HU (fat) count as none. */
const bmdFromHu = (hu: number, p: BoneParameters): number =>
  Math.max(0, p.huToBmdSlope * hu + p.huToBmdOffset);

/** Bone volume / total volume: density is ash, ash a share of the apparent density, that a share of the tissue's. */
const boneVolumeShare = (bmdMgPerCm3: number, p: BoneParameters): number =>
  bmdMgPerCm3 / 1000 / p.ashShare / p.boneTissueDensity;

/** Share of the volume that marrow and cement can fill. */
export const porosityFromHu = (hu: number, p: BoneParameters): number =>
  Math.min(p.porosityMax, Math.max(p.porosityMin, 1 - boneVolumeShare(bmdFromHu(hu, p), p)));

const kozenyShape = (porosity: number): number => porosity ** 3 / (1 - porosity) ** 2;

/** Permeability at a porosity over that at the reference porosity: φ³/(1−φ)². */
export const kozenyFactor = (porosity: number, p: BoneParameters): number =>
  kozenyShape(porosity) / kozenyShape(p.referencePorosity);

/** Permeability of a slit between parallel plates, mm². */
export const slitPermeabilityMm2 = (widthMm: number): number => (widthMm * widthMm) / 12;

/** Flow per pressure of a tube over its length at 1 Pa·s, mm³/(s·Pa). */
export const tubeConductance = (radiusMm: number, lengthMm: number): number =>
  (Math.PI * radiusMm ** 4) / (8 * lengthMm);
