import { swell } from '../lib/chain';
import { loft, mirrored, type Row, sectionsOf, unlike } from '../lib/loft';
import type { Paint, Part } from '../lib/part';
import { paint } from './tissues';

/** Muscles of the left as axial sections from below: [z, x, y, a, b, direction of a, bend], in rising z. */
const lofts: readonly (readonly [segment: string, material: Paint, rows: readonly Row[]])[] = [
  [
    'paraspinal-muscles', // transversospinalis, beside the spinous processes
    paint.backMuscle,
    [
      [-110, 9, 45, 14, 9, 2, 9],
      [-66, 9, 46, 13, 8.4, 2, 9],
      [-20, 8.6, 46, 12, 8, 2, 9],
      [20, 8.4, 44, 12, 8, 2, 9],
      [56, 9, 39, 13, 9, 2, 9],
      [110, 10, 32, 13, 10, 2, 9],
    ],
  ],
  [
    'paraspinal-muscles', // longissimus
    paint.backMuscle,
    [
      [-110, 28, 51, 16, 10, 10, 1],
      [-66, 27, 52, 15, 9.4, 10, 1],
      [-20, 26, 52, 14, 8.2, 10, 1],
      [20, 25, 50.4, 13, 7.6, 10, 0],
      [56, 23, 44, 12, 8, 10, -1],
      [110, 22, 36, 12, 9, 10, -2],
    ],
  ],
  [
    'paraspinal-muscles', // iliocostalis
    paint.backMuscle,
    [
      [-110, 54, 52, 13, 7, 10, -2],
      [-66, 52, 53, 12, 6.4, 10, -2],
      [-20, 50, 53, 11, 5.4, 10, -1.6],
      [20, 47, 51, 10, 4.8, 10, -1],
      [56, 43, 46, 9, 5, 10, -1],
      [110, 40, 38, 9, 5, 10, -1],
    ],
  ],
  [
    'rhomboid',
    paint.muscle,
    [
      [-16, 62, 57, 14, 1.6, 10, -2],
      [0, 50, 58, 30, 2.8, 10, -0.6, -1],
      [26, 42, 57.4, 36, 3.6, 10, -0.4, -1.6],
      [56, 38, 54, 36, 4.2, 10, 0.6, -2],
      [110, 36, 50, 34, 4.2, 10, 1, -2],
    ],
  ],
  [
    'trapezius',
    paint.muscle,
    [
      [-110, 9, 60, 8, 2, 10, 0.4],
      [-66, 17, 61, 16, 2.4, 10, 0.4],
      [-20, 28, 61.6, 26, 2.8, 10, 0.2],
      [20, 40, 61.6, 38, 3.2, 10, -0.2],
      [56, 46, 60, 44, 4.2, 10, -0.6, -2],
      [110, 50, 58, 48, 5, 10, -1, -3],
    ],
  ],
  [
    'infraspinatus',
    paint.muscle,
    [
      [-8, 114, 32, 8, 3, 7, -7],
      [10, 110, 36, 15, 6.4, 7, -6.6, -2],
      [30, 107, 38, 22, 8.4, 7, -6.4, -3],
      [60, 105, 36, 28, 9.6, 7, -6, -3],
      [110, 104, 32, 28, 10, 7, -6, -3],
    ],
  ],
  [
    'teres-major',
    paint.muscle,
    [
      [-28, 124, 8, 7, 6, 5, -9],
      [-10, 125, 9, 10, 9, 5, -9],
      [16, 127, 3, 12, 10, 4, -9],
      [50, 131, -9, 13, 10, 3, -9],
      [110, 136, -20, 13, 10, 3, -9],
    ],
  ],
  [
    'subscapularis',
    paint.muscle,
    [
      [-10, 104, 18, 8, 2.4, 7, -7],
      [10, 101, 19, 15, 4.6, 7, -7, 1],
      [30, 98, 20, 21, 6, 7, -6.8, 2],
      [60, 96, 18, 26, 7, 7, -6.6, 2],
      [110, 96, 14, 26, 7, 7, -6.6, 2],
    ],
  ],
];

/** Without a label of its own: the catalogue does not know it. */
const unnamed = new Set(['rhomboid']);

export const muscleParts = (): Part[] =>
  lofts.flatMap(([name, material, rows], n) => {
    const left = sectionsOf(rows);
    return [left, mirrored(unlike(left, n))].map((sections, side): Part => ({
      ...(unnamed.has(name) ? {} : { segment: `${name}-${side === 0 ? 'left' : 'right'}` }),
      paint: material,
      rank: 5,
      solid: swell(loft(sections), name === 'paraspinal-muscles' ? 4 : 0.6),
      warped: true,
      smooth: true,
      planeMm: 1,
      depthMm: 5.4,
    }));
  });
