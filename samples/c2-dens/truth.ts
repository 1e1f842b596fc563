import type { SegmentToWrite } from '../../src/formats/dicom-seg/write';
import type { SharedArrays } from '../lib/recipe';
import { maskOf, skinUnion, type TruthKey, writtenSegments } from '../lib/truth';
import { recipeVersion, uids } from './dicom';

const keyOf = (segments: readonly string[]): TruthKey => ({
  segments,
  recipeVersion,
  uids,
  unions: {
    skin: skinUnion,
    'spinal-canal': { labels: [], bit: 0 },
    'dural-sac': { labels: [], bit: 1 },
    'vertebra-c2': { labels: ['vertebra-c2', 'lesion'] },
  },
});

/** The truth as segments: those of the recipe that this grid holds. */
export const truthSegments = (
  arrays: SharedArrays,
  segments: readonly string[],
  dims: readonly [number, number, number],
): SegmentToWrite[] => writtenSegments(arrays, keyOf(segments), dims);

/** Voxels of one segment, 1 inside: what tests measure. */
export const segmentMask = (arrays: SharedArrays, segments: readonly string[], id: string): Uint8Array =>
  maskOf(arrays, keyOf(segments), id);
