import { type Grid, subGrid } from '../../../core/grid';
import { dimsOf, rangeOf, voxelsIn, widened } from '../../voxels/fields';
import { filledBone } from '../bone/mask';
import { enclosed } from './enclosed';

/** What encloses the inside of a bone whose cortex has larger gaps still. */
export interface Walls {
  /** Gaps of the cortex up to twice this are bridged, mm. */
  readonly gapMm: number;
  /** Bones that close it in together with itself; itself alone where absent. */
  readonly others?: Uint8Array;
  /** Walls farther away enclose nothing, mm. */
  readonly reachMm: number;
  /** Of the directions from the inside, those that meet a wall. */
  readonly leastShare: number;
}

/** A bone with its inside, that of a poor cortex as well; nothing where `isFree` says that it is none of it. */
export function wholeBone(
  mask: Uint8Array,
  grid: Grid,
  walls: Walls,
  isFree: (q: number) => boolean,
): Uint8Array {
  const found = rangeOf(mask, grid.dims);
  if (!found) return mask;
  const range = widened(found, grid.dims, Math.ceil(walls.gapMm / grid.spacing[0]) + 1);
  const dims = dimsOf(range);
  const box = subGrid(grid, range.low, dims);
  const filled = filledBone(voxelsIn(mask, grid.dims, range), box, walls.gapMm);
  const others = walls.others && voxelsIn(walls.others, grid.dims, range);
  const boundary = others ? filled.map((set, q) => (set || others[q] ? 1 : 0)) : filled;
  const isCut = [range.low[2] === 0, range.high[2] === grid.dims[2] - 1] as const;
  const inside = enclosed(boundary, box, walls.reachMm, walls.leastShare, isCut);
  const whole = mask.slice();
  for (let k = 0, q = 0; k < dims[2]; k++)
    for (let j = 0; j < dims[1]; j++) {
      const row = range.low[0] + grid.dims[0] * (range.low[1] + j + grid.dims[1] * (range.low[2] + k));
      for (let i = 0; i < dims[0]; i++, q++)
        if ((filled[q] || inside[q]) && isFree(row + i)) whole[row + i] = 1;
    }
  return whole;
}
