import type { KernelContext } from '../../core/kernel';
import { ok, type Result } from '../../core/result';
import type { SliceHu } from './pixels';
import { decodeOne, type SliceSource } from './decode';
import type { Resampling } from './resampling';

/** HU where nothing was acquired: air, so that it is taken for no tissue. */
export const paddingHu = -1024;

/** An acquired slice as one slice of the volume needs it. */
export interface BlendPart {
  /** Number among the acquired slices, in order along the normal. */
  readonly slice: number;
  /** Share in the blend; those of a slice add up to 1. */
  readonly weight: number;
}

/** Columns and rows [from, to) of a slice of which pixels were acquired. */
export interface Acquired {
  readonly columns: readonly [number, number];
  readonly rows: readonly [number, number];
}

/** The acquired slices that slice `k` of the volume is made of: the one there, or both neighbours. */
export function partsOf({ firstPixels }: Resampling, k: number): readonly BlendPart[] {
  const above = firstPixels.findIndex((first) => first[2] >= k);
  if (above < 0) return [{ slice: firstPixels.length - 1, weight: 1 }];
  const high = firstPixels[above]![2];
  if (high === k || above === 0) return [{ slice: above, weight: 1 }];
  const low = firstPixels[above - 1]![2];
  const share = (k - low) / (high - low);
  return [
    { slice: above - 1, weight: 1 - share },
    { slice: above, weight: share },
  ];
}

export interface BlendInput {
  readonly resampling: Resampling;
  /** Size of an acquired slice. */
  readonly columns: number;
  readonly rows: number;
  /** The acquired slices that are needed, with their numbers. */
  readonly sources: readonly (SliceSource & { readonly slice: number })[];
  /** Numbers of the slices of the volume that are wanted. */
  readonly wanted: readonly number[];
}

/**
 * Kernel: HU of some slices of a resampled volume, in the order wanted. In its plane each acquired slice is
 * moved to where it lies, by whole pixels and linearly between four for what is left; between two slices
 * the volume goes linearly from one to the other. A field that is linear in space comes out as it is
 * (integers: to half a HU); outside of what was acquired there is `paddingHu`. Fails as decoding does.
 */
export async function blendBatch(input: BlendInput, context: KernelContext): Promise<Result<SliceHu[]>> {
  const decoded = new Map<number, SliceHu>();
  for (const source of input.sources) {
    const hu = await decodeOne(source);
    if (!hu.ok) return hu;
    decoded.set(source.slice, hu.value);
    await context.checkpoint(decoded.size / (input.sources.length + 1));
  }
  return ok(input.wanted.map((k) => blend(input, partsOf(input.resampling, k), decoded)));
}

/** Where all of the parts were acquired, in columns and rows of the volume. */
function acquiredBy(
  { grid, firstPixels }: Resampling,
  parts: readonly BlendPart[],
  columns: number,
  rows: number,
): Acquired {
  const range = (axis: 0 | 1, count: number): [number, number] => [
    Math.ceil(Math.max(...parts.map(({ slice }) => firstPixels[slice]![axis])) - 1e-9),
    Math.min(
      grid.dims[axis],
      Math.floor(Math.min(...parts.map(({ slice }) => firstPixels[slice]![axis])) + count - 1 + 1e-9) + 1,
    ),
  ];
  return { columns: range(0, columns), rows: range(1, rows) };
}

function blend(
  { resampling, columns, rows }: BlendInput,
  parts: readonly BlendPart[],
  decoded: ReadonlyMap<number, SliceHu>,
): SliceHu {
  const [width, height] = resampling.grid.dims;
  const acquired = acquiredBy(resampling, parts, columns, rows);
  const sum = new Float64Array(width * height);
  for (const { slice, weight } of parts) {
    const [x, y] = resampling.firstPixels[slice]!;
    addMoved({ sum, width }, acquired, { hu: decoded.get(slice)!.hu, columns, rows, x, y, weight });
  }
  const whole = parts.every(({ slice }) => decoded.get(slice)!.hu instanceof Int16Array);
  return rounded({ sum, width }, acquired, whole);
}

interface Moved {
  readonly hu: SliceHu['hu'];
  readonly columns: number;
  readonly rows: number;
  /** Where its first pixel lies. */
  readonly x: number;
  readonly y: number;
  readonly weight: number;
}

interface Sum {
  readonly sum: Float64Array;
  readonly width: number;
}

function addMoved({ sum, width }: Sum, acquired: Acquired, part: Moved): void {
  const { hu, columns, rows, x, y, weight } = part;
  const [tx, ty] = [Math.ceil(x - 1e-9) - x, Math.ceil(y - 1e-9) - y].map((t) => Math.max(0, t)) as [
    number,
    number,
  ];
  const [left, top] = [Math.ceil(x - 1e-9), Math.ceil(y - 1e-9)];
  for (let row = acquired.rows[0]; row < acquired.rows[1]; row++) {
    const from = (row - top) * columns - left;
    const below = ty > 0 && row - top + 1 < rows ? columns : 0;
    for (let column = acquired.columns[0]; column < acquired.columns[1]; column++) {
      const at = from + column;
      const beside = tx > 0 && column - left + 1 < columns ? 1 : 0;
      const high = hu[at]! + tx * (hu[at + beside]! - hu[at]!);
      const low = below ? hu[at + below]! + tx * (hu[at + below + beside]! - hu[at + below]!) : high;
      sum[row * width + column] = sum[row * width + column]! + weight * (high + ty * (low - high));
    }
  }
}

function rounded({ sum, width }: Sum, { columns, rows }: Acquired, whole: boolean): SliceHu {
  const hu = whole ? new Int16Array(sum.length) : new Float32Array(sum.length);
  const covers = columns[0] === 0 && columns[1] === width && rows[0] === 0 && rows[1] * width === sum.length;
  let [minHu, maxHu] = covers ? [Infinity, -Infinity] : [paddingHu, paddingHu];
  hu.fill(paddingHu);
  for (let row = rows[0]; row < rows[1]; row++) {
    for (let at = row * width + columns[0]; at < row * width + columns[1]; at++) {
      const value = whole ? Math.round(sum[at]!) : Math.fround(sum[at]!);
      hu[at] = value;
      if (value < minHu) minHu = value;
      if (value > maxHu) maxHu = value;
    }
  }
  return { hu, minHu, maxHu };
}
