import { truthOf } from '../lib/truth';
import { recipeVersion, uids } from './dicom';
import { unions } from './segments';

export const { truthSegments, segmentMask } = truthOf({ recipeVersion, uids, unions });
