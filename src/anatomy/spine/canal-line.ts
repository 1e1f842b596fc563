import type { KernelContext } from '../../core/kernel';
import { quantile } from '../../core/statistics';
import type { Dims } from '../voxels/runs';

/** One voxel a slice on its way down the spinal canal. */
export interface CanalStep {
  readonly i: number;
  readonly j: number;
  readonly k: number;
  /** 0–1: how much the place looks like a spinal canal. */
  readonly score: number;
}

/** Voxels of the grid on which the canal is looked for, mm. */
export const canalGridMm = 2;

/** Between soft tissue and the cortex of the canal, averaged over 2 mm, HU. */
const boneHu = 180;
/** Porous bone too, HU. */
const porousHu = 100;
const rays = 16;
/** Farther away bone is no wall of a canal: 22 mm. */
const longestRay = 11;

/** Share of bone in front of the wall of a canal, at half of its heights at least: bodies of porous bone have 0.4, femora 0.1. */
const leastBody = 0.25;
/** The marrow of a femur, its neck and its head lie within this of a line through it, voxels. */
const longBone = 15;
/** Both femora may look more like a canal than the canal itself. */
const attempts = 3;

/**
 * The spinal canal on upright voxels of 2 mm, one voxel a slice: soft tissue that bone encloses in the axial plane,
 * with bone in front and the same bone on both sides, followed from slice to slice by dynamic programming.
 * The line runs on where there is no canal; its scores say where it may be trusted (`canalRange`).
 * Enclosure by rays as a start of spine segmentation: Klinder 2009, doi:10.1016/j.media.2009.02.004.
 */
export async function canalLine(hu: Int16Array, dims: Dims, context: KernelContext): Promise<CanalStep[]> {
  const [nx, ny, nz] = dims;
  const scores = new Float32Array(nx * ny * nz);
  for (let k = 0; k < nz; k++) {
    scoreSlice(hu, dims, k, scores);
    await context.checkpoint((0.8 * k) / nz);
  }
  let line = await followed(scores, dims, context);
  for (let n = 1; n < attempts && isLongBone(hu, dims, line); n++) {
    erase(scores, dims, line);
    line = await followed(scores, dims, context);
  }
  return line;
}

/** Whether there is too little bone from 6 to 18 mm in front of the wall of the canal: a body is deeper than the cortex of a femur. */
function isLongBone(hu: Int16Array, [nx, ny]: Dims, line: readonly CanalStep[]): boolean {
  const range = canalRange(line);
  if (!range) return false;
  const shares = line.slice(range.from, range.to + 1).map(({ i, j, k }) => {
    const slice = hu.subarray(nx * ny * k, nx * ny * (k + 1));
    let wall = j;
    while (wall > 0 && j - wall < longestRay && slice[i + nx * wall]! <= porousHu) wall--;
    return boneIn(slice, nx, i, wall - 9, wall - 3);
  });
  return quantile(shares, 0.5) < leastBody;
}

function erase(scores: Float32Array, [nx, ny]: Dims, line: readonly CanalStep[]): void {
  const range = canalRange(line)!;
  for (const { i, j, k } of line.slice(range.from, range.to + 1))
    for (let y = Math.max(0, j - longBone); y <= Math.min(ny - 1, j + longBone); y++)
      scores.fill(0, Math.max(0, i - longBone) + nx * (y + ny * k), Math.min(nx, i + longBone + 1) + nx * (y + ny * k)); // prettier-ignore
}

/**
 * The slices between which a line is a canal: where the mean score over 34 mm stays up. Undefined where nothing is
 * one over at least 30 mm.
 */
export function canalRange(line: readonly CanalStep[]): { from: number; to: number } | undefined {
  const half = Math.round(17 / canalGridMm);
  const means = line.map((_, k) => {
    const near = line.slice(Math.max(0, k - half), k + half + 1);
    return near.reduce((sum, { score }) => sum + score, 0) / near.length;
  });
  let best: { from: number; to: number; sum: number } | undefined;
  for (let from = 0, k = 0; k <= line.length; k++) {
    if (k < line.length && means[k]! >= leastMean) continue;
    const sum = line.slice(from, k).reduce((total, { score }) => total + score, 0);
    if (k > from && (!best || sum > best.sum)) best = { from, to: k - 1, sum };
    from = k + 1;
  }
  return best && (best.to - best.from) * canalGridMm >= 30 ? best : undefined;
}

const leastMean = 0.42;

const cosines = Array.from({ length: rays }, (_, n) => Math.cos((2 * Math.PI * n) / rays));
const sines = Array.from({ length: rays }, (_, n) => Math.sin((2 * Math.PI * n) / rays));

