import { cos, radians, sin } from '../lib/arithmetic';
import { SIDES } from '../lib/bone/sides';
import { chain, swell } from '../lib/chain';
import { loft, type Row, sectionsOf } from '../lib/loft';
import { noise3 } from '../lib/noise';
import type { Paint, Part } from '../lib/part';
import type { Solid } from '../lib/sdf';
import type { TubePoint } from '../lib/tube';
import { DIMENSIONS } from './bones/dimensions';
import { fromLevel, type Level, LEVELS } from './landmarks';
import { paint } from './tissues';

/** [x, y, z, inner radius], mm. Aorta 18–21 mm across, as in an elderly woman. */
const aorta: readonly TubePoint[] = [
  [6, -37, 86, 10.4],
  [7, -34, 55, 10.2],
  [8, -31.6, 27, 9.8],
  [8, -31.4, 0, 9.4],
  [6.6, -35.6, -33, 9],
  [4, -42, -67, 8.8],
  [2, -48, -96, 8.6],
];

const cava: readonly Row[] = [
  [-96, -20, -44, 12.4, 8.6, 10, 2],
  [-67, -20.4, -40, 12.4, 8.2, 10, 2],
  [-33, -22, -35, 12, 8, 10, 2],
  [0, -24, -34, 12, 8.6, 10, 1],
  [27, -25, -38, 13, 10, 10, 1],
  [55, -25.6, -45, 13.6, 11.4],
  [86, -25, -53, 14, 12],
];

const arteries: readonly (readonly [segment: string, points: readonly TubePoint[]])[] = [
  [
    'coeliac-trunk',
    [
      [8, -40, 14, 3],
      [8.4, -48, 15, 3],
      [8, -52, 17, 2.8],
    ],
  ],
  [
    'other',
    [
      [8, -52, 17, 2.4],
      [30, -46, 24, 2.3],
      [52, -34, 22, 2.2],
      [76, -12, 32, 2],
    ],
  ],
  [
    'other',
    [
      [8, -52, 17, 2.3],
      [-10, -60, 20, 2.1],
      [-30, -58, 30, 1.8],
      [-46, -50, 42, 1.6],
    ],
  ],
  [
    'superior-mesenteric-artery',
    [
      [8, -39, 1, 3.2],
      [8, -46, -6, 3.2],
      [7.4, -54, -20, 3.1],
      [6, -59, -52, 3],
      [3, -63, -96, 2.6],
    ],
  ],
  [
    'renal-artery-left',
    [
      [13, -30, -8, 2.7],
      [26, -18, -11, 2.6],
      [42, -2, -15, 2.4],
      [50, 4, -17, 1.8],
    ],
  ],
  [
    'renal-artery-right',
    [
      [1, -27, -10, 2.7],
      [-14, -23.6, -14, 2.6],
      [-32, -12, -22, 2.5],
      [-50, 0, -30, 1.8],
    ],
  ],
];

const veins: readonly (readonly [segment: string, points: readonly TubePoint[]])[] = [
  [
    'renal-vein-left',
    [
      [50, 0, -19, 3.2],
      [36, -14, -16, 3.8],
      [18, -38, -12, 3.8],
      [6, -45.6, -9, 3.4],
      [-12, -40, -8, 4],
    ],
  ],
  [
    'renal-vein-right',
    [
      [-50, -4, -32, 3.2],
      [-38, -16, -28, 3.8],
      [-28, -28, -25, 4],
    ],
  ],
  [
    'portal-vein',
    [
      [-9, -53, 2, 6.2],
      [-22, -56, 18, 6.2],
      [-40, -52, 36, 6],
      [-58, -46, 46, 4.6],
    ],
  ],
  [
    'other',
    [
      [-4, -62, -96, 4.8],
      [-4, -60, -50, 5],
      [-7, -56, -14, 5.4],
      [-9, -53, 2, 6],
    ],
  ],
  [
    'other',
    [
      [-9, -53, 2, 5.6],
      [16, -52, 10, 4.2],
      [46, -34, 16, 4],
      [84, -6, 30, 3.6],
    ],
  ],
  [
    'azygos-vein',
    [
      [-10, -27, 86, 2.4],
      [-9, -21, 55, 2.2],
      [-9, -17.6, 27, 1.8],
      [-13, -18, 8, 1.5],
    ],
  ],
  [
    'other',
    [
      [12, -22, 86, 1.8],
      [13, -17.6, 55, 1.7],
      [16, -13, 27, 1.4],
      [20, -8, -2, 1.3],
    ],
  ],
];

