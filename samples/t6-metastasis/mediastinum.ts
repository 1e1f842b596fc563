import { contourLoft, flatOutline, type Outline } from '../lib/contour';
import type { Part } from '../lib/part';
import { intersect } from '../lib/sdf';
import { cavity } from './body';
import { spineY } from './cage';
import { paint } from './tissues';

/** The sides of the mediastinum, from the front round the left (x > 0) to the spine and back on the right. */
const outline = (z: number, flat: readonly number[]): Outline => {
  const s = spineY(z);
  // Beside the spine the pleura follows the bodies.
  const spine = [19.4, s + 6, 0, s + 12, -19.4, s + 6];
  return flatOutline(z, [...flat.slice(0, 14), ...spine, ...flat.slice(14)]);
};

export const mediastinum = contourLoft(
  [
    outline(
      110,
      [
        4, -102, 10, -98, 18, -84, 20, -66, 26, -50, 34, -36, 30, -16, -20, -16, -24, -32, -28, -48, -26, -66,
        -12, -92,
      ],
    ),
    outline(
      54,
      [
        4, -104, 10, -99, 18, -86, 24, -68, 32, -50, 38, -34, 35, -16, -19, -14, -27, -27, -33, -43, -33, -62,
        -16, -92,
      ],
    ),
    outline(
      36,
      [
        4, -106, 11, -101, 20, -88, 30, -72, 40, -54, 42, -34, 36, -13, -20, -13, -28, -25, -38, -42, -36,
        -64, -15, -94,
      ],
    ),
    outline(
      18,
      [
        3, -108, 13, -104, 25, -94, 38, -80, 47, -60, 50, -36, 37, -8, -20, -11, -27, -25, -44, -40, -38, -66,
        -16, -96,
      ],
    ),
    outline(
      0,
      [
        3, -110, 18, -107, 34, -99, 50, -84, 56, -62, 50, -34, 37, -6, -20, -9, -26, -22, -47, -37, -44, -68,
        -20, -98,
      ],
    ),
    outline(
      -30,
      [
        3, -113, 26, -110, 50, -102, 72, -84, 74, -58, 54, -28, 36, -6, -20, -7, -24, -19, -44, -34, -54, -68,
        -26, -104,
      ],
    ),
    outline(
      -66,
      [
        3, -116, 30, -113, 58, -106, 82, -88, 84, -60, 56, -28, 34, -5, -20, -5, -24, -17, -38, -32, -54, -66,
        -30, -106,
      ],
    ),
    outline(
      -110,
      [
        3, -118, 30, -115, 58, -108, 82, -90, 84, -60, 56, -28, 32, -5, -20, -5, -24, -17, -38, -32, -54, -66,
        -30, -108,
      ],
    ),
  ],
  3,
);

/** Fat in which the heart and the great vessels lie. */
export const mediastinumParts = (): Part[] => [
  {
    paint: paint.mediastinalFat,
    rank: 6,
    solid: intersect(1, mediastinum, { ...cavity, distance: (x, y, z) => cavity.distance(x, y, z) + 1 }),
    smooth: true,
  },
];
