/**
 * Two-phase Darcy flow of an injected fluid (cement, "S = 1") that displaces a resident one (marrow, "S = 0").
 * Units throughout this folder: mm, s, Pa, Pa·s, mm³, mm² (permeability; 1 m² = 1e6 mm²).
 * Frame: the grid's own axes; a position is in mm from the centre of cell [0, 0, 0] along i, j and k.
 * A cell's index is i + nx·(j + ny·k).
 */
export interface FlowGrid {
  readonly dims: readonly [number, number, number];
  /** Distance of cell centres along each axis, mm, > 0; may differ between axes. */
  readonly spacingMm: readonly [number, number, number];
}

/** Symmetric positive-definite [xx, yy, zz, xy, xz, yz] in the grid's axes. */
export type Tensor6 = readonly [number, number, number, number, number, number];

/**
 * k(cell) = scale[cell] · tensorsMm2[tensorOf[cell]]. One tensor and no arrays is a uniform medium;
 * one isotropic tensor and `scale` is a scalar field; a palette holds as many turned tensors as there are regions.
 */
export interface Permeability {
  readonly tensorsMm2: readonly Tensor6[];
  /** Index into `tensorsMm2` per cell; absent: 0 everywhere. */
  readonly tensorOf?: Uint8Array | Uint16Array;
  /** Factor per cell, > 0; absent: 1 everywhere. */
  readonly scale?: Float32Array | Float64Array;
}

/** A cell of the porous medium. */
export const ACTIVE = 0;
/** A cell that nothing enters. */
export const INACTIVE = 1;
/** `cells[c] = FIRST_FIXED + i` holds the pressure `fixed[i]`: it ends the domain, at the faces it shares with active cells. */
export const FIRST_FIXED = 2;

export interface FixedPressure {
  /** Name under which its leak is counted; several regions may share it. */
  readonly outlet: string;
  readonly pressurePa: number;
}

export const sideNames = ['x-', 'x+', 'y-', 'y+', 'z-', 'z+'] as const;
export type SideName = (typeof sideNames)[number];

/** What lies beyond one side of the box; the pressure acts on the outer face of the last cells. */
export type Side =
  | { readonly kind: 'closed' }
  | { readonly kind: 'pressure'; readonly pressurePa: number; readonly outlet: string }
  /** Pressure of a point source of the present flow about each inlet in an infinite medium (physics 2.8). */
  | { readonly kind: 'free-space'; readonly outlet: string };

/** Medium that the free-space sides continue: resident fluid in a uniform material. */
export interface FreeSpace {
  readonly tensorMm2: Tensor6;
  readonly viscosityPaS: number;
}

/** A one-dimensional conduit from a cell to a fixed pressure, e.g. a vein; its conductance may change between solves. */
export interface OutletEdge {
  readonly outlet: string;
  readonly cell: number;
  readonly pressurePa: number;
  /** Flow per pressure, mm³/(s·Pa), >= 0: πr⁴/(8μL) for a tube. */
  readonly conductance: number;
}

/** A set of faces inside the domain whose crossing cement is counted, e.g. a hole in the cortex. It takes nothing out. */
export interface Gauge {
  readonly outlet: string;
  /** The face between this cell and its neighbour one further along `axis`. */
  readonly cells: Uint32Array;
  readonly axes: Uint8Array;
  /** +1 where outward is towards the higher index, −1 where it is towards the lower. */
  readonly outward: Int8Array;
}

