import { loft, mirrored, type Row, sectionsOf, unlike } from '../lib/loft';
import type { Paint, Part } from '../lib/part';
import { swell } from '../lib/chain';
import { paint } from './tissues';

/** Muscles of the left as axial sections from below: [z, x, y, a, b, direction of a, bend], in rising z. */
const lofts: readonly (readonly [segment: string, material: Paint, rows: readonly Row[]])[] = [
  [
    'paraspinal-muscles', // multifidus, spinalis
    paint.wastedMuscle,
    [
      [-96, 13.5, 34, 17, 12, 1, 8, 1],
      [-67, 13, 39, 17, 11.6, 1, 8, 1],
      [-33, 12, 44, 18, 10.4, 1, 8, 1],
      [0, 11.4, 48, 18, 9.6, 1, 8, 1],
      [27, 10.6, 51, 15, 8.4, 1, 8],
      [54, 10, 49, 15, 7.6, 1, 8],
      [86, 9.6, 42, 15, 7.4, 1, 8],
    ],
  ],
  [
    'paraspinal-muscles', // longissimus
    paint.fattyMuscle,
    [
      [-96, 33, 41, 20, 17, 4, 6],
      [-67, 32, 45, 20, 16, 4, 6],
      [-33, 31, 49, 20, 15, 3, 6],
      [0, 29, 51, 19, 14, 3, 6],
      [27, 27, 52, 18, 12, 4, 5],
      [54, 26, 53, 15, 11, 7, 2],
      [86, 25, 48, 14, 10, 8, 2],
    ],
  ],
  [
    'paraspinal-muscles', // iliocostalis
    paint.fattyMuscle,
    [
      [-96, 58, 40, 15, 14, 10, -3],
      [-67, 57, 43, 16, 13, 10, -3],
      [-33, 56, 48, 16, 12, 10, -3],
      [0, 54, 52, 16, 10.4, 10, -3],
      [27, 51, 54, 15, 9, 10, -2.6],
      [54, 48, 54, 14, 7.4, 10, -2],
      [86, 45, 52, 13, 6.6, 10, -1.4],
    ],
  ],
  [
    'iliopsoas',
    paint.muscle,
    [
      [-96, 42, -9, 19, 22, 1, -0.12],
      [-67, 38.4, -5, 17, 19.4, 1, -0.1],
      [-33, 34, 2, 12.6, 15, 1, -0.1],
      [-8, 29.6, 6, 8.4, 10.6, 1, 0],
      [12, 26, 10, 4.4, 6.4, 1, 0],
      [22, 23.4, 12, 2, 3, 1, 0],
    ],
  ],
  [
    'quadratus-lumborum',
    paint.muscle,
    [
      [-96, 62, 15, 20, 9, 10, 4],
      [-67, 58, 20, 19, 8, 10, 3.4],
      [-33, 53, 26, 16, 6.6, 10, 2.6],
      [-6, 48, 30, 13, 5, 10, 2],
      [10, 43, 31, 9, 3.4, 10, 2],
    ],
  ],
  [
    'crus',
    paint.muscle,
    [
      [-46, 9, -26, 3, 1.6, 6, 2, 0.6],
      [-24, 12.6, -23, 7, 2.4, 10, 6, 1],
      [0, 17, -18, 10, 2.6, 7, 10, 1.6],
      [27, 20, -14, 15, 2.4, 6, 10, 2.6],
      [54, 23, -14, 19, 2, 4, 10, 3],
      [76, 23, -20, 19, 1.8, 4, 10, 3],
    ],
  ],
  [
    'trapezius',
    paint.muscle,
    [
      [38, 7, 73.6, 7, 1.6, 10, 2],
      [60, 12, 74, 12, 2.2, 10, 1],
      [88, 18, 74, 18, 2.8, 10, 0.6],
    ],
  ],
];

/** Without a label of their own: the catalogue does not know them. */
const unnamed = new Set(['crus', 'quadratus-lumborum']);

export const muscleParts = (): Part[] =>
  lofts.flatMap(([name, material, rows], n) => {
    const left = sectionsOf(rows);
    // The right crus is the thicker one.
    const right = mirrored(unlike(left, n)).map((section) =>
      name === 'crus' ? { ...section, x: section.x + 2, b: section.b * 1.45 } : section,
    );
    return [left, right].map((sections, side): Part => ({
      ...(unnamed.has(name) ? {} : { segment: `${name}-${side === 0 ? 'left' : 'right'}` }),
      paint: material,
      rank: 5,
      solid: swell(loft(sections), name === 'paraspinal-muscles' ? 3.4 : 0.8),
      warped: true,
      smooth: true,
      planeMm: 1.2,
      depthMm: name === 'trapezius' ? 5 : 8.5,
    }));
  });
