import { contourLoft, symmetric } from '../lib/contour';
import { loft, type Section } from '../lib/loft';
import type { Paint, Part } from '../lib/part';
import { ellipsoid, type Point3, type Solid } from '../lib/sdf';
import { paint } from './tissues';

/** Tongue, glands and lymph nodes. Submandibular gland about 35 × 14 × 33 mm [3]. */
const tongue = contourLoft([
  symmetric(-26.5, [
    [0, -56],
    [4.5, -54.6],
    [6.6, -50],
    [6.6, -45],
    [4.5, -41],
    [0, -39.6],
  ]),
  symmetric(-21, [
    [0, -68],
    [6, -65],
    [10, -56],
    [10.5, -45],
    [7, -36],
    [0, -33.6],
  ]),
  symmetric(-12, [
    [0, -77],
    [11, -72],
    [17, -58],
    [18, -43],
    [13, -32],
    [0, -29],
  ]),
  symmetric(-2, [
    [0, -81],
    [14, -75],
    [21, -59],
    [22.5, -42],
    [16, -29],
    [0, -25.4],
  ]),
  symmetric(8, [
    [0, -84],
    [16, -78],
    [23, -61],
    [25, -43],
    [18, -27.6],
    [0, -23.6],
  ]),
  symmetric(16, [
    [0, -84],
    [15, -79],
    [22, -62],
    [23, -45],
    [16, -32],
    [0, -28.6],
  ]),
  symmetric(22.6, [
    [0, -77],
    [11, -73],
    [16, -61],
    [16, -50],
    [10, -42],
    [0, -39],
  ]),
]);

/** Floor of the mouth, gums and palate around the tongue. */
const oralCavity = contourLoft([
  symmetric(-24, [
    [0, -70],
    [8, -67],
    [14, -60],
    [16, -50],
    [12, -43],
    [0, -41],
  ]),
  symmetric(-17, [
    [0, -83],
    [10, -79],
    [20, -66],
    [22, -51],
    [15, -40],
    [0, -36],
  ]),
  symmetric(-8, [
    [0, -88],
    [15, -83],
    [26, -66],
    [28, -48],
    [20, -34],
    [0, -29.6],
  ]),
  symmetric(6, [
    [0, -90],
    [18, -85],
    [28, -66],
    [30, -46],
    [23, -30],
    [0, -24.6],
  ]),
  symmetric(20, [
    [0, -88],
    [17, -83],
    [28, -66],
    [29, -46],
    [22, -33],
    [0, -29],
  ]),
  symmetric(27, [
    [0, -82],
    [14, -77],
    [22, -64],
    [23, -48],
    [17, -40],
    [0, -37],
  ]),
]);

/** Vitreous body and lens lie at the very top of the volume. */
const globes = [
  ellipsoid([31, -76, 78], 12.2, 12.2, 12.2),
  ellipsoid([-31.6, -76.4, 78.4], 12.2, 12.2, 12.2),
];

type Row = readonly [z: number, x: number, y: number, a: number, b: number, tx: number, ty: number];
const lofted = (rows: readonly Row[]): Solid =>
  loft(
    rows.map(([z, x, y, a, b, tx, ty]): Section => ({ z, x, y, a, b, turn: [tx, ty] })),
    3,
  );

