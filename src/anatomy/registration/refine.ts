import { boundsOf, pointsIn } from '../../core/bounds';
import { backSolve, factorise } from '../../core/dense';
import type { KernelContext } from '../../core/kernel';
import { fail, ok, type Result } from '../../core/result';
import { compose, movePoint, type RigidTransform, rotationAbout, turnVector } from '../../core/rigid';
import { type LpsPoint, lpsPoint, lpsVector, type Radians } from '../../core/units';
import { normalise } from '../../core/vector';
import type { Volume } from '../../core/volume';
import { NearestPoints } from './nearest';
import { type BoneRegion, boneSurfacePoints, type SurfacePoints, thinned } from './surface-points';

export interface RefineInput {
  readonly from: Volume;
  readonly to: Volume;
  /** Bone of the first CT. */
  readonly region: BoneRegion;
  /** First CT to second, from the pairs of points. */
  readonly start: RigidTransform;
  readonly thresholdHu: number;
}

export interface BoneRegistration {
  readonly transform: RigidTransform;
  /** Distances of the first bone's surface points from the second surface, along its normal: mm. */
  readonly rmsMm: number;
  readonly medianMm: number;
  readonly p95Mm: number;
  /** Share of the first surface that found a partner on the second within 3 mm. */
  readonly matchedShare: number;
  readonly points: number;
  readonly iterations: number;
}

const mostPoints = 6000;
const fewestPoints = 200;
/** Partners are looked for within this at first, and within less each time, down to the last. */
const [firstReachMm, lastReachMm, reachFactor] = [10, 3, 0.8];
/** The worst pairs are left out: other bones, cement, what has changed between the CTs. */
const keptShare = 0.8;
const mostIterations = 60;
const stillMm = 1e-3;
/** Less of the surface than this makes no registration. */
const leastMatched = 0.5;
/** The second CT is searched that far around the first bone as the points have placed it. */
const aroundMm = 15;

/**
 * Kernel: brings the surface of a bone in one CT onto that in another. Trimmed iterative closest point on
 * planes (Chen & Medioni 1992, doi:10.1016/0262-8856(92)90066-C; Chetverikov 2005,
 * doi:10.1016/j.imavis.2004.05.007), partners with normals within 60°. Both surfaces are where the HU rise
 * through the same threshold, so contouring does not enter. Failures:
 * `registration-no-bone-planned`, `registration-no-bone-today`, `registration-lost`.
 */
export async function refineOnBone(
  { from, to, region, start, thresholdHu }: RefineInput,
  context: KernelContext,
): Promise<Result<BoneRegistration>> {
  const surface = thinned(boneSurfacePoints(from, region, thresholdHu), mostPoints);
  if (surface.length < 6 * fewestPoints) return fail('registration-no-bone-planned');
  await context.checkpoint(0.2);
  const target = boneSurfacePoints(to, around(surface, start), thresholdHu);
  if (target.length < 6 * fewestPoints) return fail('registration-no-bone-today');
  await context.checkpoint(0.4);
  const nearest = new NearestPoints(target);
  let transform = start;
  let reachMm = firstReachMm;
  let iterations = 0;
  for (; iterations < mostIterations; iterations++) {
    const pairs = trimmed(match(surface, transform, nearest, reachMm));
    if (pairs.length < fewestPoints / 2) return fail('registration-lost', { matchedPercent: 0 });
    const step = planeStep(pairs);
    transform = compose(step.transform, transform);
    const isLast = reachMm <= lastReachMm;
    if (isLast && step.movedMm < stillMm) break;
    reachMm = Math.max(lastReachMm, reachMm * reachFactor);
    await context.checkpoint(0.4 + (0.6 * iterations) / mostIterations);
  }
  return judged(match(surface, transform, nearest, lastReachMm), surface, transform, iterations);
}

