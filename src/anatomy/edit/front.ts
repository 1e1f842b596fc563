import { type Grid, subGrid } from '../../core/grid';
import type { Kernel, KernelContext } from '../../core/kernel';
import { fail, ok } from '../../core/result';
import type { VoxelField } from '../../core/structure';
import type { LpsPoint } from '../../core/units';
import type { Volume } from '../../core/volume';
import { dimsOf, type VoxelRange } from '../voxels/fields';
import { learnTissue, type Tissue } from './alike';
import { Marching } from './marching';
import { joined, rangeAround } from './ranges';

/** How far a front from the seeds has to go to each voxel, mm in tissue like theirs; Infinity beyond its reach. */
export interface Front {
  readonly grid: Grid;
  readonly costMm: Float32Array;
  readonly reachMm: number;
  readonly tissue: Tissue;
}

export interface FrontInput {
  readonly volume: Volume;
  readonly seedsMm: readonly LpsPoint[];
  readonly reachMm: number;
}

/** The tissue of the seeds is learnt within this of them, mm. */
const learntMm = 1.5;
/** A place where the front is stopped for good, as a multiple of what alike tissue costs. */
const mostCost = 100;

/**
 * Grows a front from seeds: its cost a mm is 1 in tissue like theirs and rises with the square of the difference in
 * HU and of the gradient a mm, both counted in what the seeds' tissue tolerates, from 1 on. In alike tissue the
 * reach is a geodesic distance in mm. Undefined where no seed lies on the CT.
 */
export async function growFront(
  { volume, seedsMm, reachMm }: FrontInput,
  context: KernelContext,
): Promise<Front | undefined> {
  const ct = volume.grid;
  const beyondMm = reachMm + 2 * Math.max(...ct.spacing);
  const ranges = seedsMm.flatMap((seed) => rangeAround(ct, seed, beyondMm) ?? []);
  if (ranges.length === 0) return undefined;
  const range = ranges.reduce(joined);
  const tissue = learnTissue(volume, seedsMm, learntMm);
  const grid = subGrid(ct, range.low, dimsOf(range));
  const costMm = new Float32Array(grid.dims[0] * grid.dims[1] * grid.dims[2]).fill(Infinity);
  const front = new Marching(grid, costMm, slownessOf(volume, range, tissue), beyondMm);
  for (const seed of seedsMm) front.start(seed);
  await front.run(context);
  return { grid, costMm, reachMm, tissue };
}

/** `growFront` for the workers. */
export const growFrontKernel: Kernel<FrontInput, Front> = async (input, context) => {
  const front = await growFront(input, context);
  return front ? ok(front) : fail('edit-outside');
};

/** What the front covers when it has gone so far, on its own box: for a preview, or to be added to a structure. */
export function covered({ grid, costMm }: Front, reachMm: number): VoxelField {
  const ramp = 2 * Math.max(...grid.spacing);
  const data = new Uint8Array(costMm.length);
  for (let q = 0; q < data.length; q++) {
    const share = 0.5 - (costMm[q]! - reachMm) / ramp;
    if (share > 0) data[q] = Math.round(255 * Math.min(share, 1));
  }
  return { grid, data };
}

/** Cost a mm at a voxel of the range, worked out when the front comes there. */
function slownessOf({ grid: { dims, spacing }, hu }: Volume, range: VoxelRange, tissue: Tissue) {
  const [nx, ny] = dimsOf(range);
  const strides = [1, dims[0], dims[0] * dims[1]] as const;
  const scale = 1 / tissue.toleranceHu;
  return (q: number): number => {
    const i = (q % nx) + range.low[0];
    const j = (Math.floor(q / nx) % ny) + range.low[1];
    const k = Math.floor(q / nx / ny) + range.low[2];
    const o = i + strides[1] * j + strides[2] * k;
    let steep = 0;
    for (let axis = 0; axis < 3; axis++) {
      const place = axis === 0 ? i : axis === 1 ? j : k;
      const low = place > 0 ? o - strides[axis]! : o;
      const high = place < dims[axis]! - 1 ? o + strides[axis]! : o;
      const gapMm = Math.max((high - low) / strides[axis]!, 1) * spacing[axis]!;
      steep += ((hu[high]! - hu[low]!) / gapMm) ** 2;
    }
    const off = ((hu[o]! - tissue.meanHu) * scale) ** 2;
    return Math.min(1 + Math.max(off - 1, 0) + Math.max(steep * scale * scale - 1, 0), mostCost);
  };
}
