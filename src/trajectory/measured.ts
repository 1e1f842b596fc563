import type { DistanceField } from '../core/distance-field';
import type { SignedDistance } from '../core/signed-distance';
import type { Tube } from '../core/structure';
import { SurfaceDistance } from '../core/surface-distance';
import { TubeDistance } from '../core/tube-distance';

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

/** The error of tubes, which are analytic, mm. */
export const tubeToleranceMm = 0.01;

/**
 * What the voxel grid leaves open in a distance measured along the segment: half a voxel,
 * ½ Σ|nᵢ|sᵢ in the grid's axes, mm. Grid error only: contouring, pulsation and movement are not in it.
 */
export function gridToleranceMm(
  { distance, tube }: Measurable,
  from: readonly [number, number, number],
  to: readonly [number, number, number],
): number {
  if (tube || !distance) return tubeToleranceMm;
  const { axes, spacing } = distance.field.grid;
  const d = [to[0] - from[0], to[1] - from[1], to[2] - from[2]] as const;
  const length = Math.hypot(...d);
  // A segment of no length has no direction: the worst one.
  if (length < 1e-6) return Math.hypot(...spacing) / 2;
  const parts = axes.map(
    (axis, i) => Math.abs(axis[0] * d[0] + axis[1] * d[1] + axis[2] * d[2]) * spacing[i]!,
  );
  return (parts[0]! + parts[1]! + parts[2]!) / (2 * length);
}
