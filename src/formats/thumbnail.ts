/** A small grey picture, row by row, for a list of series. */
export interface Thumbnail {
  readonly width: number;
  readonly height: number;
  readonly grey: Uint8Array;
}

const longestSide = 96;

/** Nearest-pixel reduction of one image of HU, in the soft-tissue window (W 400, L 40). */
export function makeThumbnail(
  hu: ArrayLike<number>,
  columns: number,
  rows: number,
  /** Height of a pixel over its width. */
  pixelAspect: number,
): Thumbnail {
  const scale = longestSide / Math.max(columns, rows * pixelAspect);
  const width = Math.max(1, Math.round(columns * scale));
  const height = Math.max(1, Math.round(rows * pixelAspect * scale));
  const grey = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const row = Math.min(rows - 1, Math.floor(((y + 0.5) * rows) / height));
    for (let x = 0; x < width; x++) {
      const column = Math.min(columns - 1, Math.floor(((x + 0.5) * columns) / width));
      const value = ((hu[row * columns + column]! + 160) / 400) * 255;
      grey[y * width + x] = Math.min(255, Math.max(0, value));
    }
  }
  return { width, height, grey };
}
