import { chain } from '../lib/chain';
import { contourLoft, symmetric } from '../lib/contour';
import { loft, type Section } from '../lib/loft';
import type { Overlay, Part } from '../lib/part';
import { ellipsoidDistance, type Solid } from '../lib/sdf';
import type { TubePoint } from '../lib/tube';
import { paint } from './tissues';

type Row = readonly [z: number, x: number, y: number, a: number, b: number];
const column = (rows: readonly Row[]): Solid =>
  loft(
    rows.map(([z, x, y, a, b]): Section => ({ z, x, y, a, b })),
    2,
  );

/** Cord: transverse 12.4–14 mm, front to back about 8 mm from C2 to C5 [10]; it widens into the medulla. */
const cord = column([
  [-80, 0.3, 15.8, 6.9, 3.9],
  [-56, 0.2, 14.6, 7, 3.9],
  [-39, 0.2, 14.2, 6.9, 3.9],
  [-22, 0, 14.6, 6.5, 3.9],
  [0, -0.1, 15.4, 6.2, 4],
  [17, 0, 14.8, 6.1, 4.2],
  [27, 0, 12.6, 6.3, 4.8],
  [36, 0, 7.6, 7.4, 6],
  [44, 0, 2.6, 8.6, 7.2],
]);
const brainstem = column([
  [43, 0, 3.4, 8.6, 7.4],
  [49, 0, -0.6, 13, 10],
  [58, 0, -5, 15, 12.4],
  [68, 0, -10, 14.4, 12],
  [78, 0, -13, 15, 11],
]);

/** The sac keeps 1–2 mm from the bone in front and holds fat and veins behind. */
const sac = column([
  [-80, 0, 16.2, 10.4, 6],
  [-56, 0, 14.9, 10.2, 5.8],
  [-39, 0, 14.5, 10, 5.7],
  [-22, 0, 15, 9.8, 5.9],
  [0, 0, 15.8, 9.8, 6.6],
  [17, 0, 16, 11, 8],
  [28, 0, 13.6, 12, 10.5],
  [36, 0, 12.6, 13.6, 14],
  [44, 0, 14, 18, 20],
]);
const canal = column([
  [-80, 0, 17.2, 12.2, 7.6],
  [-56, 0, 15.5, 12, 7.4],
  [-39, 0, 15, 11.8, 7.3],
  [-22, 0, 15.5, 11.5, 7.4],
  [0, 0, 16.5, 11.5, 8.8],
  [17, 0, 16.5, 14, 10],
  [28, 0, 14.6, 14, 13],
  [36, 0, 13.5, 14.5, 16.5],
]);

/** Inside of the skull above the foramen magnum, drawn a little into the bone, which lies over it. */
const cavity = contourLoft([
  symmetric(29, [
    [0, -2],
    [8, -2],
    [12, 4],
    [14, 9],
    [14, 14],
    [13, 20],
    [11, 25],
    [8, 28],
    [5, 29],
    [3, 30],
    [2, 30.5],
    [1, 31],
    [0, 31],
  ]),
  symmetric(33, [
    [0, -5],
    [9, -5],
    [15, 2],
    [18, 8],
    [18, 14],
    [16, 21],
    [13, 26],
    [10, 29],
    [7, 31],
    [5, 32],
    [3, 33],
    [1, 33],
    [0, 33],
  ]),
  symmetric(38, [
    [0, -11],
    [10, -10],
    [18, -4],
    [25, 4],
    [30, 12],
    [28, 21],
    [23, 28],
    [19, 34],
    [16, 37],
    [13, 41],
    [9, 42],
    [4, 43],
    [0, 43],
  ]),
  symmetric(44, [
    [0, -16],
    [11, -13],
    [22, -9],
    [29, 0],
    [38, 7],
    [43, 17],
    [39, 28],
    [36, 38],
    [31, 47],
    [23, 51],
    [15, 55],
    [8, 59],
    [0, 61],
  ]),
  symmetric(50, [
    [0, -19],
    [11, -14],
    [20, -6],
    [28, 1],
    [37, 8],
    [48, 15],
    [47, 28],
    [43, 40],
    [38, 50],
    [30, 58],
    [22, 65],
    [12, 69],
    [0, 70],
  ]),
  symmetric(56, [
    [0, -21],
    [12, -17],
    [22, -12],
    [34, -14],
    [56, -6],
    [57, 13],
    [55, 28],
    [51, 41],
    [44, 54],
    [36, 64],
    [25, 71],
    [14, 76],
    [0, 78],
  ]),
  symmetric(58, [
    [0, -22],
    [16, -32],
    [42, -46],
    [59, -31],
    [58, -7],
    [59, 13],
    [57, 28],
    [52, 41],
    [45, 55],
    [37, 65],
    [26, 73],
    [14, 78],
    [0, 80],
  ]),
  symmetric(62, [
    [0, -26],
    [18, -40],
    [43, -47],
    [60, -32],
    [61, -7],
    [62, 12],
    [61, 28],
    [56, 43],
    [49, 57],
    [40, 68],
    [28, 76],
    [15, 82],
    [0, 85],
  ]),
  symmetric(68, [
    [0, -50],
    [20, -50],
    [46, -52],
    [64, -36],
    [66, -9],
    [67, 10],
    [65, 28],
    [60, 44],
    [52, 59],
    [43, 71],
    [30, 79],
    [16, 86],
    [0, 89],
  ]),
  symmetric(78, [
    [0, -52],
    [21, -52],
    [47, -55],
    [66, -38],
    [68, -9],
    [69, 10],
    [67, 28],
    [63, 45],
    [55, 61],
    [45, 74],
    [32, 84],
    [17, 91],
    [0, 94],
  ]),
]);

