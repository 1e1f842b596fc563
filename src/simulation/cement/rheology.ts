/**
 * Power law of a fluid, τ = K·γ̇ⁿ; n = 1: Newtonian, K is the viscosity (physics 2.6, 2.7).
 */
export interface PowerLaw {
  /** Consistency K, Pa·sⁿ. */
  readonly kPaSn: number;
  /** Exponent n, > 0; < 1: thins when sheared. */
  readonly n: number;
}

/**
 * Cement grows thick with age (physics 1.3): K(t) = K0·exp(t_eq/τ), where the equivalent age
 * t_eq = ∫2^((T − reference)/doubling) dt runs faster where it is warm.
 * Sources: Nicholas et al. 2007, doi:10.1007/s10856-007-0125-2; Baroud, Wu, Bohner (cores).
 */
export interface Curing {
  /** Time in which the viscosity grows e-fold at the reference temperature, s. */
  readonly tauS: number;
  readonly referenceC: number;
  /** Rise of temperature that halves every time, °C. */
  readonly doublingC: number;
  /** At this viscosity (K) the cement is solid and moves no more, Pa·s. */
  readonly solidPaS: number;
  readonly syringeC: number;
  readonly bodyC: number;
  /** Time since mixing, spent at the temperature of the syringe, when the first drop leaves, s. */
  readonly startAgeS: number;
}

/** How cement flows: through a tube and through bone, as mixed (equivalent age 0). */
export interface CementRheology {
  readonly needle: PowerLaw;
  readonly bone: PowerLaw;
  readonly curing?: Curing;
}

/** Seconds of equivalent age per second at a temperature. */
export const ageRate = ({ referenceC, doublingC }: Curing, temperatureC: number): number =>
  2 ** ((temperatureC - referenceC) / doublingC);

/** Equivalent age of the cement in the syringe, s, `timeS` after the first drop; 0 without curing. */
export const syringeAgeS = (curing: Curing | undefined, timeS: number): number =>
  curing ? (curing.startAgeS + timeS) * ageRate(curing, curing.syringeC) : 0;

/** Equivalent age at which a consistency has grown to solid, s; Infinity without curing. */
export const solidAgeS = (curing: Curing | undefined, kPaSn: number): number =>
  curing ? Math.max(0, curing.tauS * Math.log(curing.solidPaS / kPaSn)) : Infinity;

/** The consistency at an equivalent age, Pa·sⁿ, no higher than solid. */
export const agedConsistency = (curing: Curing | undefined, kPaSn: number, equivalentAgeS: number): number =>
  curing ? Math.min(Math.max(kPaSn, curing.solidPaS), kPaSn * Math.exp(equivalentAgeS / curing.tauS)) : kPaSn;

/**
 * Christopher and Middleman's factor of a power law in a porous medium (physics 2.6): the apparent
 * viscosity is factor·K·|q|^(n−1), with the Darcy speed q in m/s.
 * @param permeabilityM2 (kx·ky·kz)^⅓
 */
export const porousFactor = (n: number, permeabilityM2: number, porosity: number): number =>
  ((9 + 3 / n) ** n / 12) * (150 * permeabilityM2 * porosity) ** ((1 - n) / 2);

/**
 * Speeds below this count as this, m/s: a power law would be infinitely thick at rest. It is far
 * below any speed that displaces cement within a procedure (1 µm in 1000 s).
 */
const slowestSpeedMPerS = 1e-9;

/** Apparent viscosity of a power law in a porous medium, Pa·s. */
export const porousViscosity = (factorTimesK: number, n: number, speedMPerS: number): number =>
  n === 1 ? factorTimesK : factorTimesK * Math.max(speedMPerS, slowestSpeedMPerS) ** (n - 1);
