import { smoothStep } from '../lib/arithmetic';
import { chain, swell } from '../lib/chain';
import { loft, mirrored, type Row, type Section, sectionsOf } from '../lib/loft';
import { noise3 } from '../lib/noise';
import type { Paint, Part } from '../lib/part';
import { type Solid, unite } from '../lib/sdf';
import type { TubePoint } from '../lib/tube';
import { crest, wing } from './bones/ilium';
import { type Side, SIDES, sideName } from '../lib/bone/sides';
import { onSide } from './landmarks';
import { paint } from './tissues';

/** A layer on one face of the iliac wing, between two depths off the bone by place. */
const onWing = (
  face: 1 | -1,
  from: (along: number, z: number) => number,
  to: (along: number, z: number) => number,
): Solid => ({
  box: { min: [30, -80, 24], max: [172, 104, 140] },
  distance: (x, y, z) => {
    const { away, side, half, along } = wing(x, y, z);
    const off = face * side * away;
    // It thins out below, where the muscle leaves the wing.
    const left = smoothStep(20, 54, z);
    const [low, high] = [from(along, z) * left, to(along, z) * left];
    const under = crest(along) - z;
    return Math.max(
      0.9 * (off - half - high),
      low > 0.5 ? 0.9 * (half + low - off) : -off - 2,
      26 - z,
      2 - under,
    );
  },
});

const minimusMm = (along: number, z: number): number =>
  11 * smoothStep(2, 3.8, along) * smoothStep(8, 6.6, along) * smoothStep(108, 78, z);
const mediusMm = (along: number, z: number): number =>
  minimusMm(along, z) +
  25 *
    smoothStep(1.2, 3.2, along) *
    (1 - 0.5 * smoothStep(6.4, 8, along)) *
    smoothStep(-3, 34, crest(along) - z);
const iliacusMm = (along: number, z: number): number =>
  23 *
  smoothStep(1.6, 3.8, along) *
  (1 - 0.4 * smoothStep(7, 8, along)) *
  smoothStep(-4, 44, crest(along) - z);

const iliacus = onWing(-1, () => 0, iliacusMm);
const minimus = onWing(1, () => 0, minimusMm);
const medius = onWing(1, minimusMm, mediusMm);

