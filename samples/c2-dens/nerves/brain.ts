import { ellipsoidDistance, type Solid } from '../../lib/sdf';
import { cavity } from './cavity';
import { column } from './column';

export const brainstem = column([
  [43, 0, 3.4, 8.6, 7.4],
  [49, 0, -0.6, 13, 10],
  [58, 0, -5, 15, 12.4],
  [68, 0, -10, 14.4, 12],
  [78, 0, -13, 15, 11],
]);

/** Cisterns: in front of and beside the brainstem, the cisterna magna behind the tonsils. */
const cistern = (x: number, y: number, z: number): number => {
  const stem = brainstem.distance(x, y, z) - 3.6 + Math.max(0, y - 2) * 0.9;
  const magna = ellipsoidDistance(x + 0.6, y - 42, z - 37, 15, 12, 6.5);
  const saddle = ellipsoidDistance(x, y + 24, z - 71, 13, 10, 6);
  return Math.min(stem, magna, saddle);
};

/** Cerebellum below a tentorium that rises to the midline, the temporal and occipital lobes above it. */
const tentorium = (x: number, y: number, z: number): number =>
  z - 61 - 0.32 * Math.min(y, 40) + 0.34 * Math.abs(x) + 0.004 * x * x;
export const belowTentorium: Solid = {
  distance: (x, y, z) =>
    Math.max(
      cavity.distance(x, y, z) + 1.7,
      -cistern(x, y, z),
      31.5 - z + 0.05 * (y - 20),
      tentorium(x, y, z) + 1,
      -6 - y + Math.abs(x) * 0.2,
    ),
  box: cavity.box,
};
export const aboveTentorium: Solid = {
  distance: (x, y, z) => Math.max(cavity.distance(x, y, z) + 1.7, -cistern(x, y, z), 1 - tentorium(x, y, z)),
  box: cavity.box,
};
export const fourthVentricle = column([
  [44, 0.4, 13, 2, 2],
  [52, 0.2, 13.6, 7, 3.6],
  [60, 0, 11, 6, 4],
  [68, 0, 6, 2, 2],
]);
