import { loft, sectionsOf } from '../../lib/loft';
import { ellipsoid, intersect, type Solid, unite } from '../../lib/sdf';
import { tube } from '../../lib/tube';
import { lumen } from './lumen';

export const epiglottis = loft(
  sectionsOf([
    [-37, 0, -34, 5, 1.3, 1, 0, 2],
    [-28, 0, -31, 8.6, 1.5, 1, 0, 4],
    [-20, 0.4, -28, 9.6, 1.5, 1, 0, 4.4],
    [-12, 0.6, -24.6, 6.4, 1.3, 1, 0, 1.5],
  ]),
  1.4,
);

/** Thyroid cartilage: two laminae that meet in front, with horns. Brief height 25 mm, apex at y −45. */
const lamina = (side: 1 | -1, lean: number): Solid =>
  loft(
    sectionsOf([
      [-62, side * 10.6, -34.5, 13.5, 1.6, side * 10, 9.2],
      [-52, side * 10.8, -34.8, 15.6, 1.7, side * 10, 10.4],
      [-44, side * (10.6 + lean), -34, 16.2, 1.7, side * 10, 11.2],
      [-38, side * (12.6 + lean), -31.4, 12.4, 1.5, side * 10, 11],
    ]),
    1.2,
  );
export const thyroidCartilage = unite(1.2, [
  lamina(1, 0),
  lamina(-1, 0.6),
  tube([
    [19.6, -23.8, -38, 1.7],
    [19.8, -22.2, -31, 1.5],
    [19.8, -21, -26, 1.1],
  ]),
  tube([
    [-19.6, -23.8, -38, 1.8],
    [-19.4, -22.2, -32, 1.5],
    [-19.6, -21, -27, 1.2],
  ]),
  tube([
    [18, -24.6, -61, 1.8],
    [15.6, -26, -66, 1.4],
  ]),
  tube([
    [-18.4, -24.6, -61, 1.8],
    [-15.8, -26, -66.6, 1.4],
  ]),
]);

/** A signet ring: high behind, low in front. */
const cricoidOuter = loft(
  sectionsOf([
    [-70, 0, -31.6, 11.4, 11.2],
    [-62, 0, -31.4, 11.2, 11.4],
    [-53, 0, -29, 9.6, 8.4],
  ]),
  1,
);
export const cricoidCartilage = intersect(0.6, cricoidOuter, {
  distance: (x, y, z) =>
    Math.max(
      2.2 - lumen.distance(x, y, z) - 0.6,
      lumen.distance(x, y, z) - 4.6,
      z + 61.5 - 0.62 * (y + 40),
      -70.5 - z,
    ),
  box: cricoidOuter.box,
});

/** Tracheal rings, open behind. */
export const rings: Solid = {
  distance: (x, y, z) => {
    const inRing = Math.abs(((z + 400) % 4) - 2) - 1.3;
    return Math.max(Math.abs(lumen.distance(x, y, z) - 1.4) - 0.6, inRing, y + 27, z + 70.6);
  },
  box: { min: [-13, -45, -84], max: [13, -26, -70] },
};

export const arytenoids = unite(0.5, [
  ellipsoid([5.2, -23, -50], 2.2, 2.4, 4.4),
  ellipsoid([-5.4, -23.2, -49.6], 2.2, 2.4, 4.4),
]);
