import type { FlowProblem, Mixing } from './types';

/**
 * Mobility of each cell per unit of its tensor: scale·λ, λ = 1/(S·μc + (1−S)·μm) (linear: the volume-averaged viscosity
 * that Trivedi et al. validated, doi:10.1007/s10237-023-01715-4) or S²/μc + (1−S)²/μm (quadratic).
 */
export function fillMobility(
  out: Float64Array,
  { permeability }: FlowProblem,
  saturation: Float64Array,
  injectedPaS: Float64Array,
  residentPaS: number,
  mixing: Mixing,
): void {
  const { scale } = permeability;
  for (let c = 0; c < out.length; c++) {
    const s = saturation[c]!;
    const mu = injectedPaS[c]!;
    const lambda =
      mixing === 'linear'
        ? 1 / (s * mu + (1 - s) * residentPaS)
        : (s * s) / mu + ((1 - s) * (1 - s)) / residentPaS;
    out[c] = scale ? lambda * scale[c]! : lambda;
  }
}
