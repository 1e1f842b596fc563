import type { TubedMuscle } from './types';

/** Slender ones: digastric and styloid muscles, and those between C1, C2 and the skull. */
export const slenderMuscles: readonly TubedMuscle[] = [
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
