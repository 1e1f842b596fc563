import { smoothStep } from '../lib/arithmetic';
import type { BonePart } from '../lib/bone/types';
import { noise3 } from '../lib/noise';
import type { Overlay, Part, Scene } from '../lib/part';
import type { Sdf } from '../lib/sdf';
import { bodyParts, restParts } from './body';
import { bodyZone } from './bones/zone';
import { bones } from './bones';
import { bowelParts } from './bowel';
import { lungParts } from './lungs';
import { muscleParts } from './muscles';
import { nerveOverlays, nerveParts } from './nerves';
import { solidOrganParts } from './solid-organs';
import { paint } from './tissues';
import { vesselParts } from './vessels';

const boneRank = { disc: 34, bone: 40, lesion: 45, air: 48 } as const;

/** Parts that belong to no segment of the truth. */
const unnamed = new Set(['vein', 'defect', 'vacuum']);

const partOf = ({ id, material, priority, bounds, sdf, near, hu }: BonePart): Part => ({
  ...(unnamed.has(id) ? {} : { segment: id }),
  paint: (depth, x, y, z) => hu(x, y, z, -depth),
  rank: boneRank[material] + priority / 100,
  layered: true,
  solid: {
    distance: sdf,
    box: bounds,
    near: (x, y, z, radius) => ({ distance: near(x, y, z, radius), box: bounds }),
  },
});

/** Slow and less slow swelling of space, ±3 mm: no two sides, no two borders alike. */
const warpAlong =
  (seed: number): Sdf =>
  (x, y, z) =>
    2.3 * noise3(seed, x / 42, y / 42, z / 50) +
    0.9 * noise3(seed + 1, x / 13, y / 13, z / 22) +
    0.4 * noise3(seed + 20, x / 6, y / 6, z / 11);

/** Fat planes open and close along a border. */
const planeShare = (x: number, y: number, z: number): number =>
  0.2 + 1.9 * smoothStep(-0.4, 0.7, noise3(621, x / 11, y / 11, z / 20));

/** Regions of the truth that overlap others; the zone of the bodies only serves to cut them off the arches. */
const overlays = (): Overlay[] => [...nerveOverlays(), { segment: 'vertebral-bodies', solid: bodyZone }];

/** Everything in the sample, in rising rank. */
export const buildScene = (): Scene => {
  const parts = [
    ...restParts(),
    ...bodyParts(),
    ...muscleParts(),
    ...solidOrganParts(),
    ...bowelParts(),
    ...lungParts(),
    ...nerveParts(),
    ...vesselParts(),
    ...bones().map(partOf),
  ].sort((a, b) => a.rank - b.rank);
  return {
    parts,
    overlays: overlays(),
    outside: paint.air,
    warpX: warpAlong(601),
    warpY: warpAlong(603),
    planeShare,
  };
};
