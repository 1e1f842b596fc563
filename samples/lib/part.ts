import type { Sdf, Solid } from './sdf';

/** HU at a point of a part; `depthMm` is how far it lies below the part's surface. */
export type Paint = (depthMm: number, x: number, y: number, z: number) => number;

/**
 * One solid of the anatomy. Where parts overlap the one with the highest rank is there; what is left
 * of the body is fat.
 */
export interface Part {
  /** Segment of the truth that its voxels belong to; none for filling such as a vessel's wall. */
  readonly segment?: string;
  readonly paint: Paint;
  readonly rank: number;
  readonly solid: Solid;
  /** Follows the case's slow deformation of space, so that nothing is mirror-perfect or drawn with a ruler. */
  readonly warped?: boolean;
  /** Its HU change with depth within a voxel: a shell of compact bone, skin. */
  readonly layered?: boolean;
  /** Large and without fine detail: distances at every second voxel are enough. */
  readonly smooth?: boolean;
  /** Stays at least this far below the surface of the body, mm. */
  readonly depthMm?: number;
  /** Members of one pack share their borders and leave a fat plane of about this width between them, mm. */
  readonly planeMm?: number;
  /** Packed parts keep this far away from it, mm: the fat of a sheath. */
  readonly sheathMm?: number;
}

/** A region of the truth that may overlap others: it paints nothing. */
export interface Overlay {
  readonly segment: string;
  readonly solid: Solid;
}

export interface Scene {
  /** In rising rank. */
  readonly parts: readonly Part[];
  readonly overlays: readonly Overlay[];
  /** Everything outside its first part (the body) is painted with this. */
  readonly outside: Paint;
  /** Displacement of warped parts at a point along x and y, mm. */
  readonly warpX: Sdf;
  readonly warpY: Sdf;
  /** Width of fat planes as a share of `planeMm` at a point. */
  readonly planeShare: Sdf;
}
