import { paintedBone } from '../lib/bone/paint';
import type { Part, Scene } from '../lib/part';
import { sceneOf } from '../lib/scene';
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

/** Everything in the sample, in rising rank. */
export const buildScene = (): Scene =>
  sceneOf({
    parts: [
      ...restParts(),
      ...bodyParts(),
      ...muscleParts(),
      ...organParts(),
      ...airwayParts(),
      ...nerveParts(),
      ...vesselParts(),
      ...boneParts(),
      ...airParts(),
    ],
    overlays: nerveOverlays(),
    outside: paint.air,
    // ±2.5 mm.
    warped: {
      seeds: [201, 203],
      octaves: [
        [2.1, 34, 40],
        [0.8, 11, 18],
        [0.5, 5, 9],
      ],
    },
    planes: { seed: 211, least: 0.12, more: 1.7, rise: [-0.35, 0.75], grainMm: [9, 17] },
  });
