import { glMatrix, vec3 } from 'gl-matrix';
import { type LpsPoint, type LpsVector, lpsVector } from './units';

// gl-matrix allocates Float32Array by default, which loses 0.01 mm at table positions of 1000 mm.
glMatrix.setMatrixArrayType(Array);

type Triple = readonly [number, number, number];

// gl-matrix knows no frames; the brands are put back here, and nowhere else.
const vector = (v: vec3) => v as unknown as LpsVector;
const point = (v: vec3) => v as unknown as LpsPoint;

export const subtract = (a: LpsPoint, b: LpsPoint): LpsVector => vector(vec3.subtract(vec3.create(), a, b));

/** The point `distanceMm` along `direction` (unit vector) from `from`. */
export const along = (from: LpsPoint, direction: LpsVector, distanceMm: number): LpsPoint =>
  point(vec3.scaleAndAdd(vec3.create(), from, direction, distanceMm));

export const dot = (a: Triple, b: Triple): number => vec3.dot(a, b);

export const cross = (a: LpsVector, b: LpsVector): LpsVector => vector(vec3.cross(vec3.create(), a, b));

export const norm = (v: Triple): number => vec3.length(v);

export const distance = (a: LpsPoint, b: LpsPoint): number => vec3.distance(a, b);

/**
 * Unit vector along `v`; the zero vector stays zero. Divided, not multiplied by the inverse as gl-matrix
 * does, so that an axis of a grid comes out as exactly 1.
 */
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
