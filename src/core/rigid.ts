import { type LpsPoint, type LpsVector, lpsPoint, lpsVector, type Radians } from './units';

type Triple = readonly [number, number, number];

/** A rotation about the origin, then a shift: from one patient frame (LPS mm) into another. */
export interface RigidTransform {
  /** Row-major 3 × 3, determinant 1. */
  readonly rotation: readonly number[];
  readonly translation: LpsVector;
}

export const identityTransform: RigidTransform = {
  rotation: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  translation: lpsVector(0, 0, 0),
};

const turned = ({ rotation: r }: RigidTransform, [x, y, z]: Triple): [number, number, number] => [
  r[0]! * x + r[1]! * y + r[2]! * z,
  r[3]! * x + r[4]! * y + r[5]! * z,
  r[6]! * x + r[7]! * y + r[8]! * z,
];

export function movePoint(transform: RigidTransform, p: LpsPoint): LpsPoint {
  const [x, y, z] = turned(transform, p);
  const [tx, ty, tz] = transform.translation;
  return lpsPoint(x + tx, y + ty, z + tz);
}

/** A direction: turned, not shifted. */
export const turnVector = (transform: RigidTransform, v: LpsVector): LpsVector =>
  lpsVector(...turned(transform, v));

export function inverse({ rotation: r, translation }: RigidTransform): RigidTransform {
  const rotation = [r[0]!, r[3]!, r[6]!, r[1]!, r[4]!, r[7]!, r[2]!, r[5]!, r[8]!];
  const [x, y, z] = turned({ rotation, translation }, translation);
  return { rotation, translation: lpsVector(-x, -y, -z) };
}

/** `second` after `first`. */
export function compose(second: RigidTransform, first: RigidTransform): RigidTransform {
  const columns = [0, 1, 2].map((j) =>
    turned(second, [first.rotation[j]!, first.rotation[3 + j]!, first.rotation[6 + j]!]),
  );
  const rotation = [0, 1, 2].flatMap((i) => columns.map((column) => column[i]!));
  const [x, y, z] = turned(second, first.translation);
  const [tx, ty, tz] = second.translation;
  return { rotation, translation: lpsVector(x + tx, y + ty, z + tz) };
}

/** A turn about the axis through `about`; right-handed. */
export function rotationAbout(about: LpsPoint, axis: LpsVector, angle: Radians): RigidTransform {
  const [x, y, z] = axis;
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  const t = 1 - c;
  const rotation = [
    t * x * x + c,
    t * x * y - s * z,
    t * x * z + s * y,
    t * x * y + s * z,
    t * y * y + c,
    t * y * z - s * x,
    t * x * z - s * y,
    t * y * z + s * x,
    t * z * z + c,
  ];
  const [mx, my, mz] = turned({ rotation, translation: lpsVector(0, 0, 0) }, about);
  return { rotation, translation: lpsVector(about[0] - mx, about[1] - my, about[2] - mz) };
}

/** How far it turns, 0 … π. */
export const turnAngle = ({ rotation: r }: RigidTransform): Radians =>
  Math.acos(Math.min(1, Math.max(-1, (r[0]! + r[4]! + r[8]! - 1) / 2))) as Radians;
