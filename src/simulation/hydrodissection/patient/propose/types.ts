import type { VoxelField } from '../../../../core/structure';
import type { LpsPoint, LpsVector } from '../../../../core/units';
import type { ClearanceRow, ClearanceTable, TableInput } from '../../../../trajectory/clearance-table';
import type { BeforeAfter } from '../clearance';
import type { TissueModel } from '../types';

/** What a search for a needle's place starts from: plain data, ready for workers. */
export interface ProposeScene {
  readonly model: TissueModel;
  /** The planned instruments and the structures; no needles of the hydrodissection. */
  readonly table: TableInput;
  /** Its result on the anatomy as acquired. */
  readonly before: ClearanceTable;
  /** Voxels of the structures that may move, by key. */
  readonly fields: readonly { readonly key: string; readonly field: VoxelField }[];
}

/** Where a needle could lie: its tip in loose tissue, its straight way from the skin. */
export interface NeedlePlace {
  readonly tipMm: LpsPoint;
  readonly entryMm: LpsPoint;
  /** Catalogue id and length of a needle that reaches. */
  readonly device: string;
  readonly lengthMm: number;
  /** Space of the model in which the tip lies; absent: in the fat beside the path. */
  readonly space?: string;
  /** The at-risk structure that the needle passes closest, before any fluid. */
  readonly closest?: Pick<ClearanceRow, 'key' | 'structure' | 'clearanceMm' | 'toleranceMm'>;
}

export interface RankedPlace extends NeedlePlace {
  /** What a small probe lets expect: volume in the pocket, mL; absent where it would not do up to the most. */
  readonly predictedMl?: number;
  /** What would lack at best, summed over instruments and structures, mm. */
  readonly predictedShortMm: number;
}

export interface Ranking {
  /** Best first. */
  readonly places: readonly RankedPlace[];
  /** Points that were looked at before so many could be reached. */
  readonly looked: number;
}

/** A margin that is not met, and by how much. */
export interface Shortfall {
  readonly instrument: string;
  readonly key: string;
  readonly structure: string;
  readonly shortMm: number;
  /** Of the clearance that lacks it: what the CT leaves open, mm. */
  readonly toleranceMm: number;
}

/** How far a structure is moved where it moves most. */
export interface Shift {
  readonly key: string;
  readonly mm: number;
  /** LPS, of that length. */
  readonly byMm: LpsVector;
}

/** The whole simulation of one place. */
export interface NeedleTrial {
  readonly place: NeedlePlace;
  /** Edge of the cells that it was simulated on, mm. */
  readonly cellMm: number;
  /** Least volume in the pocket with which every margin that fluid can bring was measured as met, mL. */
  readonly neededMl?: number;
  /** Volume in the pocket to which the following belong: `neededMl`, or where the trial ended. */
  readonly atMl: number;
  /** Of that, run on along the spaces beyond the model, mL. */
  readonly outMl: number;
  /** Empty where `neededMl` is told. */
  readonly short: readonly Shortfall[];
  readonly rows: readonly BeforeAfter[];
  /** Structures moved by more than 1 mm, the farthest first. */
  readonly shifts: readonly Shift[];
}