function scoreSlice(hu: Int16Array, [nx, ny]: Dims, k: number, scores: Float32Array): void {
  const slice = hu.subarray(nx * ny * k, nx * ny * (k + 1));
  for (let j = 2; j < ny - 2; j++) {
    for (let i = 2; i < nx - 2; i++) {
      const value = slice[i + nx * j]!;
      if (value < -80 || value > 140) continue;
      const walls = enclosure(slice, nx, ny, i, j);
      if (walls === 0) continue;
      // From 10 to 32 mm in front.
      const front = 0.5 + 0.5 * Math.min(1, boneIn(slice, nx, i, j - 16, j - 5) / 0.5);
      const sides = 0.3 + 0.7 * Math.min(1, symmetry(slice, nx, ny, i, j) / 0.6);
      scores[i + nx * (j + ny * k)] = walls * front * sides;
    }
  }
}

/** Share of the rays that meet bone, less where the room is too narrow or too wide for a canal; 0 below a half. */
function enclosure(slice: Int16Array, nx: number, ny: number, i: number, j: number): number {
  let [hits, sum, least] = [0, 0, Infinity];
  for (let n = 0; n < rays; n++) {
    const length = rayLength(slice, nx, ny, i, j, n);
    if (length > 0) {
      hits++;
      sum += length;
      if (length < least) least = length;
    } else if (n - hits > rays / 2) return 0;
  }
  if (hits < rays / 2) return 0;
  const isCanalSize = least * canalGridMm >= 3 && (sum / hits) * canalGridMm <= 16;
  return (hits / rays) * (isCanalSize ? 1 : 0.4);
}

/** Voxels to the first bone; 0 where there is none, or air before it. */
function rayLength(slice: Int16Array, nx: number, ny: number, i: number, j: number, ray: number): number {
  for (let r = 1; r <= longestRay; r++) {
    const x = Math.round(i + cosines[ray]! * r);
    const y = Math.round(j + sines[ray]! * r);
    if (x < 0 || y < 0 || x >= nx || y >= ny) return 0;
    const value = slice[x + nx * y]!;
    if (value < -200) return 0;
    if (value > boneHu) return r;
  }
  return 0;
}

/** Share of bone, porous bone too, in a box of 16 mm width between two rows. */
function boneIn(slice: Int16Array, nx: number, i: number, from: number, to: number): number {
  let [bone, all] = [0, 0];
  for (let y = Math.max(0, from); y <= to; y++) {
    for (let x = Math.max(0, i - 4); x <= Math.min(nx - 1, i + 4); x++, all++)
      if (slice[x + nx * y]! > porousHu) bone++;
  }
  return all === 0 ? 0 : bone / all;
}

/** Share of the bone within 40 mm that has bone at its mirror place. */
function symmetry(slice: Int16Array, nx: number, ny: number, i: number, j: number): number {
  let [both, any] = [0, 0];
  for (let y = Math.max(0, j - 15); y <= Math.min(ny - 1, j + 15); y++) {
    const row = nx * y + i;
    for (let d = 3; d <= 20 && i - d >= 0 && i + d < nx; d++) {
      const left = slice[row + d]! > boneHu ? 1 : 0;
      const right = slice[row - d]! > boneHu ? 1 : 0;
      any += left + right;
      both += 2 * left * right;
    }
  }
  return any === 0 ? 0 : both / any;
}

/** The line of least cost from the lowest slice to the highest, at most two voxels aside a slice. */
async function followed(
  scores: Float32Array,
  [nx, ny, nz]: Dims,
  context: KernelContext,
): Promise<CanalStep[]> {
  const slice = nx * ny;
  const from = new Int32Array(slice * nz);
  let below: Float32Array = scores.slice(0, slice).map((score) => 1 - score);
  for (let k = 1; k < nz; k++) {
    below = nextCosts(below, scores, from, nx, ny, k);
    await context.checkpoint(0.8 + (0.2 * k) / nz);
  }
  let n = slice * (nz - 1) + below.indexOf(below.reduce((a, b) => Math.min(a, b), Infinity));
  const line: CanalStep[] = [];
  for (let k = nz - 1; k >= 0; n = from[n]!, k--) {
    line[k] = { i: n % nx, j: Math.floor(n / nx) % ny, k, score: scores[n]! };
  }
  return line;
}

function nextCosts(
  below: Float32Array,
  scores: Float32Array,
  from: Int32Array,
  nx: number,
  ny: number,
  k: number,
): Float32Array {
  // prettier-ignore
  const costs = new Float32Array(nx * ny);
  for (let j = 0; j < ny; j++) {
    for (let i = 0; i < nx; i++) {
      let [best, origin] = [Infinity, 0];
      for (let v = Math.max(-2, -j); v <= Math.min(2, ny - 1 - j); v++) {
        for (let u = Math.max(-2, -i); u <= Math.min(2, nx - 1 - i); u++) {
          const at = i + u + nx * (j + v);
          const cost = below[at]! + 0.08 * u * u + 0.03 * v * v;
          if (cost < best) [best, origin] = [cost, at];
        }
      }
      const at = i + nx * j;
      costs[at] = best + 1 - scores[at + nx * ny * k]!;
      from[at + nx * ny * k] = origin + nx * ny * (k - 1);
    }
  }
  return costs;
}
