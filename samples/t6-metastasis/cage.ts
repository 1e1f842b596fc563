import { clamp, cos, radians, sin } from '../lib/arithmetic';
import type { Side } from '../lib/bone/sides';
import type { Point3 } from '../lib/sdf';

/** How far the vertebrae stand back at a height: the kyphosis as a parabola. */
export const spineY = (z: number): number => {
  const away = clamp(z, -100, 80) + 24;
  return 1 - 0.0021 * away * away;
};

/** Middle of the chest from front to back, and the half sizes of the cage at a height: it widens downwards. */
const MIDDLE_Y = -34;
const BACK = 79;
const halfWidthAt = (z: number): number => 121 - 0.07 * z;
const frontAt = (z: number): number => 72 - 0.12 * z;

/**
 * A point of the oval in which the ribs lie, at an angle from straight behind, degrees towards the side;
 * `outMm` farther from the middle.
 */
export const onCage = (side: Side, angleDeg: number, z: number, outMm = 0): Point3 => {
  const [c, s] = [cos(radians(angleDeg)), sin(radians(angleDeg))];
  // Squarer than an ellipse.
  const r = 1 / Math.sqrt(Math.sqrt(s * s * s * s + c * c * c * c));
  const square = 0.5 + 0.5 * r;
  const depth = (c > 0 ? BACK : frontAt(z)) + outMm;
  return [side * (halfWidthAt(z) + outMm) * s * square, MIDDLE_Y + spineY(z) + depth * c * square, z];
};
