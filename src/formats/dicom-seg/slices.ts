import { type Grid, lpsToVoxel, subGrid, voxelToLps } from '../../core/grid';
import type { VoxelField } from '../../core/structure';
import { type LpsPoint, lpsPoint, lpsVector, voxelPoint } from '../../core/units';
import { heightsOf } from '../labels/heights';
import type { Triple } from '../labels/lattice';
import { placeOnto } from '../labels/place';
import type { Frame, Referenced } from './frames';
import { type Block, cosineTolerance, type Stack, type StackPlace, tolerance } from './stack';

/**
 * Frames on the CT's own slices, where these are not one step apart each (uneven, or with some missing) and
 * the CT was resampled from them. A slice without a frame is empty. Each frame lies where it says it does,
 * and between two slices occupancy goes linearly from one to the other, as the CT's own values do: so the half
 * level runs halfway between a slice that is inside and one that is outside.
 * Undefined where the slices are even, or a frame lies on none of them.
 */
export function stackOnSlices(frames: readonly Frame[], { ct, origin }: Referenced): Stack | undefined {
  const heights = origin && heightsOf(ct, origin);
  if (!heights || isEven(heights) || !frames.every((frame) => isParallel(frame, ct))) return undefined;
  const bases = new Map<number, Frame>();
  const places = new Map<number, StackPlace>();
  for (const frame of frames) {
    const slice = sliceAt(heights, lpsToVoxel(ct, pointOf(frame))[2]);
    if (slice === undefined) return undefined;
    const base = bases.get(slice) ?? frame;
    bases.set(slice, base);
    const shift = shiftBetween(base, frame, ct);
    if (!shift) return undefined;
    places.set(frame.index, { slice, shift });
  }
  return { places, placed: (block) => between(slicesOf(block, bases, heights, ct), heights, ct) };
}

function isEven(heights: readonly number[]): boolean {
  const step = (heights.at(-1)! - heights[0]!) / Math.max(1, heights.length - 1);
  return heights.every((height, n) => Math.abs(height - heights[0]! - n * step) <= tolerance * step);
}

const isParallel = ({ orientation }: Frame, { axes }: Grid): boolean =>
  [...axes[0], ...axes[1]].every((value, n) => Math.abs(value - orientation[n]!) < cosineTolerance);

const pointOf = ({ position }: Frame): LpsPoint => lpsPoint(...(position as never as Triple));

/** The slice at a height, within a tenth of the way to its nearer neighbour. */
function sliceAt(heights: readonly number[], at: number): number | undefined {
  const slice = heights.reduce(
    (best, h, n) => (Math.abs(h - at) < Math.abs(heights[best]! - at) ? n : best),
    0,
  );
  const here = heights[slice]!;
  const nearer = Math.min(here - (heights[slice - 1] ?? -Infinity), (heights[slice + 1] ?? Infinity) - here);
  return Math.abs(here - at) <= tolerance * nearer ? slice : undefined;
}

/** Whole pixels between two frames of one slice. */
function shiftBetween(base: Frame, frame: Frame, ct: Grid): readonly [number, number] | undefined {
  const [a, b] = [lpsToVoxel(ct, pointOf(base)), lpsToVoxel(ct, pointOf(frame))];
  const [down, across] = base.pixelSpacing as [number, number];
  const off = [((b[0] - a[0]) * ct.spacing[0]) / across, ((b[1] - a[1]) * ct.spacing[1]) / down] as const;
  const whole = off.map(Math.round) as [number, number];
  return off.every((value, n) => Math.abs(value - whole[n]!) < tolerance) ? whole : undefined;
}

