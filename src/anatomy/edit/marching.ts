import { type Grid, lpsToVoxel } from '../../core/grid';
import type { KernelContext } from '../../core/kernel';
import type { LpsPoint } from '../../core/units';

/** So many voxels on each side of a seed are reached from it directly. */
const seedVoxels = 2;

/**
 * A front as it advances: first-order upwind (Sethian 1996, doi:10.1073/pnas.93.4.1591) in an untidy queue (Yatziv et
 * al. 2006, doi:10.1016/j.jcp.2005.08.005). Voxels wait in buckets by their cost; those of one bucket are taken in any
 * order.
 */
export class Marching {
  private readonly buckets: number[][];
  private readonly known: Uint8Array;
  private readonly slowness: Float32Array;
  private readonly widthMm: number;
  private readonly weights: readonly number[];

  /**
   * @param costMm Infinity at first; what the front costs to each voxel once it has run, as far as `beyondMm`
   * @param slownessAt cost a mm at a voxel, asked for when the front comes there
   */
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
