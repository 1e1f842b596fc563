import { ok, type Result } from '../../core/result';
import type { CallOptions, OpenKernels } from '../kernels';
import type { SourceFile } from '../source';
import type { Thumbnail } from '../thumbnail';
import { readSlices } from './load';
import type { SliceHu } from './pixels';
import type { DicomSeries } from './series';

/**
 * A series seen through, from some of its slices: to choose a region on, not to look for anything. Rows of a
 * picture are slices, in the order of the grid.
 */
export interface Scout {
  /** Along the grid's second axis; a column is a column of the slices. */
  readonly front: Thumbnail;
  /** Along its first axis; a column is a row of the slices. */
  readonly side: Thumbnail;
}

/** Enough to tell one vertebra from the next in a CT of the trunk. */
const mostSlices = 64;
/** What counts along a ray: soft tissue and, more, bone. */
const leastHu = -200;

/** Reads some slices of a usable series, evenly spread over it. */
export async function loadScout(
  series: DicomSeries,
  files: ReadonlyMap<string, SourceFile>,
  kernels: Pick<OpenKernels, 'decode' | 'blend' | 'frames'>,
  options: CallOptions,
): Promise<Result<Scout>> {
  const [columns, rows, slices] = series.grid!.dims;
  const count = Math.min(slices, mostSlices);
  const numbers = Array.from({ length: count }, (_, n) => Math.floor(((n + 0.5) * slices) / count));
  const front = new Float64Array(columns * count);
  const side = new Float64Array(rows * count);
  const read = await readSlices(series, files, kernels, numbers, options, (k, { hu }) => {
    const n = numbers.indexOf(k);
    addRays(hu, front.subarray(n * columns, (n + 1) * columns), side.subarray(n * rows, (n + 1) * rows));
  });
  return read.ok ? ok({ front: picture(front, columns), side: picture(side, rows) }) : read;
}

function addRays(hu: SliceHu['hu'], front: Float64Array, side: Float64Array): void {
  const columns = front.length;
  for (let j = 0, at = 0; j < side.length; j++) {
    for (let i = 0; i < columns; i++, at++) {
      const value = hu[at]! - leastHu;
      if (value <= 0) continue;
      front[i]! += value;
      side[j]! += value;
    }
  }
}

/** From nothing to the densest ray. */
function picture(rays: Float64Array, width: number): Thumbnail {
  const most = rays.reduce((a, b) => Math.max(a, b), 1);
  return { width, height: rays.length / width, grey: Uint8Array.from(rays, (sum) => (255 * sum) / most) };
}
