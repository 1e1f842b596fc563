import { combine, crossings } from './crossings';
import type { Outline } from './outline';
import type { Ring } from './sections';

/** Lines through each row of pixels; odd, so that the middle one runs through the pixels' centres. */
const linesPerRow = 17;
const middleLine = (linesPerRow - 1) / 2;
/** More crossings than any drawn contour makes; they would not fit into memory. */
const mostCrossings = 2e7;

/** A part of a plane in pixels, the centre of the first one at (x0, y0). */
export interface Window {
  readonly x0: number;
  readonly y0: number;
  readonly nx: number;
  readonly ny: number;
}

/** Whether the rings can be worked on at all: a few thousand corners that do not cross the picture again and again. */
export function isDrawable(rings: readonly Ring[], ny: number): boolean {
  let count = 0;
  for (const { corners } of rings) {
    for (let a = corners.length - 1, b = 1; b < corners.length; a = b, b += 2) {
      count += linesPerRow * Math.min(ny, Math.abs(corners[a]! - corners[b]!)) + 3;
    }
  }
  return count < mostCrossings;
}

/**
 * How much of each pixel of a window a region covers, 0–255: exact along the row, on 17 lines across it. At
 * least 128 exactly where the pixel's centre lies inside (a centre on the line counts as inside at the
 * left and upper edge), however little of the pixel is covered.
 */
export function cover({ layers }: Outline, { x0, y0, nx, ny }: Window): Uint8Array {
  const step = 1 / linesPerRow;
  // From the row's own number, so that the middle line meets the centres without rounding.
  const lineAt = (n: number) => {
    const row = Math.floor(n / linesPerRow);
    return y0 + row + (n - row * linesPerRow - middleLine) / linesPerRow;
  };
  const lines = layers
    .map((rings) => crossings(rings, ny * linesPerRow, lineAt, step, y0 - 0.5))
    .reduce((a, b) => a.map((line, n) => combine(line, b[n]!, 1)));
  const out = new Uint8Array(nx * ny);
  const partly = new Float64Array(nx + 1);
  const wholly = new Float64Array(nx + 2);
  for (let row = 0; row < ny; row++) {
    const own = lines.slice(row * linesPerRow, (row + 1) * linesPerRow);
    if (own.every((line) => line.length === 0)) continue;
    partly.fill(0);
    wholly.fill(0);
    for (const line of own) addSpans(line, x0 - 0.5, nx, partly, wholly);
    const centre = own[middleLine]!;
    let [covered, passed] = [0, 0];
    for (let i = 0; i < nx; i++) {
      covered += wholly[i]!;
      while (passed < centre.length && centre[passed]! <= x0 + i) passed++;
      const value = Math.round((255 * (partly[i]! + covered)) / linesPerRow);
      out[row * nx + i] = passed % 2 === 1 ? Math.max(128, value) : Math.min(127, value);
    }
  }
  return out;
}

/** Adds the spans of a line: parts of pixels to `partly`, whole ones as steps of a running sum to `wholly`. */
function addSpans(
  line: readonly number[],
  start: number,
  nx: number,
  partly: Float64Array,
  wholly: Float64Array,
): void {
  for (let n = 0; n + 1 < line.length; n += 2) {
    const from = Math.min(nx, Math.max(0, line[n]! - start));
    const to = Math.min(nx, Math.max(0, line[n + 1]! - start));
    const [first, last] = [Math.floor(from), Math.floor(to)];
    if (first === last) partly[first]! += to - from;
    else {
      partly[first]! += first + 1 - from;
      partly[last]! += to - last;
      wholly[first + 1]! += 1;
      wholly[last]! -= 1;
    }
  }
}
