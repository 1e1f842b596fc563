import type { Side } from '../lib/bone/sides';
import { cos, radians, sin } from '../lib/arithmetic';
import { nearOf, type Point3, type Solid } from '../lib/sdf';
import { through } from './curve';

/**
 * Where the anatomy of the sample lies: DICOM LPS, mm, origin midway between the femoral heads. The patient
 * lies supine, feet slightly turned in.
 */

/** The CT: 400 × 288 × 192 voxels of 0.95 × 0.95 × 1.25 mm; centre of voxel [0, 0, 0]. */
export const GRID = {
  dims: [400, 288, 192] as const,
  spacingMm: 0.95,
  sliceMm: 1.25,
  originMm: [-189.5, -134, -96] as Point3,
};

/** Centre of the left femoral head: 176 mm between the two. */
export const HEAD: Point3 = [88, 0, 0];

/** A solid of the left on the side asked for. */
export const onSide = (side: Side, solid: Solid): Solid =>
  side === 1
    ? solid
    : {
        distance: (x, y, z) => solid.distance(-x, y, z),
        box: {
          min: [-solid.box.max[0], solid.box.min[1], solid.box.min[2]],
          max: [-solid.box.min[0], solid.box.max[1], solid.box.max[2]],
        },
        near: (x, y, z, radius) => onSide(-1, nearOf(solid, -x, y, z, radius)),
      };

/**
 * The sacrum lies along a curve in the midplane: `s` mm down from the middle of its upper endplate, `v` mm
 * behind it. Lean of the curve backwards, degrees: sacral slope 42°, most of the bend at S3 to S5.
 */
const lean = through([
  [-30, 42],
  [0, 42],
  [28, 40],
  [45, 32],
  [60, 18],
  [74, 5],
  [88, -13],
  [100, -29],
  [108, -38],
]);
const PROMONTORY: readonly [y: number, z: number] = [24, 103];
const FROM = -16;
const TO = 116;
const STEP = 2;

/** Points of the curve, with the direction of the step that follows: y, z, ty, tz. */
const curve: readonly (readonly [number, number, number, number])[] = (() => {
  const count = (TO - FROM) / STEP;
  const turn = (n: number): readonly [number, number] => {
    const a = radians(lean(FROM + (n + 0.5) * STEP));
    return [sin(a), -cos(a)];
  };
  let [y, z] = PROMONTORY;
  for (let n = -FROM / STEP - 1; n >= 0; n--) {
    y -= STEP * turn(n)[0];
    z -= STEP * turn(n)[1];
  }
  return Array.from({ length: count }, (_, n) => {
    const [ty, tz] = turn(n);
    const point = [y, z, ty, tz] as const;
    y += STEP * ty;
    z += STEP * tz;
    return point;
  });
})();

let known: readonly [y: number, z: number] = [Number.NaN, 0];
const here = { s: 0, v: 0 };

/** Steps that a first look leaves out; the nearest of the rest is found beside what it finds. */
const STRIDE = 6;

const nearest = (y: number, z: number): number => {
  let [best, found] = [1e18, 0];
  for (let n = 0; n < curve.length; n += STRIDE) {
    const [py, pz] = curve[n]!;
    const square = (y - py) * (y - py) + (z - pz) * (z - pz);
    if (square >= best) continue;
    best = square;
    found = n;
  }
  return found;
};

/** Place of a point of the midplane on the curve; the object is filled anew at each call. */
export const sacral = (y: number, z: number): { readonly s: number; readonly v: number } => {
  if (y === known[0] && z === known[1]) return here;
  known = [y, z];
  const about = nearest(y, z);
  let best = 1e18;
  const end = Math.min(about + STRIDE, curve.length);
  for (let n = Math.max(about - STRIDE, 0); n < end; n++) {
    const [py, pz, ty, tz] = curve[n]!;
    const along = (y - py) * ty + (z - pz) * tz;
    const t = along < 0 && n > 0 ? 0 : along > STEP && n < curve.length - 1 ? STEP : along;
    const dy = y - py - ty * t;
    const dz = z - pz - tz * t;
    const square = dy * dy + dz * dz;
    if (square >= best) continue;
    best = square;
    here.s = FROM + n * STEP + t;
    // Behind: a quarter turn from the way down.
    here.v = (-dy * tz + dz * ty < 0 ? -1 : 1) * Math.sqrt(square);
  }
  return here;
};

/** The point of the sample's frame at `x`, `v` behind and `s` down the curve. */
export const fromSacral = (x: number, v: number, s: number): Point3 => {
  const n = Math.min(Math.max(Math.floor((s - FROM) / STEP), 0), curve.length - 1);
  const [py, pz, ty, tz] = curve[n]!;
  const t = s - FROM - n * STEP;
  return [x, py + ty * t - tz * v, pz + tz * t + ty * v];
};
