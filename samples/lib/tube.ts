import type { Point3, Solid } from './sdf';
import { roundCone, unite } from './sdf';

/** A point of a centre line with the tube's radius there, mm. */
export type TubePoint = readonly [x: number, y: number, z: number, radius: number];

/** Catmull–Rom between `b` and `c`: passes through the points given, smooth at each. */
const spline = (a: number, b: number, c: number, d: number, t: number): number =>
  b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));

/** The centre line resampled into `pieces` steps between neighbours. */
export const smoothLine = (points: readonly TubePoint[], pieces: number): TubePoint[] => {
  const at = (index: number): TubePoint => points[Math.min(Math.max(index, 0), points.length - 1)]!;
  const step = (i: number, t: number): TubePoint => {
    const [a, b, c, d] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
    const value = (axis: 0 | 1 | 2 | 3) => spline(a[axis], b[axis], c[axis], d[axis], t);
    return [value(0), value(1), value(2), value(3)];
  };
  const line: TubePoint[] = [];
  for (let i = 0; i + 1 < points.length; i++) for (let p = 0; p < pieces; p++) line.push(step(i, p / pieces));
  return [...line, at(points.length - 1)];
};

/** A smooth tube through the points: vessels, arches, processes. Round ends. */
export const tube = (points: readonly TubePoint[], pieces = 4): Solid => {
  const line = smoothLine(points, pieces);
  const centre = ([x, y, z]: TubePoint): Point3 => [x, y, z];
  const runs = line.slice(1).map((to, i) => roundCone(centre(line[i]!), line[i]![3], centre(to), to[3]));
  // A plain union: a rounded one would swell at every joint of the line.
  return unite(0, runs);
};
