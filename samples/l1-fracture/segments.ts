import { skinUnion, type Union } from '../lib/truth';
import { LEVELS } from './landmarks';

/** Overlay bits in the order of the scene's overlays. */
const BIT = { canal: 0, sac: 1, bodies: 2 } as const;

const inL1 = ['vertebra-l1', 'cleft-l1', 'basivertebral-foramen-l1'];

/** Segments that the recipe paints under another name, or not at all. */
export const unions: Readonly<Record<string, Union>> = {
  skin: skinUnion,
  'spinal-canal': { labels: [], bit: BIT.canal },
  'dural-sac': { labels: [], bit: BIT.sac },
  'vertebral-bodies': {
    labels: [...LEVELS.map((level) => `vertebra-${level}`), ...inL1],
    within: BIT.bodies,
  },
  'vertebra-l1': { labels: inL1 },
  'vertebra-l1-body': { labels: inL1, within: BIT.bodies },
};

/** Made of others alone: no part and no overlay bears their name. */
export const derived: readonly string[] = ['vertebra-l1-body'];
