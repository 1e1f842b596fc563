import type { VoxelField } from '../../core/structure';
import type { LpsPoint } from '../../core/units';

/** A part of the anatomy that was found without help. */
export interface FoundRegion {
  /** Catalogue id. */
  readonly id: string;
  /** On the grid of the CT. */
  readonly field: VoxelField;
  /** 0 … 1 where the method has a measure of it; the README says which. No probability. */
  readonly confidence?: number;
}

/** A rib; its number is that of its vertebra. */
export interface FoundRib {
  readonly side: 'right' | 'left';
  readonly field: VoxelField;
  /** Its end at the spine, LPS mm. */
  readonly headMm: LpsPoint;
  /** Which of the given vertebrae it goes with; absent where none are given or it goes with none of them. */
  readonly vertebra?: number;
}

/** What was found, and the catalogue ids of what was looked for and was not (`ribs` for all of them), wherever the CT is. */
export interface Regions {
  readonly found: readonly FoundRegion[];
  readonly ribs: readonly FoundRib[];
  readonly missing: readonly string[];
}

/** What is known of the spine, if anything is. */
export interface KnownSpine {
  /** Centre line of the canal from head to foot, LPS mm. */
  readonly canalMm: readonly LpsPoint[];
  /** From foot to head. */
  readonly vertebrae: readonly VoxelField[];
}

export type Side = 'right' | 'left';
