import type { SegImage } from './header';

/** The part of a frame that holds pixels, 0–255; a frame is large, and most of it is empty. */
export interface Cut {
  readonly low: readonly [number, number];
  readonly dims: readonly [number, number];
  readonly pixels: Uint8Array;
}

/** What a frame holds; undefined when it is empty. */
export type CutReader = (frame: number) => Cut | undefined;

/** Reader of binary and fractional frames out of the stored pixels. */
export function cutReader(image: SegImage, stored: Uint8Array): CutReader {
  const { rows, columns } = image;
  const scratch = new Uint8Array(rows * columns);
  const unpack = image.bits === 1 ? unpackBits : scaleBytes;
  return (frame) => {
    const box = new Box();
    unpack(stored, frame, image, scratch, box);
    if (box.isEmpty) return undefined;
    const cut = cutOut(scratch, columns, box);
    scratch.fill(0, box.top * columns, (box.bottom + 1) * columns);
    return cut;
  };
}

class Box {
  left = Infinity;
  right = -1;
  top = Infinity;
  bottom = -1;

  get isEmpty(): boolean {
    return this.right < 0;
  }

  add(x: number, y: number): void {
    if (x < this.left) this.left = x;
    if (x > this.right) this.right = x;
    if (y < this.top) this.top = y;
    if (y > this.bottom) this.bottom = y;
  }
}

type Unpack = (stored: Uint8Array, frame: number, image: SegImage, out: Uint8Array, box: Box) => void;

/** Bits, lowest first; a frame need not begin at a byte (PS3.5 section 8.1.1). Most bytes are empty. */
const unpackBits: Unpack = (stored, frame, { rows, columns }, out, box) => {
  const size = rows * columns;
  const start = frame * size;
  const first = Math.floor(start / 8);
  const last = Math.floor((start + size - 1) / 8);
  for (let at = first; at <= last; at++) {
    const byte = stored[at]!;
    if (byte === 0) continue;
    const base = at * 8 - start;
    for (let bit = 0; bit < 8; bit++) {
      const i = base + bit;
      if (!((byte >> bit) & 1) || i < 0 || i >= size) continue;
      out[i] = 255;
      const y = Math.floor(i / columns);
      box.add(i - y * columns, y);
    }
  }
};

const scaleBytes: Unpack = (stored, frame, { rows, columns, most }, out, box) => {
  const size = rows * columns;
  const start = frame * size;
  for (let i = 0; i < size; i++) {
    const value = stored[start + i]!;
    if (value === 0) continue;
    out[i] = Math.min(255, Math.round((value * 255) / most));
    const y = Math.floor(i / columns);
    box.add(i - y * columns, y);
  }
};

function cutOut(frame: Uint8Array, columns: number, { left, right, top, bottom }: Box): Cut {
  const dims = [right - left + 1, bottom - top + 1] as const;
  const pixels = new Uint8Array(dims[0] * dims[1]);
  for (let j = 0; j < dims[1]; j++) {
    const from = left + columns * (top + j);
    pixels.set(frame.subarray(from, from + dims[0]), j * dims[0]);
  }
  return { low: [left, top], dims, pixels };
}
