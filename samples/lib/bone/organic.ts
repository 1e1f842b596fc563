import { noise3 } from '../noise';
import type { Point3, Solid } from '../sdf';
import { grow, nearOf, unite } from '../sdf';
import { smoothLine } from '../tube';
import { length3 } from '../arithmetic';

/** One bend for all bones: neighbours bend together, so that joints keep their width. */
const BEND_SEED = 41;

/**
 * Takes the drawing-board look off a solid: the shape is bent by a slow displacement (half a
 * millimetre or so over 15 mm) and its surface roughened (0.2–0.4 mm over 2–5 mm), as muscle and
 * ligament insertions make it. Away from the surface it is only bent.
 */
export const organic = (solid: Solid, seed: number, bendMm = 0.7, roughMm = 0.3): Solid => ({
  box: grow(solid.box, bendMm + 2 * roughMm),
  distance: (x, y, z) => {
    const u = x * 0.065;
    const v = y * 0.065;
    const w = z * 0.065;
    const d = solid.distance(
      x + bendMm * noise3(BEND_SEED, u, v, w),
      y + bendMm * noise3(BEND_SEED + 1, u, v, w),
      z + bendMm * noise3(BEND_SEED + 2, u, v, w),
    );
    if (d > 3 || d < -3) return d;
    const rough =
      0.65 * noise3(seed + 3, x * 0.22, y * 0.22, z * 0.22) +
      0.35 * noise3(seed + 4, x * 0.45, y * 0.45, z * 0.45);
    return d + 2 * roughMm * rough;
  },
  near: (x, y, z, radius) => organic(nearOf(solid, x, y, z, radius + 2 * bendMm), seed, bendMm, roughMm),
});

/**
 * A rounded rectangular plate: the segment from `a` to `b` spread by `±half` along `across` (made
 * square to the segment), with a thickness radius that goes evenly from `ra` to `rb`.
 */
export const plate = (
  a: Point3,
  b: Point3,
  across: Point3,
  halfA: number,
  halfB: number,
  ra: number,
  rb: number,
): Solid => {
  const [ux, uy, uz] = [b[0] - a[0], b[1] - a[1], b[2] - a[2]];
  const inverse = 1 / (ux * ux + uy * uy + uz * uz);
  const along = (across[0] * ux + across[1] * uy + across[2] * uz) * inverse;
  const [wx, wy, wz] = [across[0] - along * ux, across[1] - along * uy, across[2] - along * uz];
  const size = 1 / length3(wx, wy, wz);
  const [ex, ey, ez] = [wx * size, wy * size, wz * size];
  const reach = (e: number, half: number, r: number): number => Math.abs(e) * half + r;
  const low = (i: 0 | 1 | 2, e: number) => Math.min(a[i] - reach(e, halfA, ra), b[i] - reach(e, halfB, rb));
  const high = (i: 0 | 1 | 2, e: number) => Math.max(a[i] + reach(e, halfA, ra), b[i] + reach(e, halfB, rb));
  return {
    box: { min: [low(0, ex), low(1, ey), low(2, ez)], max: [high(0, ex), high(1, ey), high(2, ez)] },
    distance: (x, y, z) => {
      const px = x - a[0];
      const py = y - a[1];
      const pz = z - a[2];
      const t = Math.min(Math.max((px * ux + py * uy + pz * uz) * inverse, 0), 1);
      const half = halfA + (halfB - halfA) * t;
      const s = Math.min(Math.max(px * ex + py * ey + pz * ez, -half), half);
      return length3(px - ux * t - ex * s, py - uy * t - ey * s, pz - uz * t - ez * s) - (ra + (rb - ra) * t);
    },
  };
};

/** A point of a ribbon: place, half breadth, and radius of its rounded section. */
export type RibbonPoint = readonly [x: number, y: number, z: number, half: number, radius: number];

/** A smooth bar of flat section along the points, its breadth along `across`: an arch, the jaw's body. */
export const ribbon = (points: readonly RibbonPoint[], across: Point3, pieces = 4): Solid => {
  const path = smoothLine(
    points.map(([x, y, z, half]) => [x, y, z, half]),
    pieces,
  );
  const radii = smoothLine(
    points.map(([x, y, z, , radius]) => [x, y, z, radius]),
    pieces,
  );
  const centre = (i: number): Point3 => [path[i]![0], path[i]![1], path[i]![2]];
  const runs = path
    .slice(1)
    .map((_, i) =>
      plate(centre(i), centre(i + 1), across, path[i]![3], path[i + 1]![3], radii[i]![3], radii[i + 1]![3]),
    );
  return unite(0, runs);
};
