import { paintedTrunk } from '../lib/bone/paint';
import type { Overlay, Scene } from '../lib/part';
import { sceneOf } from '../lib/scene';
import { bodyParts, restParts } from './body';
import { bones } from './bones';
import { jointParts } from './joints';
import { muscleParts } from './muscles';
import { nerveOverlays, nerveParts } from './nerves';
import { organParts } from './organs';
import { paint } from './tissues';
import { vesselParts } from './vessels';
import { zones } from './zones';

/** Regions of the truth that overlap others; the zones only serve to tell the foci apart. */
const overlays = (): Overlay[] => [...nerveOverlays(), ...zones];

/** Everything in the sample, in rising rank. */
export const buildScene = (): Scene =>
  sceneOf({
    parts: [
      ...restParts(),
      ...bodyParts(),
      ...muscleParts(),
      ...organParts(),
      ...nerveParts(),
      ...vesselParts(),
      ...jointParts(),
      ...paintedTrunk(bones(), ['rest', 'vacuum']),
    ],
    overlays: overlays(),
    outside: paint.air,
    // ±3 mm.
    warped: {
      seeds: [3431, 3433],
      octaves: [
        [2.2, 44, 52],
        [0.9, 13, 22],
        [0.4, 6, 11],
      ],
    },
    planes: { seed: 3421, least: 0.25, more: 2, rise: [-0.4, 0.7], grainMm: [12, 20] },
  });
