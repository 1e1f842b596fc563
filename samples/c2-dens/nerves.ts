import { chain } from '../lib/chain';
import { loft, type Section } from '../lib/loft';
import type { Overlay, Part } from '../lib/part';
import type { Solid } from '../lib/sdf';
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

/** What the skull holds above the foramen magnum: brain with its cisterns. */
const cerebellum = [
  column([
    [34, 6.4, 20, 4, 6],
    [41, 8, 24, 6.4, 9],
    [48, 13, 32, 12, 14],
    [56, 21, 38, 20, 21],
    [66, 25, 39, 25, 26],
    [78, 26, 38, 27, 28],
  ]),
  column([
    [33, -6, 20, 4.2, 6],
    [40, -8, 24, 6.6, 9],
    [48, -13, 32, 12, 14],
    [56, -21, 38.6, 20, 21],
    [66, -25, 39.4, 25, 26],
    [78, -26, 38, 27, 28],
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
  { paint: paint.ligament, rank: 8, solid: nuchal, warped: true, sheathMm: 0.3 },
  { paint: paint.ligament, rank: 9, solid: longitudinal },
  { paint: paint.epidural, rank: 15, solid: canal, smooth: true, sheathMm: 0.2 },
  ...[tectorial, apical, ...alar, atlantodental, ...flava].map((solid): Part => ({
    paint: paint.ligament,
    rank: 16,
    solid,
  })),
  { segment: 'dural-sac', paint: paint.csf, rank: 17, solid: sac, smooth: true },
  ...cerebellum.map((solid): Part => ({
    segment: 'brain',
    paint: paint.brain,
    rank: 18,
    solid,
    warped: true,
  })),
  { segment: 'brain', paint: paint.brain, rank: 18, solid: brainstem },
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