/** Cisterns: in front of and beside the brainstem, the cisterna magna behind the tonsils. */
const cistern = (x: number, y: number, z: number): number => {
  const stem = brainstem.distance(x, y, z) - 3.6 + Math.max(0, y - 2) * 0.9;
  const magna = ellipsoidDistance(x + 0.6, y - 42, z - 37, 15, 12, 6.5);
  const saddle = ellipsoidDistance(x, y + 24, z - 71, 13, 10, 6);
  return Math.min(stem, magna, saddle);
};

/** Cerebellum below a tentorium that rises to the midline, the temporal and occipital lobes above it. */
const tentorium = (x: number, y: number, z: number): number =>
  z - 61 - 0.32 * Math.min(y, 40) + 0.34 * Math.abs(x) + 0.004 * x * x;
const belowTentorium: Solid = {
  distance: (x, y, z) =>
    Math.max(
      cavity.distance(x, y, z) + 1.7,
      -cistern(x, y, z),
      31.5 - z + 0.05 * (y - 20),
      tentorium(x, y, z) + 1,
      -6 - y + Math.abs(x) * 0.2,
    ),
  box: cavity.box,
};
const aboveTentorium: Solid = {
  distance: (x, y, z) => Math.max(cavity.distance(x, y, z) + 1.7, -cistern(x, y, z), 1 - tentorium(x, y, z)),
  box: cavity.box,
};
const fourthVentricle = column([
  [44, 0.4, 13, 2, 2],
  [52, 0.2, 13.6, 7, 3.6],
  [60, 0, 11, 6, 4],
  [68, 0, 6, 2, 2],
]);

/** Transverse and sigmoid sinuses down to the jugular bulbs, and the torcular: right larger than left. */
const sinuses = [
  chain([
    [27.4, 3, 41, 3.6],
    [34, 8, 46, 3.4],
    [44, 14, 51, 3.6],
    [52, 25, 57, 3.4],
    [50, 42, 62, 3.2],
    [38, 62, 64, 3],
    [18, 78, 66, 3.2],
    [1, 84, 68, 4],
  ]),
  chain([
    [-27.6, 3.4, 42, 4.2],
    [-35, 8.6, 47, 4.2],
    [-45, 15, 52, 4.4],
    [-53, 26, 58, 4.2],
    [-51, 43, 62.6, 4],
    [-39, 62, 64.6, 3.8],
    [-18, 78, 66.4, 3.8],
    [-1, 84, 68, 4],
  ]),
];

type Root = readonly [level: string, side: 1 | -1, points: readonly TubePoint[], ganglion: number];
/** A root leaves the sac, swells into its ganglion in the foramen and goes down in front. */
const root = (level: string, side: 1 | -1, z: number, y: number, drop: number): Root => [
  level,
  side,
  [
    [side * 8.4, y + 1.4, z + 2.2, 1],
    [side * 12, y - 1.6, z, 1.5],
    [side * 15.4, y - 4.6, z - 1, 2.3],
    [side * 18.6, y - 7, z - 2, 2.6],
    [side * 22.4, y - 9, z - 3.6, 1.9],
    [side * 27, y - 8, z - 3.6 - drop, 1.7],
  ],
  3,
];
const roots: readonly Root[] = [1, -1].flatMap((s) => {
  const side = s as 1 | -1;
  const j = side === 1 ? 0 : 0.5;
  return [
    [
      'c2',
      side,
      [
        [side * 9, 17, 10, 1],
        [side * 13, 18.4, 9.4, 1.6],
        [side * 16.8, 18, 9, 2.5],
        [side * 21, 17, 8, 2.2],
        [side * 25, 16, 5, 1.5],
      ],
      2,
    ] as Root,
    root('c3', side, -11.5 + j, 14, 6),
    root('c4', side, -30 + j, 13.4, 8),
    root('c5', side, -47 + j, 13.2, 9),
    root('c6', side, -64.5 + j, 14.4, 9),
  ];
});

