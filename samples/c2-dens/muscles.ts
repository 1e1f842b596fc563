import { chain, swell } from '../lib/chain';
import { loft, mirrored, type Row, type Section, sectionsOf } from '../lib/loft';
import type { Paint, Part } from '../lib/part';
import type { Solid } from '../lib/sdf';
import type { TubePoint } from '../lib/tube';
import { paint } from './tissues';

/** Muscles of the patient's left as axial sections from below: [z, x, y, a, b, direction of a, bend]. */
const lofts: readonly (readonly [segment: string, fatty: boolean, rows: readonly Row[]])[] = [
  [
    'sternocleidomastoid',
    false,
    [
      [-78, 31, -28, 20, 5.6, 12, 8, -2],
      [-56, 41, -16, 21, 6.6, 12, 20, -2.5],
      [-39, 46, -6, 21, 7.4, 9, 27, -2.5],
      [-20, 50, 2, 19, 8, 6, 28, -2],
      [0, 53.5, 8, 15, 7.4, 3, 28, -1],
      [14, 55, 12, 11, 6, 1, 20],
      [26, 55, 15, 7, 4, 0, 1],
    ],
  ],
  [
    'trapezius',
    true,
    [
      [-78, 38, 57, 46, 6, 30, -16, -9],
      [-56, 29, 61, 35, 4.6, 28, -14, -7],
      [-39, 22, 61, 28, 4, 26, -11, -5],
      [-20, 17, 60.5, 22, 3.6, 24, -8, -3],
      [0, 13, 61, 17, 3.2, 20, -5, -2],
      [20, 10, 65, 12, 2.6, 20, -4],
      [38, 8, 74, 8, 1.8, 10, -3],
    ],
  ],
  [
    'paraspinal-muscles',
    true,
    [
      // splenius capitis and cervicis
      [-78, 16, 58, 16, 5, 20, -7],
      [-56, 22, 52, 24, 6.4, 22, -12, -4],
      [-39, 27, 46, 27, 7, 20, -18, -5],
      [-20, 33, 40, 27, 7.2, 16, -22, -4],
      [0, 41, 35, 24, 7, 10, -21, -3],
      [14, 47, 31, 19, 6.4, 7, -20, -2],
      [28, 51, 31, 13, 5, 4, -16],
      [38, 51, 36, 8, 3, 4, -12],
    ],
  ],
  [
    'paraspinal-muscles',
    true,
    [
      // semispinalis capitis
      [-78, 15, 46, 15, 8, 12, -8, -2],
      [-56, 14.5, 45, 15, 8.4, 14, -7, -2],
      [-39, 15, 44.5, 16, 9, 15, -7, -2.5],
      [-20, 16, 45.5, 16.5, 10, 15, -6, -2.5],
      [0, 16.5, 49, 17, 11, 15, -5, -3],
      [18, 17, 55, 17, 9.4, 15, -5, -3],
      [32, 17, 64, 15, 6.4, 15, -6],
      [40, 16, 70, 11, 3.4, 12, -6],
    ],
  ],
  [
    'paraspinal-muscles',
    true,
    [
      // semispinalis cervicis
      [-78, 14, 35, 12.5, 7.6, 10, -3],
      [-56, 13, 34, 12, 7.2, 10, -3, -1],
      [-39, 12, 34, 11.5, 7, 10, -3, -1],
      [-20, 11.5, 36, 11, 6.6, 8, -1],
      [-8, 9, 38, 7, 5],
    ],
  ],
  [
    'paraspinal-muscles',
    true,
    [
      // multifidus
      [-78, 14, 26, 10.5, 6, 9, -3],
      [-56, 13, 26, 10.5, 5.8, 9, -3],
      [-39, 12.5, 26, 10.5, 5.6, 9, -3],
      [-24, 12, 27.5, 9.5, 5, 8, -2],
      [-13, 10, 29, 6.5, 3.6],
    ],
  ],
  [
    'paraspinal-muscles',
    true,
    [
      // longissimus capitis and cervicis
      [-78, 29, 33, 9.5, 6.8, 8, -3],
      [-56, 30, 29, 9, 6.8, 6, -4],
      [-39, 31.5, 27, 9, 6.4, 5, -4],
      [-20, 36, 26, 9.5, 5.6, 3, -6],
      [0, 42, 24, 9, 5, 2, -8],
      [18, 48, 21, 7.5, 4, 0, -1],
    ],
  ],
  [
    'levator-scapulae',
    false,
    [
      [-78, 56, 35, 15, 8, 8, -10],
      [-56, 47, 26, 14, 8.2, 4, -10],
      [-39, 43, 19, 13, 8, 2, -10],
      [-20, 40.5, 14, 11, 7.4, 0, -1],
      [0, 39.5, 11, 8, 5.8, 0, -1],
      [11, 39, 9, 4, 3],
    ],
  ],
  [
    'middle-scalene',
    false,
    [
      [-78, 40, 7, 11, 8, 8, 7],
      [-56, 33, 8, 9, 7.6, 7, 7],
      [-39, 29.5, 9, 7, 7, 6, 6],
      [-20, 28, 10, 5.4, 6],
      [-6, 27, 10, 3.4, 3.6],
    ],
  ],
  [
    'posterior-scalene',
    false,
    [
      [-78, 44, 19, 9, 6, 8, -3],
      [-56, 35, 19, 7, 5, 8, -2],
      [-39, 31, 18, 5, 4.2],
    ],
  ],
  [
    'anterior-scalene',
    false,
    [
      [-78, 33, -9, 9, 6.4, 9, -4],
      [-56, 26.5, -6, 6, 5.4, 6, -3],
      [-39, 22.5, -4.5, 4.2, 4.2],
      [-26, 19.5, -4.5, 2.6, 2.6],
    ],
  ],
  [
    'prevertebral-muscles',
    false,
    [
      // longus colli
      [-78, 9, -11.5, 8.5, 4.4, 8, 3, 1.5],
      [-56, 8, -12.5, 8, 4, 8, 2.6, 1.5],
      [-39, 7.4, -13, 7.2, 3.6, 8, 2, 1],
      [-22, 6.6, -12.6, 6.2, 3.2, 8, 2, 1],
      [0, 5.4, -11, 4.8, 2.6, 8, 1.6],
      [13, 3.8, -13.2, 3.4, 1.9],
    ],
  ],
  [
    'prevertebral-muscles',
    false,
    [
      // longus capitis
      [-58, 17, -8, 3.4, 3],
      [-39, 15.5, -11, 5, 3.8, 8, 3],
      [-20, 14, -12.4, 6.2, 4.2, 8, 3],
      [0, 12.6, -14, 7, 4.8, 8, 3],
      [18, 11.4, -17.5, 7.2, 5.2, 8, 2],
      [33, 9, -18, 6, 4],
    ],
  ],
  [
    'masseter',
    false,
    [
      [-6, 50, -36, 15, 5.5, -5, 12, -2],
      [8, 56.5, -36, 19, 7.6, -5, 12, -3],
      [24, 59.5, -37, 19, 7.6, -4, 12, -3],
      [38, 60, -41, 14, 6, -3, 12],
      [46, 61, -46, 8, 3.4, -3, 12],
    ],
  ],
  [
    'other',
    false,
    [
      // medial pterygoid
      [-4, 41, -28, 9, 4.6, -3, 12],
      [8, 37.5, -31, 14, 6.2, -3, 12, 1],
      [22, 33, -34, 14, 6.6, -2, 12],
      [36, 27, -38, 9, 5, -2, 12],
    ],
  ],
  [
    'other',
    false,
    [
      // lateral pterygoid
      [28, 34, -33, 13, 5, 10, 6],
      [38, 36, -32, 16, 7, 10, 7],
      [47, 35, -34, 15, 6, 10, 6],
      [53, 34, -37, 9, 3],
    ],
  ],
  [
    'other',
    false,
    [
      // temporalis
      [24, 51, -48, 7, 3.6, -2, 12],
      [40, 53, -46, 13, 5, -2, 12],
      [58, 59, -38, 19, 6.4, -4, 12, -2],
      [78, 66, -28, 25, 6, -4, 12, -3],
    ],
  ],
  [
    'other',
    false,
    [
      // geniohyoid and genioglossus roots
      [-26, 5, -50, 3.6, 7, 1, 0],
      [-18, 5, -62, 4.4, 16],
      [-12, 4.6, -70, 4, 12],
    ],
  ],
  [
    'other',
    false,
    [
      // mylohyoid, a sling
      [-25, 14, -50, 10, 1.8, 10, -6, 2],
      [-18, 22, -58, 18, 1.9, 10, -16, 3],
      [-9, 31, -58, 22, 1.8, 9, -18, 3],
      [-2, 36, -56, 18, 1.4, 8, -17, 3],
    ],
  ],
  [
    'other',
    false,
    [
      // hyoglossus and styloglossus
      [-24, 19, -38, 2, 8],
      [-12, 22, -42, 2.4, 13, 1, 0.1],
      [2, 24, -40, 2.4, 12, 1, 0.2],
      [12, 25, -36, 2.2, 8],
    ],
  ],
  [
    'thyrohyoid',
    false,
    [
      [-52, 14.5, -44, 7.5, 2.2, 10, 9],
      [-40, 15, -43, 8, 2.4, 10, 9],
      [-30, 16, -40, 7, 2, 10, 9],
    ],
  ],
  [
    'other',
    false,
    [
      // sternohyoid and omohyoid
      [-78, 10, -46, 9, 2.2, 10, 2.5],
      [-56, 10, -49.5, 9, 2.2, 10, 3],
      [-42, 9.5, -51, 9, 2.2, 10, 4],
      [-30, 9, -49, 8, 2, 10, 4],
    ],
  ],
  [
    'sternothyroid',
    false,
    [
      [-78, 14, -42, 8, 2.2, 10, 3],
      [-62, 15.5, -43, 8, 2.2, 10, 6],
      [-55, 16.5, -43, 7, 1.8, 10, 8],
    ],
  ],
];

