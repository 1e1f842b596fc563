import { cos, radians, sin } from '../../lib/arithmetic';
import { ribbon, type RibbonPoint } from '../../lib/bone/organic';
import type { Point3, Solid } from '../../lib/sdf';
import type { Side } from '../../lib/bone/sides';

/** The cage as an oval about the trunk's axis; ribs run along it, 15–20 mm under the skin. */
const CAGE = { y: -24, halfWidth: 136, front: 82, back: 88 } as const;

/** A point of the cage at an angle from straight behind, degrees towards the side. */
export const onCage = (side: Side, angleDeg: number, z: number, inMm = 0): Point3 => {
  const [c, s] = [cos(radians(angleDeg)), sin(radians(angleDeg))];
  // Squarer than an ellipse.
  const r = 1 / Math.sqrt(Math.sqrt(s * s * s * s + c * c * c * c));
  const depth = (c > 0 ? CAGE.back : CAGE.front) - inMm;
  const square = 0.55 + 0.45 * r;
  return [side * (CAGE.halfWidth - inMm) * s * square, CAGE.y + depth * c * square, z];
};

interface Rib {
  /** Head at the vertebra and tubercle, on the left; none where only the shaft lies in the CT. */
  readonly root?: readonly Point3[];
  /** Angle and height of the shaft from behind to its end. */
  readonly shaft: readonly (readonly [angleDeg: number, z: number])[];
  readonly halfHeight: number;
  readonly radius: number;
}

const shapes: Readonly<Record<string, Rib>> = {
  'rib-12': {
    root: [
      [17.4, 12.4, 30.4],
      [27, 23, 27],
      [44, 42, 23],
    ],
    shaft: [
      [36, 12],
      [44, -3],
      [53, -16],
    ],
    halfHeight: 2.2,
    radius: 2.6,
  },
  'rib-11': {
    root: [
      [15.4, 7.6, 58],
      [25, 20, 55],
      [46, 46, 51],
    ],
    shaft: [
      [37, 43],
      [48, 21],
      [62, 5],
      [74, -9],
      [84, -21],
    ],
    halfHeight: 3.4,
    radius: 2.9,
  },
  'rib-10': {
    shaft: [
      [30, 74],
      [42, 61],
      [55, 45],
      [68, 29],
      [80, 14],
      [92, 1],
      [104, -9],
      [116, -12],
    ],
    halfHeight: 4,
    radius: 3,
  },
  'rib-9': {
    shaft: [
      [54, 80],
      [66, 64],
      [78, 49],
      [90, 35],
      [103, 23],
      [116, 16],
      [127, 15],
    ],
    halfHeight: 4.2,
    radius: 3,
  },
  'rib-8': {
    shaft: [
      [76, 84],
      [88, 70],
      [101, 57],
      [114, 47],
      [127, 43],
      [137, 45],
    ],
    halfHeight: 4.2,
    radius: 3,
  },
  'rib-7': {
    shaft: [
      [103, 90],
      [114, 80],
      [127, 71],
      [140, 70],
      [149, 74],
    ],
    halfHeight: 4.4,
    radius: 3.1,
  },
};

export const RIBS = Object.keys(shapes);

export const ribSolid = (name: string, side: Side): Solid => {
  const { root = [], shaft, halfHeight, radius } = shapes[name]!;
  const lift = side === 1 ? 0 : 2.4;
  const turn = side === 1 ? 0 : 1.2;
  const points: RibbonPoint[] = [
    ...root.map(([x, y, z], n): RibbonPoint => [side * x + 0.5, y, z, n === 0 ? 2.4 : 2, 2.9]),
    ...shaft.map(([angle, z], n): RibbonPoint => {
      const end = n === shaft.length - 1 ? 0.6 : 1;
      const [x, y] = onCage(side, angle + turn, 0);
      return [x, y, z + lift, halfHeight * end, radius * end];
    }),
  ];
  return ribbon(points, [0, 0, 1], 4);
};
