import { type Outline, type Point2, contourLoft, symmetric } from '../lib/contour';
import { loft } from '../lib/loft';
import type { Part } from '../lib/part';
import { smoothMin, type Solid } from '../lib/sdf';
import { paint } from './tissues';

/**
 * Outline of the body: half outlines from the midline in front to the midline behind. Neck girth about
 * 360 mm at C5, head width 155 mm.
 */
const outlines: readonly (readonly [z: number, half: readonly Point2[]])[] = [
  [
    -78,
    [
      [0, -51],
      [10, -50],
      [22, -46],
      [35, -39],
      [48, -28],
      [59, -13],
      [69, 5],
      [76, 26],
      [77, 46],
      [62, 63],
      [34, 73],
      [0, 76],
    ],
  ],
  [
    -60,
    [
      [0, -53.5],
      [9, -52],
      [20, -48],
      [32, -41],
      [43, -30],
      [52, -15],
      [58, 3],
      [62, 23],
      [59, 43],
      [46, 59],
      [27, 69],
      [0, 72],
    ],
  ],
  [
    -45,
    [
      [0, -56],
      [8, -55],
      [18, -50],
      [30, -42],
      [42, -30],
      [51, -15],
      [57, 3],
      [59, 22],
      [56, 41],
      [44, 58],
      [26, 68],
      [0, 71],
    ],
  ],
  [
    -33,
    [
      [0, -59],
      [9, -58],
      [20, -53],
      [33, -44],
      [45, -31],
      [54, -16],
      [58, 2],
      [59, 22],
      [56, 41],
      [44, 58],
      [26, 68],
      [0, 71],
    ],
  ],
  [
    -25,
    [
      [0, -73],
      [10, -71],
      [22, -64],
      [36, -52],
      [49, -35],
      [57, -17],
      [60, 2],
      [60, 22],
      [57, 41],
      [45, 58],
      [27, 68],
      [0, 71],
    ],
  ],
  [
    -17,
    [
      [0, -97],
      [13, -94],
      [27, -81],
      [42, -60],
      [54, -38],
      [61, -18],
      [62, 2],
      [61, 22],
      [58, 42],
      [46, 60],
      [28, 70],
      [0, 73],
    ],
  ],
  [
    -6,
    [
      [0, -103],
      [15, -99],
      [30, -86],
      [46, -65],
      [59, -41],
      [65, -18],
      [65, 2],
      [63, 23],
      [60, 44],
      [48, 63],
      [30, 74],
      [0, 77],
    ],
  ],
  [
    6,
    [
      [0, -101],
      [15, -98],
      [31, -86],
      [48, -66],
      [62, -42],
      [68, -18],
      [67, 3],
      [66, 25],
      [63, 48],
      [51, 68],
      [32, 80],
      [0, 84],
    ],
  ],
  [
    18,
    [
      [0, -106],
      [15, -101],
      [32, -88],
      [50, -68],
      [64, -43],
      [71, -18],
      [70, 4],
      [69, 27],
      [66, 52],
      [55, 73],
      [35, 86],
      [0, 91],
    ],
  ],
  [
    32,
    [
      [0, -114],
      [11, -104],
      [32, -90],
      [52, -70],
      [66, -44],
      [73, -18],
      [72, 5],
      [72, 30],
      [70, 56],
      [58, 78],
      [37, 92],
      [0, 97],
    ],
  ],
  [
    46,
    [
      [0, -117.5],
      [10, -102],
      [32, -91],
      [53, -71],
      [68, -45],
      [75, -18],
      [75, 6],
      [75, 32],
      [73, 59],
      [61, 82],
      [39, 96],
      [0, 101],
    ],
  ],
  [
    60,
    [
      [0, -112],
      [10, -97],
      [32, -91],
      [54, -71],
      [69, -45],
      [76, -18],
      [77, 6],
      [77, 33],
      [75, 61],
      [63, 85],
      [40, 99],
      [0, 104.5],
    ],
  ],
  [
    78,
    [
      [0, -106],
      [10, -95],
      [32, -90],
      [54, -70],
      [70, -44],
      [77, -18],
      [78, 6],
      [78, 33],
      [76, 62],
      [64, 86],
      [41, 100],
      [0, 106],
    ],
  ],
];

const trunk = contourLoft(outlines.map(([z, half]): Outline => symmetric(z, half)));

/** Auricles, each leaning back a little. */
const ears = [1, -1].map((side) =>
  loft(
    [
      { z: 26, x: side * 73, y: 6, a: 5, b: 2.5, turn: [side * 0.3, 1] },
      { z: 36, x: side * 77, y: 10, a: 9, b: 2.6, turn: [side * 0.35, 1] },
      { z: 54, x: side * 82, y: 15, a: 15, b: 2.4, turn: [side * 0.45, 1] },
      { z: 76, x: side * 84, y: 17, a: 16, b: 2.4, turn: [side * 0.5, 1] },
    ],
    2,
  ),
);

export const bodySolid: Solid = {
  distance: (x, y, z) =>
    Math.abs(x) > 66 && z > 20
      ? ears.reduce((d, ear) => smoothMin(d, ear.distance(x, y, z), 2), trunk.distance(x, y, z))
      : trunk.distance(x, y, z),
  box: { min: [-100, -121, -90], max: [100, 110, 90] },
};

/** Region of a band that lies between two depths below the skin. */
const layer = (fromMm: number, toMm: number, region: (x: number, y: number, z: number) => number): Solid => ({
  distance: (x, y, z) => {
    const outside = region(x, y, z);
    if (outside > 20) return outside;
    const depth = -bodySolid.distance(x, y, z);
    return Math.max(Math.abs(depth - (fromMm + toMm) / 2) - (toMm - fromMm) / 2, outside);
  },
  box: bodySolid.box,
});

/** In front of a slanting plane, below the jaw. */
const platysmaRegion =
  (side: 1 | -1) =>
  (x: number, y: number, z: number): number =>
    Math.max(z - 4 - 0.12 * Math.abs(x), y - 4, 13 - side * x);

export const bodyParts = (): Part[] => [
  {
    segment: 'skin',
    paint: paint.envelope,
    rank: 0,
    layered: true,
    solid: bodySolid,
    warped: true,
    smooth: true,
  },
  {
    segment: 'platysma-left',
    paint: paint.muscle,
    rank: 2,
    solid: layer(4.2, 5.4, platysmaRegion(1)),
    warped: true,
  },
  {
    segment: 'platysma-right',
    paint: paint.muscle,
    rank: 2,
    solid: layer(4.4, 5.7, platysmaRegion(-1)),
    warped: true,
  },
];

/** A padded headrest under head and neck. */
export const restParts = (): Part[] => {
  const behind = (x: number, y: number, z: number) =>
    Math.max(38 + 0.004 * x * x - y, 6 - z, Math.abs(x) - 92);
  const shell = (from: number, to: number): Solid => ({
    distance: (x, y, z) => {
      const outside = behind(x, y, z);
      if (outside > 20) return outside;
      const gap = bodySolid.distance(x, y, z);
      return Math.max(Math.abs(gap - (from + to) / 2) - (to - from) / 2, outside);
    },
    box: { min: [-95, 36, 5], max: [95, 112, 80] },
  });
  return [
    { paint: paint.foam, rank: -2, solid: shell(3.4, 26), smooth: true },
    { paint: paint.cover, rank: -1, solid: shell(2.6, 3.4) },
  ];
};