/** Muscles of the left as axial sections from below: [z, x, y, a, b, direction of a, bend], in rising z. */
const lofts: readonly (readonly [segment: string, material: Paint, rows: readonly Row[]])[] = [
  [
    'paraspinal-muscles',
    paint.wastedMuscle,
    [
      [48, 12, 86, 9, 5, 1, 0],
      [70, 17, 88, 15, 8, 1, 0],
      [95, 22, 80, 20, 15, 1, 0.2],
      [122, 24, 72, 21, 17, 1, 0.2],
      [150, 26, 62, 22, 19, 1, 0.2],
    ],
  ],
  [
    'paraspinal-muscles',
    paint.fattyMuscle,
    [
      [116, 44, 68, 7, 6, 10, -4],
      [130, 48, 62, 15, 12, 10, -3],
      [150, 52, 54, 19, 16, 10, -3],
    ],
  ],
  [
    'quadratus-lumborum',
    paint.muscle,
    [
      [126, 78, 48, 16, 6, 10, -4],
      [150, 70, 34, 18, 8, 10, -2],
    ],
  ],
  [
    'gluteus-maximus',
    paint.gluteal,
    [
      [-98, 136, 40, 20, 7, 4, -10],
      [-78, 122, 56, 36, 13, 9, -8, 3],
      [-55, 106, 68, 50, 19, 10, -6, 6],
      [-25, 91, 72, 66, 24, 10, -5, 10],
      [5, 82, 75, 68, 25, 10, -5, 11],
      [35, 74, 79, 60, 23, 10, -5, 11],
      [62, 64, 88, 43, 16, 10, -5, 6],
      [84, 57, 94, 26, 10, 10, -5, 3],
      [98, 54, 94, 12, 5, 10, -5],
    ],
  ],
  [
    'tensor',
    paint.muscle,
    [
      [-98, 150, -32, 8, 2, 3, 10],
      [-60, 148, -38, 13, 4, 4, 10],
      [-20, 142, -44, 16, 7, 6, 10],
      [20, 134, -46, 15, 8, 7, 10],
      [50, 127, -48, 11, 7, 7, 10],
      [70, 124, -46, 6, 4, 7, 10],
    ],
  ],
  [
    'quadriceps-femoris', // rectus
    paint.muscle,
    [
      [-98, 112, -50, 19, 13, 10, 2],
      [-60, 112, -50, 17, 13, 10, 2],
      [-20, 108, -46, 13, 10, 10, 1],
      [10, 102, -41, 9, 7],
      [30, 97, -38, 5, 4],
    ],
  ],
  [
    'quadriceps-femoris', // vasti
    paint.muscle,
    [
      [-100, 133, -8, 34, 36, 10, 2, -8],
      [-75, 135, -8, 31, 34, 10, 2, -8],
      [-50, 140, -8, 23, 28, 10, 1, -6],
      [-28, 146, -8, 12, 18, 10, 1, -3],
      [-14, 147, -8, 6, 9],
    ],
  ],
  [
    'thigh-medial-compartment', // pectineus
    paint.muscle,
    [
      [-84, 104, -2, 10, 5, 10, 8],
      [-58, 86, -20, 16, 8, 10, 7],
      [-30, 62, -40, 18, 8, 10, 4],
      [-8, 46, -50, 15, 5, 10, 2],
      [2, 42, -50, 8, 3, 10, 2],
    ],
  ],
  [
    'thigh-medial-compartment', // great adductor
    paint.muscle,
    [
      [-100, 66, 20, 36, 24, 10, 2],
      [-78, 62, 15, 35, 22, 10, 2],
      [-58, 54, 6, 28, 17, 10, 3],
      [-46, 46, -1, 18, 10, 10, 4],
      [-38, 40, -6, 8, 5],
    ],
  ],
  [
    'thigh-medial-compartment', // long adductor
    paint.muscle,
    [
      [-100, 60, -28, 22, 14, 10, -1],
      [-70, 46, -33, 24, 13, 10, 2],
      [-45, 28, -38, 17, 10, 10, 4],
      [-24, 16, -46, 9, 5],
    ],
  ],
  [
    'thigh-medial-compartment', // short adductor
    paint.muscle,
    [
      [-92, 76, -6, 18, 12, 10, 2],
      [-66, 58, -14, 23, 13, 10, 2],
      [-42, 36, -24, 15, 9, 10, 4],
      [-32, 24, -32, 7, 4],
    ],
  ],
  [
    'thigh-medial-compartment', // gracilis
    paint.muscle,
    [
      [-100, 22, 4, 6, 18, 1, 0.2],
      [-70, 18, -6, 5, 17, 1, 0.2],
      [-46, 12, -20, 4, 11, 1, 0.2],
    ],
  ],
  [
    'thigh-posterior-compartment',
    paint.muscle,
    [
      [-100, 90, 57, 33, 18, 10, 1],
      [-78, 84, 54, 27, 15, 10, 2],
      [-58, 74, 48, 19, 10, 10, 3],
      [-48, 68, 43, 10, 6],
    ],
  ],
  [
    'quadratus-femoris',
    paint.muscle,
    [
      [-62, 98, 34, 10, 2, 10, -2],
      [-50, 96, 36, 24, 6, 10, -2],
      [-36, 96, 36, 25, 7, 10, -2],
      [-22, 100, 35, 10, 2, 10, -2],
    ],
  ],
  [
    'obturator-internus',
    paint.muscle,
    [
      [-40, 36, -2, 16, 4, 5, 8],
      [-28, 43, 4, 28, 6.4, 5, 10],
      [-12, 49, 8, 34, 7, 2, 10],
      [8, 54, 10, 30, 6, 1, 10],
      [26, 57, 16, 20, 4, 1, 10],
      [38, 60, 22, 9, 2, 1, 10],
    ],
  ],
  [
    'levator-ani',
    paint.muscle,
    [
      [-34, 9, 22, 22, 2.2, 1, 10, 3],
      [-20, 18, 14, 30, 2.2, 2, 10, 4],
      [-4, 36, 12, 30, 2, 1, 10, 3],
    ],
  ],
];

