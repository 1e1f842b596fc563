import { chain } from '../../lib/chain';
import { loft } from '../../lib/loft';
import { column } from './column';

/** Nuchal ligament, ligamenta flava and the posterior membrane: thin sheets near the midline. */
export const nuchal = column([
  [-80, 0.2, 60, 0.9, 13],
  [-40, 0.1, 57, 0.8, 12],
  [0, -0.2, 60, 0.8, 14],
  [20, 0, 66, 0.8, 18],
  [34, 0, 74, 0.8, 18],
]);
/** Behind the dens: transverse ligament, cruciform and tectorial membranes. */
export const tectorial = loft(
  [
    { z: -8, x: 0, y: 8.6, a: 6, b: 0.9 },
    { z: 8, x: 0, y: 8.6, a: 7, b: 1.3 },
    { z: 19, x: 0, y: 9, a: 9, b: 1.9, bend: -3 },
    { z: 27, x: 0, y: 8, a: 9, b: 1.7, bend: -2 },
    { z: 36, x: 0, y: 0, a: 9, b: 1.3 },
  ],
  1,
);
export const apical = chain([
  [0, 2, 27, 2.4],
  [0, -2, 33, 1.8],
]);
export const alar = [
  chain([
    [4, 2, 25, 1.8],
    [12, 2, 28, 1.8],
  ]),
  chain([
    [-4, 2, 25, 1.8],
    [-12, 2.4, 28.4, 1.8],
  ]),
];
/** Between the arch of C1 and the dens and in front of it: joint tissue and the anterior membrane. */
export const atlantodental = loft(
  [
    { z: 10, x: 0, y: -6, a: 8, b: 3 },
    { z: 19, x: 0, y: -6, a: 10, b: 3.4 },
    { z: 32, x: 0, y: -8, a: 11, b: 3 },
  ],
  2,
);
export const flava = [17, -11, -30, -47.5, -64.5].flatMap((z) => [
  chain([
    [2, z > 0 ? 26 : 23.4, z - 4, 1.3],
    [8, z > 0 ? 24 : 20.6, z, 1.5],
    [2, z > 0 ? 28 : 24, z + 5, 1.2],
  ]),
  chain([
    [-2, z > 0 ? 26 : 23.4, z - 4, 1.3],
    [-8, z > 0 ? 24 : 20.6, z, 1.5],
    [-2, z > 0 ? 28 : 24, z + 5, 1.2],
  ]),
]);
export const longitudinal = column([
  [-80, 0, -9.6, 6, 1.2],
  [-39, 0, -11.4, 6, 1.2],
  [-13, 0, -10.8, 6, 1.3],
  [4, 0, -9, 6, 1.3],
]);
