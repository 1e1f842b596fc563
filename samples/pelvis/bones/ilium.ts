import { smoothStep } from '../../lib/arithmetic';
import { smoothMax, type Solid } from '../../lib/sdf';
import { through } from '../curve';
import { lastOf, sheet } from './sheet';

/**
 * The left iliac wing as a curved plate, from its back end (posterior spines, joint) to its front (anterior spines);
 * 119 mm from the midline at the anterior superior spine, 42 at the posterior one.
 */
export const wing = lastOf(
  sheet([
    {
      z: 22,
      points: [
        [66, 43, 9],
        [70, 37, 11],
        [76, 31, 12],
        [82, 24, 10],
        [88, 14, 11],
        [92, 4, 11],
        [93, -8, 10.5],
        [93, -18, 9],
        [92, -28, 7],
      ],
    },
    {
      z: 40,
      points: [
        [63, 50, 7.5],
        [67, 44, 10],
        [73, 36, 10.6],
        [79, 27, 9.4],
        [86, 15, 10.4],
        [91, 3, 10.6],
        [94, -9, 10],
        [95, -21, 8.6],
        [95, -32, 6.6],
      ],
    },
    {
      z: 58,
      points: [
        [51, 65, 7],
        [57, 55, 9.6],
        [69, 46, 8],
        [78, 34, 6],
        [88, 20, 5.4],
        [96, 5, 5.6],
        [101, -11, 6],
        [104, -25, 5.6],
        [105, -36, 4.6],
      ],
    },
    {
      z: 78,
      points: [
        [44, 88, 6.4],
        [49, 75, 11],
        [58, 59, 12.4],
        [71, 44, 9.6],
        [89, 28, 3.6],
        [101, 10, 2.4],
        [110, -12, 2.9],
        [116, -32, 3.9],
        [119, -46, 4.6],
      ],
    },
    {
      z: 98,
      points: [
        [46, 87, 6.2],
        [50, 75, 11],
        [61, 59, 12.4],
        [76, 44, 9],
        [96, 27, 2.6],
        [109, 7, 1.9],
        [118, -14, 2.5],
        [122, -28, 3.6],
        [123, -38, 4],
      ],
    },
    {
      z: 118,
      points: [
        [54, 81, 5.4],
        [62, 71, 6],
        [74, 57, 5.6],
        [88, 43, 4],
        [103, 27, 2.4],
        [115, 9, 2],
        [123, -10, 2.6],
        [126, -22, 3.4],
        [127, -30, 3.6],
      ],
    },
    {
      z: 140,
      points: [
        [62, 76, 4.6],
        [70, 66, 4.6],
        [82, 54, 4.4],
        [95, 41, 3.6],
        [109, 26, 2.6],
        [120, 9, 2.6],
        [127, -8, 2.8],
        [130, -18, 3.2],
        [131, -26, 3.4],
      ],
    },
  ]),
);

/** Height of the crest and of the lower border along the plate. */
export const crest = through([
  [0, 92],
  [1, 103],
  [2, 115],
  [3, 125],
  [4, 131],
  [5, 130],
  [6, 119],
  [7, 99],
  [8, 80],
]);
const lower = through([
  [0, 60],
  [1, 53],
  [2, 40],
  [2.6, 24],
  [8, 22],
]);

/** Before joint and socket are cut out. */
export const wingSolid: Solid = {
  box: { min: [34, -56, 14], max: [142, 100, 138] },
  distance: (x, y, z) => {
    const { away, half, along } = wing(x, y, z);
    const under = crest(along) - z;
    // The crest is thicker than the plate under it, most at its tubercle.
    const lip =
      (2.4 + 1.6 * smoothStep(4.6, 5.6, along) * smoothStep(7, 6, along)) * smoothStep(16, 3, under);
    const plate = away - Math.max(half, Math.min(half + lip, 7.4));
    return 0.92 * smoothMax(smoothMax(plate, -0.8 * under, 5), 0.8 * (lower(along) - z), 4);
  },
};
