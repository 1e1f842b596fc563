import { boundsOf, pointsIn } from '../../core/bounds';
import type { SurfacePoints } from './surface-points';

const cellMm = 2;

/** Surface points by the cell of a lattice that they lie in: the nearest to a place is found in a few cells. */
export class NearestPoints {
  readonly #cells = new Map<number, number[]>();
  readonly #low: readonly [number, number, number];
  readonly #size: readonly [number, number, number];

  constructor(readonly points: SurfacePoints) {
    const { low, high } = boundsOf(pointsIn(points, 6));
    this.#low = low;
    this.#size = high.map((value, a) => Math.floor((value - low[a]!) / cellMm) + 1) as never;
    for (let at = 0; at < points.length; at += 6) {
      const cell = this.#cellOf(points[at]!, points[at + 1]!, points[at + 2]!);
      const members = this.#cells.get(cell);
      if (members) members.push(at);
      else this.#cells.set(cell, [at]);
    }
  }

  /**
   * Offset of the nearest point within `reachMm` whose normal lies within 60° of the unit vector
   * (nx, ny, nz); −1 where there is none.
   */
  find(x: number, y: number, z: number, nx: number, ny: number, nz: number, reachMm: number): number {
    const { points } = this;
    const [cx, cy, cz] = [this.#along(0, x), this.#along(1, y), this.#along(2, z)];
    const rings = Math.ceil(reachMm / cellMm);
    let best = -1;
    let least = reachMm * reachMm;
    for (let ring = 0; ring <= rings; ring++) {
      // Nothing in this ring or beyond it can be nearer than what was found.
      if (best >= 0 && ((ring - 1) * cellMm) ** 2 > least) break;
      this.#inRing(cx, cy, cz, ring, (at) => {
        if (nx * points[at + 3]! + ny * points[at + 4]! + nz * points[at + 5]! < 0.5) return;
        const squared = (points[at]! - x) ** 2 + (points[at + 1]! - y) ** 2 + (points[at + 2]! - z) ** 2;
        if (squared < least) [least, best] = [squared, at];
      });
    }
    return best;
  }

  #inRing(cx: number, cy: number, cz: number, ring: number, visit: (at: number) => void): void {
    const [sx, sy, sz] = this.#size;
    for (let k = Math.max(0, cz - ring); k <= Math.min(sz - 1, cz + ring); k++) {
      for (let j = Math.max(0, cy - ring); j <= Math.min(sy - 1, cy + ring); j++) {
        const isFace = Math.abs(k - cz) === ring || Math.abs(j - cy) === ring;
        const step = isFace || ring === 0 ? 1 : 2 * ring;
        for (let i = cx - ring; i <= cx + ring; i += step) {
          if (i < 0 || i >= sx) continue;
          for (const at of this.#cells.get(i + sx * (j + sy * k)) ?? []) visit(at);
        }
      }
    }
  }

  #along(axis: 0 | 1 | 2, value: number): number {
    return Math.floor((value - this.#low[axis]) / cellMm);
  }

  #cellOf(x: number, y: number, z: number): number {
    const [sx, sy] = this.#size;
    return this.#along(0, x) + sx * (this.#along(1, y) + sy * this.#along(2, z));
  }
}
