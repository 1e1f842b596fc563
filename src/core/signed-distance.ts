import type { LpsPoint, LpsVector } from './units';

/** A right or left-handed orthonormal frame in LPS mm, such as a grid's. */
export interface Frame {
  readonly origin: LpsPoint;
  readonly axes: readonly [LpsVector, LpsVector, LpsVector];
}

/**
 * A solid (or a point) whose distance is known in closed form, a union of convex pieces. Measured
 * in a frame that the caller sets first; results are left in fields, so that inner loops allocate
 * nothing.
 */
export interface Shape {
  readonly pieces: number;
  /** From now on `measure` takes coordinates of this frame. */
  enter(frame: Frame): void;
  /** Distance from the point to the nearest convex piece, mm; 0 inside. */
  measure(x: number, y: number, z: number): number;
  /** Distance to one piece from the point measured last, mm; leaves its gradient. */
  toPiece(piece: number): number;
  /** Leaves the gradient of the distance measured last. */
  aim(): void;
  /** Unit gradient (0 inside), in the frame. */
  gx: number;
  gy: number;
  gz: number;
}

/** The surface of one structure, ready to be measured to. All arguments and results are LPS mm. */
export interface SignedDistance {
  /** True inside the surface. */
  contains(x: number, y: number, z: number): boolean;
  /**
   * Distance from a point to the surface, unsigned, mm, at most `bound`; when it is below `bound`
   * the closest surface point is left in `nearest`.
   */
  closest(x: number, y: number, z: number, bound: number): number;
  /** The same from a solid: the smallest distance of any of its points; 0 where they meet. */
  approach(shape: Shape, bound: number): number;
  readonly nearest: Float64Array;
}

/** Signed distance at a point, mm: positive outside. The closest surface point is in `surface.nearest`. */
export function signedDistanceAt(surface: SignedDistance, p: LpsPoint): number {
  const distanceMm = surface.closest(p[0], p[1], p[2], Infinity);
  return surface.contains(p[0], p[1], p[2]) ? -distanceMm : distanceMm;
}

/** Answers are exact to this, mm; the grid's own error is a hundred times larger. */
export const searchToleranceMm = 0.004;