const name = (side: 1 | -1) => (side === 1 ? 'left' : 'right');

/** Nuchal ligament, ligamenta flava and the posterior membrane: thin sheets near the midline. */
const nuchal = column([
  [-80, 0.2, 60, 0.9, 13],
  [-40, 0.1, 57, 0.8, 12],
  [0, -0.2, 60, 0.8, 14],
  [20, 0, 66, 0.8, 18],
  [34, 0, 74, 0.8, 18],
]);
/** Behind the dens: transverse ligament, cruciform and tectorial membranes. */
const tectorial = loft(
  [
    { z: -8, x: 0, y: 8.6, a: 6, b: 0.9 },
    { z: 8, x: 0, y: 8.6, a: 7, b: 1.3 },
    { z: 19, x: 0, y: 9, a: 9, b: 1.9, bend: -3 },
    { z: 27, x: 0, y: 8, a: 9, b: 1.7, bend: -2 },
    { z: 36, x: 0, y: 0, a: 9, b: 1.3 },
  ],
  1,
);
const apical = chain([
  [0, 2, 27, 2.4],
  [0, -2, 33, 1.8],
]);
const alar = [
  chain([
    [4, 2, 25, 1.8],
    [12, 2, 28, 1.8],
  ]),
  chain([
    [-4, 2, 25, 1.8],
    [-12, 2.4, 28.4, 1.8],
  ]),
];
/** Between the arch of C1 and the dens and in front of it: joint tissue and the anterior membrane. */
const atlantodental = loft(
  [
    { z: 10, x: 0, y: -6, a: 8, b: 3 },
    { z: 19, x: 0, y: -6, a: 10, b: 3.4 },
    { z: 32, x: 0, y: -8, a: 11, b: 3 },
  ],
  2,
);
const flava = [17, -11, -30, -47.5, -64.5].flatMap((z) => [
  chain([
    [2, z > 0 ? 26 : 23.4, z - 4, 1.3],
    [8, z > 0 ? 24 : 20.6, z, 1.5],
    [2, z > 0 ? 28 : 24, z + 5, 1.2],
  ]),
  chain([
    [-2, z > 0 ? 26 : 23.4, z - 4, 1.3],
    [-8, z > 0 ? 24 : 20.6, z, 1.5],
    [-2, z > 0 ? 28 : 24, z + 5, 1.2],
  ]),
]);
const longitudinal = column([
  [-80, 0, -9.6, 6, 1.2],
  [-39, 0, -11.4, 6, 1.2],
  [-13, 0, -10.8, 6, 1.3],
  [4, 0, -9, 6, 1.3],
]);

export const nerveParts = (): Part[] => [
  { paint: paint.ligament, rank: 8, solid: nuchal, warped: true, sheathMm: 0.3, depthMm: 3.5 },
  { paint: paint.ligament, rank: 9, solid: longitudinal },
  { paint: paint.epidural, rank: 15, solid: canal, smooth: true, sheathMm: 0.2 },
  ...[tectorial, apical, ...alar, atlantodental, ...flava].map((solid): Part => ({
    paint: paint.ligament,
    rank: 16,
    solid,
  })),
  { segment: 'dural-sac', paint: paint.csf, rank: 17, solid: sac, smooth: true },
  { paint: paint.csf, rank: 16.5, solid: cavity, smooth: true },
  { segment: 'brain', paint: paint.cerebellum, rank: 18, solid: belowTentorium, warped: true, smooth: true },
  { segment: 'brain', paint: paint.brain, rank: 18, solid: aboveTentorium, warped: true, smooth: true },
  { paint: paint.csf, rank: 18.2, solid: fourthVentricle, warped: true },
  { segment: 'brain', paint: paint.brain, rank: 18.1, solid: brainstem },
  ...sinuses.map((solid): Part => ({ paint: paint.vein, rank: 30, solid })),
  ...roots.map(([level, side, points]): Part => ({
    segment: `nerve-root-${level}-${name(side)}`,
    paint: paint.ganglion,
    rank: 19,
    solid: chain(points, 3),
    sheathMm: 0.3,
  })),
  { segment: 'spinal-cord', paint: paint.cord, rank: 21, solid: cord },
];

export const nerveOverlays = (): Overlay[] => [
  { segment: 'spinal-canal', solid: canal },
  { segment: 'dural-sac', solid: sac },
];
