import { type Grid, lpsToVoxel, subGrid } from '../../core/grid';
import type { Kernel, KernelContext } from '../../core/kernel';
import { fail, ok } from '../../core/result';
import type { VoxelField } from '../../core/structure';
import type { LpsPoint } from '../../core/units';
import type { Volume } from '../../core/volume';
import { dimsOf, type VoxelRange } from '../voxels/fields';
import { learnTissue, type Tissue } from './alike';
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
/** So many voxels on each side of a seed are reached from it directly. */
const seedVoxels = 2;

/**
 * Grows a front from seeds: its cost a mm is 1 in tissue like theirs and rises with the square of the difference in
 * HU and of the gradient a mm, both counted in what the seeds' tissue tolerates, from 1 on. In alike tissue the
 * reach is a geodesic distance in mm. First-order upwind (Sethian 1996, doi:10.1073/pnas.93.4.1591) in an untidy
 * queue (Yatziv et al. 2006, doi:10.1016/j.jcp.2005.08.005). Undefined where no seed lies on the CT.
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

/** The front as it advances. Voxels wait in buckets by their cost; those of one bucket are taken in any order. */
class Marching {
  private readonly buckets: number[][];
  private readonly known: Uint8Array;
  private readonly slowness: Float32Array;
  private readonly widthMm: number;
  private readonly weights: readonly number[];

  constructor(
    private readonly grid: Grid,
    private readonly costMm: Float32Array,
    private readonly slownessAt: (voxel: number) => number,
    beyondMm: number,
  ) {
    this.widthMm = Math.min(...grid.spacing) / 4;
    this.weights = grid.spacing.map((mm) => 1 / (mm * mm));
    this.buckets = Array.from({ length: Math.ceil(beyondMm / this.widthMm) + 1 }, () => []);
    this.known = new Uint8Array(costMm.length);
    this.slowness = new Float32Array(costMm.length);
  }

  /** The voxels around a seed at their distance from it: near a point a first-order front is too slow. */
  start(seedMm: LpsPoint): void {
    const { dims, spacing } = this.grid;
    const at = lpsToVoxel(this.grid, seedMm);
    const side = 2 * seedVoxels;
    for (let n = 0; n < side ** 3; n++) {
      const steps = [n % side, Math.floor(n / side) % side, Math.floor(n / side ** 2)];
      const p = at.map((value, axis) => Math.floor(value) + 1 - seedVoxels + steps[axis]!);
      if (p.some((value, axis) => value < 0 || value >= dims[axis]!)) continue;
      const voxel = p[0]! + dims[0] * (p[1]! + dims[1] * p[2]!);
      const mm = Math.hypot(...p.map((value, axis) => (value - at[axis]!) * spacing[axis]!));
      this.offer(voxel, mm * (this.slowness[voxel] ||= this.slownessAt(voxel)));
    }
  }

  async run(context: KernelContext): Promise<void> {
    const { buckets } = this;
    for (let n = 0; n < buckets.length; n++) {
      const bucket = buckets[n]!;
      // A bucket may be added to while it is being emptied.
      for (let m = 0; m < bucket.length; m++) this.settle(bucket[m]!);
      buckets[n] = [];
      await context.checkpoint(n / buckets.length);
    }
  }

  private settle(voxel: number): void {
    if (this.known[voxel]) return;
    this.known[voxel] = 1;
    const [nx, ny, nz] = this.grid.dims;
    const i = voxel % nx;
    const j = Math.floor(voxel / nx) % ny;
    const k = Math.floor(voxel / (nx * ny));
    if (i > 0) this.reach(voxel - 1, i - 1, j, k);
    if (i < nx - 1) this.reach(voxel + 1, i + 1, j, k);
    if (j > 0) this.reach(voxel - nx, i, j - 1, k);
    if (j < ny - 1) this.reach(voxel + nx, i, j + 1, k);
    if (k > 0) this.reach(voxel - nx * ny, i, j, k - 1);
    if (k < nz - 1) this.reach(voxel + nx * ny, i, j, k + 1);
  }

  private reach(voxel: number, i: number, j: number, k: number): void {
    if (this.known[voxel]) return;
    const { costMm, slowness } = this;
    const [nx, ny, nz] = this.grid.dims;
    const plane = nx * ny;
    const a = Math.min(i > 0 ? costMm[voxel - 1]! : Infinity, i < nx - 1 ? costMm[voxel + 1]! : Infinity);
    const b = Math.min(j > 0 ? costMm[voxel - nx]! : Infinity, j < ny - 1 ? costMm[voxel + nx]! : Infinity);
    const c = Math.min(
      k > 0 ? costMm[voxel - plane]! : Infinity,
      k < nz - 1 ? costMm[voxel + plane]! : Infinity,
    );
    const slow = (slowness[voxel] ||= this.slownessAt(voxel));
    this.offer(voxel, upwind(a, b, c, this.weights, slow));
  }

  private offer(voxel: number, cost: number): void {
    if (cost >= this.costMm[voxel]!) return;
    const bucket = this.buckets[Math.floor(cost / this.widthMm)];
    if (!bucket) return;
    this.costMm[voxel] = cost;
    bucket.push(voxel);
  }
}

/**
 * Solves Σ max(0, (T − Tₐ)/hₐ)² = slowness² for T, with the neighbours that come before it. Called millions of
 * times: in plain numbers.
 * @param weights 1 / h² of each axis
 */
function upwind(a: number, b: number, c: number, weights: readonly number[], slowness: number): number {
  let [p, q, r] = [weights[0]!, weights[1]!, weights[2]!];
  if (b < a) [a, b, p, q] = [b, a, q, p];
  if (c < b) [b, c, q, r] = [c, b, r, q];
  if (b < a) [a, b, p, q] = [b, a, q, p];
  const one = a + slowness / Math.sqrt(p);
  if (one <= b) return one;
  const two = root(p + q, p * a + q * b, p * a * a + q * b * b, slowness);
  if (two <= c) return two;
  return root(p + q + r, p * a + q * b + r * c, p * a * a + q * b * b + r * c * c, slowness);
}

/** The greater T with weights T² − 2 sum T + squares = slowness². */
const root = (weights: number, sum: number, squares: number, slowness: number): number =>
  (sum + Math.sqrt(Math.max(sum * sum - weights * (squares - slowness * slowness), 0))) / weights;
