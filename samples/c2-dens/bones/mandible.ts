import { place } from '../../lib/place';
import type { Solid } from '../../lib/sdf';
import { ellipsoid, unite } from '../../lib/sdf';
import { tube } from '../../lib/tube';
import { plate, ribbon } from '../../lib/bone/organic';
import type { Side } from '../../lib/bone/sides';
import { both } from '../../lib/bone/sides';
import type { BonePart } from '../../lib/bone/types';

/** Head of the mandible: an oval roller, its axis turned some 20° back on the inner side. */
export const condylarHead = (side: Side, extra: number): Solid =>
  place(ellipsoid([0, 0, 0], 9 + extra, 4.2 + extra, 4.6 + extra), {
    at: [side * 50.5, -13.5, 42],
    turnDeg: [0, 0, side * -18],
  });

const half = (s: Side): Solid[] => [
  // Body: chin, premolars, molars, angle. Its height follows the teeth.
  ribbon(
    [
      [s * -1, -87.2, -17, 8.8, 5.4],
      [s * 12, -82.6, -16.4, 8.6, 5.2],
      [s * 22.5, -68.5, -13.4, 8.6, 4.9],
      [s * 32, -51, -9.2, 8.4, 5.3],
      [s * 39.5, -37, -4.6, 7.4, 4.6],
      [s * 43.6, -28, -0.5, 5.5, 3.8],
    ],
    [s * -0.08, 0.06, 1],
  ),
  // Ramus, angle, and the two processes with the notch between them.
  plate([s * 44.6, -27.5, 1.5], [s * 47.6, -24.5, 20], [0, 1, 0.1], 10.5, 12.2, 3.5, 2.9),
  ellipsoid([s * 45.6, -23.5, -1], 4.2, 7.5, 6.5),
  plate([s * 48, -19.4, 18], [s * 50, -14.6, 37], [0, 1, 0], 4.2, 1.8, 2.9, 3.2),
  plate([s * 47.4, -31.8, 19], [s * 46.4, -34.6, 34], [0, 1, 0], 5, 1, 2.6, 1.8),
  condylarHead(s, 0),
  ellipsoid([s * 8, -91, -25.5], 6, 3, 4.5),
];

export const mandibleSolid = (): Solid => unite(3.5, both(half));

/** The canal of the inferior alveolar nerve, from the inner side of the ramus to the mental foramen. */
const canals = unite(
  0,
  both((s) => [
    tube([
      [s * 44.5, -24, 14, 1.5],
      [s * 43.2, -31, 0, 1.4],
      [s * 36, -46, -11, 1.3],
      [s * 25, -66, -16.5, 1.3],
      [s * 28, -71, -15, 1.4],
    ]),
  ]),
);

/** Darker along the canal of the nerve, with a thin denser wall round it. */
export const withMandibularCanal = (part: BonePart): BonePart => ({
  ...part,
  hu: (x, y, z, d) => {
    const hu = part.hu(x, y, z, d);
    const gap = canals.distance(x, y, z);
    if (gap > 0.8) return hu;
    return gap < 0 ? 90 : Math.max(hu, 520 - 300 * gap);
  },
});
