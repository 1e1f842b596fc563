import { smoothStep } from '../../lib/arithmetic';
import { uniform } from '../../lib/noise';
import type { Point3, Solid } from '../../lib/sdf';
import { ellipsoid, smoothMax, subtract, unite } from '../../lib/sdf';
import { tube } from '../../lib/tube';
import { condyleSocket } from './condyle';
import { ribbon } from '../../lib/bone/organic';
import type { Side } from '../../lib/bone/sides';
import { uneven } from '../../lib/bone/texture';
import { both } from '../../lib/bone/sides';

/**
 * C1. Width 71–73 mm over the transverse processes, outer and inner edges of the transverse foramina
 * 55.5–56.3 and 43.9–44.8 mm apart, height of the anterior arch 10.2 and of the posterior 8.7 mm, upper
 * facets 21 × 11 mm, lower 18 × 15 mm, canal 28 × 27 mm, artery groove 4 mm thick (100 atlases: Patel and
 * Gupta, IJRMS 291; 100 atlases: Rekha and D'Sa, IJAR.2016.125).
 */
const SEED = 100;

const half = (side: Side): Solid[] => {
  const vary = (index: number, amount: number) => amount * (2 * uniform(SEED + side, index) - 1);
  const at = (x: number, y: number, z: number): Point3 => [side * x, y, z];
  const mass = ellipsoid(at(16, 0.6, 15.6), 8.9, 12, 12.4);
  const lateralMass: Solid = {
    box: mass.box,
    distance: (x, y, z) => {
      const out = side * x - 14;
      // The lower facet lies parallel to that of C2, 2 mm above it, and slightly hollow.
      const dome = 0.008 * (y * y + 0.5 * out * out);
      const below = (9 - 0.4 * out - dome - z) * 0.9;
      // Seen from above the masses lean together in front.
      const inner = (8.6 + 0.17 * (y + 4) - side * x) * 0.98;
      return smoothMax(smoothMax(mass.distance(x, y, z), below, 1.2), inner, 2.2);
    },
  };
  const tubercle = ellipsoid(at(9.4, 1.5, 14.5), 1.7, 2.6, 2.6);
  const tip = [37 + vary(1, 0.9), 6.4 + vary(2, 0.8), 14.4 + vary(3, 0.6)] as const;
  const front = tube([
    [side * 21, -3, 16.5, 3.1],
    [side * 26.5, -3.4, 15.6, 1.9],
    [side * 32.5, 0.6, 14.8, 2.1],
    [side * tip[0], tip[1] - 1, tip[2], 2.9],
  ]);
  const back = tube([
    [side * 21.5, 9, 16, 3],
    [side * 27, 8.4, 15.2, 2.4],
    [side * 32.5, 7.6, 14.6, 2.5],
    [side * tip[0], tip[1], tip[2], 2.9],
  ]);
  return [lateralMass, tubercle, front, back];
};

/** Front arch: a bow from mass to mass, highest in the middle, with its tubercle a little low. */
const frontArch = (): Solid[] => [
  ribbon(
    [
      [-20, -3.6, 17, 1.6, 2.6],
      [-13.5, -6.9, 18, 2.4, 2.5],
      [-6, -8.4, 18.8, 2.9, 2.4],
      [0, -8.9, 19, 3.1, 2.5],
      [6, -8.5, 18.8, 2.9, 2.4],
      [13.5, -6.7, 17.8, 2.4, 2.5],
      [20, -3.2, 17, 1.6, 2.6],
    ],
    [0, 0, 1],
    3,
  ),
  ellipsoid([-0.4, -11.4, 18], 3.4, 2, 3.4),
];

/** Back arch: thin under the groove of the vertebral artery, then a high bow with a blunt tubercle. */
const backArch = (): Solid[] => {
  const side = (s: Side): Solid =>
    ribbon(
      [
        [s * 18.6, 7.5, 15, 2.6, 3.2],
        [s * 19.4, 12.8, 14.3, 1.2, 2.2],
        [s * 17, 18.6, 14.6, 1.5, 2.2],
        [s * 12.2, 24.2, 15.4, 2.6, 2.3],
        [s * 6.2, 28.8, 16.2, 3, 2.4],
        [s * -0.6, 31.2, 16.6, 2.4, 2.5],
      ],
      [0, 0.05, 1],
      3,
    );
  return [side(1), side(-1), ellipsoid([0.5, 32.6, 17], 4, 2.6, 3.2)];
};

const foramen = (side: Side): Solid => {
  const r = 3.3 + 0.2 * (2 * uniform(SEED + side, 9) - 1);
  // The artery comes up from the side of C2, slanting outwards.
  return tube([
    [side * 23.6, 2.5, 5, 2.9],
    [side * 27, 2.2, 10.4, r],
    [side * 28.5, 2.1, 15, r],
    [side * 28.2, 3.2, 21, r],
  ]);
};

export const atlasSolid = (): Solid => {
  const bone = unite(2.4, [...both(half), ...frontArch(), ...backArch()]);
  return subtract(0.9, subtract(1, bone, condyleSocket(1), condyleSocket(-1)), foramen(1), foramen(-1));
};

/** The atlas is nearly all compact: 1.2 mm at the masses, 1.8 mm at the arches. */
export const atlasShellMm = (x: number, y: number, z: number): number =>
  (1.2 + 0.5 * smoothStep(12, 20, y) + 0.5 * smoothStep(9, 4, Math.abs(x))) *
  Math.max(uneven(SEED, x, y, z), 0.6);
