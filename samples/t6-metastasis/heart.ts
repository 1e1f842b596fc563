import { lumpy } from '../lib/lumpy';
import type { Part } from '../lib/part';
import { place } from '../lib/place';
import { swell } from '../lib/chain';
import { ellipsoid, type Point3, type Solid, subtract, unite } from '../lib/sdf';
import { paint } from './tissues';

/** A chamber: an ellipsoid turned and moved. */
const chamber = (at: Point3, half: Point3, turnDeg: Point3 = [0, 0, 0]): Solid =>
  place(ellipsoid([0, 0, 0], ...half), { at, turnDeg });

/** In front of the gullet, its back towards the spine; the veins enter at its corners. */
const leftAtrium = lumpy(
  unite(6, [
    chamber([2, -46, -16], [29, 16, 19]),
    chamber([-20, -42, -14], [10, 9, 13]),
    chamber([25, -43, -10], [10, 9, 13]),
    chamber([40, -62, 0], [8, 12, 6], [0, 0, 30]),
  ]),
  2831,
  1.6,
  9,
);

const rightAtrium = lumpy(
  unite(6, [chamber([-31, -68, -36], [20, 19, 30]), chamber([-16, -88, -12], [15, 9, 13], [0, 0, -20])]),
  2833,
  1.8,
  8,
);

/** The long axis of the left ventricle runs left, forward and down. */
const AXIS: Point3 = [0, 28, -38];
const leftVentricle = lumpy(chamber([44, -72, -46], [38, 19, 21], AXIS), 2835, 2.6, 7);
const leftWall = chamber([46, -73, -47], [48, 28.5, 30.5], AXIS);

const rightVentricle = lumpy(
  unite(10, [chamber([12, -92, -50], [38, 15, 26], [0, 10, -16]), chamber([13, -95, -18], [16, 12, 22])]),
  2837,
  3,
  8,
);

export const heartParts = (): Part[] => {
  // The septum bulges into the right ventricle.
  const right = subtract(2, rightVentricle, leftWall);
  return [
    { paint: paint.myocardium, rank: 23, solid: swell(right, 3), smooth: true, segment: 'myocardium' },
    { paint: paint.myocardium, rank: 23.1, solid: swell(rightAtrium, 1.8), smooth: true },
    { paint: paint.myocardium, rank: 23.2, solid: swell(leftAtrium, 1.8), smooth: true },
    { segment: 'heart-atrium-right', paint: paint.chamber, rank: 23.4, solid: rightAtrium, smooth: true },
    { segment: 'heart-atrium-left', paint: paint.chamber, rank: 23.5, solid: leftAtrium, smooth: true },
    { segment: 'myocardium', paint: paint.myocardium, rank: 23.6, solid: leftWall, smooth: true },
    { segment: 'heart-ventricle-right', paint: paint.chamber, rank: 23.7, solid: right, smooth: true },
    { segment: 'heart-ventricle-left', paint: paint.chamber, rank: 23.8, solid: leftVentricle, smooth: true },
  ];
};
