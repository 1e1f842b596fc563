import { skinUnion, truthOf } from '../lib/truth';
import { recipeVersion, uids } from './dicom';

export const { truthSegments, segmentMask } = truthOf({
  recipeVersion,
  uids,
  unions: {
    skin: skinUnion,
    'spinal-canal': { labels: [], bit: 0 },
    'dural-sac': { labels: [], bit: 1 },
    'vertebra-c2': { labels: ['vertebra-c2', 'lesion'] },
  },
});
