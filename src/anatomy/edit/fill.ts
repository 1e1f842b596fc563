import type { Grid } from '../../core/grid';
import type { VoxelField } from '../../core/structure';
import { fillHoles } from '../voxels/flood';
import { asMask } from '../voxels/smooth';
import { solid } from './combine';

/**
 * A structure with its cavities filled: what is enclosed in three dimensions, or slice by slice along the
 * third axis of the CT, where a canal is open above and below. Undefined where there is no structure.
 */
export function fillField({ grid, data }: VoxelField, ct: Grid, perSlice: boolean): VoxelField | undefined {
  const filled = fillHoles(asMask(data), grid.dims, { perSlice });
  return solid({ grid, data: data.map((value, q) => (filled[q] ? Math.max(value, value > 127 ? 0 : 255) : value)) }, ct); // prettier-ignore
}
