import { chain, swell } from '../lib/chain';
import { noise3 } from '../lib/noise';
import type { Part } from '../lib/part';
import type { Solid } from '../lib/sdf';
import type { TubePoint } from '../lib/tube';
import { sideName } from '../lib/bone/sides';
import { paint } from './tissues';

/** Left and right apart: the arteries wind, and the left common iliac vein crosses the midline. */
type Course = readonly [segment: string, side: 1 | -1, points: readonly number[]];

/** x, y, z, inner radius, and so on along the vessel, mm. */
const arteries: readonly Course[] = [
  ['iliac-artery', 1, [12, -30, 160, 5.4, 22, -27, 140, 5.2, 31, -19, 120, 5, 40, -9, 102, 4.9]],
  ['iliac-artery', -1, [3, -32, 160, 5.6, -11, -31, 142, 5.4, -27, -24, 122, 5.1, -40, -12, 102, 5]],
  [
    'external-iliac-artery',
    1,
    [40, -9, 102, 4.2, 45, -20, 86, 4.1, 50, -36, 66, 4, 60, -50, 46, 4, 72, -57, 26, 4, 78, -58, 14, 4],
  ],
  [
    'external-iliac-artery',
    -1,
    [
      -40, -12, 102, 4.3, -44, -26, 86, 4.2, -48, -38, 66, 4.1, -58, -51, 46, 4, -71, -58, 26, 4, -77, -59,
      14, 4,
    ],
  ],
  [
    'femoral-artery',
    1,
    [78, -58, 14, 4, 80, -56, -10, 4, 83, -52, -40, 3.8, 86, -44, -70, 3.4, 86, -34, -104, 3.2],
  ],
  [
    'femoral-artery',
    -1,
    [-77, -59, 14, 4, -79, -57, -10, 4, -82, -52, -40, 3.8, -85, -44, -70, 3.4, -85, -34, -104, 3.2],
  ],
  ['internal-iliac-artery', 1, [40, -9, 102, 3, 43, 4, 92, 3, 45, 17, 78, 3, 47, 28, 66, 2.8]],
  ['internal-iliac-artery', -1, [-40, -12, 102, 3, -43, 2, 92, 3, -45, 15, 78, 3, -47, 27, 66, 2.8]],
  [
    'superior-gluteal',
    1,
    [47, 28, 66, 2.2, 50, 44, 60, 2, 58, 60, 57, 1.9, 70, 72, 60, 1.6, 84, 70, 66, 1.2],
  ],
  [
    'superior-gluteal',
    -1,
    [-47, 27, 66, 2.2, -50, 43, 60, 2, -58, 60, 57, 1.9, -70, 72, 61, 1.6, -84, 70, 67, 1.2],
  ],
  ['inferior-gluteal', 1, [47, 28, 66, 1.9, 50, 40, 48, 1.8, 54, 54, 28, 1.8, 66, 68, 16, 1.4, 80, 74, 0, 1]],
  [
    'inferior-gluteal',
    -1,
    [-47, 27, 66, 1.9, -50, 40, 48, 1.8, -54, 54, 28, 1.8, -66, 68, 14, 1.4, -80, 74, 0, 1],
  ],
  ['obturator', 1, [47, 28, 66, 1.4, 51, 10, 40, 1.3, 49, -10, 16, 1.3, 44, -26, 0, 1.2, 42, -26, -14, 1]],
  [
    'obturator',
    -1,
    [-47, 27, 66, 1.4, -51, 10, 40, 1.3, -49, -10, 16, 1.3, -44, -26, 0, 1.2, -42, -26, -14, 1],
  ],
  ['profunda', 1, [83, -53, -30, 2.6, 92, -44, -48, 2.4, 98, -30, -70, 2, 100, -20, -104, 1.8]],
  ['profunda', -1, [-82, -53, -30, 2.6, -92, -44, -48, 2.4, -98, -30, -70, 2, -100, -20, -104, 1.8]],
  ['circumflex', 1, [92, -44, -48, 1.5, 108, -36, -40, 1.4, 124, -30, -38, 1.2]],
  ['circumflex', -1, [-92, -44, -48, 1.5, -108, -36, -40, 1.4, -124, -30, -38, 1.2]],
  ['epigastric', 1, [77, -60, 20, 1.1, 60, -72, 28, 1, 42, -84, 60, 1, 38, -89, 100, 1, 38, -92, 160, 1]],
  [
    'epigastric',
    -1,
    [-76, -61, 20, 1.1, -58, -73, 28, 1, -42, -84, 60, 1, -38, -89, 100, 1, -37, -92, 160, 1],
  ],
];

