import { skinUnion, type Union } from '../lib/truth';
import { LEVELS } from './landmarks';

/** Overlay bits in the order of the scene's overlays. */
const BIT = { canal: 0, sac: 1, bodies: 2, t6: 3 } as const;

const inT6 = ['vertebra-t6', 'lesion'];

/** Segments that the recipe paints under another name, or not at all. */
export const unions: Readonly<Record<string, Union>> = {
  skin: skinUnion,
  'spinal-canal': { labels: [], bit: BIT.canal },
  'dural-sac': { labels: [], bit: BIT.sac },
  'vertebral-bodies': {
    labels: [...LEVELS.map((level) => `vertebra-${level}`), 'lesion'],
    within: BIT.bodies,
  },
  // Without the part of the tumour that bulges into the canal.
  'vertebra-t6': { labels: inT6, within: BIT.t6 },
  'vertebra-t6-body': { labels: inT6, within: BIT.bodies },
};

/** Made of others alone: no part and no overlay bears their name. */
export const derived: readonly string[] = ['vertebra-t6-body'];
