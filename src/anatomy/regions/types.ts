import type { Failure } from '../../core/result';
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

/** A rib that has no number yet. */
export interface FoundRib {
  readonly side: 'right' | 'left';
  readonly field: VoxelField;
  /** Where it comes nearest to the spine, LPS mm. */
  readonly headMm: LpsPoint;
}

/** What was found, and what was not and why: codes worded in `i18n` (`failure.<code>`). */
export interface Regions {
  readonly found: readonly FoundRegion[];
  readonly ribs: readonly FoundRib[];
  readonly missing: readonly Failure[];
}

/** What is known of the spine, if anything is. */
export interface KnownSpine {
  /** Centre line of the canal from head to foot, LPS mm. */
  readonly canalMm: readonly LpsPoint[];
  readonly vertebrae: readonly VoxelField[];
}

export type Side = 'right' | 'left';
