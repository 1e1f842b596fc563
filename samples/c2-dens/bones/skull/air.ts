import { noise3 } from '../../../lib/noise';
import type { Sdf, Solid } from '../../../lib/sdf';
import { ellipsoid, smoothMax, unite } from '../../../lib/sdf';
import type { Side } from '../../../lib/bone/sides';
import { both } from '../../../lib/bone/sides';
import { ethmoid, maxillarySinus, sphenoidSinus } from './face';
import { earCanal } from './openings';

/** Where the mastoid is pneumatised, one side. */
const mastoidCells = (s: Side): Solid =>
  unite(4, [ellipsoid([s * 51.5, 12.5, 36], 7.4, 9.6, 12), ellipsoid([s * 48, 6, 46], 8, 9, 5.5)]);

/**
 * Bubbles of about `sizeMm` within a region, parted by bony walls. The walls stand where a slow noise
 * changes sign, so they meet and end as real ones do.
 */
const cells = (seed: number, region: Solid, sizeMm: number, wallMm: number): Solid => {
  const pitch = 0.75 / sizeMm;
  const walls: Sdf = (x, y, z) => {
    const coarse = Math.abs(noise3(seed, x * pitch, y * pitch, z * pitch));
    const fine = Math.abs(noise3(seed + 1, x * pitch * 0.83 + 7, y * pitch * 0.83, z * pitch * 0.83));
    return wallMm / 2 + 0.25 - Math.min(coarse, fine) * 0.55 * sizeMm;
  };
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
    cells(811 + 4 * s, mastoidCells(s), 4.2, 0.5),
    cells(831 + 4 * s, shrunk(ethmoid(s), 0.8), 7.5, 0.4),
    shrunk(maxillarySinus(s), 0.9),
    shrunk(earCanal(s), 0.3),
    ellipsoid([s * 46, -1, 44], 2.6, 4, 5),
  ]),
  ...sphenoidSinus().map((sinus) => shrunk(sinus, 0.5)),
];
