import type { Grid } from './grid';
import type { Failure } from './result';
import type { LpsPoint } from './units';

/** Where the surface of a structure lies in the interpolation of its occupancy, 0 … 255: what is above it is inside. */
export const halfLevel = 127.5;

/**
 * Occupancy of one structure on the part of the CT's grid that holds it: 255 inside, 0 outside,
 * values between for fractional segmentations. Its surface is the half level of the
 * trilinear interpolation; outside the grid it is 0. There is a margin of at least one empty voxel
 * on each side that is not an edge of the CT.
 */
export interface VoxelField {
  readonly grid: Grid;
  readonly data: Uint8Array;
}

/** A chain of spheres swept along a centre line: the analytic form of a drawn structure. */
export interface Tube {
  readonly pointsMm: readonly LpsPoint[];
  readonly radiiMm: readonly number[];
}

/** Code of the remark on a structure whose file states another frame of reference than the CT. */
export const otherFrameRemark = 'other-frame-accepted';

/** Code of the remark on a drawn or traced structure whose wall the CT hardly shows: distances are to the outline as drawn. */
export const wallHiddenRemark = 'wall-not-visible';

/**
 * How a structure was made here, voxel by voxel: found without a click, along clicked points, from seeds
 * or a brush, by changing another one, by a network of the user's own.
 */
export const makings = ['automatic', 'traced', 'grown', 'edited', 'model'] as const;
export type Making = (typeof makings)[number];

/** A named part of the anatomy on the loaded CT. */
export interface Structure {
  /** Unique among the loaded structures: the catalogue id, with `#2`, `#3` when it repeats. */
  readonly key: string;
  /** Catalogue id, or `other` when the name is not in the catalogue. */
  readonly id: string;
  /** The name as the file has it. */
  readonly sourceName: string;
  /** Label value (or SEG segment number) in its file; 0 for a drawn one. */
  readonly label: number;
  /** From a file, a tube drawn by hand, or made here. */
  readonly provenance: 'imported' | 'drawn' | Making;
  /** 0–1, of a method that has one: what its README says that it means. */
  readonly confidence?: number;
  /** Its key before the user said which structure it is; absent for one that the catalogue knows by its name. */
  readonly fileKey?: string;
  /** What its file was and how its coordinates were understood, where that had to be said: `STL, mm, LPS`. */
  readonly sourceFormat?: string;
  readonly field: VoxelField;
  /** Drawn on another CT and carried to this one. */
  readonly isCarried?: true;
  /** A tube where the bones let one expect it; nobody has seen it on the CT. */
  readonly isProposed?: true;
  /** Present for drawn structures: distances are then measured to it, not to the voxels. */
  readonly tube?: Tube;
  readonly volumeMl: number;
  readonly centroidMm: LpsPoint;
  /** What the user should know of where it comes from, worded like a failure (`failure.<code>`). */
  readonly remarks?: readonly Failure[];
}

/** Whether the CT shows the wall of a drawn or traced structure on too little of its length for it to be seen. */
export const isWallHidden = ({ remarks }: Pick<Structure, 'remarks'>): boolean =>
  remarks?.some(({ code }) => code === wallHiddenRemark) ?? false;