const veins: readonly Course[] = [
  ['iliac-vein', 1, [-12, -15, 128, 6.4, 6, -12, 119, 6, 22, -4, 110, 6, 36, 2, 98, 5.8]],
  ['iliac-vein', -1, [-20, -14, 130, 6.6, -30, -8, 116, 6.2, -38, -1, 100, 6]],
  [
    'external-iliac-vein',
    1,
    [36, 2, 98, 5, 42, -10, 82, 5, 47, -26, 62, 5, 56, -42, 42, 5, 66, -51, 24, 5.2, 68, -53, 13, 5.2],
  ],
  [
    'external-iliac-vein',
    -1,
    [
      -38, -1, 100, 5.2, -42, -13, 82, 5, -46, -28, 62, 5, -55, -43, 42, 5, -65, -52, 24, 5.2, -67, -54, 13,
      5.2,
    ],
  ],
  [
    'femoral-vein',
    1,
    [68, -53, 13, 5.4, 70, -50, -10, 5.4, 75, -45, -40, 5, 80, -36, -70, 4.6, 80, -26, -104, 4.4],
  ],
  [
    'femoral-vein',
    -1,
    [-67, -54, 13, 5.4, -69, -51, -10, 5.4, -74, -45, -40, 5, -79, -36, -70, 4.6, -79, -26, -104, 4.4],
  ],
  ['internal-iliac-vein', 1, [36, 2, 98, 4.2, 39, 12, 86, 4.2, 42, 24, 70, 4, 46, 37, 58, 3.4]],
  ['internal-iliac-vein', -1, [-38, -1, 100, 4.2, -40, 10, 88, 4.2, -43, 23, 72, 4, -46, 36, 58, 3.4]],
  ['superior-gluteal', 1, [46, 37, 58, 2.6, 52, 52, 54, 2.4, 60, 64, 53, 2.2, 72, 76, 55, 1.8]],
  ['superior-gluteal', -1, [-46, 36, 58, 2.6, -52, 52, 54, 2.4, -60, 64, 53, 2.2, -72, 76, 55, 1.8]],
  ['inferior-gluteal', 1, [46, 37, 58, 2, 51, 48, 40, 2, 57, 58, 24, 2, 70, 72, 10, 1.5]],
  ['inferior-gluteal', -1, [-46, 36, 58, 2, -51, 48, 40, 2, -57, 58, 24, 2, -70, 72, 9, 1.5]],
  ['saphenous', 1, [70, -54, -22, 3, 70, -66, -32, 3, 66, -72, -60, 2.8, 62, -72, -104, 2.8]],
  ['saphenous', -1, [-69, -54, -20, 3, -70, -66, -30, 3, -66, -72, -60, 2.8, -63, -72, -104, 2.8]],
];
const cava = [-18, -16, 165, 9.4, -18, -16, 148, 9.2, -16, -15, 134, 8.6, -15, -15, 128, 7.6];

/** Those of the branches that the catalogue names. */
const named = (name: string, side: 1 | -1) =>
  /^(iliac|(external|internal)-iliac|femoral)-/.test(name) ? { segment: `${name}-${sideName(side)}` } : {};

const trunk = (flat: readonly number[]): Solid =>
  chain(
    Array.from({ length: flat.length / 4 }, (_, n): TubePoint => [
      flat[4 * n]!,
      flat[4 * n + 1]!,
      flat[4 * n + 2]!,
      flat[4 * n + 3]!,
    ]),
    5,
  );
const iliacs = arteries
  .filter(([name]) => name.endsWith('iliac-artery'))
  .map(([, , points]) => trunk(points));

/** Plaques in the walls of the iliac arteries, mostly behind. */
const plaque = (lumen: Solid): Solid => ({
  box: swell(lumen, 2).box,
  distance: (x, y, z) => {
    const shell = Math.abs(lumen.distance(x, y, z) - 0.1) - 0.65;
    if (shell > 2) return shell;
    const patch = noise3(3141, x / 7, y / 7, z / 8) + 0.35 * noise3(3142, x / 3, y / 3, z / 3);
    return Math.max(shell, 3 * (0.42 - patch));
  },
});

/** Nodes along the iliac and femoral vessels: short axis 5–7 mm. */
const nodes: readonly TubePoint[] = [
  [58, -36, 52, 3],
  [-57, -36, 54, 2.6],
  [64, -62, -8, 3.4],
  [58, -64, -16, 3],
  [-62, -63, -8, 3.2],
  [-56, -66, -20, 2.8],
  [-90, -66, -2, 2.6],
  [46, -26, 40, 2.6],
];

export const vesselParts = (): Part[] => [
  ...iliacs.map((lumen): Part => ({ paint: paint.wall, rank: 25, solid: swell(lumen, 0.9), sheathMm: 0.8 })),
  ...arteries.map(([name, side, points]): Part => ({
    ...named(name, side),
    paint: paint.artery,
    rank: name.startsWith('internal') ? 28.5 : name.startsWith('external') ? 28.7 : 29,
    solid: trunk(points),
    sheathMm: 0.8,
  })),
  ...iliacs.map((lumen): Part => ({ paint: paint.plaque, rank: 30, solid: plaque(lumen) })),
  ...veins.map(([name, side, points]): Part => ({
    ...named(name, side),
    paint: name.startsWith('femoral') || name === 'saphenous' ? paint.femoralVein : paint.vein,
    rank: name.startsWith('internal') ? 26.5 : name.startsWith('external') ? 26.7 : 27,
    solid: trunk(points),
    sheathMm: 0.8,
  })),
  { segment: 'inferior-vena-cava', paint: paint.vein, rank: 27.5, solid: trunk(cava), sheathMm: 0.8 },
  ...nodes.map(([x, y, z, r]): Part => ({
    paint: paint.wall,
    rank: 24,
    solid: chain(
      [
        [x, y, z - 4, r * 0.8],
        [x + 0.6, y, z, r],
        [x, y + 0.5, z + 5, r * 0.7],
      ],
      3,
    ),
    sheathMm: 0.8,
  })),
];
