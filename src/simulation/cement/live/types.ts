import type { Mesh } from '../../../core/mesh';
import type { VoxelField } from '../../../core/structure';
import type { LpsPoint } from '../../../core/units';
import type { BoneModel } from '../bone/types';
import type { InjectionSnapshot } from '../injection';
import type { CementRheology } from '../rheology';
import type { Readouts } from './readouts';
import type { Contact, InjectionState, Instrument, Syringe } from '../types';

/** What the hand does between two looks at the screen. */
export type LiveCommand =
  | { readonly kind: 'press'; readonly instrument: number; readonly flowMlPerS: number }
  | { readonly kind: 'release' }
  /** The opening lies elsewhere from now on. */
  | { readonly kind: 'move'; readonly instrument: number; readonly atMm: readonly LpsPoint[] }
  /** Time passes, under whatever the hand does. */
  | {
      readonly kind: 'advance';
      readonly forS: number;
      /** End earlier at this total volume, mL. */
      readonly toMl?: number;
      /** End with the step in which an outlet is reached for the first time. */
      readonly stopAtContact?: boolean;
    };

/** An instant of an injection, and how to come back to it. */
export interface LiveMoment {
  /** Names the instant within its problem. */
  readonly id: string;
  readonly snapshot: InjectionSnapshot;
}

export interface LiveInput {
  /** Names everything below it but `from` and `commands`: two inputs of the same name are the same injection. */
  readonly problemId: string;
  readonly model: BoneModel;
  readonly cement: CementRheology;
  readonly instruments: readonly Instrument[];
  readonly syringe: Syringe;
  /** Absent: from the first drop. */
  readonly from?: LiveMoment;
  /** Name of the instant that the commands lead to. */
  readonly toId: string;
  /** Whether to answer a second copy of that instant, to be kept. */
  readonly copies?: boolean;
  readonly commands: readonly LiveCommand[];
}

/** How much of the cement lies where, for display: see `VoxelField`. Absent before the first drop. */
export interface CementShape {
  readonly field: VoxelField;
  readonly surface: Mesh;
}

export interface LiveOutput {
  readonly moment: LiveMoment;
  /** Where asked for: the same instant in memory of its own. */
  readonly copy?: LiveMoment;
  readonly state: InjectionState;
  readonly contacts: readonly Contact[];
  readonly reached: 'time' | 'volume' | 'contact' | 'stalled';
  readonly readouts: Readouts;
  readonly shape?: CementShape;
  /** Cement in the bone: mean equivalent age of what is not leaked, s at the reference temperature. */
  readonly boneAgeS?: number;
}
