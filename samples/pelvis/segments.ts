import { skinUnion, type Union } from '../lib/truth';

/** Overlay bits in the order of the scene's overlays. */
const BIT = { canal: 0, sac: 1, sacrum: 2, hipRight: 3, femurLeft: 4, s1: 5 } as const;

const sacrum = ['sacrum', 'lesion', 'sacral-fracture-left'];

/** Segments that the recipe paints under another name, or not at all: a bone holds what has grown or broken in it. */
export const unions: Readonly<Record<string, Union>> = {
  skin: skinUnion,
  'spinal-canal': { labels: [], bit: BIT.canal },
  'dural-sac': { labels: [], bit: BIT.sac },
  sacrum: { labels: sacrum, within: BIT.sacrum },
  'hip-right': { labels: ['hip-right', 'lesion'], within: BIT.hipRight },
  'femur-left': { labels: ['femur-left', 'lesion'], within: BIT.femurLeft },
  'vertebra-s1': { labels: sacrum, within: BIT.s1 },
};
