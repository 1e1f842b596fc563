import { lpsToVoxel } from './grid';
import { type Plane, planeToLps } from './plane';
import { sampleHu, type Volume } from './volume';

/**
 * Shown where a plane leaves the CT: below every window that the program offers, so always black,
 * and near enough to the HU scale to keep lookup tables short.
 */
export const paddingHu = -8192;

/**
 * The CT on a plane: trilinear HU rounded to integers, row by row from the upper left pixel,
 * `paddingHu` outside the outermost voxels, clamped to 16 bits. Same value as `sampleHu` at each pixel centre.
 * @param out holds columns × rows values
 * @param part the rows and columns to fill, all of them where absent; the rest of `out` is kept
 */
export function reslice(
  volume: Volume,
  plane: Plane,
  out: Int16Array,
  part: PicturePart = wholeOf(plane),
): void {
  const { grid } = volume;
  const corner = lpsToVoxel(grid, planeToLps(plane, 0.5, 0.5));
  const right = lpsToVoxel(grid, planeToLps(plane, 1.5, 0.5));
  const down = lpsToVoxel(grid, planeToLps(plane, 0.5, 1.5));
  const step = [right[0] - corner[0], right[1] - corner[1], right[2] - corner[2]] as const;
  const drop = [down[0] - corner[0], down[1] - corner[1], down[2] - corner[2]] as const;
  const start = [0, 1, 2].map((axis) =>
    settled(corner[axis]!, step[axis]!, drop[axis]!, grid.dims[axis]!),
  ) as unknown as Numbers;
  // Only a float CT can leave 16 bits; it then goes the slow way.
  const fits = volume.minHu >= -32768 && volume.maxHu <= 32767;
  for (let row = part.top; row < part.bottom; row++) {
    const from = [start[0] + row * drop[0], start[1] + row * drop[1], start[2] + row * drop[2]] as const;
    // Interior: all eight neighbours exist. The rim of half a voxel around it goes pixel by pixel.
    const [first, last] = insideRange(from, step, grid.dims, 0, part);
    const [rimFirst, rimLast] = insideRange(from, step, grid.dims, 0.5, part);
    const begin = row * plane.columns;
    out.fill(paddingHu, begin + part.left, begin + part.right);
    if (!fits || first === last) {
      rim(volume, plane, out, row, rimFirst, rimLast);
      continue;
    }
    rim(volume, plane, out, row, rimFirst, first);
    interiorRow(volume, from, step, out, begin, first, last);
    rim(volume, plane, out, row, last, rimLast);
  }
}

/** Columns [left, right) and rows [top, bottom) of a picture. */
export interface PicturePart {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export const wholeOf = ({ columns, rows }: Plane): PicturePart => ({
  left: 0,
  top: 0,
  right: columns,
  bottom: rows,
});

type Numbers = readonly [number, number, number];

/** On a plane along the grid, the rim of the first and last slice is that slice. */
const settled = (p: number, step: number, drop: number, n: number): number =>
  Math.abs(step) + Math.abs(drop) < 1e-9 && n > 1 && p > -0.5 - 1e-6 && p < n - 0.5 + 1e-6
    ? Math.min(Math.max(p, 2e-9), n - 1 - 2e-9)
    : p;

/** Columns [first, last) whose voxel coordinates lie within [−rim, n − 1 + rim] on every axis. */
function insideRange(from: Numbers, step: Numbers, dims: Numbers, rim: number, { left, right }: PicturePart) {
  let first = left;
  let last = right - 1;
  for (let axis = 0; axis < 3; axis++) {
    // Float error at the faces must not reach past the last voxel.
    const low = -rim + (rim ? -1e-6 : 1e-9);
    const high = dims[axis]! - 1 + rim + (rim ? 1e-6 : -1e-9);
    const p = from[axis]!;
    const d = step[axis]!;
    if (Math.abs(d) < 1e-12) {
      if (p < low || p > high) return [0, 0] as const;
      continue;
    }
    const a = (low - p) / d;
    const b = (high - p) / d;
    first = Math.max(first, Math.ceil(Math.min(a, b)));
    last = Math.min(last, Math.floor(Math.max(a, b)));
  }
  return last < first ? ([0, 0] as const) : ([first, last + 1] as const);
}

/** Pixels [first, last) of a row one by one. */
function rim(volume: Volume, plane: Plane, out: Int16Array, row: number, first: number, last: number): void {
  for (let c = first; c < last; c++) {
    const hu = sampleHu(volume, planeToLps(plane, c + 0.5, row + 0.5));
    if (hu !== undefined) out[row * plane.columns + c] = toShownHu(hu);
  }
}

/** Rounded, halves up like the fast loop, and kept within 16 bits. */
const toShownHu = (hu: number): number => Math.max(-32768, Math.min(32767, Math.round(hu)));

/** One row of pixels whose eight neighbours all exist: the loop that a drag waits for. */
function interiorRow(
  { grid, hu }: Volume,
  from: Numbers,
  step: Numbers,
  out: Int16Array,
  begin: number,
  first: number,
  last: number,
): void {
  const nx = grid.dims[0] | 0;
  const nxy = Math.imul(nx, grid.dims[1]);
  const [dx, dy, dz] = step;
  let x = from[0] + first * dx;
  let y = from[1] + first * dy;
  let z = from[2] + first * dz;
  const end = begin + last;
  for (let pixel = begin + first; pixel < end; pixel++) {
    const i = x | 0;
    const j = y | 0;
    const k = z | 0;
    const fx = x - i;
    const fy = y - j;
    // The four rows of two voxels around the point; integer arithmetic halves the time.
    const o = (i + Math.imul(nx, j) + Math.imul(nxy, k)) | 0;
    const p = (o + nx) | 0;
    const q = (o + nxy) | 0;
    const r = (q + nx) | 0;
    const a = hu[o]! + (hu[o + 1]! - hu[o]!) * fx;
    const b = hu[p]! + (hu[p + 1]! - hu[p]!) * fx;
    const c = hu[q]! + (hu[q + 1]! - hu[q]!) * fx;
    const d = hu[r]! + (hu[r + 1]! - hu[r]!) * fx;
    const near = a + (b - a) * fy;
    const value = near + (c + (d - c) * fy - near) * (z - k);
    out[pixel] = ((value + 32768.5) | 0) - 32768;
    x += dx;
    y += dy;
    z += dz;
  }
}
