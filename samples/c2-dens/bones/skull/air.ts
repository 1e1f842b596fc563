import { noise3 } from '../../../lib/noise';
import type { Sdf, Solid } from '../../../lib/sdf';
import { ellipsoid, smoothMax, unite } from '../../../lib/sdf';
import type { Side } from '../sides';
import { both } from '../sides';
import { maxillarySinus, sphenoidSinus } from './face';
import { earCanal } from './openings';

/** Where the mastoid is pneumatised, one side. */
const mastoidCells = (s: Side): Solid =>
  unite(4, [ellipsoid([s * 51.5, 12.5, 36], 7.4, 9.6, 12), ellipsoid([s * 48, 6, 46], 8, 9, 5.5)]);

/** Mastoid air cells: bubbles of 2–4 mm with walls of half a millimetre between them. */
const cells = (s: Side): Solid => {
  const region = mastoidCells(s);
  const walls: Sdf = (x, y, z) =>
    0.85 -
    3.2 *
      Math.abs(noise3(811 + s, x * 0.28, y * 0.28, z * 0.28) + 0.12 * noise3(813, x * 0.7, y * 0.7, z * 0.7));
  return {
    box: region.box,
    distance: (x, y, z) => {
      const d = region.distance(x, y, z);
      return d > 1 ? d : smoothMax(d, walls(x, y, z), 0.4);
    },
  };
};

/** Mucosa of one to two millimetres lines the sinuses; the middle ear joins the ear canal. */
const shrunk = (solid: Solid, liningMm: number): Solid => ({
  box: solid.box,
  distance: (x, y, z) =>
    solid.distance(x, y, z) + liningMm * (1 + 0.6 * noise3(821, x * 0.12, y * 0.12, z * 0.12)),
});

export const airSpaces = (): Solid[] => [
  ...both((s) => [
    cells(s),
    shrunk(maxillarySinus(s), 0.9),
    shrunk(earCanal(s), 0.3),
    ellipsoid([s * 46, -1, 44], 2.6, 4, 5),
  ]),
  ...sphenoidSinus().map((sinus) => shrunk(sinus, 0.5)),
];
