import { smoothStep } from '../lib/arithmetic';
import { paintedBone } from '../lib/bone/paint';
import { noise3 } from '../lib/noise';
import type { Part, Scene } from '../lib/part';
import type { Sdf } from '../lib/sdf';
import { warp } from '../lib/warp';
import { airParts, airwayParts } from './airway';
import { bodyParts, restParts } from './body';
import { bones } from './bones';
import { muscleParts } from './muscles';
import { nerveOverlays, nerveParts } from './nerves';
import { organParts } from './organs';
import { paint } from './tissues';
import { vesselParts } from './vessels';

const boneRank = { disc: 26, bone: 40, lesion: 45, air: 50 } as const;

/** The catalogue's name for what the skeleton calls otherwise. */
const catalogueId = (id: string): string => (id === 'skull-base' ? 'skull' : id);

const boneParts = (): Part[] =>
  bones().map((bone) =>
    bone.material === 'air'
      ? paintedBone(bone, boneRank, undefined, false)
      : paintedBone(bone, boneRank, catalogueId(bone.id)),
  );

/** ±2.5 mm. */
const warpAlong = (seed: number): Sdf =>
  warp(seed, [
    [2.1, 34, 40],
    [0.8, 11, 18],
    [0.5, 5, 9],
  ]);

/** Fat planes open and close along a border. */
const planeShare = (x: number, y: number, z: number): number =>
  0.12 + 1.7 * smoothStep(-0.35, 0.75, noise3(211, x / 9, y / 9, z / 17));

/** Everything in the sample, in rising rank. */
export const buildScene = (): Scene => {
  const parts = [
    ...restParts(),
    ...bodyParts(),
    ...muscleParts(),
    ...organParts(),
    ...airwayParts(),
    ...nerveParts(),
    ...vesselParts(),
    ...boneParts(),
    ...airParts(),
  ].sort((a, b) => a.rank - b.rank);
  return {
    parts,
    overlays: nerveOverlays(),
    outside: paint.air,
    warpX: warpAlong(201),
    warpY: warpAlong(203),
    planeShare,
  };
};
