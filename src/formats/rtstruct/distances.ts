import { cover, type Window } from './cover';
import type { Outline } from './outline';

/** Edges are cut into pieces of this length at most, pixels, so that few pixels are near each. */
const pieceLength = 4;
/** Pixels this near to an edge are measured to it; the others to what their neighbours found. */
const reach = 1.5;

/**
 * Signed distance from the centre of each pixel of a window to a region's boundary, in pixels, negative
 * inside. Exact near the boundary; farther off taken from neighbour to neighbour (Danielsson 1980,
 * doi 10.1016/0146-664X(80)90054-4), a small part of a pixel off.
 */
export function signedDistances(outline: Outline, window: Window): Float32Array {
  const { nx, ny } = window;
  const near = new Nearest(nx, ny);
  for (const { corners } of outline.layers.flat()) {
    for (let a = corners.length - 2, b = 0; b < corners.length; a = b, b += 2) {
      const at = (n: number) => [corners[n]! - window.x0, corners[n + 1]! - window.y0] as const;
      near.addEdge(...at(a), ...at(b));
    }
  }
  near.spread();
  const covered = cover(outline, window);
  return near.squared.map((squared, n) => (covered[n]! >= 128 ? -1 : 1) * Math.sqrt(squared));
}

/** The boundary point nearest to each pixel, as far as known. */
class Nearest {
  readonly squared: Float32Array;
  private readonly x: Float32Array;
  private readonly y: Float32Array;

  constructor(
    private readonly nx: number,
    private readonly ny: number,
  ) {
    this.squared = new Float32Array(nx * ny).fill(Infinity);
    this.x = new Float32Array(nx * ny);
    this.y = new Float32Array(nx * ny);
  }

  /** Measures the pixels around an edge to it; what lies outside the window is passed over. */
  addEdge(x0: number, y0: number, x1: number, y1: number): void {
    const part = clip(x0, y0, x1, y1, this.nx, this.ny);
    if (!part) return;
    const [from, to] = part;
    const pieces = Math.max(1, Math.ceil(((to - from) * Math.hypot(x1 - x0, y1 - y0)) / pieceLength));
    for (let n = 0; n < pieces; n++) {
      const s = from + ((to - from) * n) / pieces;
      const e = from + ((to - from) * (n + 1)) / pieces;
      this.addPiece(x0 + s * (x1 - x0), y0 + s * (y1 - y0), (e - s) * (x1 - x0), (e - s) * (y1 - y0));
    }
  }

  private addPiece(x: number, y: number, dx: number, dy: number): void {
    const length = dx * dx + dy * dy || 1;
    const first = (a: number, d: number) => Math.max(0, Math.ceil(Math.min(a, a + d) - reach));
    const last = (a: number, d: number, n: number) => Math.min(n - 1, Math.floor(Math.max(a, a + d) + reach));
    for (let j = first(y, dy); j <= last(y, dy, this.ny); j++) {
      for (let i = first(x, dx); i <= last(x, dx, this.nx); i++) {
        const t = Math.min(1, Math.max(0, ((i - x) * dx + (j - y) * dy) / length));
        this.offer(i, j, x + t * dx, y + t * dy);
      }
    }
  }

  private offer(i: number, j: number, px: number, py: number): void {
    const n = i + this.nx * j;
    const squared = (px - i) ** 2 + (py - j) ** 2;
    if (squared >= this.squared[n]!) return;
    this.squared[n] = squared;
    this.x[n] = px;
    this.y[n] = py;
  }

  private ask(i: number, j: number, other: number, row: number): void {
    if (other < 0 || row < 0 || other >= this.nx || row >= this.ny) return;
    const n = other + this.nx * row;
    if (this.squared[n]! < Infinity) this.offer(i, j, this.x[n]!, this.y[n]!);
  }

  /** Down and up the window, each row to and fro. */
  spread(): void {
    for (const step of [1, -1]) {
      for (let r = 0; r < this.ny; r++) {
        const j = step > 0 ? r : this.ny - 1 - r;
        for (let i = 0; i < this.nx; i++) {
          for (const by of [-1, 0, 1]) this.ask(i, j, i + by, j - step);
          this.ask(i, j, i - 1, j);
        }
        for (let i = this.nx - 1; i >= 0; i--) this.ask(i, j, i + 1, j);
      }
    }
  }
}

/** The part [from, to] of an edge that lies near the window (Liang–Barsky). */
function clip(x0: number, y0: number, x1: number, y1: number, nx: number, ny: number) {
  let [from, to] = [0, 1];
  for (const [start, delta, n] of [
    [x0, x1 - x0, nx],
    [y0, y1 - y0, ny],
  ] as const) {
    const [low, high] = [-reach - start, n - 1 + reach - start];
    if (delta === 0) {
      if (low > 0 || high < 0) return undefined;
      continue;
    }
    const [enter, leave] = delta > 0 ? [low / delta, high / delta] : [high / delta, low / delta];
    from = Math.max(from, enter);
    to = Math.min(to, leave);
  }
  return from <= to ? ([from, to] as const) : undefined;
}
