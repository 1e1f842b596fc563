import { loft, sectionsOf } from '../../lib/loft';
import { ellipsoid, smoothMin, type Solid, unite } from '../../lib/sdf';
import { tube } from '../../lib/tube';
import { lumen } from './lumen';

/** Piriform sinuses: clefts beside the larynx, open towards the pharynx above. */
const piriform = unite(1, [
  loft(
    sectionsOf([
      [-46, 13.4, -27, 1.6, 0.6, 8, 5],
      [-40, 13.8, -25.6, 4.2, 1.2, 8, 7],
      [-33, 13, -22.9, 5, 1.9, 9, 6],
      [-26, 11, -20.4, 4.4, 2.6, 10, 4],
    ]),
    2,
  ),
  loft(
    sectionsOf([
      [-44, -14.2, -26.6, 1.8, 0.7, -8, 5],
      [-39, -14, -25.4, 4, 1.4, -8, 7],
      [-32, -12.4, -23.4, 4.4, 2, -9, 6],
      [-25, -10.4, -20.4, 4, 2.6, -10, 4],
    ]),
    2,
  ),
]);

/** Valleculae in front of the epiglottis. */
const valleculae = unite(1, [
  ellipsoid([5.6, -31.4, -22.4], 4.4, 2.2, 5),
  ellipsoid([-5.4, -31.4, -23], 4.6, 2.4, 5.6),
]);

/** A seam of air between tongue and palate. */
export const mouth = unite(1, [
  ellipsoid([2, -54, 23.4], 15, 19, 1.1),
  ellipsoid([-3, -70, 21.6], 11, 9, 0.9),
]);
export const nostrils = unite(1, [
  tube([
    [5.6, -108, 32, 3],
    [5, -103, 38, 2.8],
    [4, -92, 44, 2.2],
    [4.6, -78, 46, 2],
    [6, -56, 42, 3],
    [6, -44, 40, 4],
  ]),
  tube([
    [-5.4, -108, 32, 3],
    [-5, -103, 38, 2.8],
    [-4.4, -92, 44, 2.4],
    [-5, -78, 47, 2.2],
    [-6, -56, 42, 3],
    [-6, -44, 40, 4],
  ]),
]);

/** Of pharynx, larynx and trachea. */
export const air = ((): Solid => {
  const parts = [lumen, piriform, valleculae];
  return {
    distance: (x, y, z) => parts.reduce((d, part) => smoothMin(d, part.distance(x, y, z), 2), 1e3),
    box: { min: [-22, -46, -82], max: [22, -11, 80] },
  };
})();

export const oesophagusAir = tube([
  [-3.4, -16.2, -80, 1.1],
  [-2.6, -16.2, -72, 0.6],
  [-2, -16.2, -69, 0.3],
]);
