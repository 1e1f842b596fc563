import { describe, expect, it } from 'vitest';
import { registerPoints } from '../../../src/anatomy/registration/points';
import { refineOnBone } from '../../../src/anatomy/registration/refine';
import { type Grid, voxelToLps } from '../../../src/core/grid';
import { noContext } from '../../../src/core/kernel';
import type { Result } from '../../../src/core/result';
import {
  compose,
  identityTransform,
  inverse,
  movePoint,
  type RigidTransform,
  rotationAbout,
  turnAngle,
} from '../../../src/core/rigid';
import {
  type LpsPoint,
  lpsPoint,
  lpsVector,
  toDegrees,
  toRadians,
  voxelPoint,
} from '../../../src/core/units';
import { distance, normalise } from '../../../src/core/vector';
import type { Volume } from '../../../src/core/volume';

const valueOf = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.failure.code);
  return result.value;
};

/** A turn of 17° about an oblique axis and a shift of some 60 mm. */
const truth: RigidTransform = compose(
  { ...identityTransform, translation: lpsVector(35, -20, 45) },
  rotationAbout(lpsPoint(5, 3, -2), normalise(lpsVector(1, -2, 2)), toRadians(17)),
);

const landmarks = [
  lpsPoint(0, -18, 4),
  lpsPoint(25, 6, -3),
  lpsPoint(-24, 9, 5),
  lpsPoint(1, 40, -11),
  lpsPoint(4, -2, 14),
];

describe('rigid transforms', () => {
  it('turn right-handedly about a point that stays', () => {
    const turn = rotationAbout(lpsPoint(1, 2, 3), lpsVector(0, 0, 1), toRadians(90));
    const p = movePoint(turn, lpsPoint(2, 2, 5));
    [1, 3, 5].forEach((value, axis) => expect(p[axis]).toBeCloseTo(value, 12));
    expect(toDegrees(turnAngle(turn))).toBeCloseTo(90, 9);
  });

  it('are undone by their inverse', () => {
    for (const p of landmarks) {
      expect(distance(movePoint(compose(inverse(truth), truth), p), p)).toBeLessThan(1e-12);
    }
  });
});

describe('registration by points', () => {
  it('finds a known turn and shift exactly', () => {
    const pairs = landmarks.map((from) => ({ from, to: movePoint(truth, from) }));
    const found = valueOf(registerPoints(pairs));
    expect(found.rmsMm).toBeLessThan(1e-9);
    for (const p of landmarks) {
      expect(distance(movePoint(found.transform, p), movePoint(truth, p))).toBeLessThan(1e-9);
    }
  });

  it('takes three points, and never a mirror image', () => {
    const three = landmarks.slice(0, 3);
    const mirrored = three.map((from) => ({ from, to: lpsPoint(-from[0], from[1], from[2]) }));
    const { rotation: r } = valueOf(registerPoints(mirrored)).transform;
    const determinant =
      r[0]! * (r[4]! * r[8]! - r[5]! * r[7]!) -
      r[1]! * (r[3]! * r[8]! - r[5]! * r[6]!) +
      r[2]! * (r[3]! * r[7]! - r[4]! * r[6]!);
    expect(determinant).toBeCloseTo(1, 9);
  });

  it('tells what each pair is off', () => {
    const pairs = landmarks.map((from, n) => {
      const [x, y, z] = movePoint(truth, from);
      return { from, to: n === 1 ? lpsPoint(x + 6, y, z) : lpsPoint(x, y, z) };
    });
    const { residualsMm, rmsMm } = valueOf(registerPoints(pairs));
    expect(residualsMm.indexOf(Math.max(...residualsMm))).toBe(1);
    expect(rmsMm).toBeCloseTo(Math.sqrt(residualsMm.reduce((s, mm) => s + mm * mm, 0) / 5), 12);
  });

  it.each([
    ['two pairs', landmarks.slice(0, 2), 'registration-few-points'],
    ['three on a line', [0, 20, 50].map((z) => lpsPoint(1, 0.1, z)), 'registration-collinear'],
  ])('refuses %s', (_, points, code) => {
    const found = registerPoints(points.map((from) => ({ from, to: from })));
    expect(found.ok ? '' : found.failure.code).toBe(code);
  });
});

