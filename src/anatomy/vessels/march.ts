import { MinHeap } from './heap';

type Triple = readonly [number, number, number];

/** Times of arrival; +∞ where the front did not come. */
export interface Arrival {
  readonly timeAt: Float32Array;
  /** The target, or the voxel reached last where there is none; −1: the target was not reached. */
  readonly end: number;
  /** The front reached a voxel on the faces of the box before it ended. */
  readonly touchesFace: boolean;
}

/**
 * Arrival times of a front from one voxel: |∇T| = cost, first-order upwind (Sethian 1996,
 * doi:10.1073/pnas.93.4.1591), on cubic voxels, until the target is reached.
 * @param cost time a voxel, > 0; +∞ is closed
 */
export function march(
  dims: Triple,
  cost: Float32Array,
  from: number,
  isEnd: (voxel: number, time: number) => boolean,
): Arrival {
  const [nx, ny, nz] = dims;
  const plane = nx * ny;
  const timeAt = new Float32Array(cost.length).fill(Infinity);
  const isKnown = new Uint8Array(cost.length);
  const heap = new MinHeap();
  timeAt[from] = 0;
  heap.push(0, from);
  let touchesFace = false;
  for (let voxel = heap.pop(); voxel >= 0; voxel = heap.pop()) {
    if (isKnown[voxel]) continue;
    isKnown[voxel] = 1;
    if (isEnd(voxel, timeAt[voxel]!)) return { timeAt, end: voxel, touchesFace };
    const i = voxel % nx;
    const j = Math.floor(voxel / nx) % ny;
    const k = Math.floor(voxel / plane);
    if (i === 0 || j === 0 || k === 0 || i === nx - 1 || j === ny - 1 || k === nz - 1) touchesFace = true;
    if (i > 0) reach(voxel - 1, i - 1, j, k);
    if (i < nx - 1) reach(voxel + 1, i + 1, j, k);
    if (j > 0) reach(voxel - nx, i, j - 1, k);
    if (j < ny - 1) reach(voxel + nx, i, j + 1, k);
    if (k > 0) reach(voxel - plane, i, j, k - 1);
    if (k < nz - 1) reach(voxel + plane, i, j, k + 1);
  }
  return { timeAt, end: -1, touchesFace };

  function reach(voxel: number, i: number, j: number, k: number): void {
    if (isKnown[voxel] || cost[voxel] === Infinity) return;
    const a = Math.min(i > 0 ? timeAt[voxel - 1]! : Infinity, i < nx - 1 ? timeAt[voxel + 1]! : Infinity);
    const b = Math.min(j > 0 ? timeAt[voxel - nx]! : Infinity, j < ny - 1 ? timeAt[voxel + nx]! : Infinity);
    const c = Math.min(
      k > 0 ? timeAt[voxel - plane]! : Infinity,
      k < nz - 1 ? timeAt[voxel + plane]! : Infinity,
    );
    const time = upwind(a, b, c, cost[voxel]!);
    if (time >= timeAt[voxel]!) return;
    timeAt[voxel] = time;
    heap.push(time, voxel);
  }
}

/** Solves Σ max(0, T − Tₐ)² = cost² for T. */
function upwind(a: number, b: number, c: number, cost: number): number {
  const least = Math.min(a, b, c);
  const most = Math.max(a, b, c);
  const middle = a + b + c === Infinity ? middleOf(a, b, c) : a + b + c - least - most;
  const one = least + cost;
  if (one <= middle) return one;
  const two = (least + middle + Math.sqrt(2 * cost * cost - (least - middle) ** 2)) / 2;
  if (two <= most) return two;
  const sum = a + b + c;
  const root = sum * sum - 3 * (a * a + b * b + c * c - cost * cost);
  return (sum + Math.sqrt(Math.max(root, 0))) / 3;
}

const middleOf = (a: number, b: number, c: number): number =>
  Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));

/** The way back from a voxel to where the front started, by steepest descent among 26 neighbours. */
export function wayBack([nx, ny, nz]: Triple, timeAt: Float32Array, end: number): number[] {
  const way = [end];
  for (let voxel = end; timeAt[voxel]! > 0;) {
    const [i, j, k] = [voxel % nx, Math.floor(voxel / nx) % ny, Math.floor(voxel / nx / ny)];
    let [best, steepest] = [-1, 0];
    for (let n = 0; n < 27; n++) {
      const [di, dj, dk] = [(n % 3) - 1, (Math.floor(n / 3) % 3) - 1, Math.floor(n / 9) - 1];
      if (i + di < 0 || j + dj < 0 || k + dk < 0 || i + di >= nx || j + dj >= ny || k + dk >= nz) continue;
      const next = voxel + di + nx * (dj + ny * dk);
      const slope = (timeAt[voxel]! - timeAt[next]!) / Math.hypot(di, dj, dk);
      if (slope > steepest) [best, steepest] = [next, slope];
    }
    if (best < 0) break;
    way.push(best);
    voxel = best;
  }
  return way.toReversed();
}
