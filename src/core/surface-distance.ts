import { CellSearch } from './cell-search';
import { FanSearch } from './fan-search';
import type { DistanceField } from './distance-field';
import { nodeStride } from './distance-layout';
import { PointShape } from './point-shape';
import { type Shape, type SignedDistance, searchToleranceMm } from './signed-distance';
import { insideHalfLevel } from './trilinear-cell';

/** Exact distances to the half-level surface of a voxel field, at any range. */
export class SurfaceDistance implements SignedDistance {
  readonly nearest = new Float64Array(3);
  private readonly search: CellSearch;
  private readonly fans: FanSearch;
  private readonly point = new PointShape();
  private readonly waiting = new Uint32Array(512);
  private readonly waitingBound = new Float64Array(512);

  constructor(private readonly surface: DistanceField) {
    this.search = new CellSearch(surface.field);
    this.fans = new FanSearch(surface, this.search);
  }

  contains(x: number, y: number, z: number): boolean {
    const {
      origin,
      axes: [a, b, c],
    } = this.surface.field.grid;
    const dx = x - origin[0];
    const dy = y - origin[1];
    const dz = z - origin[2];
    return insideHalfLevel(
      this.surface.field,
      dx * a[0] + dy * a[1] + dz * a[2],
      dx * b[0] + dy * b[1] + dz * b[2],
      dx * c[0] + dy * c[1] + dz * c[2],
    );
  }

  closest(x: number, y: number, z: number, bound: number): number {
    this.point.moveTo(x, y, z);
    return this.approach(this.point, bound);
  }

  approach(shape: Shape, bound: number): number {
    const { search, surface, waiting, waitingBound } = this;
    const { links, levels } = surface;
    shape.enter(surface.field.grid);
    search.best = bound;
    const cellCount = levels[1]!;
    let count = 1;
    waiting[0] = levels.at(-1)! - 1;
    waitingBound[0] = -Infinity;
    while (count > 0) {
      count--;
      if (waitingBound[count]! >= search.best - searchToleranceMm) continue;
      const node = waiting[count]!;
      if (node < cellCount) {
        this.fans.search(shape, node);
        if (search.best <= 0) break;
      } else count = this.open(shape, links[node]!, links[node + 1]!, count);
    }
    if (search.best < bound) this.leaveNearest();
    return search.best;
  }

  /** Puts children on the stack, the most promising on top. */
  private open(shape: Shape, from: number, to: number, start: number): number {
    const { waiting, waitingBound } = this;
    const limit = this.search.best - searchToleranceMm;
    let count = start;
    for (let child = from; child < to; child++) {
      const bound = this.lowerBound(shape, child * nodeStride, limit);
      if (bound >= limit) continue;
      let place = count++;
      while (place > start && waitingBound[place - 1]! < bound) {
        waiting[place] = waiting[place - 1]!;
        waitingBound[place] = waitingBound[place - 1]!;
        place--;
      }
      waiting[place] = child;
      waitingBound[place] = bound;
    }
    return count;
  }

  /** No surface point below the node is nearer to the shape than this. */
  private lowerBound(shape: Shape, o: number, limit: number): number {
    const { nodes } = this.surface;
    const d = shape.measure(nodes[o]!, nodes[o + 1]!, nodes[o + 2]!);
    const radius = nodes[o + 3]!;
    const ball = d - radius;
    if (d === 0 || ball >= limit) return ball;
    let least = limit;
    for (let piece = 0; piece < shape.pieces; piece++) {
      const toPiece = shape.toPiece(piece);
      if (toPiece - radius >= limit) continue;
      const along = Math.abs(shape.gx * nodes[o + 4]! + shape.gy * nodes[o + 5]! + shape.gz * nodes[o + 6]!);
      const across = Math.sqrt(Math.max(0, 1 - along * along));
      const slab = toPiece === 0 ? -radius : toPiece - across * radius - along * nodes[o + 7]!;
      if (slab < least) least = slab;
    }
    return least < ball ? ball : least;
  }

  private leaveNearest(): void {
    const { origin, axes } = this.surface.field.grid;
    const { x, y, z } = this.search;
    for (let i = 0; i < 3; i++) {
      this.nearest[i] = origin[i]! + axes[0][i]! * x + axes[1][i]! * y + axes[2][i]! * z;
    }
  }
}
