import { placeErrorMm, type Resolution } from '../core/grid-error';
import { type LpsPoint, lpsPoint, type LpsVector, lpsVector } from '../core/units';
import type { DistanceField } from '../core/distance-field';
import type { SignedDistance } from '../core/signed-distance';
import type { Tube } from '../core/structure';
import { SurfaceDistance } from '../core/surface-distance';
import { TubeDistance } from '../core/tube-distance';
import { subtract } from '../core/vector';
import { atDepth, type PathEnds } from './solid';

/** What is needed to measure to a structure; plain data. */
export interface Measurable {
  /** From the kernel `distance-field`. */
  readonly distance?: DistanceField;
  /** Drawn structures: measured to instead of the voxels. */
  readonly tube?: Tube;
}

/** The surface of a structure, ready to be measured to; undefined if it has none. */
export function surfaceOf({ distance, tube }: Measurable): SignedDistance | undefined {
  if (tube) return new TubeDistance(tube);
  return distance && new SurfaceDistance(distance);
}

/** Lowest and highest z of a structure, LPS mm. */
export function zExtent({ distance, tube }: Measurable): readonly [number, number] | undefined {
  if (tube) {
    const ends = (sign: number) => tube.pointsMm.map((p, i) => p[2] + sign * tube.radiiMm[i]!);
    return [Math.min(...ends(-1)), Math.max(...ends(1))];
  }
  return distance && [distance.lowMm[2], distance.highMm[2]];
}

/** The error of tubes, which are analytic, by themselves, mm. */
export const tubeToleranceMm = 0.01;

/**
 * What the CT leaves open in a distance measured along the segment, mm: how far the structure's surface may
 * be off that way (`placeErrorMm`), as the CT resolves it at the structure's end and as its own voxels do,
 * whichever is more. A drawn tube is no surer than the CT it was drawn on. The instrument is planned, and
 * exact. Grid error only: contouring, pulsation and movement are not in it.
 */
export function gridToleranceMm(
  structure: Measurable,
  from: readonly [number, number, number],
  to: readonly [number, number, number],
  ct?: Resolution,
): number {
  return surfaceErrorMm(
    structure,
    lpsVector(to[0] - from[0], to[1] - from[1], to[2] - from[2]),
    lpsPoint(...to),
    ct,
  );
}

/** What the CT leaves open in a depth along a path, which runs from its entry, mm. */
export function depthErrorMm(ct: Resolution, path: PathEnds, depthMm: number): number {
  const way = subtract(path.targetMm, path.entryMm);
  return placeErrorMm(ct, way, path.entryMm) + placeErrorMm(ct, way, atDepth(path, depthMm));
}

/** How far the surface of a structure may be off along a direction at a place on it, mm; see `gridToleranceMm`. */
export function surfaceErrorMm(
  { distance, tube }: Measurable,
  direction: LpsVector,
  at: LpsPoint,
  ct?: Resolution,
): number {
  const own = tube || !distance ? tubeToleranceMm : placeErrorMm(distance.field.grid, direction);
  return ct ? Math.max(own, placeErrorMm(ct, direction, at)) : own;
}
