import { chain, swell } from '../../lib/chain';
import { loft, type Section } from '../../lib/loft';
import type { Paint, Part } from '../../lib/part';
import type { Solid } from '../../lib/sdf';
import type { TubePoint } from '../../lib/tube';
import { paint } from '../tissues';
import { carotidBranches } from './carotid-branches';
import { carotids } from './carotids';
import { jugularVeins, smallVeins } from './veins';
import { vertebralArteries } from './vertebral';

const sheath = 0.9;
const wallMm = 0.7;

const withWall = (name: string, lumen: Paint, solid: Solid): Part[] => [
  { paint: paint.wall, rank: 20, solid: swell(solid, wallMm) },
  { ...(name === 'other' ? {} : { segment: name }), paint: lumen, rank: 31, solid, sheathMm: sheath },
];

const thin = (name: string, lumen: Paint, solid: Solid): Part => ({
  ...(name === 'other' ? {} : { segment: name }),
  paint: lumen,
  rank: 30,
  solid,
  sheathMm: 0.6,
});

const isLarge = (points: readonly TubePoint[]) => points[0]![3] > 1.5;

/**
 * Vessels of both sides, drawn apart: [x, y, z, inner radius], mm, with x > 0 on the patient's left.
 * Inner diameters: common carotid 6–7, carotid sinus 7.6 ± 1.0, internal carotid 4.7 ± 0.5 [5],
 * external carotid about 4, vertebral artery 3.5–4 (the left one dominant) [6], internal jugular vein
 * 10–14 across, the right one larger [7]. The carotid divides at C3–C4 [8].
 */
export const vesselParts = (): Part[] => [
  ...[...carotids, ...carotidBranches, ...vertebralArteries].flatMap(([name, points]) =>
    isLarge(points)
      ? withWall(name, paint.artery, chain(points, 5))
      : [thin(name, paint.artery, chain(points, 5))],
  ),
  ...jugularVeins.map(([name, rows]) =>
    thin(
      name,
      paint.vein,
      loft(rows.map(([z, x, y, a, b, tx, ty]): Section => ({ z, x, y, a, b, turn: [tx, ty] }))),
    ),
  ),
  ...smallVeins.map(([name, points]) => thin(name, paint.vein, chain(points, 4))),
];
