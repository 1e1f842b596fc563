import type { Grid } from '../../core/grid';
import type { VoxelField } from '../../core/structure';
import { distanceMm } from '../../core/distance-transform';
import { dimsOf, fieldIn, widened } from '../voxels/fields';
import { asMask } from '../voxels/smooth';
import { solid } from './combine';
import { rangeOn } from './ranges';

/**
 * A structure grown (`byMm` > 0) or shrunk on all sides. Exact distances between voxel centres, the surface half
 * a voxel from them: right to about half a voxel. What the edge of the CT cuts is not shrunk from there.
 * @returns undefined where nothing is left
 */
export function resizeField(field: VoxelField, ct: Grid, byMm: number): VoxelField | undefined {
  const voxelMm = Math.cbrt(ct.spacing[0] * ct.spacing[1] * ct.spacing[2]);
  const sizeMm = Math.abs(byMm);
  const margin = Math.ceil((Math.max(byMm, 0) + voxelMm) / Math.min(...ct.spacing)) + 1;
  const range = widened(rangeOn(ct, field), ct.dims, margin);
  const { grid, data } = fieldIn(field, ct, range);
  const isGrown = byMm > 0;
  const off = distanceMm(asMask(data), dimsOf(range), ct.spacing, sizeMm + 2 * voxelMm, isGrown ? 'set' : 'free'); // prettier-ignore
  for (let q = 0; q < data.length; q++) {
    // From the surface, which lies half a voxel before the nearest voxel on the other side; positive: beyond `byMm`.
    const beyond = (off[q]! - voxelMm / 2 - sizeMm) / voxelMm;
    const share = Math.min(Math.max(0.5 - (isGrown ? beyond : -beyond), 0), 1);
    data[q] = Math.round(255 * share);
  }
  return solid({ grid, data }, ct);
}
