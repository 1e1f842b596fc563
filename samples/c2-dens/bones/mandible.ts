import { place } from '../../lib/place';
import type { Solid } from '../../lib/sdf';
import { ellipsoid, subtract, unite } from '../../lib/sdf';
import { tube } from '../../lib/tube';
import { plate } from './organic';
import type { Side } from './sides';
import { both } from './sides';

/** Head of the mandible: an oval roller, its axis turned some 20° back on the inner side. */
export const condylarHead = (side: Side, extra: number): Solid =>
  place(ellipsoid([0, 0, 0], 9 + extra, 4.2 + extra, 4.6 + extra), {
    at: [side * 50.5, -13.5, 42],
    turnDeg: [0, 0, side * -18],
  });

const half = (s: Side): Solid[] => [
  // Body: chin, premolars, molars, angle. Its height follows the teeth.
  plate([0, -87, -17], [s * 12, -83, -16.6], [0, 0.12, 1], 8.6, 8.4, 5.6, 5.4),
  plate([s * 12, -83, -16.6], [s * 23, -68, -13.4], [0, 0.05, 1], 8.4, 8.4, 5.2, 5),
  plate([s * 23, -68, -13.4], [s * 32.5, -50, -9], [s * -0.12, 0, 1], 8.4, 8.4, 5, 5.4),
  plate([s * 32.5, -50, -9], [s * 42.5, -32, -3.6], [s * -0.1, 0, 1], 8.4, 6, 5.2, 4),
  // Ramus, angle, and the two processes with the notch between them.
  plate([s * 44.6, -27.5, 0.5], [s * 47.6, -24.5, 20], [0, 1, 0.1], 11, 12.4, 3.6, 2.9),
  ellipsoid([s * 45.6, -23.5, -1], 4.2, 7.5, 6.5),
  plate([s * 48, -19.4, 18], [s * 50, -14.6, 37], [0, 1, 0], 4.2, 1.8, 2.9, 3.2),
  plate([s * 47.4, -31.8, 19], [s * 46.4, -34.6, 34], [0, 1, 0], 5, 1, 2.6, 1.8),
  condylarHead(s, 0),
  ellipsoid([s * 8, -91, -25.5], 6, 3, 4.5),
];

/** The canal of the inferior alveolar nerve, from the inner side of the ramus to the mental foramen. */
const canal = (s: Side): Solid =>
  tube([
    [s * 44.5, -24, 14, 1.7],
    [s * 43.5, -31, 0, 1.5],
    [s * 35, -46, -11, 1.4],
    [s * 25, -66, -16, 1.4],
    [s * 29, -72, -15, 1.5],
  ]);

export const mandibleSolid = (): Solid =>
  subtract(0.6, subtract(0.6, unite(3.5, both(half)), canal(1)), canal(-1));
