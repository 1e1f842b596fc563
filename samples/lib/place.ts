import { cos, radians, sin } from './arithmetic';
import type { Box, Point3, Solid } from './sdf';
import { nearOf } from './sdf';

/** How a solid is turned and moved: turned about x, then y, then z (degrees), then moved (mm). */
export interface Pose {
  readonly at?: Point3;
  readonly turnDeg?: Point3;
}

const matrixOf = ([ax, ay, az]: Point3): Frame => {
  const [sx, cx, sy, cy, sz, cz] = [ax, ay, az].flatMap((deg) => [sin(radians(deg)), cos(radians(deg))]) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  return [
    cz * cy,
    cz * sy * sx - sz * cx,
    cz * sy * cx + sz * sx,
    sz * cy,
    sz * sy * sx + cz * cx,
    sz * sy * cx - cz * sx,
    -sy,
    cy * sx,
    cy * cx,
  ];
};

const turnedBox = (m: Frame, box: Box, at: Point3): Box => {
  const bound = (row: number, low: boolean): number => {
    let sum = at[row]!;
    for (let axis = 0; axis < 3; axis++) {
      const a = m[3 * row + axis]! * box.min[axis]!;
      const b = m[3 * row + axis]! * box.max[axis]!;
      sum += low ? Math.min(a, b) : Math.max(a, b);
    }
    return sum;
  };
  return {
    min: [bound(0, true), bound(1, true), bound(2, true)],
    max: [bound(0, false), bound(1, false), bound(2, false)],
  };
};

type Frame = readonly [number, number, number, number, number, number, number, number, number];

const moved = (solid: Solid, m: Frame, at: Point3): Solid => {
  const [m0, m1, m2, m3, m4, m5, m6, m7, m8] = m;
  const [tx, ty, tz] = at;
  const inner = solid.distance;
  return {
    box: turnedBox(m, solid.box, at),
    distance: (x, y, z) => {
      const px = x - tx;
      const py = y - ty;
      const pz = z - tz;
      return inner(m0 * px + m3 * py + m6 * pz, m1 * px + m4 * py + m7 * pz, m2 * px + m5 * py + m8 * pz);
    },
    near: (x, y, z, radius) => {
      const [px, py, pz] = [x - tx, y - ty, z - tz];
      const local = [
        m0 * px + m3 * py + m6 * pz,
        m1 * px + m4 * py + m7 * pz,
        m2 * px + m5 * py + m8 * pz,
      ] as const;
      return moved(nearOf(solid, ...local, radius), m, at);
    },
  };
};

/** The solid turned about its own origin and moved; a rigid motion, so distances stay exact. */
export const place = (solid: Solid, { at = [0, 0, 0], turnDeg = [0, 0, 0] }: Pose): Solid =>
  moved(solid, matrixOf(turnDeg), at);

/** The solid seen in a mirror: left becomes right. */
export const mirrorX = (solid: Solid): Solid => ({
  distance: (x, y, z) => solid.distance(-x, y, z),
  box: {
    min: [-solid.box.max[0], solid.box.min[1], solid.box.min[2]],
    max: [-solid.box.min[0], solid.box.max[1], solid.box.max[2]],
  },
});

/** A point of the solid's own frame where `place` puts it. */
export const pointAt = ({ at = [0, 0, 0], turnDeg = [0, 0, 0] }: Pose, [x, y, z]: Point3): Point3 => {
  const m = matrixOf(turnDeg);
  const row = (r: 0 | 1 | 2) => at[r] + m[3 * r]! * x + m[3 * r + 1]! * y + m[3 * r + 2]! * z;
  return [row(0), row(1), row(2)];
};
