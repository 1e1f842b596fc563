import { jacobiEigen } from '../../core/eigen';
import { fail, ok, type Result } from '../../core/result';
import { movePoint, type RigidTransform } from '../../core/rigid';
import { type LpsPoint, lpsPoint, lpsVector } from '../../core/units';
import { distance } from '../../core/vector';

/** The same landmark on two CTs, each in the frame of its own (LPS mm). */
export interface PointPair {
  readonly from: LpsPoint;
  readonly to: LpsPoint;
}

export interface PointRegistration {
  readonly transform: RigidTransform;
  /** Distance of each moved point from its partner, mm. */
  readonly residualsMm: readonly number[];
  /** Root mean square of them (fiducial registration error), mm. */
  readonly rmsMm: number;
}

export const fewestPairs = 3;
/** Landmarks nearer to one line than this leave the turn about it undetermined. */
const leastSpreadMm = 4;

/**
 * The rigid transform that brings pairs of points together with the least squares, by unit quaternions
 * (Horn 1987, doi:10.1364/JOSAA.4.000629). Failures: `registration-few-points`, `registration-collinear`.
 */
export function registerPoints(pairs: readonly PointPair[]): Result<PointRegistration> {
  if (pairs.length < fewestPairs) return fail('registration-few-points', { count: pairs.length });
  const from = middleOf(pairs);
  const to = centroid(pairs.map((pair) => pair.to));
  if (spreadMm(pairs, from) < leastSpreadMm) return fail('registration-collinear');
  const rotation = bestRotation(pairs, from, to);
  const [x, y, z] = movePoint({ rotation, translation: lpsVector(0, 0, 0) }, from);
  const transform = { rotation, translation: lpsVector(to[0]! - x, to[1]! - y, to[2]! - z) };
  const residualsMm = pairs.map((pair) => distance(movePoint(transform, pair.from), pair.to));
  const rmsMm = Math.sqrt(residualsMm.reduce((sum, mm) => sum + mm * mm, 0) / pairs.length);
  return ok({ transform, residualsMm, rmsMm });
}

/** The middle of the landmarks on the first CT. */
export function middleOf(pairs: readonly PointPair[]): LpsPoint {
  const [x, y, z] = centroid(pairs.map(({ from }) => from)) as [number, number, number];
  return lpsPoint(x, y, z);
}

const centroid = (points: readonly LpsPoint[]): number[] =>
  [0, 1, 2].map((i) => points.reduce((sum, p) => sum + p[i]!, 0) / points.length);

/** How far the points lie from the line that fits them best: root mean square, mm. */
export function spreadMm(pairs: readonly PointPair[], centre: readonly number[]): number {
  const square = [0, 1, 2].map((i) =>
    [0, 1, 2].map((j) =>
      pairs.reduce((sum, { from }) => sum + (from[i]! - centre[i]!) * (from[j]! - centre[j]!), 0),
    ),
  );
  const [, second, third] = jacobiEigen(square).values;
  return Math.sqrt(Math.max(0, second! + third!) / pairs.length);
}

function bestRotation(
  pairs: readonly PointPair[],
  from: readonly number[],
  to: readonly number[],
): readonly number[] {
  const s = [0, 1, 2].map((i) =>
    [0, 1, 2].map((j) =>
      pairs.reduce((sum, pair) => sum + (pair.from[i]! - from[i]!) * (pair.to[j]! - to[j]!), 0),
    ),
  ) as [[number, number, number], [number, number, number], [number, number, number]];
  const [[xx, xy, xz], [yx, yy, yz], [zx, zy, zz]] = s;
  const { vectors } = jacobiEigen([
    [xx + yy + zz, yz - zy, zx - xz, xy - yx],
    [yz - zy, xx - yy - zz, xy + yx, zx + xz],
    [zx - xz, xy + yx, yy - xx - zz, yz + zy],
    [xy - yx, zx + xz, yz + zy, zz - xx - yy],
  ]);
  return ofQuaternion(vectors[0] as readonly number[]);
}

/** Rotation matrix of a unit quaternion [w, x, y, z]. */
function ofQuaternion(q: readonly number[]): readonly number[] {
  const [w, x, y, z] = q as [number, number, number, number];
  return [
    w * w + x * x - y * y - z * z,
    2 * (x * y - w * z),
    2 * (x * z + w * y),
    2 * (x * y + w * z),
    w * w - x * x + y * y - z * z,
    2 * (y * z - w * x),
    2 * (x * z - w * y),
    2 * (y * z + w * x),
    w * w - x * x - y * y + z * z,
  ];
}
