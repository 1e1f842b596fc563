import { type Grid, subGrid } from '../../../core/grid';
import { dimsOf, rangeOf, voxelsIn, widened } from '../../voxels/fields';
import { filledBone } from '../bone/mask';

/** Gaps of a thin, poor cortex up to twice this are bridged once a bone stands alone. */
const gapMm = 6;

/** A bone with its inside, that of a poor cortex as well; nothing that belongs to another bone. */
export function wholeBone(mask: Uint8Array, grid: Grid, isOther: (q: number) => boolean): Uint8Array {
  const found = rangeOf(mask, grid.dims);
  if (!found) return mask;
  const range = widened(found, grid.dims, Math.ceil(gapMm / grid.spacing[0]) + 1);
  const dims = dimsOf(range);
  const filled = filledBone(voxelsIn(mask, grid.dims, range), subGrid(grid, range.low, dims), gapMm);
  const whole = mask.slice();
  for (let k = 0, q = 0; k < dims[2]; k++)
    for (let j = 0; j < dims[1]; j++) {
      const row = range.low[0] + grid.dims[0] * (range.low[1] + j + grid.dims[1] * (range.low[2] + k));
      for (let i = 0; i < dims[0]; i++, q++) if (filled[q] && !isOther(row + i)) whole[row + i] = 1;
    }
  return whole;
}
