import type { Bilingual, Source } from '../types';

/** A number of the catalogue with where it was read. */
export interface Stated {
  readonly value: number;
  /** Spread as published, same unit. */
  readonly spread?: number;
  readonly source: Source;
  /** False: no source confirms it. The screen says so, and the user may always change it. */
  readonly confirmed: boolean;
}

/** A time that a source gives at a stated temperature. */
export interface StatedTime {
  readonly meanS: number;
  readonly spreadS?: number;
  readonly temperatureC: number;
  /** What was timed and how kit or room were prepared. */
  readonly condition: Bilingual;
  readonly source: Source;
}

/**
 * Cement as the simulation needs it. The law as mixed, at equivalent age 0:
 * K(t) = K0·exp(t_eq/τ), t_eq = ∫2^((T − reference)/doubling) dt, solid at `solidPaS` (physics 1.3).
 */
export interface CementFamily {
  readonly id: string;
  readonly name: Bilingual;
  /** What stands behind the numbers, in a sentence. */
  readonly note: Bilingual;
  /** Newtonian viscosity in bone as mixed, Pa·s. */
  readonly boneViscosityPaS: Stated;
  /** Consistency in the needle as mixed, Pa·sⁿ. */
  readonly needleConsistencyPaSn: Stated;
  /** Exponent n in the needle; 1: Newtonian. */
  readonly needleExponent: Stated;
  /** e-folding time of the viscosity at `referenceC`, s. */
  readonly tauS: Stated;
  /** Other values of it that sources give, shown beside it. */
  readonly otherTauS?: readonly Stated[];
  readonly referenceC: number;
  /** Rise of temperature that halves every time, °C. */
  readonly doublingC: Stated;
  /** Viscosity at which it is set, Pa·s. */
  readonly solidPaS: Stated;
  /** Setting times as measured. */
  readonly setting: readonly StatedTime[];
  /** How long it can be injected; empty: follow the maker's leaflet. */
  readonly working: readonly StatedTime[];
}
