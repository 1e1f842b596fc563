import { cos, mix, radians, smoothStep } from '../../lib/arithmetic';
import { uniform } from '../../lib/noise';
import type { Point3, Solid } from '../../lib/sdf';
import { ellipsoid, roundCone, smoothMax, subtract, unite } from '../../lib/sdf';
import type { TubePoint } from '../../lib/tube';
import { tube } from '../../lib/tube';
import type { Ring } from '../../lib/bone/canal';
import { canalPost, outline } from '../../lib/bone/column';
import { FACET_GAP_MM, FACET_JOINT } from './dimensions';
import { plate, ribbon } from '../../lib/bone/organic';
import type { PillarShape } from './pillar';
import { pillar, roomBelow } from './pillar';
import type { Side } from '../../lib/bone/sides';
import { uneven } from '../../lib/bone/texture';
import { both } from '../../lib/bone/sides';

/**
 * C2. Dens 15–18 mm high, 10.6 mm deep, 9.8 mm at its widest and 8.5 mm at the waist; body 15 mm deep,
 * 16 mm wide below (52 axes, core.ac.uk 303973137; 100 axes, Gosavi and Swamy 2012); dens and body
 * together 38.2 ± 2.2 mm (clinical notes, ijssurgery.com node 8046); upper facets 16–18 mm, sloping 20–25°
 * down to the side; pedicle 7–8 mm.
 */
const SEED = 200;

/** Height above the C2/3 disc to the tip of the dens, with the half sizes and the centre line there. */
const LEVELS: readonly (readonly [z: number, halfWidth: number, halfDepth: number, y: number])[] = [
  [-12, 9.2, 8.1, -0.3],
  [-9, 8.9, 7.9, -0.2],
  [-4, 8.3, 7.5, 0],
  [2, 8.4, 7.2, 0],
  [7, 6.6, 6.4, -0.2],
  [10, 5.0, 5.6, 0.1],
  [13.5, 4.45, 5.35, 0.6],
  [18, 4.85, 5.5, 1.1],
  [21.5, 4.75, 5.2, 1.5],
  [24.5, 3.9, 4.3, 1.9],
  [26.5, 2.9, 3.3, 2.1],
  [28.5, 1.2, 1.4, 2.3],
];

const levelAt = (z: number): readonly [number, number, number] => {
  let i = 0;
  while (i < LEVELS.length - 2 && LEVELS[i + 1]![0] < z) i++;
  const [a, b] = [LEVELS[i]!, LEVELS[i + 1]!];
  const t =
    smoothStep(0, 1, (z - a[0]) / (b[0] - a[0])) * 0.5 +
    0.5 * Math.min(Math.max((z - a[0]) / (b[0] - a[0]), 0), 1);
  return [mix(a[1], b[1], t), mix(a[2], b[2], t), mix(a[3], b[3], t)];
};

/** Lower endplate of C2: hollow from front to back, a lip hanging over the disc in front. */
export const axisBottom = (x: number, y: number): number =>
  -11 +
  1.3 * Math.max(1 - (y * y) / 46, -0.5) +
  (y < 0 ? 0.16 * y : 0) +
  0.7 * Math.max(Math.abs(x) - 6.8, 0);

/** The body and the dens in one piece, as it grows. */
const core: Solid = {
  box: { min: [-10, -9.5, -15], max: [10, 9.5, 28.5] },
  distance: (x, y, z) => {
    const [a, b, cy] = levelAt(z);
    const dy = y - cy;
    // The body comes to a ridge in front, the dens is round.
    const ridge = z < 8 ? 1.15 * smoothStep(9, -2, z) * Math.max(-dy / b, 0) : 0;
    const side = outline(x * (1 + 0.22 * ridge), dy, a, b, 0.12);
    const ends = Math.max(z - 27.4, axisBottom(x, y) - z);
    return smoothMax(side * 0.93, ends * 0.96, 2.4);
  },
};

/** The mass of the lower facet. */
const post = (side: Side): PillarShape => ({
  x: side * 17.4 + 0.3,
  y: 12.6 + 0.2 * side,
  halfWidth: 5.8 + 0.2 * side,
  halfDepth: 5.5,
  top: { y: 12.6, z: -2.6, slopeDeg: 30 },
  bottom: {
    ...FACET_JOINT.c2,
    z: FACET_JOINT.c2.z + 0.2 + FACET_GAP_MM / 2 / cos(radians(FACET_JOINT.c2.slopeDeg)),
  },
});

