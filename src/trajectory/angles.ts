import { lpsPoint, type Radians, toDegrees } from '../core/units';
import { lineErrorDeg, type Segment } from '../core/angle';
import { placeErrorMm, type Resolution } from '../core/grid-error';
import { distance, normalise, subtract } from '../core/vector';
import type { PathEnds } from './solid';

/** An angle as one says it: how far, and towards what. */
export interface Lean {
  readonly angleDeg: number;
  /** What the CT's resolution at entry and target leaves open; absent without a CT. */
  readonly toleranceDeg?: number;
  readonly towards: 'midline' | 'awayFromMidline' | 'right' | 'left' | 'head' | 'feet' | 'neither';
}

/**
 * Angles of a path, in the patient frame of the CT (DICOM LPS): a head that lay rotated on the
 * table rotates them with it. The i18n key of each reference line is in `reference`.
 */
export interface PathAngles {
  /** Between the path and the plane, 0–90°. */
  readonly toAxialDeg: number;
  readonly toSagittalDeg: number;
  readonly toCoronalDeg: number;
  /** Of each of the three; absent without a CT. */
  readonly toleranceDeg?: number;
  /** In the axial plane, from the antero-posterior line (seen from above or below). */
  readonly sideways: Lean;
  /** From the axial plane. */
  readonly upwards: Lean;
  /** Keys of `angle.reference` in `i18n`. */
  readonly reference: { readonly sideways: 'anteroposterior'; readonly upwards: 'axial' };
}

/** Below this an angle leans nowhere. */
const neitherDeg = 0.05;

const degrees = (radians: number): number => toDegrees(radians as Radians);
const planeAngle = (component: number): number => degrees(Math.asin(Math.min(1, Math.abs(component))));

/**
 * @param midlineXMm x of the midline at the target's level (for instance the vertebra's centroid),
 *   for "towards the midline"; without it the lean is towards right or left
 * @param ct for the tolerances: a path is turned by what entry and target are off, over its length; seen on
 *   axial slices, over what is seen of it
 */
export function pathAngles(path: PathEnds, midlineXMm?: number, ct?: Resolution): PathAngles {
  const { entryMm, targetMm } = path;
  const axis = normalise(subtract(targetMm, entryMm));
  const error = ct ? toleranceOf([entryMm, targetMm], ct) : {};
  const flat = [entryMm, lpsPoint(targetMm[0], targetMm[1], entryMm[2])] as const;
  return {
    ...error,
    toAxialDeg: planeAngle(axis[2]),
    toSagittalDeg: planeAngle(axis[0]),
    toCoronalDeg: planeAngle(axis[1]),
    sideways: {
      ...sideways(axis[0], axis[1], entryMm[0], midlineXMm),
      ...(ct && toleranceOf(flat, ct)),
    },
    upwards: {
      ...error,
      angleDeg: planeAngle(axis[2]),
      towards: planeAngle(axis[2]) < neitherDeg ? 'neither' : axis[2] > 0 ? 'head' : 'feet',
    },
    reference: { sideways: 'anteroposterior', upwards: 'axial' },
  };
}

const toleranceOf = (segment: Segment, ct: Resolution) => ({
  toleranceDeg:
    distance(...segment) < 1e-6 ? 180 : lineErrorDeg(segment, (way, at) => placeErrorMm(ct, way, at)),
});

function sideways(x: number, y: number, entryX: number, midlineXMm: number | undefined): Lean {
  const angleDeg = degrees(Math.atan2(Math.abs(x), Math.abs(y)));
  if (angleDeg < neitherDeg || Math.hypot(x, y) < 1e-9) return { angleDeg: 0, towards: 'neither' };
  if (midlineXMm === undefined) return { angleDeg, towards: x > 0 ? 'left' : 'right' };
  const inwards = Math.sign(midlineXMm - entryX) === Math.sign(x);
  return { angleDeg, towards: inwards ? 'midline' : 'awayFromMidline' };
}
