import { type Outline, type Point2, contourLoft, symmetric } from '../lib/contour';
import { noise3 } from '../lib/noise';
import { loft } from '../lib/loft';
import type { Part } from '../lib/part';
import { type Point3, type Sdf, smoothMin, type Solid } from '../lib/sdf';
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
      [9, -52.5],
      [20, -49],
      [32, -42],
      [43, -31],
      [52, -16],
      [58, 3],
      [62, 23],
      [59, 43],
      [46, 59],
      [27, 69],
      [0, 71.5],
    ],
  ],
  [
    -50,
    [
      [0, -56.5],
      [8, -55.5],
      [19, -51],
      [31, -43],
      [42, -31],
      [51, -16],
      [57, 3],
      [60, 22],
      [57, 41],
      [45, 58],
      [26, 67],
      [0, 69],
    ],
  ],
  [
    -43,
    [
      [0, -62],
      [9, -61],
      [20, -55],
      [32, -46],
      [43, -33],
      [52, -17],
      [57, 2],
      [59, 22],
      [56, 41],
      [44, 57],
      [26, 66],
      [0, 68],
    ],
  ],
  [
    -37,
    [
      [0, -80],
      [11, -77],
      [23, -66],
      [35, -52],
      [46, -36],
      [54, -18],
      [58, 2],
      [59, 21],
      [56, 40],
      [44, 56],
      [26, 65],
      [0, 67],
    ],
  ],
  [
    -30,
    [
      [0, -98],
      [13, -94],
      [26, -79],
      [38, -60],
      [49, -40],
      [56, -19],
      [59, 2],
      [59, 21],
      [56, 40],
      [44, 56],
      [26, 65],
      [0, 67],
    ],
  ],
  [
    -20,
    [
      [0, -103.5],
      [15, -99],
      [29, -84],
      [43, -63],
      [54, -41],
      [60, -19],
      [61, 2],
      [60, 21],
      [56, 40],
      [45, 56],
      [26, 65],
      [0, 66.5],
    ],
  ],
  [
    -8,
    [
      [0, -103],
      [16, -98.5],
      [31, -85],
      [46, -65],
      [58, -42],
      [63, -19],
      [63, 2],
      [61, 21],
      [57, 40],
      [45, 56],
      [26, 65],
      [0, 66.5],
    ],
  ],
  [
    6,
    [
      [0, -103.5],
      [17, -99],
      [33, -86],
      [49, -66],
      [60, -43],
      [65.5, -20],
      [65.5, 1],
      [63, 21],
      [58, 41],
      [46, 58],
      [27, 67],
      [0, 68.5],
    ],
  ],
  [
    18,
    [
      [0, -109],
      [15, -103],
      [33, -88],
      [51, -68],
      [62, -44],
      [67.5, -20],
      [67, 2],
      [65, 23],
      [60, 44],
      [48, 61],
      [28, 69.5],
      [0, 71],
    ],
  ],
  [
    30,
    [
      [0, -114],
      [11, -104.5],
      [33, -90],
      [53, -70],
      [65, -45],
      [70, -20],
      [70, 3],
      [68, 26],
      [63, 49],
      [51, 66],
      [30, 75],
      [0, 77],
    ],
  ],
  [
    42,
    [
      [0, -117.5],
      [11, -103],
      [34, -92],
      [55, -72],
      [69, -46],
      [73, -20],
      [72.5, 4],
      [70, 28],
      [65, 53],
      [53, 72],
      [32, 82],
      [0, 84],
    ],
  ],
  [
    54,
    [
      [0, -115],
      [10, -99.5],
      [34, -93],
      [56, -72],
      [71, -47],
      [75, -20],
      [74.5, 5],
      [72, 30],
      [67, 57],
      [55, 79],
      [34, 90],
      [0, 92.5],
    ],
  ],
  [
    66,
    [
      [0, -109],
      [10, -97],
      [34, -92],
      [56, -71],
      [71, -47],
      [76.5, -20],
      [76.5, 5],
      [74, 32],
      [69, 60],
      [57, 84],
      [36, 97],
      [0, 100],
    ],
  ],
  [
    78,
    [
      [0, -105],
      [10, -96],
      [34, -91],
      [56, -70],
      [72, -46],
      [77.5, -20],
      [78, 6],
      [76, 34],
      [71, 63],
      [59, 88],
      [38, 102],
      [0, 105.5],
    ],
  ],
];