const half = (side: Side): Solid[] => {
  const vary = (index: number, amount: number) => amount * (2 * uniform(SEED + side, index) - 1);
  const at = (x: number, y: number, z: number): Point3 => [side * x, y, z];
  const slope = 0.42 + vary(1, 0.03);
  // The mass under the upper facet: a flat oval, its top a gentle dome that falls to the side.
  const mass = ellipsoid(at(13.4 + vary(2, 0.3), 0.6, 3.2), 8.7, 8.9, 9.5);
  const facetMass: Solid = {
    box: { min: mass.box.min, max: [mass.box.max[0], mass.box.max[1], 12] },
    distance: (x, y, z) => {
      const out = side * x - 14;
      const dome = 0.012 * ((y - 0.5) * (y - 0.5) + 0.5 * out * out);
      return smoothMax(mass.distance(x, y, z), (z - (6.6 - slope * out - dome)) * 0.9, 1.1);
    },
  };
  const isthmus = plate(at(14.5, 5.5, -0.5), at(16.2, 12.5, -6.5), [1, 0, 0.2], 2.4, 3, 4, 3.8);
  const lamina = ribbon(
    [
      [side * 15, 13, -6, 4.6, 3.2],
      [side * 12.2, 18.6, -6, 5.2, 3],
      [side * 6.5, 24.9, -5.8, 5.2, 3],
      [side * 0.5, 29.2, -5.8, 4.8, 2.9],
    ],
    [0, -0.3, 1],
    3,
  );
  const process = unite(1.2, [
    tube([
      [side * 18, -2, -2, 2.6],
      [side * 22, -0.5, -4.6, 2],
      [side * 24.5, 3.5, -6.4 + vary(5, 0.5), 2.1],
    ]),
    tube([
      [side * 18, 8.5, -5, 2.6],
      [side * 22, 6, -6, 1.9],
      [side * 24.5, 3.5, -6.4, 2],
    ]),
  ]);
  return [facetMass, isthmus, pillar(post(side)), lamina, process];
};

/** The great spine of C2: a high keel, two stout unequal tubercles, hollow underneath. */
const spine = (): Solid[] => [
  plate([0, 28.5, -6.5], [-0.5, 37.5, -9.5], [0, 0.3, 1], 4.2, 2.4, 2.6, 3),
  plate([2, 34, -8.5], [5.6, 42.6, -12.6], [0, 0.2, 1], 1.6, 1, 2.6, 2.1),
  plate([-2, 34, -8.5], [-5.9, 41.4, -13.2], [0, 0.2, 1], 1.6, 1, 2.6, 2.3),
];

/** The foramen bends outward under the facet: up from C3, then to the side. */
const foramen = (side: Side): Solid => {
  const inward = side > 0 ? 0.9 : 0.1;
  const point = (x: number, y: number, z: number, r: number): TubePoint => [side * (x - inward), y, z, r];
  return tube([
    point(15.8, -1, -16, 2.9),
    point(16.1, -0.4, -8, 2.9),
    point(17, 1.8, -0.4, 2.9),
    point(20.5, 2.3, 2.6, 2.9),
    point(24.5, 2.5, 6.2, 3),
  ]);
};

/** The bony canal, about the lamina. */
export const axisCanal: Ring = { at: [0, 17.2, -8], halfWidth: 11.4, halfDepth: 8.7 };

export const axisSolid = (): Solid => {
  const bone = unite(2.6, [core, ...both(half), ...spine()]);
  const canal = canalPost(axisCanal.at, axisCanal.halfWidth, axisCanal.halfDepth, 20);
  // A notch under the spine, where the tips part.
  const notch = roundCone([0, 36, -16.5], 1.6, [0, 47, -12], 3.2);
  const opened = subtract(1.6, bone, canal, notch);
  return subtract(1, opened, foramen(1), foramen(-1), roomBelow(post(1)), roomBelow(post(-1)));
};

/** Compact shell of C2: thin at the endplates and body, thick round the dens (1–1.5 mm) and arch. */
export const axisShellMm = (x: number, y: number, z: number): number => {
  const dens = smoothStep(5, 12, z);
  const arch = smoothStep(9, 13, y);
  const mean = Math.max(mix(0.7, 1.5, dens), 1.3 * arch, Math.abs(x) > 8 ? 0.95 : 0);
  return mean * Math.max(uneven(SEED, x, y, z), 0.6);
};

/** Spongy bone of C2: dense in the dens, sparse in the seam below it (doi:10.1186/s13018-023-03560-8). */
export const axisCoreHu = (_x: number, y: number, z: number): number => {
  const dens = smoothStep(8, 15, z);
  const seam = Math.max(1 - ((z - 6) * (z - 6)) / 20, 0);
  return 310 + 150 * dens - 80 * seam + 90 * smoothStep(9, 14, y);
};
