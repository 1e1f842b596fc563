import { smoothStep } from '../lib/arithmetic';
import { paintedBone } from '../lib/bone/paint';
import { noise3 } from '../lib/noise';
import type { Overlay, Part, Scene } from '../lib/part';
import type { Sdf } from '../lib/sdf';
import { warp } from '../lib/warp';
import { airwayParts } from './airway';
import { bodyParts, restParts } from './body';
import { bones } from './bones';
import { bodyZone, t6Zone } from './bones/zone';
import { heartParts } from './heart';
import { lungParts } from './lungs';
import { mediastinumParts } from './mediastinum';
import { muscleParts } from './muscles';
import { nerveOverlays, nerveParts } from './nerves';
import { paint } from './tissues';
import { vesselParts } from './vessels';

const boneRank = { disc: 34, bone: 40, lesion: 45, air: 48 } as const;

const boneParts = (): Part[] =>
  bones().map((bone) => paintedBone(bone, boneRank, bone.id === 'vein' ? undefined : bone.id));

/** ±2.5 mm. */
const warpAlong = (seed: number): Sdf =>
  warp(seed, [
    [1.8, 42, 50],
    [0.8, 13, 22],
    [0.4, 6, 11],
  ]);

/** Fat planes open and close along a border. */
const planeShare = (x: number, y: number, z: number): number =>
  0.2 + 1.7 * smoothStep(-0.4, 0.7, noise3(2851, x / 11, y / 11, z / 20));

/** Regions of the truth that overlap others; the zones only serve to cut. */
const overlays = (): Overlay[] => [
  ...nerveOverlays(),
  { segment: 'vertebral-bodies', solid: bodyZone },
  { segment: 'vertebra-t6', solid: t6Zone },
];

/** Everything in the sample, in rising rank. */
export const buildScene = (): Scene => {
  const parts = [
    ...restParts(),
    ...bodyParts(),
    ...muscleParts(),
    ...mediastinumParts(),
    ...lungParts(),
    ...airwayParts(),
    ...heartParts(),
    ...nerveParts(),
    ...vesselParts(),
    ...boneParts(),
  ].sort((a, b) => a.rank - b.rank);
  return {
    parts,
    overlays: overlays(),
    outside: paint.air,
    warpX: warpAlong(2861),
    warpY: warpAlong(2863),
    planeShare,
  };
};