/** Everything about a medium that does not change during a run. Arrays have one entry per cell and are not copied. */
export interface FlowProblem {
  readonly grid: FlowGrid;
  readonly permeability: Permeability;
  /** Share of the volume that fluids can fill, 0 < porosity <= 1. */
  readonly porosity: number | Float32Array | Float64Array;
  /** ACTIVE, INACTIVE or FIRST_FIXED + i; absent: all active. */
  readonly cells?: Uint8Array;
  readonly fixed?: readonly FixedPressure[];
  /**
   * Open share 0 … 1 of the face between a cell and its neighbour one further along x, y, z; absent: open.
   * Thin barriers (cortex, endplate) are closed faces; a hole opens its faces in proportion to the area. More than 1 is a
   * hole that conducts better than the path between the two cells' centres.
   */
  readonly openness?: readonly [Float32Array?, Float32Array?, Float32Array?];
  readonly sides: Readonly<Record<SideName, Side>>;
  /** Needed when a side is free-space. */
  readonly freeSpace?: FreeSpace;
  readonly outletEdges?: readonly OutletEdge[];
  readonly gauges?: readonly Gauge[];
}

/** One opening of an instrument. */
export interface Hole {
  readonly atMm: readonly [number, number, number];
  /** Radius of the sphere on which the tip pressure is meant, mm, > 0 (physics 2.1). */
  readonly radiusMm: number;
  /** Of this opening alone, between lumen and bone, Pa·s/mm³; absent: 0. */
  readonly resistancePaSPerMm3?: number;
}

/**
 * One instrument: its holes share one lumen pressure, and the flow divides among them as the bone lets it.
 * Or a whole side of the box, for one-dimensional runs: it replaces what `sides` says there.
 */
export type Inlet =
  | { readonly kind: 'holes'; readonly holes: readonly Hole[] }
  | { readonly kind: 'face'; readonly side: SideName };

/** What drives an inlet during one solve. */
export type Drive =
  | { readonly kind: 'flow'; readonly flowMm3PerS: number }
  /** A pressure behind a resistance in series (needle; 0: the pressure acts in the lumen itself). Cement is never sucked back. */
  | { readonly kind: 'pressure'; readonly pressurePa: number; readonly resistancePaSPerMm3: number };

/** How resident and injected fluid share a cell. linear: μ = S·μc + (1−S)·μm, f = S. quadratic: λ = k(S²/μc + (1−S)²/μm), f = λc/λ. */
export type Mixing = 'linear' | 'quadratic';

export interface InletReport {
  readonly flowMm3PerS: number;
  /** Lumen pressure at the tip, Pa; on an inlet face the mean over the face. */
  readonly tipPressurePa: number;
  /** Flow of each hole, mm³/s; one entry on an inlet face. */
  readonly holeFlowMm3PerS: readonly number[];
}

export interface PressureReport {
  /** Iterations of the conjugate gradients, all attempts together. */
  readonly iterations: number;
  /** |b − A p| / |b| reached. */
  readonly residual: number;
  readonly inlets: readonly InletReport[];
  /** Total volume (both fluids) that leaves, by outlet, mm³/s; negative: enters. Gauges included. */
  readonly outletFlowMm3PerS: Readonly<Record<string, number>>;
}

export interface AdvanceReport {
  /** Time that passed, s: at most what was asked. */
  readonly dtS: number;
  readonly subSteps: number;
}

/** What the loops of the pressure solve run on. */
export type KernelKind = 'wasm' | 'typescript';

export interface RunOptions {
  readonly problem: FlowProblem;
  readonly inlets: readonly Inlet[];
  readonly residentViscosityPaS: number;
  /** Of the injected fluid, until `setInjectedViscosity` is called. */
  readonly injectedViscosityPaS: number;
  readonly mixing?: Mixing;
  /** Saturation at the start, 0 … 1 per cell; copied. */
  readonly saturation?: Float32Array | Float64Array;
  /** Age of what is there at the start, and of nothing else; default 0. */
  readonly startAge?: number;
  /** Relative residual of each pressure solve; default 1e-8. */
  readonly tolerance?: number;
  /** Iterations after which a solve is an error; default 200. */
  readonly maxIterations?: number;
  /** Default WebAssembly, and TypeScript where it cannot be had. */
  readonly kernels?: KernelKind;
}
