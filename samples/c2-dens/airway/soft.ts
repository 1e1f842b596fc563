import { loft, sectionsOf } from '../../lib/loft';
import { ellipsoid, type Solid } from '../../lib/sdf';
import { air } from './air';

/** Mucosa and constrictors around the air: thick at the sides and in front, 1.5–3 mm behind. */
export const wall: Solid = {
  distance: (x, y, z) => air.distance(x, y, z) - (z < -58 ? 1.2 : 2.2 + 0.02 * Math.abs(x)),
  box: { min: [-27, -50, -82], max: [27, -8, 46] },
};

/** Constrictor muscles and the walls of the larynx: soft tissue between the cartilages and the air. */
export const larynxSoft = loft(
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

export const palatineTonsils: Solid[] = [
  ellipsoid([16.6, -25.5, 0], 5.4, 8, 10),
  ellipsoid([-16, -25, 1.4], 5, 7.4, 9),
];
export const lingualTonsil = ellipsoid([0.6, -32, -8], 14, 4.4, 8);
export const adenoid = ellipsoid([0, -21.5, 37], 12, 4.4, 8);
export const softPalate = loft(
  sectionsOf([
    [6, 0, -24, 3, 2.6],
    [12, 0, -26.5, 8, 3.6],
    [18, 0, -31, 14, 4.6],
    [23, 0, -38, 17, 5],
  ]),
  2,
);

export const oesophagus = loft(
  sectionsOf([
    [-80, -2.6, -16, 8.4, 4, 1, 0.08],
    [-66, -1.4, -16.4, 9, 3.6],
    [-58, -0.4, -17, 10, 3],
  ]),
  2,
);

/** Preepiglottic and paraglottic fat. */
export const preepiglotticFat = ellipsoid([0, -38.5, -34], 11, 4.6, 7.5);
