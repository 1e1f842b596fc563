import type { Cut, CutReader } from './cut';
import type { Frame } from './frames';
import type { Block, Stack } from './stack';

interface Placed {
  readonly cut: Cut;
  readonly column: number;
  readonly row: number;
  readonly slice: number;
}

/** The smallest block that holds the frames of one segment; undefined when all are empty. */
export function assemble(frames: readonly Frame[], { places }: Stack, read: CutReader): Block | undefined {
  const placed = frames.flatMap((frame): Placed[] => {
    const cut = read(frame.index);
    const { slice, shift } = places.get(frame.index)!;
    return cut ? [{ cut, slice, column: cut.low[0] + shift[0], row: cut.low[1] + shift[1] }] : [];
  });
  if (placed.length === 0) return undefined;
  const start = [
    least(placed, (p) => p.column),
    least(placed, (p) => p.row),
    least(placed, (p) => p.slice),
  ] as const;
  const dims = [
    most(placed, (p) => p.column + p.cut.dims[0]) - start[0],
    most(placed, (p) => p.row + p.cut.dims[1]) - start[1],
    most(placed, (p) => p.slice) + 1 - start[2],
  ] as const;
  const data = new Uint8Array(dims[0] * dims[1] * dims[2]);
  for (const { cut, column, row, slice } of placed) {
    for (let j = 0; j < cut.dims[1]; j++) {
      const to = column - start[0] + dims[0] * (row + j - start[1] + dims[1] * (slice - start[2]));
      data.set(cut.pixels.subarray(j * cut.dims[0], (j + 1) * cut.dims[0]), to);
    }
  }
  return { start, dims, data };
}

const least = (placed: readonly Placed[], of: (p: Placed) => number): number =>
  placed.reduce((low, p) => Math.min(low, of(p)), Infinity);
const most = (placed: readonly Placed[], of: (p: Placed) => number): number =>
  placed.reduce((high, p) => Math.max(high, of(p)), -Infinity);

/** Whether two frames of one segment lie in the same place. */
export function isDoubled(frames: readonly Frame[], { places }: Stack): boolean {
  const seen = new Set(frames.map(({ index }) => JSON.stringify(places.get(index))));
  return seen.size < frames.length;
}
