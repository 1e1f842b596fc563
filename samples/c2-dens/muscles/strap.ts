import type { LoftedMuscle } from './types';

/** From the breastbone and larynx to the hyoid. */
export const strapMuscles: readonly LoftedMuscle[] = [
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