type Run = readonly TubePoint[];
const tubes: readonly (readonly [segment: string, points: Run])[] = [
  [
    'digastric',
    [
      [50, 12, 19, 4.5],
      [45, 1, 6, 4.4],
      [37, -14, -8, 3.8],
      [25, -30, -19, 2.4],
      [16, -40, -24, 1.8],
    ],
  ],
  [
    'digastric',
    [
      [14, -43, -24, 2.2],
      [13, -56, -22, 4.4],
      [11, -70, -19, 4.8],
      [8, -80, -16, 3.6],
    ],
  ],
  [
    'other',
    [
      [29, -4, 25, 1.8],
      [27, -15, 6, 2.4],
      [23, -26, -10, 2.4],
      [16, -37, -22, 2],
    ],
  ], // stylohyoid
  [
    'other',
    [
      [27, -6, 28, 1.8],
      [22, -18, 12, 2.4],
      [17, -22, -4, 2.2],
    ],
  ], // stylopharyngeus
  [
    'paraspinal-muscles',
    [
      [5, 36, -5, 3],
      [16, 39, 4, 7],
      [25, 48, 18, 9],
      [26, 57, 30, 7.5],
    ],
  ], // rectus capitis posterior major
  [
    'paraspinal-muscles',
    [
      [6, 32, -4, 3],
      [15, 28, 1, 7],
      [26, 19, 8, 7],
      [36, 9, 14, 3.4],
    ],
  ], // obliquus capitis inferior
  [
    'paraspinal-muscles',
    [
      [38, 10, 17, 3],
      [39, 20, 22, 6.4],
      [38, 33, 30, 7.4],
      [36, 42, 36, 5],
    ],
  ], // obliquus capitis superior
  [
    'paraspinal-muscles',
    [
      [3, 35, 19, 2],
      [7, 42, 26, 4.6],
      [9, 47, 32, 4.6],
    ],
  ], // rectus capitis posterior minor
  [
    'paraspinal-muscles',
    [
      [35, 5, 17, 3.2],
      [33, 4, 26, 4],
      [31, 5, 33, 3.2],
    ],
  ], // rectus capitis lateralis
];