/** What each slice holds, on the columns and rows of the CT. */
function slicesOf(
  { start, dims: [columns, rows, count], data }: Block,
  bases: ReadonlyMap<number, Frame>,
  heights: readonly number[],
  ct: Grid,
): Map<number, VoxelField> {
  const found = new Map<number, VoxelField>();
  for (let n = 0; n < count; n++) {
    const base = bases.get(start[2] + n);
    if (!base) continue;
    const [x, y] = lpsToVoxel(ct, pointOf(base));
    const height = heights[start[2] + n]!;
    const [down, across] = base.pixelSpacing as [number, number];
    const along = (axis: 0 | 1 | 2, mm: number) =>
      lpsVector(...(ct.axes[axis].map((v) => v * mm) as never as Triple));
    const first = voxelPoint(
      x + (start[0] * across) / ct.spacing[0],
      y + (start[1] * down) / ct.spacing[1],
      height,
    );
    const field = placeOnto(
      { ...ct, dims: [ct.dims[0], ct.dims[1], 1], origin: voxelToLps(ct, voxelPoint(0, 0, height)) },
      {
        lattice: {
          dims: [columns, rows, 1],
          origin: voxelToLps(ct, first),
          steps: [along(0, across), along(1, down), along(2, ct.spacing[2])],
        },
        data: data.subarray(n * columns * rows, (n + 1) * columns * rows),
      },
    );
    if (field) found.set(start[2] + n, field);
  }
  return found;
}

interface Share {
  readonly slice: number;
  readonly weight: number;
}

/** The slices on both sides of a height; beyond the last one it ends within a step. */
function sharesAt(heights: readonly number[], at: number): Share[] {
  const n = heights.findIndex((height) => height >= at);
  const last = heights.length - 1;
  if (n === 0) return [{ slice: 0, weight: 1 - (heights[0]! - at) / (heights[1]! - heights[0]!) }];
  if (n < 0)
    return [{ slice: last, weight: 1 - (at - heights[last]!) / (heights[last]! - heights[last - 1]!) }];
  const weight = (at - heights[n - 1]!) / (heights[n]! - heights[n - 1]!);
  return [
    { slice: n - 1, weight: 1 - weight },
    { slice: n, weight },
  ];
}

/** The slices of the CT's grid that the acquired ones reach; undefined where these hold nothing. */
function between(
  slices: ReadonlyMap<number, VoxelField>,
  heights: readonly number[],
  ct: Grid,
): VoxelField | undefined {
  const box = boxOf([...slices.values()], ct);
  const wanted = Array.from({ length: ct.dims[2] }, (_, k) => ({
    k,
    shares: sharesAt(heights, k).filter(({ slice, weight }) => weight > 0 && slices.has(slice)),
  })).filter(({ shares }) => shares.length > 0);
  if (!box || wanted.length === 0) return undefined;
  const first = wanted[0]!.k;
  const [width, height] = box.dims;
  const dims = [width, height, wanted.at(-1)!.k - first + 1] as const;
  const data = new Uint8Array(width * height * dims[2]);
  for (const { k, shares } of wanted) {
    const sum = new Float32Array(width * height);
    for (const { slice, weight } of shares) add(sum, box, slices.get(slice)!, weight, ct);
    const from = (k - first) * width * height;
    for (let n = 0; n < sum.length; n++) data[from + n] = Math.round(sum[n]!);
  }
  return { grid: subGrid(ct, [...box.low, first], dims), data };
}

interface Box {
  readonly low: readonly [number, number];
  readonly dims: readonly [number, number];
}

/** Column and row of the CT at which a slice begins. */
const startOf = ({ grid }: VoxelField, ct: Grid): readonly [number, number] => {
  const [i, j] = lpsToVoxel(ct, grid.origin);
  return [Math.round(i), Math.round(j)];
};

function boxOf(fields: readonly VoxelField[], ct: Grid): Box | undefined {
  if (fields.length === 0) return undefined;
  const at = (axis: 0 | 1) => {
    const low = Math.min(...fields.map((field) => startOf(field, ct)[axis]));
    const end = Math.max(...fields.map((field) => startOf(field, ct)[axis] + field.grid.dims[axis]));
    return [low, end - low] as const;
  };
  const [[x, width], [y, height]] = [at(0), at(1)];
  return { low: [x, y], dims: [width, height] };
}

function add(sum: Float32Array, box: Box, field: VoxelField, weight: number, ct: Grid): void {
  const [x, y] = startOf(field, ct);
  const [columns, rows] = field.grid.dims;
  for (let j = 0; j < rows; j++) {
    let to = x - box.low[0] + box.dims[0] * (y - box.low[1] + j);
    for (let i = 0; i < columns; i++, to++) sum[to] = sum[to]! + weight * field.data[i + columns * j]!;
  }
}
