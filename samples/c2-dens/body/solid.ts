import { contourLoft, type Outline, symmetric } from '../../lib/contour';
import { loft } from '../../lib/loft';
import { smoothMin, type Solid } from '../../lib/sdf';
import { outlines } from './outlines';

const trunk = contourLoft(
  outlines.map(([z, half]): Outline => symmetric(z, half)),
  2,
);

/** Auricles, each leaning back a little. */
const ears = [1, -1].map((side) =>
  loft(
    [
      { z: 27, x: side * 70, y: 5, a: 5, b: 2.5, turn: [side * 0.3, 1] },
      { z: 37, x: side * 74, y: 9, a: 9, b: 2.6, turn: [side * 0.35, 1] },
      { z: 54, x: side * 79, y: 14, a: 15, b: 2.4, turn: [side * 0.45, 1] },
      { z: 76, x: side * 82, y: 17, a: 16, b: 2.4, turn: [side * 0.5, 1] },
    ],
    2,
  ),
);

export const bodySolid: Solid = {
  distance: (x, y, z) =>
    Math.abs(x) > 66 && z > 20
      ? ears.reduce((d, ear) => smoothMin(d, ear.distance(x, y, z), 2), trunk.distance(x, y, z))
      : trunk.distance(x, y, z),
  box: { min: [-100, -121, -90], max: [100, 110, 90] },
};
