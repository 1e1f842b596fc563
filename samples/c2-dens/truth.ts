import { skinUnion, truthOf } from '../lib/truth';
import { recipeVersion, uids } from './dicom';

const bones = ['c1', 'c2', 'c3', 'c4', 'c5', 'c6'].map((level) => `vertebra-${level}`);

export const { truthSegments, segmentMask } = truthOf({
  recipeVersion,
  uids,
  unions: {
    skin: skinUnion,
    'spinal-canal': { labels: [], bit: 0, butNot: bones },
    'dural-sac': { labels: [], bit: 1 },
    'vertebra-c2': { labels: ['vertebra-c2', 'lesion'] },
  },
});
