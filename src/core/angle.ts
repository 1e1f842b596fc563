import { type LpsPoint, type LpsVector, lpsVector } from './units';
import { anyPerpendicular, cross, distance, dot, norm, normalise, subtract } from './vector';

export type Segment = readonly [LpsPoint, LpsPoint];

/** What a point at a place may be off along a direction, mm. */
export type ErrorAt = (direction: LpsVector, at: LpsPoint) => number;

const toDeg = 180 / Math.PI;

/** Angle between two directions, 0 to 180°; exact also where they are nearly parallel. */
const betweenDeg = (a: LpsVector, b: LpsVector): number => Math.atan2(norm(cross(a, b)), dot(a, b)) * toDeg;

/** Angle of the corner at `vertex` between the ways to `a` and `b`, 0 to 180°. */
export const cornerDeg = (vertex: LpsPoint, a: LpsPoint, b: LpsPoint): number =>
  betweenDeg(subtract(a, vertex), subtract(b, vertex));

/** The smaller angle between two lines, 0 to 90°, whichever way each was drawn and wherever it lies. */
export function linesDeg([a, b]: Segment, [c, d]: Segment): number {
  const angleDeg = betweenDeg(subtract(b, a), subtract(d, c));
  return Math.min(angleDeg, 180 - angleDeg);
}

/**
 * The most by which an angle between two segments can be off when an end may be off by `errorMm` along
 * a direction at its place: each line turns by the angle whose tangent is what its ends are off, taken
 * together, over its length. Errors are taken at right angles to each line, in the plane of the angle.
 * @returns degrees; 180 for a segment shorter than its ends' errors
 */
export function angleErrorDeg(segments: readonly [Segment, Segment], errorMm: ErrorAt): number {
  const ways = segments.map(([a, b]) => normalise(subtract(b, a))) as [LpsVector, LpsVector];
  const normal = cross(...ways);
  const turnsDeg = segments.map((segment, n) =>
    turnErrorDeg(segment, norm(normal) > 1e-3 ? [cross(normal, ways[n]!)] : around(ways[n]!), errorMm),
  );
  return Math.min(turnsDeg[0]! + turnsDeg[1]!, 180);
}

/**
 * The most by which one segment can be turned against what does not move, when its ends are off: towards
 * whichever side it is most.
 * @returns degrees; 180 for a segment shorter than its ends' errors
 */
export const lineErrorDeg = ([a, b]: Segment, errorMm: ErrorAt): number =>
  turnErrorDeg([a, b], around(normalise(subtract(b, a))), errorMm);

function turnErrorDeg([a, b]: Segment, sideways: readonly LpsVector[], errorMm: ErrorAt): number {
  const offMm = Math.max(...sideways.map((side) => errorMm(side, a) + errorMm(side, b)));
  const lengthMm = distance(a, b);
  return offMm < lengthMm ? Math.atan(offMm / lengthMm) * toDeg : 180;
}

/** Directions across a line, half a turn: where it lies in no one plane, and the worst one counts. */
export function around(way: LpsVector): LpsVector[] {
  const u = anyPerpendicular(way);
  const v = cross(way, u);
  return Array.from({ length: 36 }, (_, n) => {
    const [c, s] = [Math.cos((n * Math.PI) / 36), Math.sin((n * Math.PI) / 36)];
    return lpsVector(c * u[0] + s * v[0], c * u[1] + s * v[1], c * u[2] + s * v[2]);
  });
}