const trunk = contourLoft(
  outlines.map(([z, half]): Outline => symmetric(z, half)),
  2,
);

/** Auricles, each leaning back a little. */
const ears = [1, -1].map((side) =>
  loft(
    [
      { z: 27, x: side * 70, y: 5, a: 5, b: 2.5, turn: [side * 0.3, 1] },
      { z: 37, x: side * 74, y: 9, a: 9, b: 2.6, turn: [side * 0.35, 1] },
      { z: 54, x: side * 79, y: 14, a: 15, b: 2.4, turn: [side * 0.45, 1] },
      { z: 76, x: side * 82, y: 17, a: 16, b: 2.4, turn: [side * 0.5, 1] },
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
const layer = (fromMm: number, toMm: number, region: Sdf, min: Point3, max: Point3): Solid => ({
  distance: (x, y, z) => {
    const outside = region(x, y, z);
    if (outside > 20) return outside;
    const depth = -bodySolid.distance(x, y, z);
    return Math.max(Math.abs(depth - (fromMm + toMm) / 2) - (toMm - fromMm) / 2, outside);
  },
  box: { min, max },
});

/** In front of a slanting plane, below the jaw. */
const platysmaRegion =
  (side: 1 | -1) =>
  (x: number, y: number, z: number): number =>
    Math.max(z - 4 - 0.12 * Math.abs(x), y - 4, 13 - side * x);

/** Muscles of lips, chin and cheeks, and the cartilages of the nose: soft tissue under the skin of the face. */
const faceRegion = (x: number, y: number, z: number): number =>
  Math.max(y + 86 - 0.5 * Math.abs(x), z - 24, -34 - z) + 3.5 * noise3(221, x / 9, y / 9, z / 11);
/** Slips of the muscles of expression in the fat of the cheek. */
const cheekRegion = (x: number, y: number, z: number): number => {
  const outside = Math.max(y + 42, z - 52, -26 - z);
  if (outside > 6) return outside;
  const slips = 1.4 - 5 * Math.abs(noise3(224, x / 21, y / 21, z / 11) + 0.25);
  return Math.max(y + 42 + 4 * noise3(223, x / 15, y / 15, z / 15), outside, slips);
};
const noseRegion = (x: number, y: number, z: number): number =>
  Math.max(y + 97, Math.abs(x) - 16, 21 - z, z - 66);

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
    paint: paint.face,
    rank: 1,
    solid: layer(2.6, 8.5, faceRegion, [-60, -115, -38], [60, -50, 28]),
    warped: true,
    smooth: true,
  },
  {
    paint: paint.face,
    rank: 1,
    solid: layer(4.5, 6.3, cheekRegion, [-75, -115, -30], [75, -38, 56]),
    warped: true,
    smooth: true,
  },
  {
    paint: paint.face,
    rank: 1,
    solid: layer(2, 12, noseRegion, [-16, -121, 21], [16, -97, 66]),
    warped: true,
    smooth: true,
  },
  {
    paint: paint.muscle,
    rank: 2,
    solid: layer(4.2, 5.4, platysmaRegion(1), [13, -110, -90], [75, 4, 13]),
    warped: true,
  },
  {
    paint: paint.muscle,
    rank: 2,
    solid: layer(4.4, 5.7, platysmaRegion(-1), [-75, -110, -90], [-13, 4, 13]),
    warped: true,
  },
];

/** The table: a thin curved plate under everything. */
const table: Solid = {
  distance: (x, y) => Math.max(Math.abs(y - 107.4 + 0.0011 * x * x) - 0.9, Math.abs(x) - 62),
  box: { min: [-62, 100, -90], max: [62, 109, 90] },
};

/** A padded headrest under head and neck. */
export const restParts = (): Part[] => {
  const behind = (x: number, y: number, z: number) =>
    Math.max(34 + 0.004 * x * x - y, 2 - z, Math.abs(x) - 92, y - 104 + 0.0011 * x * x);
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
    { paint: paint.cover, rank: -1, solid: shell(1.9, 3.4) },
    { paint: paint.table, rank: -1, solid: table },
  ];
};
