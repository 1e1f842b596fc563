import type { Solid } from '../../../lib/sdf';
import { ellipsoid, ellipsoidDistance, roundBox } from '../../../lib/sdf';
import { tube } from '../../../lib/tube';
import { plate } from '../organic';
import type { Side } from '../sides';
import { both } from '../sides';

/** Maxillary sinus, one side: the left one is a little larger. */
export const maxillarySinus = (s: Side): Solid =>
  ellipsoid([s * 27, -62 + 0.6 * s, 44], 12.6 + 0.6 * s, 16, 15);

/** Sphenoid sinus: two unequal chambers with a septum off the middle. */
export const sphenoidSinus = (): Solid[] => [
  ellipsoid([7, -42, 62], 6.6, 11.5, 8.5),
  ellipsoid([-6, -43, 63], 6.2, 10.5, 9),
];

const sinusWall = (s: Side): Solid => {
  const { box } = maxillarySinus(s);
  return {
    box: {
      min: [box.min[0] - 2.5, box.min[1] - 2.5, box.min[2] - 2.5],
      max: [box.max[0] + 2.5, box.max[1] + 2.5, box.max[2] + 2.5],
    },
    distance: (x, y, z) =>
      Math.abs(ellipsoidDistance(x - s * 27, y + 62 - 0.6 * s, z - 44, 12.6 + 0.6 * s, 16, 15) - 0.5) - 0.75,
  };
};

const half = (s: Side): Solid[] => [
  // Alveolar process of the maxilla, tuberosity, hard palate.
  plate([0, -86.5, 18.5], [s * 13, -82.5, 18.5], [0, 0, 1], 5, 5, 4.2, 4.2),
  plate([s * 13, -82.5, 18.5], [s * 22, -71, 18.5], [0, 0, 1], 5, 5, 4.2, 4.6),
  plate([s * 22, -71, 18.5], [s * 28, -47, 20], [0, 0, 1], 5, 5, 5, 5.2),
  plate([s * 9, -84, 26.5], [s * 9, -47, 27.5], [1, 0, 0], 10, 13, 1.5, 1.2),
  sinusWall(s),
  // Pterygoid process with its two plates.
  plate([s * 15.5, -42, 55], [s * 14, -42.5, 30], [0, 1, 0], 3.5, 2, 3, 1.6),
  plate([s * 14, -41, 46], [s * 12.5, -37, 25], [0, 1, 0], 5, 4.5, 1, 0.8),
  plate([s * 17, -40, 46], [s * 20.5, -36, 29], [0.25 * s, 1, 0], 6, 7, 1, 0.8),
  // Cheek bone, lateral rim and wall of the orbit, zygomatic arch.
  ellipsoid([s * 46, -66, 43], 10, 7, 8.5),
  tube([
    [s * 51, -64, 46, 4.4],
    [s * 52, -64, 58, 3.4],
    [s * 51.5, -66, 78, 3.4],
  ]),
  plate([s * 50, -59, 62], [s * 34, -42, 62], [0, 0, 1], 13, 13, 1.6, 2),
  tube([
    [s * 53, -60, 43, 4.2],
    [s * 61, -45, 44, 2.7],
    [s * 66, -28, 46.5, 2.4],
    [s * 64, -12, 49, 2.9],
  ]),
  // Nose: frontal process, bridge, inferior and middle turbinate, the paper-thin wall of the orbit.
  plate([s * 13.5, -80, 42], [s * 8, -86, 72], [0.4 * s, 1, 0], 4, 2.5, 1.5, 1.6),
  plate([s * 4, -94, 60], [s * 2, -90, 76], [s, 0.4, 0], 2, 2, 1, 1.2),
  plate([s * 12.5, -62, 41], [s * 8.2, -62, 36.5], [0, 1, 0], 14, 14, 0.5, 0.7),
  plate([s * 11, -60, 54], [s * 5.5, -60, 48.5], [0, 1, 0], 10, 10, 0.5, 0.6),
  plate([s * 14.5, -64, 57], [s * 12.5, -64, 77], [0, 1, 0], 15, 15, 0.5, 0.5),
  plate([s * 7, -64, 60], [s * 7.5, -64, 77], [0, 1, 0], 13, 13, 0.35, 0.4),
];

/** Sphenoid body, vomer and the bony septum, which leans to one side. */
export const facialSkeleton = (): Solid[] => [
  ...both(half),
  roundBox([0, -42, 62], 16, 14, 12, 6),
  plate([0.3, -66, 28], [1.2, -64, 50], [0, 1, 0], 19, 15, 0.6, 0.5),
  plate([1.2, -64, 50], [-0.4, -66, 78], [0, 1, 0], 15, 17, 0.5, 0.5),
];