/** Depth below the surface of something like a vertebra, mm, negative outside: body, pedicles, processes. */
function depth([x, y, z]: LpsPoint): number {
  const ball = (cx: number, cy: number, cz: number, rx: number, ry: number, rz: number) =>
    Math.min(rx, ry, rz) * (1 - Math.hypot((x - cx) / rx, (y - cy) / ry, (z - cz) / rz));
  const body = ball(0, -10, 0, 22, 15, 13);
  const arms = [-1, 1].map((s) => ball(s * 14, 10, 3, 5, 14, 7));
  const wings = [-1, 1].map((s) => ball(s * 28, 18, 3, 16, 4, 5));
  return Math.max(body, ...arms, ...wings, ball(0, 33, -5, 4, 15, 8));
}

/** The vertebra as a CT of this grid shows it, 400 HU in fat of −100, moved; noise of ±20 HU. */
function scan(grid: Grid, moved: RigidTransform): Volume {
  const back = inverse(moved);
  const [nx, ny, nz] = grid.dims;
  const hu = new Int16Array(nx * ny * nz);
  let seed = 1;
  let at = 0;
  for (let k = 0; k < nz; k++) {
    for (let j = 0; j < ny; j++) {
      for (let i = 0; i < nx; i++, at++) {
        const inside = depth(movePoint(back, voxelToLps(grid, voxelPoint(i, j, k))));
        seed = (seed * 48271) % 2147483647;
        hu[at] = -100 + 500 / (1 + Math.exp(-inside / 0.5)) + 40 * (seed / 2147483647 - 0.5);
      }
    }
  }
  return { grid, hu, minHu: -120, maxHu: 420 };
}

const around = (centre: LpsPoint, spacing: Grid['spacing'], tiltDeg: number): Grid => {
  const axes = rotationAbout(lpsPoint(0, 0, 0), lpsVector(1, 0, 0), toRadians(tiltDeg)).rotation;
  const axis = (n: number) => lpsVector(axes[n]!, axes[3 + n]!, axes[6 + n]!);
  const dims = spacing.map((mm) => Math.round(130 / mm)) as [number, number, number];
  const grid: Grid = { dims, spacing, origin: lpsPoint(0, 0, 0), axes: [axis(0), axis(1), axis(2)] };
  const middle = voxelToLps(grid, voxelPoint(dims[0] / 2, dims[1] / 2, dims[2] / 2));
  return { ...grid, origin: lpsPoint(centre[0] - middle[0], centre[1] - middle[1], centre[2] - middle[2]) };
};

describe('refinement on the bone surface', () => {
  const middle = lpsPoint(0, 5, 0);
  const from = scan(around(middle, [1, 1, 1.25], 0), identityTransform);
  const to = scan(around(movePoint(truth, middle), [0.8, 0.8, 2], 10), truth);
  const region = { centreMm: middle, radiusMm: 60 };

  it('brings 17° and 60 mm home to a fraction of a voxel, from points set by hand', async () => {
    // Hand-set landmarks are off by some 3 mm.
    const pairs = landmarks.map((p, n) => {
      const [x, y, z] = movePoint(truth, p);
      const off = [2.5, -3, 2, -2, 3][n]!;
      return { from: p, to: lpsPoint(x + off, y - off / 2, z + off / 3) };
    });
    const start = valueOf(registerPoints(pairs)).transform;
    const errorMm = (found: RigidTransform) =>
      Math.max(...landmarks.map((p) => distance(movePoint(found, p), movePoint(truth, p))));
    expect(errorMm(start)).toBeGreaterThan(0.5);
    const refined = valueOf(await refineOnBone({ from, to, region, start, thresholdHu: 150 }, noContext));
    expect(errorMm(refined.transform)).toBeLessThan(0.15);
    expect(refined.rmsMm).toBeLessThan(0.3);
    expect(refined.matchedShare).toBeGreaterThan(0.95);
    expect(refined.medianMm).toBeLessThanOrEqual(refined.p95Mm);
  });

  it('says that it is lost where the points have put the bone elsewhere', async () => {
    const start = compose({ ...identityTransform, translation: lpsVector(0, 0, 30) }, truth);
    const found = await refineOnBone({ from, to, region, start, thresholdHu: 150 }, noContext);
    const lost = !found.ok || found.value.rmsMm > 0.8;
    expect(lost).toBe(true);
  });

  it('says which CT has no bone there', async () => {
    const empty = { ...to, hu: new Int16Array(to.hu.length).fill(-100) };
    const start = truth;
    const second = await refineOnBone({ from, to: empty, region, start, thresholdHu: 150 }, noContext);
    expect(second).toMatchObject({ failure: { code: 'registration-no-bone-today' } });
    const first = await refineOnBone({ from: empty, to, region, start, thresholdHu: 150 }, noContext);
    expect(first).toMatchObject({ failure: { code: 'registration-no-bone-planned' } });
  });
});
