import type { Failure } from '../../core/result';
import type { LpsPoint } from '../../core/units';
import type { Frame } from './bone';
import type { DensAxis } from './dens';
import type { PedicleAxis } from './pedicle';
import type { LandmarkPlane } from './plates';

export const landmarkNames = [
  'upperEndplate',
  'lowerEndplate',
  'posteriorWall',
  'basivertebralForamen',
  'rightPedicle',
  'leftPedicle',
  'spinousTip',
  'dens',
] as const;
export type LandmarkName = (typeof landmarkNames)[number];

/** What planning measures on a vertebra, LPS mm; what is absent stands in `missing` with its reason. */
export interface Landmarks {
  /** Least squares on the middle 60 % of the endplates' width and depth; normals out of the body. */
  readonly upperEndplate?: LandmarkPlane;
  readonly lowerEndplate?: LandmarkPlane;
  /** Least squares on the back of the body between the pedicles; normal backwards. */
  readonly posteriorWall?: LandmarkPlane;
  /** The middle of the mouth of the vein's foramen, on the wall. */
  readonly basivertebralForamen?: LpsPoint;
  readonly rightPedicle?: PedicleAxis;
  readonly leftPedicle?: PedicleAxis;
  /** The middle of the hindmost 3 mm within 10 mm of the midline. */
  readonly spinousTip?: LpsPoint;
  readonly dens?: DensAxis;
}

/** The body between its endplates. */
export interface BodySize {
  /** From plate to plate in the middle, mm. */
  readonly heightMm: number;
  /** How far the plates come together to the front (+) or the back (−), degrees. */
  readonly wedgeDeg: number;
  readonly widthMm: number;
  readonly depthMm: number;
}

export interface MeasuredVertebra {
  readonly frame: Frame;
  readonly landmarks: Landmarks;
  readonly body?: BodySize;
  /** Landmarks that such a vertebra has and this one does not show, and why. */
  readonly missing: readonly { readonly what: LandmarkName; readonly why: Failure }[];
  /** Part of each voxel of the field (`vertebraParts`). */
  readonly parts: Uint8Array;
}

/** Where a landmark lies, LPS mm. */
export const placeOf = (value: NonNullable<Landmarks[LandmarkName]>): LpsPoint =>
  'atMm' in value ? value.atMm : value;
