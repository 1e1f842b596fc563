import { plate } from '../../lib/bone/organic';
import { chain } from '../../lib/chain';
import {
  ellipsoid,
  ellipsoidDistance,
  roundCone,
  smoothMax,
  type Solid,
  sphere,
  subtract,
  unite,
} from '../../lib/sdf';
import { type Side } from '../../lib/bone/sides';
import { HEAD, onSide, sacral } from '../landmarks';
import { wingSolid } from './ilium';
import { beyondSacrum, jointWidth } from './joint';

/** The left hip bone, in the frame of the sample. */
const [hx, hy, hz] = HEAD;

/** Radius of the bony socket; that of the head is smaller by the joint space. */
export const SOCKET_MM = 25.7;

/**
 * The mouth of the socket looks outwards, downwards and forwards: 45° inclination, 15° anteversion; the bone ends
 * 3 mm short of the plane through the centre (lateral centre-edge angle about 33°).
 */
const MOUTH = [0.68, -0.26, -0.68] as const;
export const throughMouth = (x: number, y: number, z: number): number =>
  (x - hx) * MOUTH[0] + (y - hy) * MOUTH[1] + (z - hz) * MOUTH[2];

/** Roof, walls and floor about the socket; its inner face is the quadrilateral plate. */
const cup: Solid = {
  box: { min: [hx - 33, hy - 36, hz - 26], max: [hx + 36, hy + 38, hz + 44] },
  distance: (x, y, z) => {
    const ball = ellipsoidDistance(x - hx + 2, y - hy - 1, z - hz - 4, 36, 35, 38);
    const inner = 0.97 * (hx - 30.4 + 0.05 * (z - hz) - x);
    return smoothMax(smoothMax(ball, inner, 4), Math.max(throughMouth(x, y, z) + 3, hz - 24 - z), 3);
  },
};

/** Behind: from the sciatic notch past the socket to the seat. */
const posteriorColumn = [
  chain(
    [
      [66, 47, 50, 9],
      [69, 42, 38, 9],
      [72, 37, 22, 12],
      [73, 34, 4, 13],
      [70, 33, -16, 13],
      [67, 31, -34, 13],
      [64, 27, -46, 11],
    ],
    4,
  ),
  // Between the column and the roof.
  chain(
    [
      [78, 30, 46, 8],
      [79, 28, 31, 12],
      [79, 28, 16, 12],
      [77, 30, 4, 10],
    ],
    3,
  ),
  ellipsoid([66, 32, -41], 13, 14.6, 17),
  roundCone([67, 42, -1], 6, [53, 50, -5], 2),
];

/** In front: from the lower spine over the eminence to the body of the pubis. */
const anteriorColumn = [
  chain(
    [
      [96, -29, 36, 8],
      [87, -29, 22, 10],
      [76, -31, 10, 10],
      [62, -36, 3, 8.2],
      [46, -42, -2, 6.6],
      [30, -46, -6, 6.6],
      [18, -45, -12, 7],
    ],
    4,
  ),
  ellipsoid([96, -34, 35], 6.4, 6.6, 9.6),
  ellipsoid([119, -47, 74], 5.4, 6, 8),
  ellipsoid([25, -51, -5], 4.4, 3.6, 3.6),
  plate([10, -42, -10], [11, -33, -34], [1, 0, 0], 7, 5, 6.4, 5.6),
];

const lowerRamus = chain(
  [
    [11, -33, -32, 6],
    [22, -22, -41, 5.4],
    [36, -7, -47, 5.2],
    [50, 10, -50, 6.4],
    [62, 24, -49, 10],
  ],
  4,
);

/** Fossa and notch: the floor of the socket that no cartilage covers. */
export const fossa: Solid = unite(3, [
  ellipsoid([hx - 14.6, hy + 1, hz - 9], 13.6, 12, 16),
  ellipsoid([hx - 10, hy - 1, hz - 26], 12, 10, 12),
]);
export const socket: Solid = sphere(HEAD, SOCKET_MM);

/** Room of the sacroiliac joint and of the sacrum. */
const behindJoint: Solid = {
  box: { min: [-70, -10, 34], max: [70, 110, 150] },
  distance: (x, y, z) => {
    const { s, v } = sacral(y, z);
    return Math.max(beyondSacrum(x, y, z) - jointWidth(v), 0.8 * (s - 66));
  },
};

const SYMPHYSIS_HALF_MM = 2.4;
const midline: Solid = {
  box: { min: [-3, -70, -60], max: [SYMPHYSIS_HALF_MM, 0, 20] },
  distance: (x) => x - SYMPHYSIS_HALF_MM,
};

export const hipSolid = (side: Side): Solid =>
  onSide(
    side,
    subtract(
      1.2,
      unite(5, [wingSolid, cup, ...posteriorColumn, ...anteriorColumn, lowerRamus]),
      socket,
      fossa,
      behindJoint,
      midline,
    ),
  );

/** The disc between the pubic bones, and the ligament over and under it. */
export const symphysis: Solid = plate([0, -43, -6], [0, -32, -36], [1, 0, 0], 3, 3, 6, 5.4);
