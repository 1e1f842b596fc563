import { length3 } from '../lib/arithmetic';
import { SIDES, type Side, sideName } from '../lib/bone/sides';
import { noise3 } from '../lib/noise';
import type { Part } from '../lib/part';
import { type Sdf, smoothMax, type Solid } from '../lib/sdf';
import { cavity } from './body';
import { lungTree } from './lung-tree';
import { mediastinum } from './mediastinum';
import { paint } from './tissues';

/** Visceral and parietal pleura with the fascia behind them, mm. */
const PLEURA = 1.1;

const lungField: Sdf = (x, y, z) =>
  smoothMax(cavity.distance(x, y, z) + PLEURA, 0.7 - mediastinum.distance(x, y, z), 3);

/** Distance above a fissure: a plane through a point, its normal up and forward, gently waved. */
const fissure = (
  point: readonly [number, number, number],
  normal: readonly [number, number, number],
): Sdf => {
  const size = 1 / length3(...normal);
  return (x, y, z) =>
    size * ((x - point[0]) * normal[0] + (y - point[1]) * normal[1] + (z - point[2]) * normal[2]) +
    2.2 * noise3(2791, x / 30, y / 30, z / 30);
};

/** From T4 behind down to the front of the sixth rib; the horizontal one at the fourth rib. */
const oblique: Readonly<Record<'left' | 'right', Sdf>> = {
  left: fissure([60, 30, 46], [0.1, -0.78, 0.63]),
  right: fissure([-60, 30, 40], [-0.1, -0.76, 0.65]),
};
const horizontal = fissure([-60, -60, 2], [0.06, 0.05, 1]);

/** Half the width of the gap between lobes, painted as the fissure. */
const GAP = 0.35;
const above =
  (cut: Sdf): Sdf =>
  (x, y, z) =>
    GAP - cut(x, y, z);
const below =
  (cut: Sdf): Sdf =>
  (x, y, z) =>
    cut(x, y, z) + GAP;

const lobesOf = (side: Side): readonly (readonly [id: string, cuts: readonly Sdf[]])[] =>
  side === 1
    ? [
        ['lung-upper-lobe-left', [above(oblique.left)]],
        ['lung-lower-lobe-left', [below(oblique.left)]],
      ]
    : [
        ['lung-upper-lobe-right', [above(oblique.right), above(horizontal)]],
        ['lung-middle-lobe-right', [above(oblique.right), below(horizontal)]],
        ['lung-lower-lobe-right', [below(oblique.right)]],
      ];

const boxOf = (side: Side): Solid['box'] =>
  side === 1 ? { min: [0, -130, -110], max: [140, 60, 110] } : { min: [-140, -130, -110], max: [0, 60, 110] };

const lobe = (side: Side, cuts: readonly Sdf[]): Solid => ({
  box: boxOf(side),
  distance: (x, y, z) => {
    let d = Math.max(lungField(x, y, z), -side * x);
    for (const cut of cuts) d = Math.max(d, cut(x, y, z));
    return d;
  },
});

/** Vessels of the lobe: part of it in the truth. */
const vesselsIn = (vessels: Solid, inside: Solid): Solid => ({
  box: vessels.box,
  distance: (x, y, z) => {
    const d = vessels.distance(x, y, z);
    return d > 2.5 ? d : Math.max(d, inside.distance(x, y, z) + 1);
  },
  near: (x, y, z, radius) => {
    const near = vessels.near!(x, y, z, radius);
    return vesselsIn({ ...near, near: () => near }, inside);
  },
});

export const lungParts = (): Part[] =>
  SIDES.flatMap((side): Part[] => {
    const vessels = lungTree(side);
    const whole: Solid = { box: boxOf(side), distance: (x, y, z) => Math.max(lungField(x, y, z), -side * x) };
    return [
      { segment: `lung-lower-lobe-${sideName(side)}`, paint: paint.fissure, rank: 7, solid: whole },
      ...lobesOf(side).flatMap(([segment, cuts]): Part[] => {
        const solid = lobe(side, cuts);
        return [
          { segment, paint: paint.lung, rank: 8, solid },
          { segment, paint: paint.lungVessel, rank: 9, solid: vesselsIn(vessels, solid) },
        ];
      }),
    ];
  });
