import type { SegImage } from './header';
import type { Block, Stack } from './stack';

/** Where a label lies in the stack, in columns, rows and slices. */
export interface Box {
  readonly low: [number, number, number];
  readonly high: [number, number, number];
}

/** Stored values of a label map by their place among all frames. */
export type ValueAt = (at: number) => number;

export const valueReader = ({ bits }: SegImage, stored: Uint8Array): ValueAt =>
  bits === 8 ? (at) => stored[at]! : (at) => stored[2 * at]! | (stored[2 * at + 1]! << 8);

/** The labels that occur, and where; the background is left out. */
export function findLabels(
  image: SegImage,
  value: ValueAt,
  stack: Stack,
  background: number,
): Map<number, Box> {
  const { rows, columns } = image;
  const boxes = new Map<number, Box>();
  for (const [frame, { slice, shift }] of stack.places) {
    let at = frame * rows * columns;
    for (let y = shift[1]; y < rows + shift[1]; y++) {
      let label = background;
      let box: Box | undefined;
      for (let x = shift[0]; x < columns + shift[0]; x++, at++) {
        const found = value(at);
        if (found === background) continue;
        if (found !== label || !box) {
          label = found;
          box = boxes.get(found) ?? { low: [x, y, slice], high: [x, y, slice] };
          boxes.set(found, box);
        }
        grow(box, x, y, slice);
      }
    }
  }
  return boxes;
}

function grow({ low, high }: Box, x: number, y: number, slice: number): void {
  if (x < low[0]) low[0] = x;
  if (x > high[0]) high[0] = x;
  if (y < low[1]) low[1] = y;
  if (y > high[1]) high[1] = y;
  if (slice < low[2]) low[2] = slice;
  if (slice > high[2]) high[2] = slice;
}

/** One label in the smallest block that holds it, 255 inside. */
export function cutLabel(
  image: SegImage,
  value: ValueAt,
  stack: Stack,
  label: number,
  { low, high }: Box,
): Block {
  const { rows, columns } = image;
  const dims = [high[0] - low[0] + 1, high[1] - low[1] + 1, high[2] - low[2] + 1] as const;
  const data = new Uint8Array(dims[0] * dims[1] * dims[2]);
  for (const [frame, { slice, shift }] of stack.places) {
    if (slice < low[2] || slice > high[2]) continue;
    const top = Math.max(low[1], shift[1]);
    const bottom = Math.min(high[1], rows - 1 + shift[1]);
    const left = Math.max(low[0], shift[0]);
    const right = Math.min(high[0], columns - 1 + shift[0]);
    for (let y = top; y <= bottom; y++) {
      let at = frame * rows * columns + (y - shift[1]) * columns + left - shift[0];
      let to = left - low[0] + dims[0] * (y - low[1] + dims[1] * (slice - low[2]));
      for (let x = left; x <= right; x++, at++, to++) if (value(at) === label) data[to] = 255;
    }
  }
  return { start: low, dims, data };
}
