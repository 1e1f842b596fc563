import { contourLoft, type Outline, type Point2, symmetric } from '../lib/contour';
import { loft, sectionsOf } from '../lib/loft';
import type { Part } from '../lib/part';
import { ellipsoid, intersect, smoothMin, type Solid, unite } from '../lib/sdf';
import { tube } from '../lib/tube';
import { paint } from './tissues';

/**
 * Pharynx, larynx, trachea and oesophagus. The air of the pharynx is flat from front to back and reaches
 * to 3–4 mm in front of C2 and C3 (upper limit of normal 6 and 7 mm [9]); the vocal cords lie at C5.
 */
const half = (z: number, points: readonly Point2[]): Outline => symmetric(z, points);

/** Air from the choanae to the trachea: half outlines, front to back. */
const lumen = contourLoft([
  half(78, [
    [0, -40],
    [1.5, -40],
    [2, -39],
    [2, -38],
    [1.5, -37],
    [0, -37],
  ]),
  half(50, [
    [0, -44],
    [9, -43],
    [11, -37],
    [10, -31],
    [6, -28],
    [0, -27.5],
  ]),
  half(40, [
    [0, -42],
    [11, -40],
    [15, -33],
    [16.5, -26],
    [9, -22.5],
    [0, -23],
  ]),
  half(30, [
    [0, -39],
    [11, -37],
    [14, -30],
    [13, -22],
    [7, -19.8],
    [0, -20.5],
  ]),
  half(21, [
    [0, -26],
    [8, -26],
    [12.5, -23.4],
    [13, -19],
    [8, -17.2],
    [0, -17.4],
  ]),
  half(11, [
    [0, -19.8],
    [6, -20],
    [10.5, -18.6],
    [12, -16.6],
    [8, -14.8],
    [0, -15],
  ]),
  half(2, [
    [0, -21.6],
    [5, -21.2],
    [10, -19.2],
    [13, -16.6],
    [9, -13.2],
    [0, -12.4],
  ]),
  half(-8, [
    [0, -24.6],
    [5, -24],
    [10, -21.6],
    [13.4, -18.4],
    [8.4, -13.8],
    [0, -12.6],
  ]),
  half(-17, [
    [0, -25.6],
    [6, -25.2],
    [11.5, -22.6],
    [14.6, -20],
    [8.5, -14.4],
    [0, -12.8],
  ]),
  half(-24, [
    [0, -26],
    [6, -25.6],
    [11, -23],
    [14.8, -21],
    [8.5, -16],
    [0, -14.4],
  ]),
  half(-30, [
    [0, -28],
    [5, -27.4],
    [8, -25],
    [8.4, -21.4],
    [5.6, -18.2],
    [0, -17],
  ]),
  half(-38, [
    [0, -35],
    [3.4, -33],
    [5.6, -29],
    [6.4, -24.4],
    [4, -20.8],
    [0, -20.4],
  ]),
  half(-45, [
    [0, -38],
    [2.4, -36],
    [4.8, -31],
    [5, -26.4],
    [3, -23],
    [0, -22.6],
  ]),
  half(-49.6, [
    [0, -40],
    [0.9, -38],
    [1.5, -33],
    [1.8, -28],
    [1.5, -24.6],
    [0, -24],
  ]),
  half(-54, [
    [0, -40],
    [3, -38],
    [5.2, -33],
    [5.4, -28.4],
    [3, -24.6],
    [0, -24],
  ]),
  half(-62, [
    [0, -40.5],
    [5.6, -38.4],
    [8, -33],
    [7.8, -28],
    [4.6, -24.6],
    [0, -24],
  ]),
  half(-80, [
    [0, -40],
    [5.6, -38.6],
    [8.6, -33],
    [8.4, -27],
    [5.4, -23.4],
    [0, -22.8],
  ]),
]);

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
const mouth = unite(1, [ellipsoid([2, -54, 23.4], 15, 19, 1.1), ellipsoid([-3, -70, 21.6], 11, 9, 0.9)]);
const nostrils = unite(1, [
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

const air = ((): Solid => {
  const parts = [lumen, piriform, valleculae];
  return {
    distance: (x, y, z) => parts.reduce((d, part) => smoothMin(d, part.distance(x, y, z), 2), 1e3),
    box: { min: [-22, -46, -82], max: [22, -11, 80] },
  };
})();

const between = (solid: Solid, zFrom: number, zTo: number): Solid => ({
  distance: (x, y, z) => Math.max(solid.distance(x, y, z), zFrom - z, z - zTo),
  box: {
    min: [solid.box.min[0], solid.box.min[1], Math.max(solid.box.min[2], zFrom)],
    max: [solid.box.max[0], solid.box.max[1], Math.min(solid.box.max[2], zTo)],
  },
});

/** Mucosa and constrictors around the air: thick at the sides and in front, 1.5–3 mm behind. */
const wall: Solid = {
  distance: (x, y, z) => air.distance(x, y, z) - (z < -58 ? 1.2 : 2.2 + 0.02 * Math.abs(x)),
  box: { min: [-27, -50, -82], max: [27, -8, 46] },
};

const epiglottis = loft(
  sectionsOf([
    [-37, 0, -34, 5, 1.3, 1, 0, 2],
    [-28, 0, -31, 8.6, 1.5, 1, 0, 4],
    [-20, 0.4, -28, 9.6, 1.5, 1, 0, 4.4],
    [-12, 0.6, -24.6, 6.4, 1.3, 1, 0, 1.5],
  ]),
  1.4,
);

/** Constrictor muscles and the walls of the larynx: soft tissue between the cartilages and the air. */
const larynxSoft = loft(
  sectionsOf([
    [-74, 0, -32, 12, 12],
    [-62, 0, -32.5, 15, 13],
    [-52, 0, -32, 18, 13.6],
    [-42, 0, -31, 18.8, 13],
    [-33, 0.4, -28, 17.2, 10.6],
    [-24, 1, -23, 15.8, 8.4],
    [-10, 0.5, -19, 16.6, 7],
    [6, 0, -16.6, 16.8, 6],
    [20, 0, -20, 18.5, 7.6],
    [34, 0, -24, 19, 9],
    [44, 0, -27, 17, 10],
  ]),
  2,
);

const palatineTonsils: Solid[] = [
  ellipsoid([16.6, -25.5, 0], 5.4, 8, 10),
  ellipsoid([-16, -25, 1.4], 5, 7.4, 9),
];
const lingualTonsil = ellipsoid([0.6, -32, -8], 14, 4.4, 8);
const adenoid = ellipsoid([0, -21.5, 37], 12, 4.4, 8);
const softPalate = loft(
  sectionsOf([
    [6, 0, -24, 3, 2.6],
    [12, 0, -26.5, 8, 3.6],
    [18, 0, -31, 14, 4.6],
    [23, 0, -38, 17, 5],
  ]),
  2,
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
const thyroidCartilage = unite(1.2, [
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
const cricoidCartilage = intersect(0.6, cricoidOuter, {
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
const rings: Solid = {
  distance: (x, y, z) => {
    const inRing = Math.abs(((z + 400) % 4) - 2) - 1.3;
    return Math.max(Math.abs(lumen.distance(x, y, z) - 1.4) - 0.6, inRing, y + 27, z + 70.6);
  },
  box: { min: [-13, -45, -84], max: [13, -26, -70] },
};

const arytenoids = unite(0.5, [
  ellipsoid([5.2, -23, -50], 2.2, 2.4, 4.4),
  ellipsoid([-5.4, -23.2, -49.6], 2.2, 2.4, 4.4),
]);

const oesophagus = loft(
  sectionsOf([
    [-80, -2.6, -16, 8.4, 4, 1, 0.08],
    [-66, -1.4, -16.4, 9, 3.6],
    [-58, -0.4, -17, 10, 3],
  ]),
  2,
);
const oesophagusAir = tube([
  [-3.4, -16.2, -80, 1.1],
  [-2.6, -16.2, -72, 0.6],
  [-2, -16.2, -69, 0.3],
]);

/** Preepiglottic and paraglottic fat. */
const preepiglotticFat = ellipsoid([0, -38.5, -34], 11, 4.6, 7.5);

export const airwayParts = (): Part[] => [
  {
    segment: 'pharynx',
    paint: paint.mucosa,
    rank: 10,
    solid: larynxSoft,
    warped: true,
    smooth: true,
    sheathMm: 0.2,
  },
  { segment: 'soft-palate', paint: paint.tongue, rank: 11, solid: softPalate, warped: true },
  { paint: paint.fat, rank: 11.5, solid: preepiglotticFat, warped: true },
  { segment: 'pharynx', paint: paint.mucosa, rank: 12, solid: wall, warped: true, smooth: true },
  ...[...palatineTonsils, lingualTonsil, adenoid].map((solid): Part => ({
    segment: 'pharynx',
    paint: paint.lymphoid,
    rank: 13,
    solid,
    warped: true,
  })),
  {
    segment: 'oesophagus',
    paint: paint.oesophagus,
    rank: 14,
    solid: oesophagus,
    warped: true,
    sheathMm: 0.6,
  },
  {
    segment: 'thyroid-cartilage',
    paint: paint.ossifiedRim,
    layered: true,
    rank: 24,
    solid: thyroidCartilage,
    warped: true,
  },
  {
    segment: 'cricoid-cartilage',
    paint: paint.ossifiedRim,
    layered: true,
    rank: 25,
    solid: cricoidCartilage,
    warped: true,
  },
  { paint: paint.ossifiedRim, layered: true, rank: 25, solid: arytenoids, warped: true },
  { paint: paint.cartilage, rank: 25, solid: rings, warped: true },
];

/** Air lies over everything that was drawn before it. */
export const airParts = (): Part[] => [
  { segment: 'pharynx', paint: paint.air, rank: 60, solid: between(air, -33, 80), warped: true },
  { segment: 'larynx', paint: paint.air, rank: 60, solid: between(air, -66, -33), warped: true },
  { segment: 'trachea', paint: paint.air, rank: 60, solid: between(air, -84, -66), warped: true },
  { paint: paint.air, rank: 60, solid: mouth, warped: true },
  { paint: paint.air, rank: 60, solid: nostrils, warped: true },
  { segment: 'oesophagus', paint: paint.air, rank: 60, solid: oesophagusAir, warped: true },
  { paint: paint.cartilage, rank: 61, solid: epiglottis, warped: true },
];
