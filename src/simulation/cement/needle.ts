import type { PowerLaw } from './rheology';

/** One stretch of the way from the plunger to the tip. */
export interface NeedleSegment {
  readonly insideDiameterMm: number;
  readonly lengthMm: number;
}

/**
 * Pressure lost by a power-law fluid in laminar flow through tubes in series (physics 2.7):
 * Δp = (2KL/R)·[((3n + 1)/n)·Q/(πR³)]ⁿ, Poiseuille's law for n = 1.
 * @param flowMm3PerS ≥ 0
 * @returns Pa
 */
export function needleLossPa(
  segments: readonly NeedleSegment[],
  { kPaSn, n }: PowerLaw,
  flowMm3PerS: number,
): number {
  let lossPa = 0;
  for (const { insideDiameterMm, lengthMm } of segments) {
    const radius = insideDiameterMm / 2;
    const rate = (((3 * n + 1) / n) * flowMm3PerS) / (Math.PI * radius ** 3);
    lossPa += ((2 * kPaSn * lengthMm) / radius) * rate ** n;
  }
  return lossPa;
}

/**
 * The flow at which needle and bone in series take up a pressure: needle(Q) + resistance·Q = drop.
 * @param resistancePaSPerMm3 of the bone, > 0 when there is no needle
 * @param dropPa between plunger and the bone at rest
 * @returns mm³/s, ≥ 0
 */
export function flowUnderPressure(
  segments: readonly NeedleSegment[],
  law: PowerLaw,
  resistancePaSPerMm3: number,
  dropPa: number,
): number {
  if (dropPa <= 0) return 0;
  const lost = (flow: number) => needleLossPa(segments, law, flow) + resistancePaSPerMm3 * flow;
  let high = 1;
  while (lost(high) < dropPa && high < 1e12) high *= 4;
  let low = 0;
  for (let n = 0; n < 200 && high - low > 1e-14 * high; n++) {
    const middle = (low + high) / 2;
    if (lost(middle) < dropPa) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
