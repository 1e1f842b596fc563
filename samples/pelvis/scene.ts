import { smoothStep } from '../lib/arithmetic';
import { paintedBone } from '../lib/bone/paint';
import { noise3 } from '../lib/noise';
import type { Overlay, Part, Scene } from '../lib/part';
import type { Sdf } from '../lib/sdf';
import { warp } from '../lib/warp';
import { bodyParts, restParts } from './body';
import { bones } from './bones';
import { jointParts } from './joints';
import { muscleParts } from './muscles';
import { nerveOverlays, nerveParts } from './nerves';
import { organParts } from './organs';
import { paint } from './tissues';
import { vesselParts } from './vessels';
import { zones } from './zones';

const boneRank = { disc: 34, bone: 40, lesion: 45, air: 48 } as const;

/** Parts that belong to no segment of the truth. */
const unnamed = new Set(['rest', 'vacuum']);

const boneParts = (): Part[] =>
  bones().map((bone) => paintedBone(bone, boneRank, unnamed.has(bone.id) ? undefined : bone.id));

/** ±3 mm. */
const warpAlong = (seed: number): Sdf =>
  warp(seed, [
    [2.2, 44, 52],
    [0.9, 13, 22],
    [0.4, 6, 11],
  ]);

/** Fat planes open and close along a border. */
const planeShare = (x: number, y: number, z: number): number =>
  0.25 + 2 * smoothStep(-0.4, 0.7, noise3(3421, x / 12, y / 12, z / 20));

/** Regions of the truth that overlap others; the zones only serve to tell the foci apart. */
const overlays = (): Overlay[] => [...nerveOverlays(), ...zones];

/** Everything in the sample, in rising rank. */
export const buildScene = (): Scene => {
  const parts = [
    ...restParts(),
    ...bodyParts(),
    ...muscleParts(),
    ...organParts(),
    ...nerveParts(),
    ...vesselParts(),
    ...jointParts(),
    ...boneParts(),
  ].sort((a, b) => a.rank - b.rank);
  return {
    parts,
    overlays: overlays(),
    outside: paint.air,
    warpX: warpAlong(3431),
    warpY: warpAlong(3433),
    planeShare,
  };
};
