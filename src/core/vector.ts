import { glMatrix } from 'gl-matrix';
import type { LpsPoint, LpsVector } from './units';
import { lpsPoint, lpsVector } from './units';

// gl-matrix allocates Float32Array by default, which loses 0.01 mm at table positions of 1000 mm.
glMatrix.setMatrixArrayType(Array);

type Triple = readonly [number, number, number];

export const subtract = (a: LpsPoint, b: LpsPoint): LpsVector =>
  lpsVector(a[0] - b[0], a[1] - b[1], a[2] - b[2]);

/** The point `distanceMm` along `direction` (unit vector) from `from`. */
export const along = (from: LpsPoint, direction: LpsVector, distanceMm: number): LpsPoint =>
  lpsPoint(
    from[0] + direction[0] * distanceMm,
    from[1] + direction[1] * distanceMm,
    from[2] + direction[2] * distanceMm,
  );

export const dot = (a: Triple, b: Triple): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

export const cross = (a: LpsVector, b: LpsVector): LpsVector =>
  lpsVector(a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]);

export const norm = (v: Triple): number => Math.hypot(v[0], v[1], v[2]);

export const distance = (a: LpsPoint, b: LpsPoint): number =>
  Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);

/** Unit vector along `v`; the zero vector stays zero. */
export const normalise = (v: LpsVector): LpsVector => {
  const length = norm(v) || 1;
  return lpsVector(v[0] / length, v[1] / length, v[2] / length);
};

/** Some unit vector perpendicular to the unit vector `v`. */
export const anyPerpendicular = (v: LpsVector): LpsVector => {
  const axis =
    Math.abs(v[0]) < 0.6
      ? lpsVector(1, 0, 0)
      : Math.abs(v[1]) < 0.6
        ? lpsVector(0, 1, 0)
        : lpsVector(0, 0, 1);
  return normalise(cross(v, axis));
};
