import type { Result } from '../../core/result';
import type { AdvanceReport, Drive, FlowProblem, Inlet, PressureReport } from './types';

/** An instant of a run to come back to; plain data that can be cloned to another thread. */
export interface FlowSnapshot {
  readonly saturation: Float64Array;
  readonly age: Float64Array;
  readonly pressurePa: Float64Array;
  readonly injectedPaS: Float64Array;
  readonly outletConductances: Float64Array;
  readonly timeS: number;
  readonly injectedByInletMm3: readonly number[];
  readonly leakedMm3: Readonly<Record<string, number>>;
  readonly firstContactMm3: Readonly<Record<string, number>>;
}

/** Made by `createFlowRun` (run.ts): the state of one displacement, moved on by its caller with `solve` and `advance`. */
export interface FlowRun {
  readonly problem: FlowProblem;
  readonly cellVolumeMm3: number;
  /** Live views, one entry per cell; read, do not write. */
  readonly saturation: Float64Array;
  /** Pa; 0 in cells that no outlet can feel. */
  readonly pressurePa: Float64Array;
  /** Age of the injected fluid in a cell, in the unit given to `advance`; 0 where there is none. Computed on each call. */
  age(): Float64Array;
  /** Darcy speed |q| at the cell centre, mm/s, from the fluxes of the last solve. Computed on each call. */
  speedMmPerS(): Float64Array;
  /** Volume to be injected until it reaches each cell along the fluxes of the last solve, mm³; Infinity: never. Computed on each call. */
  arrivalMm3(): Float64Array;
  readonly timeS: number;
  /** Cement that came in through the inlets. */
  readonly injectedMm3: number;
  /** Of the injected, by inlet. */
  readonly injectedByInletMm3: readonly number[];
  /** Injected fluid alone that left, cumulative, by outlet; gauges included. */
  readonly leakedMm3: Readonly<Record<string, number>>;
  /** `injectedMm3` when the S = 0.5 front, extrapolated to the outlet's face, reached it; absent before. */
  readonly firstContactMm3: Readonly<Record<string, number>>;
  /** Σ S·φ·V now. */
  cementMm3(): number;
  /** |in grid + gone through domain ends − at start − injected| / max(injected, at start). */
  massBalanceError(): number;

  /** Viscosity of the injected fluid, per cell or one number, Pa·s, > 0. Values where there is none matter little, but must be > 0. Copied. */
  setInjectedViscosity(viscosityPaS: number | Float32Array | Float64Array): void;
  /** Conductance of `problem.outletEdges[edge]` from the next solve on, mm³/(s·Pa), >= 0. */
  setOutletConductance(edge: number, conductance: number): void;
  /** Moves or exchanges the instruments (not inlet faces); what was injected stays counted. Their number may change. */
  setInlets(inlets: readonly Inlet[]): Result<void>;

  /**
   * Pressure and conservative fluxes for the present state, one drive per inlet. Failures: `flow-not-converged`
   * {residual, iterations}; the state is then unchanged and `advance` may not be called.
   */
  solve(drives: readonly Drive[]): Result<PressureReport>;
  /**
   * Carries the fluids with the fluxes of the last solve until the front has moved about half a cell, or `maxDtS`.
   * @param freshAge age of what enters now, per inlet or one number
   * @param ageingPerS growth of the age in the bone per second (1 for plain seconds)
   */
  advance(maxDtS: number, freshAge?: number | readonly number[], ageingPerS?: number): AdvanceReport;
  /** Time passes without flow: the age grows. */
  rest(dtS: number, ageingPerS?: number): void;
  /** A copy of all that changes: fields, volumes, contacts. The inlets are the caller's to set again. */
  snapshot(): FlowSnapshot;
  /** Back to that instant: going on from it gives the same as it did the first time. `solve` must come before `advance`. */
  restore(snapshot: FlowSnapshot): void;
}
