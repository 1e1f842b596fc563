import { chain, swell } from '../lib/chain';
import type { Part } from '../lib/part';
import { type Solid, unite } from '../lib/sdf';
import type { TubePoint } from '../lib/tube';
import { loft, sectionsOf } from '../lib/loft';
import { paint } from './tissues';

/** Trachea to the carina at the disc T4–T5, and the main bronchi: the right one steeper and wider. */
const trachea = unite(2, [
  chain([
    [-6, -45, 110, 7.6],
    [-7.6, -39, 58, 7.6],
    [-7.4, -36.6, 46, 7.7],
    [-4.4, -36.8, 37, 7.4],
  ]),
  chain([
    [-5.4, -36.8, 38, 6.8],
    [-14, -36.8, 27, 6.6],
    [-24, -37.4, 15, 6.2],
  ]),
  chain([
    [-3.4, -36.8, 38, 6.4],
    [9, -37.8, 26, 6],
    [24, -38.6, 14, 5.6],
    [33, -39, 6, 5.2],
  ]),
]);

/** Lobar and segmental bronchi. */
const lobar: readonly (readonly TubePoint[])[] = [
  [
    [-22, -37.4, 18, 4.6],
    [-32, -38, 22, 4.2],
    [-41, -38, 26, 3.2],
    [-52, -38, 34, 2.4],
    [-62, -36, 44, 1.8],
  ],
  [
    [-38, -38, 24, 3],
    [-48, -48, 24, 2.4],
    [-58, -60, 25, 1.8],
  ],
  [
    [-40, -37, 25, 2.8],
    [-52, -26, 28, 2.2],
    [-64, -14, 33, 1.6],
  ],
  [
    [-23, -37.4, 16, 5.4],
    [-31, -37, 2, 5],
    [-36, -34, -14, 4.4],
    [-41, -28, -32, 3.4],
    [-48, -16, -52, 2.2],
    [-54, -8, -66, 1.6],
  ],
  [
    [-33, -38, -8, 3.6],
    [-42, -54, -16, 2.8],
    [-54, -70, -24, 2],
    [-64, -80, -30, 1.4],
  ],
  [
    [-34, -33, -8, 3],
    [-44, -20, -6, 2.4],
    [-58, -4, -4, 1.6],
  ],
  [
    [-40, -29, -30, 2.8],
    [-54, -30, -44, 2],
    [-66, -32, -58, 1.5],
  ],
  [
    [32, -39, 7, 4.4],
    [41, -45, 10, 4],
    [48, -52, 14, 3.2],
    [56, -58, 22, 2.4],
    [62, -58, 36, 1.8],
  ],
  [
    [46, -50, 12, 2.8],
    [56, -62, 8, 2.2],
    [66, -74, 2, 1.6],
  ],
  [
    [32, -38.6, 8, 4.6],
    [39, -34, -6, 4.2],
    [44, -27, -26, 3.4],
    [50, -16, -48, 2.2],
    [55, -8, -64, 1.6],
  ],
  [
    [40, -32, -8, 2.8],
    [50, -18, -8, 2.2],
    [62, -4, -6, 1.6],
  ],
  [
    [45, -26, -28, 2.6],
    [58, -28, -42, 2],
    [68, -30, -56, 1.5],
  ],
];

const bronchi = lobar.map((points) => chain(points, 3));

/** Gullet in front of the spine, beside the aorta: flat, with a little air. */
const oesophagus = loft(
  sectionsOf([
    [-110, 12, -36, 9, 6],
    [-66, 7, -29, 8.6, 5.4, 10, 2],
    [-40, 2.4, -23.4, 8.4, 5, 10, 1],
    [-18, 0, -20.6, 8, 4.4],
    [0, -0.6, -20, 7.6, 4.2],
    [20, 1.6, -22.6, 7.4, 4.4],
    [40, 4.2, -27, 7, 4.8],
    [56, 4.6, -32, 7, 5],
    [110, 4, -40, 7, 5],
  ]),
);
const oesophagusAir = chain([
  [4.4, -31.6, 60, 1.6],
  [4, -27.6, 42, 1.2],
  [2.4, -24, 26, 1.7],
  [1.4, -23, 20, 0.7],
]);

const hollow = (segment: string, lumen: Solid, wallMm: number, rank: number): Part[] => [
  { segment, paint: paint.bronchus, rank, solid: swell(lumen, wallMm) },
  { segment, paint: paint.air, rank: rank + 6, solid: lumen },
];

export const airwayParts = (): Part[] => [
  ...hollow('trachea', trachea, 1.5, 22),
  ...bronchi.flatMap((lumen) => hollow('lung-airways', lumen, 1, 21)),
  { segment: 'oesophagus', paint: paint.oesophagus, rank: 19, solid: oesophagus, sheathMm: 0.5 },
  { segment: 'oesophagus', paint: paint.air, rank: 20, solid: oesophagusAir },
];
