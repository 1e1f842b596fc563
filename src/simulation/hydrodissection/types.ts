import type { Grid } from '../../core/grid';
import type { LpsPoint, LpsVector } from '../../core/units';

/**
 * Quasi-static displacement of soft tissue by an injected fluid. Units: mm, s, mL (1 mL = 1000 mm³).
 * Frame: DICOM LPS. The potential ψ and the conductivity have no unit of their own: only ratios of
 * conductivities matter, since the injected flow is prescribed.
 */

/** What a cell does. */
export const kinds = {
  /** Soft tissue: is pushed. */
  tissue: 0,
  /** Bone and what lies in the spinal canal: does not move and lets nothing through. */
  rigid: 1,
  /** Air outside the patient: gives way without resistance, so that the skin bulges. */
  outside: 2,
} as const;

/**
 * A fascial space (carotid sheath, retropharyngeal, prevertebral): a sheet of loose tissue in which
 * fluid runs along the plane, and which it opens across the plane. Fluid does not leave it sideways;
 * its walls are pushed apart.
 */
export interface FascialSpace {
  readonly id: string;
  /** Cells of the sheet, ascending. */
  readonly cells: Uint32Array;
  /** Conductivity for fluid in the plane, over that of the tissue about it, > 0. */
  readonly conductivity: number;
}

/**
 * An organ that moves as a body. `rigid`: one translation and rotation. `tube`: rigid cross-sections
 * along an axis (arteries, airway, roots): it bends but keeps its section. `vein`: follows the tissue
 * and flattens, within its bound.
 */
export interface MovingBody {
  readonly id: string;
  readonly kind: 'rigid' | 'tube' | 'vein';
  /** Cells whose centres lie inside, ascending. */
  readonly cells: Uint32Array;
  /** Largest principal stretch minus one that the body may suffer; 0 for a rigid one. */
  readonly strainBound: number;
}

export type SideKind = 'closed' | 'open' | 'free-space';
export const sideNames = ['x-', 'x+', 'y-', 'y+', 'z-', 'z+'] as const;

export interface HydroProblem {
  /** Cells; cubic or not, of any orientation. */
  readonly grid: Grid;
  /**
   * How easily tissue is displaced: one number, one a cell, or a palette of symmetric tensors
   * [xx, yy, zz, xy, xz, yz] in the grid's axes with an index a cell. Fat above muscle.
   */
  readonly conductivity:
    number | Float32Array | { readonly tensors: readonly (readonly number[])[]; readonly of: Uint8Array };
  /** `kinds` a cell; absent: all tissue. */
  readonly kind?: Uint8Array;
  readonly spaces?: readonly FascialSpace[];
  readonly bodies?: readonly MovingBody[];
  /** `free-space`: the potential of the inlets in an infinite medium of the conductivity of the first cell. */
  readonly sides: Readonly<Record<(typeof sideNames)[number], SideKind>>;
  readonly fluid: HydroFluid;
  readonly inlets: readonly HydroInlet[];
}

export interface HydroFluid {
  /** Share of the injected fluid that opens a pocket; the rest infiltrates without moving anything. 0 … 1. */
  readonly retained: number;
  /** The pocket's e-folding time once nothing is infused any more, s; Infinity: it stays. */
  readonly decayS: number;
  /** Conductivity inside the pocket over the tissue's: a fluid presses everywhere alike. Absent or 1: as the tissue. */
  readonly pocketConductivity?: number;
}

/** Inlets flow together from t = 0, each until its volume is in. */
export interface HydroInlet {
  readonly atMm: LpsPoint;
  readonly volumeMl: number;
  readonly rateMlPerS: number;
}

export interface BodyMotion {
  readonly id: string;
  /** Of its centroid. */
  readonly translationMm: LpsVector;
  /** Of the rigid motion that fits it best. */
  readonly rotationDeg: number;
  /** Largest |principal stretch − 1| of its cells. */
  readonly strainMax: number;
}

export interface HydroState {
  readonly timeS: number;
  /** Sum over the inlets. */
  readonly injectedMl: number;
  /** What should be in the pocket: retained, less what has decayed or run out of the box. */
  readonly retainedMl: number;
  /** Of the pocket, run out of the modelled box through its sides, in all. */
  readonly outMl: number;
  /** Volume that tissue has left, measured on the displaced tissue. */
  readonly pocketMl: number;
  /** |pocketMl − retainedMl| / retainedMl; 0 before the first drop. */
  readonly volumeError: number;
  readonly bodies: readonly BodyMotion[];
}

/** Fields of an instant, one entry a cell of the problem's grid, for pictures and distances. */
export interface HydroFields {
  /**
   * Where the tissue that is here now has come from: from = here + backMm, LPS mm, three a cell.
   * Inside the pocket continued from its wall.
   */
  readonly backMm: Float32Array;
  /** Share of each cell that is fluid of the pocket, 0 … 1. */
  readonly pocket: Float32Array;
  /** Rigid bodies and tubes: their ids, and the cells they now take up as 1 + index, 0 elsewhere. */
  readonly bodies?: { readonly ids: readonly string[]; readonly owner: Uint8Array };
}

/** Where an advance ends: after a time, at a total volume, or when the inlets have given all they have. */
export interface HydroGoal {
  readonly forS?: number;
  readonly toMl?: number;
}

export interface HydroAdvance {
  /** What ended it; `done`: no inlet had anything left and no time was asked for. */
  readonly reached: 'time' | 'volume' | 'done';
}

/** What a run has cost so far. */
export interface HydroEffort {
  readonly steps: number;
  readonly solves: number;
  readonly iterations: number;
}
