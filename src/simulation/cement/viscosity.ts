import {
  ageRate,
  agedConsistency,
  type CementRheology,
  porousFactor,
  porousViscosity,
  solidAgeS,
} from './rheology';

/** Set cement keeps this share of its mobility: enough for the solver, nothing for the patient (physics 4.6). */
const frozenMobility = 1e-6;

/** What the viscosity of the cement in a cell follows from. */
export interface BoneState {
  readonly saturation: Float64Array;
  /** Equivalent age, s. */
  readonly ageS: Float64Array;
  /** Darcy speed, mm/s; needed for a power law. */
  readonly speedMmPerS?: Float64Array;
  /** Equivalent age of the cement in the syringe, s: stands in where a cell holds none. */
  readonly syringeAgeS: number;
}

export interface BoneViscosity {
  /** Newtonian and without curing: one number, always. */
  readonly constantPaS?: number;
  /** Whether it follows the speed, so that flow and viscosity have to be found together. */
  readonly shearDependent: boolean;
  /** Apparent viscosity of the cement in one cell, Pa·s, as it is measured. */
  at(cell: number, state: BoneState): number;
  /** The same for the solver, over all cells: what is set is frozen in its place. */
  fill(out: Float64Array, state: BoneState): void;
}

/**
 * Viscosity of cement in bone.
 * @param permeabilityM2 (kx·ky·kz)^⅓ of a cell
 * @param porosity of a cell
 */
export function boneViscosity(
  { bone, curing }: CementRheology,
  permeabilityM2: (cell: number) => number,
  porosity: (cell: number) => number,
): BoneViscosity {
  const { kPaSn, n } = bone;
  const solidAge = solidAgeS(curing, kPaSn);
  const factor = n === 1 ? undefined : factors(n, permeabilityM2, porosity);
  // Empty cells share their age, and so do the cells of a drop: the last one is kept.
  let [lastAgeS, consistency] = [NaN, NaN];
  const viscosity = (cell: number, ageS: number, speedMmPerS: number) => {
    if (ageS !== lastAgeS) [lastAgeS, consistency] = [ageS, agedConsistency(curing, kPaSn, ageS)];
    return factor ? porousViscosity(factor(cell) * consistency, n, speedMmPerS / 1000) : consistency;
  };
  const ageIn = (cell: number, state: BoneState) =>
    state.saturation[cell]! > 0 ? state.ageS[cell]! : state.syringeAgeS;
  return {
    ...(!curing && n === 1 && { constantPaS: kPaSn }),
    shearDependent: n !== 1,
    at: (cell, state) => viscosity(cell, ageIn(cell, state), state.speedMmPerS?.[cell] ?? 0),
    fill(out, state) {
      for (let cell = 0; cell < out.length; cell++) {
        const ageS = ageIn(cell, state);
        const value = viscosity(cell, ageS, state.speedMmPerS?.[cell] ?? 0);
        out[cell] = ageS >= solidAge ? value / frozenMobility : value;
      }
    },
  };
}

/** Christopher and Middleman's factor per cell; neighbours mostly share it, so the last one is kept. */
function factors(
  n: number,
  permeabilityM2: (cell: number) => number,
  porosity: (cell: number) => number,
): (cell: number) => number {
  let k = NaN;
  let phi = NaN;
  let factor = NaN;
  return (cell) => {
    const [cellK, cellPhi] = [permeabilityM2(cell), porosity(cell)];
    if (cellK !== k || cellPhi !== phi) {
      [k, phi] = [cellK, cellPhi];
      factor = porousFactor(n, k, phi);
    }
    return factor;
  };
}

/** Growth of the age in the bone per second. */
export const bodyAgeRate = ({ curing }: Pick<CementRheology, 'curing'>): number =>
  curing ? ageRate(curing, curing.bodyC) : 1;

/**
 * The longest step in which the viscosity changes by no more than a twentieth, s: flow and viscosity
 * are computed one after the other.
 */
export const curingStepS = ({ curing }: Pick<CementRheology, 'curing'>): number =>
  curing ? (0.05 * curing.tauS) / Math.max(bodyAgeRate({ curing }), 1e-9) : Infinity;
