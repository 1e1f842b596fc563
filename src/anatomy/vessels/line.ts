import type { LpsPoint, LpsVector } from '../../core/units';
import { lpsPoint, lpsVector } from '../../core/units';
import { along, cross, anyPerpendicular, distance, dot, normalise, subtract } from '../../core/vector';

/** A place on a centre line with a frame that does not turn about it. */
export interface Station {
  readonly pointMm: LpsPoint;
  readonly tangent: LpsVector;
  readonly u: LpsVector;
  readonly v: LpsVector;
}

export const lengthOf = (points: readonly LpsPoint[]): number =>
  points.slice(1).reduce((sum, p, n) => sum + distance(points[n]!, p), 0);

/** The same line with points evenly apart, about `stepMm`; both ends are kept. */
export function resampledLine(points: readonly LpsPoint[], stepMm: number): LpsPoint[] {
  const lengthMm = lengthOf(points);
  const count = Math.max(2, Math.round(lengthMm / stepMm));
  const out: LpsPoint[] = [points[0]!];
  let [at, gone] = [0, 0];
  for (let n = 1; n < count; n++) {
    const wantedMm = (lengthMm * n) / count;
    let piece = distance(points[at]!, points[at + 1]!);
    while (gone + piece < wantedMm && at + 2 < points.length) {
      gone += piece;
      at++;
      piece = distance(points[at]!, points[at + 1]!);
    }
    const t = piece > 0 ? (wantedMm - gone) / piece : 0;
    out.push(mixed(points[at]!, points[at + 1]!, Math.min(t, 1)));
  }
  out.push(points.at(-1)!);
  return out;
}

export const mixed = (a: LpsPoint, b: LpsPoint, t: number): LpsPoint =>
  lpsPoint(a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t);

/**
 * Gaussian means along the line; the window shrinks towards the ends, which stay.
 * @param sigmas standard deviation at each value, in points
 */
export function smoothedAlong(values: readonly (readonly number[])[], sigmas: readonly number[]): number[][] {
  const last = values.length - 1;
  return values.map((own, n) => {
    const reach = Math.min(Math.ceil(2.5 * sigmas[n]!), n, last - n);
    const sum = own.map(() => 0);
    let total = 0;
    for (let d = -reach; d <= reach; d++) {
      const weight = Math.exp((-d * d) / (2 * sigmas[n]! ** 2 || 1));
      total += weight;
      values[n + d]!.forEach((value, c) => (sum[c]! += weight * value));
    }
    return sum.map((value) => value / total);
  });
}

export const smoothedLine = (points: readonly LpsPoint[], sigmas: readonly number[]): LpsPoint[] =>
  smoothedAlong(points, sigmas).map(([x, y, z]) => lpsPoint(x!, y!, z!));

/** Tangents are chords from this many points before to as many behind: they must not shake. */
const tangentReach = 3;

/** Frames along a line that do not turn about it: double reflection, Wang 2008, doi:10.1145/1330511.1330513. */
export function stationsOf(points: readonly LpsPoint[]): Station[] {
  const last = points.length - 1;
  const tangents = points.map((_, n) =>
    normalise(subtract(points[Math.min(n + tangentReach, last)]!, points[Math.max(n - tangentReach, 0)]!)),
  );
  let u = anyPerpendicular(tangents[0]!);
  return points.map((pointMm, n) => {
    const tangent = tangents[n]!;
    if (n > 0) u = reflected(u, points[n - 1]!, pointMm, tangents[n - 1]!, tangent);
    return { pointMm, tangent, u, v: cross(tangent, u) };
  });
}

function reflected(
  u: LpsVector,
  from: LpsPoint,
  to: LpsPoint,
  tangent: LpsVector,
  next: LpsVector,
): LpsVector {
  const first = mirror(subtract(to, from));
  const second = mirror(minus(next, first(tangent)));
  const turned = second(first(u));
  // Rounding must not let it lean on the tangent.
  return normalise(minus(turned, scaled(next, dot(turned, next))));
}

const minus = (a: LpsVector, b: LpsVector): LpsVector => lpsVector(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
const scaled = (a: LpsVector, by: number): LpsVector => lpsVector(a[0] * by, a[1] * by, a[2] * by);
const mirror = (axis: LpsVector) => {
  const squared = dot(axis, axis);
  return (a: LpsVector): LpsVector =>
    squared < 1e-18 ? a : minus(a, scaled(axis, (2 * dot(a, axis)) / squared));
};

/** A point of the plane of a station. */
export const inPlane = ({ pointMm, u, v }: Station, uMm: number, vMm: number): LpsPoint =>
  along(along(pointMm, u, uMm), v, vMm);
