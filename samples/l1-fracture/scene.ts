import { paintedTrunk } from '../lib/bone/paint';
import type { Overlay, Scene } from '../lib/part';
import { sceneOf } from '../lib/scene';
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

/** Regions of the truth that overlap others; the zone of the bodies only serves to cut them off the arches. */
const overlays = (): Overlay[] => [...nerveOverlays(), { segment: 'vertebral-bodies', solid: bodyZone }];

/** Everything in the sample, in rising rank. */
export const buildScene = (): Scene =>
  sceneOf({
    parts: [
      ...restParts(),
      ...bodyParts(),
      ...muscleParts(),
      ...solidOrganParts(),
      ...bowelParts(),
      ...lungParts(),
      ...nerveParts(),
      ...vesselParts(),
      ...paintedTrunk(bones(), ['vein', 'defect', 'vacuum']),
    ],
    overlays: overlays(),
    outside: paint.air,
    // ±3 mm.
    warped: {
      seeds: [601, 603],
      octaves: [
        [2.3, 42, 50],
        [0.9, 13, 22],
        [0.4, 6, 11],
      ],
    },
    planes: { seed: 621, least: 0.2, more: 1.9, rise: [-0.4, 0.7], grainMm: [11, 20] },
  });