function judged(
  pairs: readonly Match[],
  surface: SurfacePoints,
  transform: RigidTransform,
  iterations: number,
): Result<BoneRegistration> {
  const points = surface.length / 6;
  const matchedShare = pairs.length / points;
  if (matchedShare < leastMatched) {
    return fail('registration-lost', { matchedPercent: Math.round(100 * matchedShare) });
  }
  const off = pairs.map(({ offMm }) => Math.abs(offMm)).sort((a, b) => a - b);
  const at = (share: number) => off[Math.min(off.length - 1, Math.floor(share * off.length))]!;
  const rmsMm = Math.sqrt(off.reduce((sum, mm) => sum + mm * mm, 0) / off.length);
  return ok({ transform, rmsMm, medianMm: at(0.5), p95Mm: at(0.95), matchedShare, points, iterations });
}

/** A moved point, the normal of its partner, and how far it lies above the partner's plane. */
interface Match {
  readonly point: LpsPoint;
  readonly normal: readonly [number, number, number];
  readonly offMm: number;
}

function match(
  surface: SurfacePoints,
  transform: RigidTransform,
  nearest: NearestPoints,
  reachMm: number,
): Match[] {
  const { points } = nearest;
  const pairs: Match[] = [];
  for (let at = 0; at < surface.length; at += 6) {
    const point = movePoint(transform, lpsPoint(surface[at]!, surface[at + 1]!, surface[at + 2]!));
    const n = turnVector(transform, lpsVector(surface[at + 3]!, surface[at + 4]!, surface[at + 5]!));
    const to = nearest.find(point[0], point[1], point[2], n[0], n[1], n[2], reachMm);
    if (to < 0) continue;
    const normal = [points[to + 3]!, points[to + 4]!, points[to + 5]!] as const;
    const offMm =
      (point[0] - points[to]!) * normal[0] +
      (point[1] - points[to + 1]!) * normal[1] +
      (point[2] - points[to + 2]!) * normal[2];
    pairs.push({ point, normal, offMm });
  }
  return pairs;
}

const trimmed = (pairs: readonly Match[]): Match[] =>
  pairs
    .toSorted((a, b) => Math.abs(a.offMm) - Math.abs(b.offMm))
    .slice(0, Math.ceil(keptShare * pairs.length));

/** The small turn and shift that bring the points onto their partners' planes with the least squares. */
function planeStep(pairs: readonly Match[]): {
  readonly transform: RigidTransform;
  readonly movedMm: number;
} {
  const centre = [0, 1, 2].map((a) => pairs.reduce((sum, { point }) => sum + point[a]!, 0) / pairs.length);
  const matrix = new Float64Array(36);
  const step = new Float64Array(6);
  for (const {
    point,
    normal: [nx, ny, nz],
    offMm,
  } of pairs) {
    const [x, y, z] = [point[0] - centre[0]!, point[1] - centre[1]!, point[2] - centre[2]!];
    const row = [y * nz - z * ny, z * nx - x * nz, x * ny - y * nx, nx, ny, nz];
    for (let i = 0; i < 6; i++) {
      step[i]! -= row[i]! * offMm;
      for (let j = 0; j < 6; j++) matrix[6 * i + j]! += row[i]! * row[j]!;
    }
  }
  // A movement that the surface leaves free (the turn of a ball) is not made.
  factorise(matrix, 6);
  backSolve(matrix, 6, step);
  const [a, b, c, tx, ty, tz] = step as unknown as [number, number, number, number, number, number];
  const angle = Math.hypot(a, b, c);
  const about = lpsPoint(centre[0]!, centre[1]!, centre[2]!);
  const turn = rotationAbout(about, normalise(lpsVector(a, b, c)), angle as Radians);
  const shift = { rotation: [1, 0, 0, 0, 1, 0, 0, 0, 1], translation: lpsVector(tx, ty, tz) };
  // A bone is some 40 mm to each side of its middle.
  return { transform: compose(shift, turn), movedMm: Math.hypot(tx, ty, tz) + 40 * angle };
}

/** The sphere in the second CT in which the first surface must lie. */
function around(surface: SurfacePoints, start: RigidTransform) {
  const placed = Array.from(pointsIn(surface, 6), (p) => movePoint(start, lpsPoint(...p)));
  const { low, high } = boundsOf(placed);
  const centre = low.map((value, a) => (value + high[a]!) / 2) as [number, number, number];
  const half = high.map((value, a) => (value - low[a]!) / 2);
  return { centreMm: lpsPoint(...centre), radiusMm: Math.hypot(...half) + aroundMm };
}
