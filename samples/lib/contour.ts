import { clamp } from './arithmetic';
import type { Box, Solid } from './sdf';

export type Point2 = readonly [number, number];

/** A closed outline in an axial plane; outlines of one solid have the same number of points, in the same order. */
export interface Outline {
  readonly z: number;
  readonly points: readonly Point2[];
}

const spline = (a: number, b: number, c: number, d: number, t: number): number =>
  b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));

/** Closed Catmull–Rom curve through the points, as x, y pairs. */
const closedCurve = (points: readonly number[], pieces: number): Float64Array => {
  const n = points.length / 2;
  const curve = new Float64Array(n * pieces * 2);
  for (let i = 0; i < n; i++) {
    for (let p = 0; p < pieces; p++) {
      for (let axis = 0; axis < 2; axis++) {
        const at = (k: number) => points[2 * ((k + n) % n) + axis]!;
        curve[2 * (i * pieces + p) + axis] = spline(at(i - 1), at(i), at(i + 1), at(i + 2), p / pieces);
      }
    }
  }
  return curve;
};

/** Edges of a closed polygon: start, direction, 1 / squared length. */
const edgesOf = (curve: Float64Array): Float64Array => {
  const n = curve.length / 2;
  const edges = new Float64Array(5 * n);
  for (let i = 0; i < n; i++) {
    const next = (i + 1) % n;
    const ex = curve[2 * next]! - curve[2 * i]!;
    const ey = curve[2 * next + 1]! - curve[2 * i + 1]!;
    edges.set([curve[2 * i]!, curve[2 * i + 1]!, ex, ey, 1 / (ex * ex + ey * ey + 1e-12)], 5 * i);
  }
  return edges;
};

/** Signed distance to a closed polygon, negative inside. Exact. */
const polygonDistance = (edges: Float64Array, x: number, y: number): number => {
  let best = 1e18;
  let inside = false;
  for (let o = 0; o < edges.length; o += 5) {
    const wx = x - edges[o]!;
    const wy = y - edges[o + 1]!;
    const ex = edges[o + 2]!;
    const ey = edges[o + 3]!;
    let t = (wx * ex + wy * ey) * edges[o + 4]!;
    t = t < 0 ? 0 : t > 1 ? 1 : t;
    const dx = wx - ex * t;
    const dy = wy - ey * t;
    const square = dx * dx + dy * dy;
    if (square < best) best = square;
    // The edge crosses the ray to +x from the point.
    if (wy < 0 !== wy < ey && wx * ey < wy * ex === ey > 0) inside = !inside;
  }
  return inside ? -Math.sqrt(best) : Math.sqrt(best);
};

const boxOf = (outlines: readonly Outline[]): Box => {
  const all = outlines.flatMap(({ points }) => points);
  const bound = (axis: 0 | 1, pick: (...values: number[]) => number) => pick(...all.map((p) => p[axis]));
  return {
    min: [bound(0, Math.min) - 3, bound(1, Math.min) - 3, outlines[0]!.z],
    max: [bound(0, Math.max) + 3, bound(1, Math.max) + 3, outlines[outlines.length - 1]!.z],
  };
};

/**
 * A solid through closed axial outlines, each drawn as a smooth curve: skin, tongue, airway.
 * Its ends are cut flat.
 */
export const contourLoft = (unsorted: readonly Outline[], pieces = 3): Solid => {
  const outlines = [...unsorted].sort((p, q) => p.z - q.z);
  const z = outlines.map((outline) => outline.z);
  const flat = outlines.map(({ points }) => points.flat());
  const curves = new Map<number, Float64Array>();
  const curveAt = (at: number): Float64Array => {
    const known = curves.get(at);
    if (known) return known;
    const bounded = clamp(at, z[0]!, z[z.length - 1]!);
    let i = 0;
    while (i + 2 < z.length && bounded > z[i + 1]!) i++;
    const t = (bounded - z[i]!) / (z[i + 1]! - z[i]!);
    const row = (k: number) => flat[clamp(k, 0, flat.length - 1)]!;
    const mixed = row(i).map((_, n) => spline(row(i - 1)[n]!, row(i)[n]!, row(i + 1)[n]!, row(i + 2)[n]!, t));
    const curve = edgesOf(closedCurve(mixed, pieces));
    curves.set(at, curve);
    return curve;
  };
  const low = z[0]!;
  const high = z[z.length - 1]!;
  return {
    box: boxOf(outlines),
    distance: (x, y, at) => {
      const inPlane = polygonDistance(curveAt(at), x, y);
      return Math.max(inPlane, low - at, at - high);
    },
  };
};

/** The outline of both halves from one half, given from front to back on the patient's left (x ≥ 0). */
export const symmetric = (z: number, half: readonly Point2[]): Outline => ({
  z,
  points: [
    ...half,
    ...half
      .toReversed()
      .filter(([x]) => x > 0.01)
      .map(([x, y]): Point2 => [-x, y]),
  ],
});

/** `symmetric` from a flat list x, y, x, y, …: tables of outlines stay short. */
export const flatHalf = (z: number, flat: readonly number[]): Outline => symmetric(z, pairs(flat));

/** A whole outline from a flat list. */
export const flatOutline = (z: number, flat: readonly number[]): Outline => ({ z, points: pairs(flat) });

const pairs = (flat: readonly number[]): Point2[] =>
  Array.from({ length: flat.length / 2 }, (_, n): Point2 => [flat[2 * n]!, flat[2 * n + 1]!]);