/** The other side differs by a few per cent in place and size, muscle by muscle. */
const uneven = (rows: readonly Section[], n: number): Section[] =>
  rows.map((row, i) => ({
    ...row,
    x: row.x * (1 + 0.012 * (((n * 7 + i * 3) % 5) - 2)),
    y: row.y + 0.5 * (((n * 5 + i * 2) % 5) - 2),
    a: row.a * (1 + 0.03 * (((n * 3 + i) % 5) - 2)),
    b: row.b * (1 + 0.035 * (((n * 11 + i) % 5) - 2)),
  }));

/** Muscles that mark the way to the spine are in the truth; the others only fill the neck. */
const inTruth = new Set([
  'sternocleidomastoid',
  'paraspinal-muscles',
  'prevertebral-muscles',
  'levator-scapulae',
  'anterior-scalene',
  'middle-scalene',
]);
const segmentOf = (name: string, side: 'left' | 'right') =>
  inTruth.has(name) ? { segment: `${name}-${side}` } : {};

/** Muscles lie close: each is drawn larger by this, and they settle their borders among themselves, mm. */
const fillMm: Readonly<Record<string, number>> = {
  'paraspinal-muscles': 2.6,
  'levator-scapulae': 2,
  'middle-scalene': 1.6,
  'posterior-scalene': 1.6,
  'anterior-scalene': 1.2,
  'prevertebral-muscles': 1.1,
  sternocleidomastoid: 1,
  trapezius: 1,
  masseter: 1,
  other: 0.6,
};

export const muscleParts = (): Part[] => {
  const part = (name: string, side: 'left' | 'right', material: Paint, solid: Solid): Part => ({
    ...segmentOf(name, side),
    paint: material,
    rank: 5,
    solid: swell(solid, fillMm[name] ?? 0.4),
    warped: true,
    smooth: true,
    planeMm: 1.3,
    depthMm: name.startsWith('trapezius') ? 3.2 : 4.6,
  });
  const material = (fatty: boolean) => (fatty ? paint.fattyMuscle : paint.muscle);
  return [
    ...lofts.flatMap(([name, fatty, rows], n) => {
      const left = sectionsOf(rows);
      return [
        part(name, 'left', material(fatty), loft(left)),
        part(name, 'right', material(fatty), loft(mirrored(uneven(left, n)))),
      ];
    }),
    ...tubes.flatMap(([name, points], n) => {
      const right = points.map(([x, y, z, r], i): TubePoint => [
        -x * (1 + 0.012 * (((n + i) % 5) - 2)),
        y + 0.4 * (((n * 3 + i) % 5) - 2),
        z,
        r * (1 + 0.04 * ((n % 3) - 1)),
      ]);
      return [
        part(name, 'left', paint.muscle, chain(points)),
        part(name, 'right', paint.muscle, chain(right)),
      ];
    }),
  ];
};
