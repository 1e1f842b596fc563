import { cos, radians, sin } from '../lib/arithmetic';
import type { Point3 } from '../lib/sdf';

/**
 * Where the anatomy of the sample lies: DICOM LPS, mm, origin in the centre of the body of L1 as it was
 * before it broke. The patient lies prone: down is to the front (−y), gas rises to the back (+y).
 */

/** The CT: 432 × 320 × 166 voxels of 0.78 × 0.78 × 1 mm; centre of voxel [0, 0, 0]. */
export const GRID = {
  dims: [432, 320, 166] as const,
  spacingMm: 0.78,
  sliceMm: 1,
  originMm: [-168.1, -144.6, -90] as Point3,
};

export const LEVELS = ['t10', 't11', 't12', 'l1', 'l2', 'l3', 'l4'] as const;
export type Level = (typeof LEVELS)[number];

/** A vertebra's place: centre of its body, and how it leans forward (+) about the left-right axis. */
export interface Pose {
  readonly at: Point3;
  readonly turnDeg: Point3;
}

/**
 * Kyphosis of about 20° at the broken L1, a slight scoliosis: lower endplate of T12 to upper endplate of L2.
 */
export const POSE: Readonly<Record<Level, Pose>> = {
  t10: { at: [1.6, -10.6, 80.4], turnDeg: [13, 0.4, 0.6] },
  t11: { at: [1, -5, 54.4], turnDeg: [11, 0.3, 0.4] },
  t12: { at: [0.6, -0.4, 27], turnDeg: [9, -0.6, 0.2] },
  l1: { at: [0, 0, 0], turnDeg: [-4, -1.2, 0] },
  l2: { at: [-0.6, -4, -32.6], turnDeg: [-8, 0.6, -0.4] },
  l3: { at: [-0.8, -9.8, -66.6], turnDeg: [-9, 1, -0.6] },
  l4: { at: [-0.4, -15.4, -101.4], turnDeg: [-7, 0.6, -0.4] },
};

/** A point of a vertebra's own frame in the frame of the sample; only its forward lean is applied. */
export const fromLevel = (level: Level, [x, y, z]: Point3): Point3 => {
  const { at, turnDeg } = POSE[level];
  const [c, s] = [cos(radians(turnDeg[0])), sin(radians(turnDeg[0]))];
  return [at[0] + x, at[1] + c * y - s * z, at[2] + s * y + c * z];
};
