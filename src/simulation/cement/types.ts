import type { Grid } from '../../core/grid';
import type { LpsPoint } from '../../core/units';
import type { FlowProblem, KernelKind, Mixing, SideName } from '../flow/types';
import type { NeedleSegment } from './needle';
import type { CementRheology } from './rheology';
import type { VeinColumn } from './vein-column';

/**
 * An instrument through which cement enters: its openings share one lumen. The positions are LPS, mm.
 * A face is a whole side of the box, for one-dimensional experiments.
 */
export type Opening =
  | { readonly kind: 'points'; readonly atMm: readonly LpsPoint[]; readonly radiusMm: number }
  | { readonly kind: 'face'; readonly side: SideName };

export interface Instrument {
  readonly opening: Opening;
  /** The way from the plunger to the tip; empty: none, the syringe feels the tip. */
  readonly needle: readonly NeedleSegment[];
}

/** What the hand does. Pressure: kept at the tip, or on the plunger. */
export type Plunger =
  | { readonly kind: 'flow'; readonly flowMlPerS: number }
  | { readonly kind: 'tipPressure'; readonly pressureKpa: number }
  | { readonly kind: 'syringePressure'; readonly pressureKpa: number };

export interface Syringe {
  /** The hand presses no harder than this; absent: no limit. */
  readonly maxPressureKpa?: number;
  /** The compressed column goes on flowing for about this long after the plunger stops, s; default 0. */
  readonly oozeS?: number;
}

/** Highest delivery pressure measured in patients: Krebs et al. 2005, PMID 15738774 (3.215 MPa). */
export const clinicalPressureLimitKpa = 3200;

/** Everything that an injection starts from. Nothing of it is changed. */
export interface InjectionProblem {
  /** Where the cells lie; its dims and spacing are those of `flow.grid`. */
  readonly grid: Grid;
  readonly flow: FlowProblem;
  readonly cement: CementRheology;
  readonly marrowViscosityPaS: number;
  readonly mixing?: Mixing;
  readonly instruments: readonly Instrument[];
  readonly syringe?: Syringe;
  /** Outlet edges whose resistance follows the cement in them; absent: they keep their conductance. */
  readonly veins?: readonly VeinColumn[];
  /** Cement that is there at the start, 0 … 1 per cell; as old as the first drop. */
  readonly saturation?: Float32Array | Float64Array;
  /** Relative residual of the pressure solves; default 1e-8. */
  readonly tolerance?: number;
  /** Of the pressure solves; default WebAssembly, and TypeScript where it cannot be had. */
  readonly kernels?: KernelKind;
}

/** From the bone to the hand: the syringe's pressure is that at the tip and what the needle takes. */
export interface NeedlePressures {
  readonly tipPressureKpa: number;
  readonly syringePressureKpa: number;
  readonly needlePressureLossKpa: number;
}

/** What happens to one instrument at one instant. */
export interface InstrumentState extends NeedlePressures {
  readonly flowMlPerS: number;
  readonly injectedMl: number;
  /** The limit of the syringe holds the flow back. */
  readonly limited: boolean;
}

/** An injection at one instant. Volumes by outlet have a key for every outlet. */
export interface InjectionState {
  /** Since the first drop, s. */
  readonly timeS: number;
  readonly injectedMl: number;
  readonly cementMl: number;
  readonly leakedMl: Readonly<Record<string, number>>;
  /** Marrow and cement, positive outwards. */
  readonly outletFlowMlPerS: Readonly<Record<string, number>>;
  /** Injected volume when the front reached an outlet; absent before. */
  readonly firstContactMl: Readonly<Record<string, number>>;
  readonly instruments: readonly InstrumentState[];
  /** Equivalent age of the cement in the syringe, s at the reference temperature. */
  readonly syringeAgeS: number;
  readonly massBalanceError: number;
}

/** The front has reached an outlet for the first time. */
export interface Contact {
  readonly outlet: string;
  readonly injectedMl: number;
  readonly timeS: number;
}

/** Where an advance ends: at whichever comes first. */
export interface Goal {
  /** Seconds from now. */
  readonly forS?: number;
  /** Total injected volume. */
  readonly toMl?: number;
  /** End with the step in which an outlet is reached for the first time. */
  readonly stopAtContact?: boolean;
}

export interface Advance {
  readonly reached: 'time' | 'volume' | 'contact' | 'stalled';
  readonly contacts: readonly Contact[];
}

/** One step on the way; `reached` is absent while the goal is not met. */
export interface Step {
  readonly dtS: number;
  readonly contacts: readonly Contact[];
  readonly reached?: Advance['reached'];
}

/** How much was computed. */
export interface Effort {
  readonly steps: number;
  readonly pressureSolves: number;
  readonly iterations: number;
}