const psoas = loft(
  sectionsOf([
    [-64, 110, 12, 7, 5, 10, 6],
    [-48, 106, 0, 13, 9, 10, 7],
    [-25, 98, -18, 18, 11, 10, 5],
    [0, 90, -34, 20, 12, 10, 2],
    [25, 84, -40, 19, 13, 10, 3],
    [50, 74, -32, 19, 15, 10, 6],
    [75, 63, -18, 18, 16, 10, 8],
    [100, 54, -6, 19, 17, 8, 10],
    [125, 47, 4, 20, 17, 5, 10],
    [152, 42, 8, 21, 17, 2, 10],
  ]),
);
const iliacusBelow = loft(
  sectionsOf([
    [-10, 104, -28, 9, 8],
    [14, 102, -34, 12, 9, 10, 2],
    [34, 100, -36, 13, 11, 10, 3],
    [52, 98, -30, 13, 13, 10, 5],
  ]),
);
const minimusBelow = loft(
  sectionsOf([
    [-8, 136, -6, 7, 4, 3, -10],
    [8, 128, -2, 14, 8, 4, -10],
    [26, 117, -3, 25, 12, 5, -10],
    [46, 108, -2, 24, 8, 6, -10],
  ]),
);
const mediusBelow = loft(
  sectionsOf([
    [-18, 149, 8, 8, 3, 0, -10],
    [-2, 146, 10, 14, 7, 1, -10],
    [12, 141, 9, 22, 11, 2, -10],
    [32, 131, 8, 30, 14, 3, -10],
    [52, 121, 8, 35, 13, 4, -10],
  ]),
);

const chains: readonly (readonly [segment: string, points: readonly TubePoint[]])[] = [
  [
    'piriformis',
    [
      [20, 58, 58, 6],
      [32, 60, 52, 9],
      [48, 62, 44, 11],
      [66, 60, 34, 10.5],
      [86, 50, 24, 8.5],
      [106, 38, 14, 6.5],
      [126, 26, 6, 4],
    ],
  ],
  [
    'obturator-internus',
    [
      [52, 34, -8, 7],
      [58, 48, -12, 6.4],
      [68, 54, -12, 6],
      [90, 46, -8, 7],
      [110, 34, -3, 5.6],
      [124, 24, 2, 3.4],
    ],
  ],
  [
    'obturator-externus',
    [
      [30, -18, -28, 7],
      [44, -8, -32, 10],
      [62, 4, -36, 9],
      [84, 20, -34, 7],
      [106, 26, -22, 5],
      [122, 20, -8, 3],
    ],
  ],
  [
    'sartorius',
    [
      [119, -50, 68, 6],
      [112, -58, 40, 9],
      [104, -64, 10, 9.6],
      [96, -67, -30, 9.6],
      [88, -66, -66, 9.6],
      [78, -62, -104, 10],
    ],
  ],
];

/** Without a label of their own: the catalogue does not know them. */
const unnamed = new Set(['tensor', 'quadratus-femoris', 'levator-ani', 'obturator-externus']);

/** The other side is a little thicker or thinner at every height. */
const uneven = (sections: readonly Section[], seed: number): Section[] =>
  sections.map((section, n) => {
    const share = 0.08 * noise3(3031, seed + 0.37, n * 0.71, 0.5);
    const thick = 0.12 * noise3(3032, seed + 0.53, n * 0.61, 0.5);
    return { ...section, a: section.a * (1 + share), b: section.b * (1 + thick) };
  });

const packed = (name: string, side: Side, material: Paint, solid: Solid): Part => ({
  ...(unnamed.has(name) ? {} : { segment: `${name}-${sideName(side)}` }),
  paint: material,
  rank: 5,
  solid,
  warped: true,
  smooth: true,
  planeMm: 1.3,
  depthMm: name === 'gluteus-maximus' ? 12 : 9,
});

const oneSide = (side: Side): Part[] => [
  ...lofts.map(([name, material, rows], n) => {
    const left = sectionsOf(rows);
    const sections = side === 1 ? left : mirrored(uneven(left, n));
    return packed(name, side, material, swell(loft(sections), 1.7));
  }),
  ...chains.map(([name, points]) => packed(name, side, paint.muscle, onSide(side, chain(points, 4)))),
  packed('iliopsoas', side, paint.muscle, onSide(side, unite(7, [psoas, iliacus, iliacusBelow]))),
  packed('gluteus-minimus', side, paint.fattyMuscle, onSide(side, unite(6, [minimus, minimusBelow]))),
  packed('gluteus-medius', side, paint.muscle, onSide(side, unite(6, [medius, mediusBelow]))),
];

export const muscleParts = (): Part[] => SIDES.flatMap(oneSide);
