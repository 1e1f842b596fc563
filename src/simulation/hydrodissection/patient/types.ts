import type { Bilingual, Source } from '../../../catalog/types';
import type { Grid } from '../../../core/grid';
import type { VoxelField } from '../../../core/structure';
import type { LpsPoint } from '../../../core/units';
import type { Volume } from '../../../core/volume';
import type { FascialSpace, HydroProblem, MovingBody } from '../types';
import type { TissueParameters } from './parameters';

/** A structure as the model takes it. */
export interface TissueStructure {
  readonly key: string;
  readonly id: string;
  readonly field: VoxelField;
}

/** What the user changed about the spaces: a space of the catalogue by id, or one of their own. */
export interface SpaceChange {
  readonly id: string;
  readonly on?: boolean | undefined;
  readonly conductivity?: number | undefined;
  /** A space of the user's own: keys or catalogue ids of one structure on each side. */
  readonly between?: readonly [string, string] | undefined;
  readonly widestMm?: number | undefined;
}

export const hydroGridsMm = [1, 1.5, 2] as const;

export interface TissueInput {
  readonly volume: Volume;
  readonly structures: readonly TissueStructure[];
  /** Tips of the needles and points of the paths: the model reaches `marginMm` beyond them. */
  readonly aroundMm: readonly LpsPoint[];
  readonly gridMm: number;
  /** Tissue beyond the points; 30 where absent. */
  readonly marginMm?: number;
  readonly parameters?: Readonly<Record<string, number>>;
  readonly spaces?: readonly SpaceChange[];
}

/** A space found on this patient. */
export interface PatientSpace extends FascialSpace {
  readonly name: Bilingual;
  readonly on: boolean;
  readonly side?: 'right' | 'left';
  /** Keys of the structures on each side. */
  readonly between: readonly [readonly string[], readonly string[]];
  /** `gap`: midway between both walls; `wall`: along the first wall, as the second has no label. */
  readonly foundBy: 'gap' | 'wall';
  /** Share of its cells in which the CT shows fat, 0 … 1. */
  readonly fatShare: number;
  readonly areaCm2: number;
  /** Mean distance between the walls, mm. */
  readonly meanGapMm: number;
  readonly source: Source;
}

/** A space of the catalogue that could not be found. */
export interface MissingSpace {
  readonly id: string;
  readonly name: Bilingual;
  readonly reason: 'absent' | 'apart';
  /** `absent`: ids of which none is loaded. */
  readonly missing: readonly string[];
}

export interface PatientBody extends MovingBody {
  /** Catalogue id; `airway` or `bone` where the CT alone shows it. */
  readonly structure: string;
  readonly volumeMl: number;
  /** Without a label: found by its HU. */
  readonly byHu: boolean;
}

/** A neck as the displacement sees it: plain data, ready for workers. */
export interface TissueModel {
  readonly grid: Grid;
  readonly parameters: TissueParameters;
  /** `kinds` a cell. */
  readonly kind: Uint8Array;
  readonly conductivity: Float32Array;
  readonly hu: Float32Array;
  readonly bodies: readonly PatientBody[];
  /** Those switched off included. */
  readonly spaces: readonly PatientSpace[];
  readonly missing: readonly MissingSpace[];
  /** Keys of the structures that do not move. */
  readonly fixed: readonly string[];
  /** Volumes of what was read off the HU without a label, mL. */
  readonly byHuMl: { readonly bone: number; readonly airway: number };
}

/** What the engine takes besides fluid and inlets. */
export type TissueProblem = Omit<HydroProblem, 'fluid' | 'inlets'>;
