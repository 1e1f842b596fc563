import { noise3 } from '../../../lib/noise';
import type { Sdf, Solid } from '../../../lib/sdf';
import { boxAround, ellipsoid, ellipsoidDistance, grow, roundBox, smoothMax } from '../../../lib/sdf';
import { tube } from '../../../lib/tube';
import { plate, ribbon } from '../../../lib/bone/organic';
import type { Side } from '../../../lib/bone/sides';
import { both } from '../../../lib/bone/sides';

/**
 * Maxillary sinus, one side: a pyramid with its base on the nose and its apex in the cheek bone, its
 * walls dented; the left one is a little larger.
 */
const sinusField =
  (s: Side): Sdf =>
  (x, y, z) => {
    const [px, py, pz] = [s * x - 26, y + 63 - 0.6 * s, z - 44];
    const bulge = ellipsoidDistance(px, py, pz, 15.5 + 0.6 * s, 18, 16.5);
    const nose = -px * 0.98 - 0.17 * pz - 10.5;
    const behind = 0.62 * px + 0.78 * py - 11.5;
    const front = 0.5 * px - 0.84 * py - 12.5 + 0.2 * pz;
    const roof = pz - 0.2 * py - 0.12 * px - 13;
    const sides = smoothMax(smoothMax(nose, behind, 5), smoothMax(front, roof, 5), 5);
    const dent = noise3(731 + s, x * 0.11, y * 0.11, z * 0.11) + 0.4 * noise3(735, x * 0.3, y * 0.3, z * 0.3);
    return smoothMax(bulge, sides, 4) + 1.1 * dent;
  };

export const maxillarySinus = (s: Side): Solid => ({
  box: boxAround([s * 27, -63 + 0.6 * s, 44], 18, 20, 18),
  distance: sinusField(s),
});

/** A cavity whose wall wanders by a millimetre or two. */
const dented = (seed: number, cavity: Solid): Solid => ({
  box: grow(cavity.box, 2),
  distance: (x, y, z) =>
    cavity.distance(x, y, z) +
    1.5 * noise3(seed, x * 0.13, y * 0.13, z * 0.13) +
    0.5 * noise3(seed + 5, x * 0.3, y * 0.3, z * 0.3),
});

/** Sphenoid sinus: two unequal chambers with a septum off the middle. */
export const sphenoidSinus = (): Solid[] => [
  dented(751, ellipsoid([7.4, -42, 62.5], 6.8, 11.5, 8.8)),
  dented(752, ellipsoid([-6, -43.5, 63], 6, 10, 9)),
];

const sinusWall = (s: Side): Solid => {
  const field = sinusField(s);
  return {
    box: grow(maxillarySinus(s).box, 1),
    distance: (x, y, z) => Math.abs(field(x, y, z) - 0.5) - 0.7,
  };
};

const half = (s: Side): Solid[] => [
  // Alveolar process of the maxilla, tuberosity, hard palate.
  ribbon(
    [
      [s * -1, -86.6, 18.5, 5, 4.2],
      [s * 13, -82, 18.5, 5, 4.2],
      [s * 22, -70, 18.6, 5, 4.5],
      [s * 28, -47, 20, 5, 5.2],
    ],
    [0, 0, 1],
  ),
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
];

/** The ethmoid of one side as a block: air cells leave only thin walls of it. */
export const ethmoid = (s: Side): Solid => roundBox([s * 8.4, -66 + s, 67], 5.8, 17, 11.5, 4);

/** Sphenoid body, vomer and the bony septum, which leans to one side. */
export const facialSkeleton = (): Solid[] => [
  ...both(half),
  ...both((s) => [ethmoid(s)]),
  roundBox([0, -42, 62], 16, 14, 12, 6),
  plate([0.3, -66, 28], [1.2, -64, 50], [0, 1, 0], 19, 15, 0.6, 0.5),
  plate([1.2, -64, 50], [-0.4, -66, 78], [0, 1, 0], 15, 17, 0.5, 0.5),
];