const glands: readonly (readonly [segment: string, material: Paint, solid: Solid])[] = [
  [
    'submandibular-gland-left',
    paint.submandibular,
    lofted([
      [-27, 30, -42, 9, 6, 8, -9],
      [-18, 32, -44, 15, 8.6, 8, -11],
      [-8, 33, -42, 15, 7.6, 8, -12],
      [0, 32, -38, 8, 4.6, 6, -10],
    ]),
  ],
  [
    'submandibular-gland-right',
    paint.submandibular,
    lofted([
      [-28, -30.6, -41, 9, 6, -8, -9],
      [-18, -32.4, -43, 14.4, 9, -8, -11],
      [-7, -33.6, -41, 14, 7.4, -8, -12],
      [1, -32.4, -38, 8, 4.4, -6, -10],
    ]),
  ],
  [
    'parotid-gland-left',
    paint.parotid,
    lofted([
      [-12, 55, -12, 8, 4.4, -2, 10],
      [2, 57.5, -14, 15, 7.4, -2, 10],
      [16, 60.5, -15, 19, 8.6, -2.6, 10],
      [30, 62.5, -15, 17, 7.4, -2, 10],
      [42, 65, -14, 9, 4, -1, 10],
    ]),
  ],
  [
    'parotid-gland-right',
    paint.parotid,
    lofted([
      [-14, -55.4, -11, 8, 4.4, 2, 10],
      [1, -58, -13.4, 15, 7.2, 2, 10],
      [16, -61, -14.4, 19.6, 8.4, 2.6, 10],
      [31, -63, -14.4, 16, 7.6, 2, 10],
      [43, -65.4, -13, 9, 4, 1, 10],
    ]),
  ],
  [
    'parotid-gland-left',
    paint.parotid,
    lofted([
      [6, 46, -9, 7, 6, 4, 6],
      [18, 46, -9, 8, 7, 4, 6],
      [30, 48, -10, 6, 5, 4, 6],
    ]),
  ],
  [
    'parotid-gland-right',
    paint.parotid,
    lofted([
      [6, -46.4, -8.6, 7, 6, -4, 6],
      [18, -46.6, -8.6, 8, 7, -4, 6],
      [30, -48.4, -9.6, 6, 5, -4, 6],
    ]),
  ],
  [
    'thyroid-gland',
    paint.thyroid,
    lofted([
      [-82, 18, -27, 8, 13, 1, 0.3],
      [-70, 18.6, -28, 7, 11, 1, 0.4],
      [-58, 20, -29, 3, 5, 1, 0.5],
    ]),
  ],
  [
    'thyroid-gland',
    paint.thyroid,
    lofted([
      [-82, -18.6, -26.6, 8.6, 13.6, 1, -0.3],
      [-70, -19.2, -27.6, 7.4, 11.6, 1, -0.4],
      [-56, -20.6, -28.6, 3, 5, 1, -0.5],
    ]),
  ],
  [
    'other',
    paint.submandibular,
    lofted([
      [-6, 16, -66, 4, 10, 1, 0.5],
      [2, 19, -66, 5, 13, 1, 0.5],
      [8, 20, -66, 3, 9, 1, 0.5],
    ]),
  ],
  [
    'other',
    paint.submandibular,
    lofted([
      [-6, -16, -66, 4, 10, 1, -0.5],
      [2, -19, -66, 5, 13, 1, -0.5],
      [8, -20, -66, 3, 9, 1, -0.5],
    ]),
  ],
];

/** Nodes of the usual size, short axis 3–6 mm: levels I, II, III, V and retropharyngeal. */
const nodes: readonly (readonly [at: Point3, a: number, b: number, c: number])[] = [
  [[41, -15, -6], 3.2, 4.6, 8],
  [[43, -7, -14], 2.6, 3.4, 6],
  [[-42, -15, -4], 3.4, 4.4, 7.4],
  [[-44.6, -5, -16], 2.4, 3, 5],
  [[40, 2, -30], 2.2, 3, 5],
  [[-41, 3, -34], 2.4, 2.8, 4.6],
  [[37, -19, -43], 2, 3, 5],
  [[-38, -19, -47], 2.2, 2.8, 4],
  [[46, 22, -52], 1.8, 2.4, 3.4],
  [[-47, 24, -46], 1.8, 2.2, 3.6],
  [[40, -53, -21], 2.6, 3.4, 3],
  [[-42, -52, -22], 2.8, 3.6, 3.2],
  [[5, -68, -25], 2, 2.6, 2.2],
  [[16, -17, 20], 1.8, 2.2, 4],
  [[-16.6, -17, 16], 1.6, 2, 3.6],
  [[50, 28, -24], 1.6, 2.2, 3],
  [[62, -3, 6], 2, 3, 3.4],
];

export const organParts = (): Part[] => [
  { paint: paint.mouth, rank: 5.5, solid: oralCavity, warped: true, smooth: true, sheathMm: 0.3 },
  ...globes.map((solid): Part => ({ paint: paint.humour, rank: 6, solid })),
  {
    segment: 'tongue',
    paint: paint.tongue,
    rank: 6,
    solid: tongue,
    warped: true,
    smooth: true,
    sheathMm: 0.5,
  },
  ...glands.map(([name, material, solid]): Part => ({
    ...(name === 'other' ? {} : { segment: name }),
    paint: material,
    rank: 7,
    solid,
    warped: true,
    smooth: true,
    sheathMm: 0.9,
    depthMm: 4.5,
  })),
  ...nodes.map(([at, a, b, c]): Part => ({
    paint: paint.node,
    rank: 7.5,
    solid: ellipsoid(at, a, b, c),
    warped: true,
    sheathMm: 0.7,
    depthMm: 5,
  })),
];
