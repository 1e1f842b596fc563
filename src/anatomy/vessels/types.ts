import type { Tube, VoxelField } from '../../core/structure';
import type { LpsPoint } from '../../core/units';
import type { Volume } from '../../core/volume';
import type { LumenModel } from './lumen';

export interface TraceInput {
  readonly volume: Volume;
  /** Two or more points in the lumen, in order along the vessel; the vessel is traced from the first to the last. */
  readonly pointsMm: readonly LpsPoint[];
  /**
   * `lumen` (the default): what is filled with contrast. `outer`: to fat and lung, so with thrombus, a false lumen
   * without contrast and, where one sees it, the wall; where soft tissue touches it, its neighbours place it.
   */
  readonly wall?: 'lumen' | 'outer';
}

/** A vessel with contrast, traced. */
export interface TracedVessel {
  /** The lumen on part of the CT's grid, with flat ends at the first and the last point. */
  readonly field: VoxelField;
  /** Centre line, and the radii of the circles with the areas of the sections. */
  readonly centreLine: Tube;
  /** Share of the wall, 0–1, that an edge of the CT shows; elsewhere its neighbours have put it. */
  readonly wallShare: number;
  /** The same at each point of the centre line. */
  readonly wallShareAt: readonly number[];
  /** What was learnt around the points. */
  readonly model: LumenModel;
}

export interface BranchesInput {
  readonly volume: Volume;
  readonly vessel: TracedVessel;
  /** How far branches are followed, mm. */
  readonly lengthMm?: number;
}

/** What leaves a traced vessel. */
export interface Branch {
  readonly vessel: TracedVessel;
  /** It leaves from an end of the vessel, which goes on there; else from its side. */
  readonly goesOn: boolean;
  readonly lengthMm: number;
  /** It may be longer: it was followed as far as asked. */
  readonly isCut: boolean;
}

/** What a vessel without contrast or a nerve looks like beside what lies around it. */
export type SnapMode = 'bright-in-fat' | 'dark-in-bright';

export interface SnapInput {
  readonly volume: Volume;
  /** As drawn: points along the rough centre line, and guesses of the radius. */
  readonly tube: Tube;
  readonly mode: SnapMode;
}

/** A drawn tube on the edges of the CT; the lists have one value a point of the tube. */
export interface SnappedTube {
  readonly tube: Tube;
  /** Mean within minus mean around, HU. */
  readonly contrastHuAt: readonly number[];
  /** Share of the wall, 0–1, that an edge shows. */
  readonly seenShareAt: readonly number[];
  /** Whether the wall shows; where it does not the tube is as drawn, or as its neighbours have moved. */
  readonly isVisibleAt: readonly boolean[];
  readonly visibleShare: number;
}

/** A structure as the proposals need it. */
export interface GivenField {
  /** Catalogue id, such as `vertebra-c4`. */
  readonly id: string;
  readonly field: VoxelField;
}

/** Where structures are expected to run that the CT does not show; each awaits confirmation. */
export interface Proposals {
  readonly proposed: readonly { readonly id: string; readonly tube: Tube }[];
  /** Catalogue ids of what was looked for and not found. */
  readonly missing: readonly string[];
}
