import { paintedTrunk } from '../lib/bone/paint';
import type { Overlay, Scene } from '../lib/part';
import { sceneOf } from '../lib/scene';
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

/** Regions of the truth that overlap others; the zones only serve to cut. */
const overlays = (): Overlay[] => [
  ...nerveOverlays(),
  { segment: 'vertebral-bodies', solid: bodyZone },
  { segment: 'vertebra-t6', solid: t6Zone },
];

/** Everything in the sample, in rising rank. */
export const buildScene = (): Scene =>
  sceneOf({
    parts: [
      ...restParts(),
      ...bodyParts(),
      ...muscleParts(),
      ...mediastinumParts(),
      ...lungParts(),
      ...airwayParts(),
      ...heartParts(),
      ...nerveParts(),
      ...vesselParts(),
      ...paintedTrunk(bones(), ['vein']),
    ],
    overlays: overlays(),
    outside: paint.air,
    // ±2.5 mm.
    warped: {
      seeds: [2861, 2863],
      octaves: [
        [1.8, 42, 50],
        [0.8, 13, 22],
        [0.4, 6, 11],
      ],
    },
    planes: { seed: 2851, least: 0.2, more: 1.7, rise: [-0.4, 0.7], grainMm: [11, 20] },
  });
