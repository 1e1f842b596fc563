import { smoothStep } from '../lib/arithmetic';
import { paintedBone } from '../lib/bone/paint';
import { noise3 } from '../lib/noise';
import type { Overlay, Part, Scene } from '../lib/part';
import type { Sdf } from '../lib/sdf';
import { warp } from '../lib/warp';
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

const boneParts = (): Part[] =>
  bones().map((bone) => paintedBone(bone, boneRank, unnamed.has(bone.id) ? undefined : bone.id));

/** ±3 mm. */
const warpAlong = (seed: number): Sdf =>
  warp(seed, [
    [2.3, 42, 50],
    [0.9, 13, 22],
    [0.4, 6, 11],
  ]);

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
    ...boneParts(),
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
