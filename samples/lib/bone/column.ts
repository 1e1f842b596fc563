import type { Point3, Sdf, Solid } from '../sdf';
import { boxAround, smoothMax } from '../sdf';
import { length2 } from '../arithmetic';

/** A vertebral body or disc: a rounded D in cross-section, between two curved ends. Local frame, mm. */
export interface ColumnShape {
  /** Half width and half depth at mid-height. */
  readonly halfWidth: number;
  readonly halfDepth: number;
  /** How much wider the ends are than the waist, as a share. */
  readonly flare: number;
  /** Heights of the upper and lower ends over the plan of the body. */
  readonly top: (x: number, y: number) => number;
  readonly bottom: (x: number, y: number) => number;
  readonly halfHeight: number;
  /** 0: ellipse; 1: a rounded square. The back is squarer than the front. */
  readonly squareness: number;
  /** Rounding of the rim, mm. */
  readonly rim: number;
}

/** Radial distance of the D-shaped outline, about right to 5 % near the outline. */
export const outline = (
  x: number,
  y: number,
  halfWidth: number,
  halfDepth: number,
  squareness: number,
): number => {
  // The back wall is flatter and a little nearer than the front, and slightly hollow in the middle.
  const depth = y > 0 ? halfDepth * 0.97 : halfDepth;
  const share = y > 0 ? Math.min(squareness + 0.35, 1) : squareness;
  const u = (x / halfWidth) * (x / halfWidth);
  const v = (y / depth) * (y / depth);
  const r = Math.sqrt((1 - share) * (u + v) + share * Math.sqrt(u * u + v * v)) + 1e-6;
  return Math.max(((r - 1) * length2(x, y)) / r, -Math.min(halfWidth, depth));
};

/** Distance above a curved end, first order: its height over the slope across the body. */
const endDistance = (z: number, end: (x: number, y: number) => number, x: number, y: number): number => {
  const height = end(x, y);
  const rise = (end(x + 0.4, y) - end(x - 0.4, y)) / 0.8;
  return (0.97 * (z - height)) / Math.sqrt(1 + rise * rise);
};

export const column = (at: Point3, shape: ColumnShape): Solid => {
  const { halfWidth, halfDepth, flare, top, bottom, halfHeight, squareness, rim } = shape;
  const distance: Sdf = (gx, gy, gz) => {
    const [x, y, z] = [gx - at[0], gy - at[1], gz - at[2]];
    const level = Math.min((z * z) / (halfHeight * halfHeight), 1.3);
    const grown = 1 + flare * (level - 0.5);
    const side = outline(x, y, halfWidth * grown, halfDepth * grown, squareness);
    return smoothMax(side, Math.max(endDistance(z, top, x, y), -endDistance(z, bottom, x, y)), rim);
  };
  const widest = 1 + flare;
  return { distance, box: boxAround(at, halfWidth * widest, halfDepth * widest, halfHeight + 3) };
};

/** Cross-section of the spinal canal about its middle, y to the back: its front is flat, as the body is. */
export const canalOutline = (x: number, y: number, halfWidth: number, halfDepth: number): number =>
  outline(x, -y, halfWidth, halfDepth, 0.05);

/** An upright oval post: what the spinal canal takes out of a vertebra. */
export const canalPost = (at: Point3, halfWidth: number, halfDepth: number, halfHeight: number): Solid => ({
  box: boxAround(at, halfWidth * 1.1, halfDepth * 1.1, halfHeight),
  distance: (x, y, z) => {
    const side = canalOutline(x - at[0], y - at[1], halfWidth, halfDepth);
    return Math.max(side, Math.abs(z - at[2]) - halfHeight);
  },
});
