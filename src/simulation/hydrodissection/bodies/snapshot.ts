import { nearestRotation } from './strain';

/** Where one body is; plain data. */
export interface BodiesSnapshot {
  readonly centre: Float64Array;
  readonly turn: readonly Float64Array[];
  /** Of a vein. */
  readonly points?: Float64Array;
}

export const copyOfBodies = (bodies: readonly BodiesSnapshot[]): BodiesSnapshot[] =>
  bodies.map(({ centre, turn, points }) => ({
    centre: centre.slice(),
    turn: turn.map((matrix) => matrix.slice()),
    ...(points && { points: points.slice() }),
  }));

/** Bodies a `share` of the way from one instant to another that is not far from it. */
export const bodiesBetween = (
  from: readonly BodiesSnapshot[],
  to: readonly BodiesSnapshot[],
  share: number,
): BodiesSnapshot[] =>
  from.map((a, n) => {
    const b = to[n]!;
    return {
      centre: mixed(a.centre, b.centre, share),
      turn: a.turn.map((turn, i) => Float64Array.from(nearestRotation(mixed(turn, b.turn[i]!, share)))),
      ...(a.points && b.points && { points: mixed(a.points, b.points, share) }),
    };
  });

const mixed = (a: Float64Array, b: Float64Array, share: number): Float64Array =>
  a.map((value, n) => value + share * (b[n]! - value));
