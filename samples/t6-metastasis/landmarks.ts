import { pointAt } from '../lib/place';
import type { Point3 } from '../lib/sdf';

/**
 * Where the anatomy of the sample lies: DICOM LPS, mm, origin in the centre of the body of T6. The patient lies
 * supine, arms raised: the back is down (+y).
 */

/** The CT: 456 × 336 × 124 voxels of 0.7 × 0.7 × 1 mm; centre of voxel [0, 0, 0]. */
export const GRID = {
  dims: [456, 336, 124] as const,
  spacingMm: 0.7,
  sliceMm: 1,
  originMm: [-159.3, -143.5, -66] as Point3,
};

export const LEVELS = ['t3', 't4', 't5', 't6', 't7', 't8', 't9'] as const;
export type Level = (typeof LEVELS)[number];

/** A vertebra's place: centre of its body, and how it is turned about x (+ leans forward), y and z. */
export interface Pose {
  readonly at: Point3;
  readonly turnDeg: Point3;
}

/** The thoracic kyphosis, its top at T7: 24° from T3 to T9, with a slight scoliosis. */
export const POSE: Readonly<Record<Level, Pose>> = {
  t3: { at: [-1.4, -13, 63.9], turnDeg: [17, -0.6, 0.6] },
  t4: { at: [-0.9, -7.5, 43.6], turnDeg: [14, -1, 0.4] },
  t5: { at: [-0.3, -2.9, 22.2], turnDeg: [10, -0.6, 0.2] },
  t6: { at: [0, 0, 0], turnDeg: [5, 0.4, 0] },
  t7: { at: [-0.2, 1, -23.2], turnDeg: [0.6, 0.8, -0.3] },
  t8: { at: [-0.7, 0.2, -47.2], turnDeg: [-4, 0.6, -0.5] },
  t9: { at: [-1.2, -2.3, -72], turnDeg: [-7, 0.2, -0.4] },
};

/** A point of a vertebra's own frame in the frame of the sample. */
export const fromLevel = (level: Level, point: Point3): Point3 => pointAt(POSE[level], point);

/** The lytic lesion: middle of its part in the body, in the frame of T6; it lies left (x > 0) and behind. */
export const LESION_AT: Point3 = [3.6, 4.4, -0.4];
