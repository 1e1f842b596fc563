import { distanceMm } from '../../core/distance-transform';
import type { Dims } from '../voxels/runs';

/**
 * Distance of each voxel inside a mask to the nearest voxel outside, in voxels; 0 outside. What lies beyond
 * the box does not count as outside; where nothing is outside, the distance is the sum of the box's sides.
 */
export function distanceInside(dims: Dims, mask: Uint8Array): Float32Array {
  const distance = distanceMm(mask, dims, [1, 1, 1], Infinity, 'free');
  const far = dims[0] + dims[1] + dims[2];
  for (let n = 0; n < distance.length; n++) if (distance[n] === Infinity) distance[n] = far;
  return distance;
}