/** Along the waist of a body, `outMm` off the bone, from near the midline in front to the foramen. */
const aroundBody = (level: Level, side: 1 | -1, from: number, z: number, radius: number): TubePoint[] => {
  const d = DIMENSIONS[level];
  const [a, b] = [0.91 * d.halfWidth + 2.4, 0.93 * d.halfDepth + 2.4];
  const angles = [from, from + 22, from + 46, 84, 108].filter(
    (angle, n, all) => n === 0 || angle > all[n - 1]!,
  );
  const ring = angles.map((angle): TubePoint => {
    const [c, s] = [cos(radians(angle)), sin(radians(angle))];
    return [...fromLevel(level, [side * a * s, -b * c, z]), radius];
  });
  const back = fromLevel(level, [side * (d.canalHalfWidth + 10), d.halfDepth + 2, z - 4]);
  return [...ring, [...back, 0.8 * radius], [...fromLevel(level, [side * 24, d.halfDepth + 15, z - 8]), 0.6]];
};

/** Segmental arteries and veins at the waist of each body: 2 mm, not named in the catalogue. */
const segmental = (): (readonly [Paint, Solid])[] =>
  LEVELS.slice(1, 6).flatMap((level) =>
    SIDES.flatMap((side) => [
      [paint.blood, chain(aroundBody(level, side, side === 1 ? 8 : 16, 1, 1.05), 3)] as const,
      [paint.vein, chain(aroundBody(level, side, side === 1 ? 26 : 34, -2.4, 1.25), 3)] as const,
    ]),
  );

const wallMm = 1.1;
const aortaLumen = chain(aorta, 5);

/** Plaques in the wall of the aorta and at the mouths of its branches. */
const plaque: Solid = {
  box: swell(aortaLumen, 2).box,
  distance: (x, y, z) => {
    const shell = Math.abs(aortaLumen.distance(x, y, z) - 0.1) - 0.75;
    if (shell > 2) return shell;
    const patch = noise3(541, x / 8, y / 8, z / 9) + 0.35 * noise3(542, x / 3, y / 3, z / 3);
    return Math.max(shell, 3 * (0.36 - patch - 0.12 * (y > -34 ? 1 : 0)));
  },
};

const named = (name: string) => (name === 'other' ? {} : { segment: name });

export const vesselParts = (): Part[] => [
  { paint: paint.wall, rank: 20, solid: swell(aortaLumen, wallMm), sheathMm: 0.6 },
  { segment: 'aorta', paint: paint.blood, rank: 30, solid: aortaLumen },
  { paint: paint.plaque, rank: 33, solid: plaque },
  {
    segment: 'inferior-vena-cava',
    paint: paint.vein,
    rank: 29,
    solid: loft(sectionsOf(cava)),
    warped: true,
    smooth: true,
    sheathMm: 0.6,
  },
  ...arteries.map(([name, points]): Part => ({
    ...named(name),
    paint: paint.blood,
    rank: 28,
    solid: chain(points, 4),
    sheathMm: 0.6,
  })),
  ...veins.map(([name, points]): Part => ({
    ...named(name),
    paint: paint.vein,
    rank: 27,
    solid: chain(points, 4),
    sheathMm: 0.6,
  })),
  ...segmental().map(([blood, solid]): Part => ({ paint: blood, rank: 26, solid, sheathMm: 0.9 })),
];
