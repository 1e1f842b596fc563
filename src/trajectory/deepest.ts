import type { SignedDistance } from '../core/signed-distance';
import { anyPerpendicular, cross } from '../core/vector';
import { type LpsPoint, lpsPoint } from '../core/units';
import { BoxHeap } from './box-heap';
import type { Solid } from './solid';

/** The greatest depth is found to this, mm. */
const toleranceMm = 0.008;

export interface Deepest {
  /** Depth below the structure's surface, mm, ≥ 0. */
  readonly depthMm: number;
  readonly onInstrument: LpsPoint;
  readonly onStructure: LpsPoint;
}

/**
 * The point of a solid that lies deepest inside a structure, by branch and bound over boxes of the
 * solid (distance behind tip × angle × share of the radius). Any surface point q bounds the depth
 * everywhere: depth(p) ≤ |p − q|; two of them bound it tightly on a ridge between two walls. Each
 * box carries the surface points that were found around it.
 * @param touch a point that is on the surface and in the solid, the answer if nothing lies deeper
 */
export function deepest(solid: Solid, surface: SignedDistance, touch?: LpsPoint): Deepest {
  return new DeepestSearch(solid, surface).run(touch ?? solid.tipMm);
}

const pointsKept = 5;

class DeepestSearch {
  private readonly heap = new BoxHeap(6 + pointsKept);
  private readonly box = new Float64Array(6 + pointsKept);
  private readonly half = new Float64Array(6 + pointsKept);
  /** Surface points found, three numbers each. */
  private found = new Float64Array(3 * 256);
  private foundCount = 0;
  /** Corners of the box at hand and its centre, LPS mm. */
  private readonly corners = new Float64Array(27);
  private sagitta = 0;
  private readonly u;
  private readonly v;
  private depth = 0;
  private readonly at = new Float64Array(3);
  private readonly wall = new Float64Array(3);

  constructor(
    private readonly solid: Solid,
    private readonly surface: SignedDistance,
  ) {
    this.u = anyPerpendicular(solid.backwards);
    this.v = cross(solid.backwards, this.u);
  }

  run(touch: LpsPoint): Deepest {
    this.at.set(touch);
    this.wall.set(touch);
    this.begin();
    while (this.heap.size > 0) {
      const bound = this.heap.pop(this.box);
      if (bound <= this.depth + toleranceMm) break;
      this.examine(bound);
    }
    return {
      depthMm: this.depth,
      onInstrument: lpsPoint(this.at[0]!, this.at[1]!, this.at[2]!),
      onStructure: lpsPoint(this.wall[0]!, this.wall[1]!, this.wall[2]!),
    };
  }

  /** One box per linear stretch of the profile and quarter turn. */
  private begin(): void {
    const { profile } = this.solid;
    for (let i = 0; i + 1 < profile.length; i++) {
      if (profile[i + 1]!.behindTipMm <= profile[i]!.behindTipMm) continue;
      for (let quarter = 0; quarter < 4; quarter++) {
        const angle = (quarter * Math.PI) / 2;
        this.box.fill(-1);
        this.box.set([i, 0, 1, angle, Math.PI / 2, 0]);
        this.heap.push(Infinity, this.box);
      }
    }
  }

  // A box: [stretch, from, size along it (0–1), angle, its size, share of radius from 0 (0) or
  // split level: encoded as level + index / 2^level], then indices of surface points.
  private place(box: Float64Array): void {
    const { profile, tipMm, backwards } = this.solid;
    const a = profile[box[0]!]!;
    const b = profile[box[0]! + 1]!;
    const level = Math.floor(box[5]!);
    const size = 1 / 2 ** level;
    const low = box[5]! - level;
    let widest = 0;
    for (let n = 0; n < 9; n++) {
      const s = box[1]! + box[2]! * (n === 8 ? 0.5 : n & 1);
      const angle = box[3]! + box[4]! * (n === 8 ? 0.5 : (n >> 1) & 1);
      const share = low + size * (n === 8 ? 0.5 : n >> 2);
      const t = a.behindTipMm + (b.behindTipMm - a.behindTipMm) * s;
      const radius = (a.radiusMm + (b.radiusMm - a.radiusMm) * s) * share;
      widest = Math.max(widest, radius);
      const c = radius * Math.cos(angle);
      const d = radius * Math.sin(angle);
      for (let axis = 0; axis < 3; axis++) {
        this.corners[3 * n + axis] =
          tipMm[axis]! + backwards[axis]! * t + this.u[axis]! * c + this.v[axis]! * d;
      }
    }
    this.sagitta = widest * (1 - Math.cos(box[4]! / 2));
  }

  /** The farthest corner of the box from a point, the bulge of the arc included. */
  private farthest(x: number, y: number, z: number): number {
    let most = 0;
    for (let n = 0; n < 24; n += 3) {
      const dx = this.corners[n]! - x;
      const dy = this.corners[n + 1]! - y;
      const dz = this.corners[n + 2]! - z;
      most = Math.max(most, dx * dx + dy * dy + dz * dz);
    }
    return Math.sqrt(most) + this.sagitta;
  }

  private examine(bound: number): void {
    const { box, surface } = this;
    this.place(box);
    const [x, y, z] = [this.corners[24]!, this.corners[25]!, this.corners[26]!];
    const reach = this.farthest(x, y, z);
    let limit = bound;
    if (surface.contains(x, y, z)) {
      const depth = this.depthAt(x, y, z);
      limit = Math.min(limit, depth + reach);
    } else limit = Math.min(limit, reach - surface.closest(x, y, z, reach));
    if (limit <= this.depth + toleranceMm) return;
    this.splitBox(limit);
  }

  /** Depth at a point inside; the wall point joins the box's list. */
  private depthAt(x: number, y: number, z: number): number {
    const { box, found } = this;
    let least = Infinity;
    let index = -1;
    for (let n = 6; n < 6 + pointsKept && box[n]! >= 0; n++) {
      const o = 3 * box[n]!;
      const d = Math.hypot(found[o]! - x, found[o + 1]! - y, found[o + 2]! - z);
      if (d < least) [least, index] = [d, box[n]!];
    }
    const d = this.surface.closest(x, y, z, least);
    if (d < least) {
      index = this.remember(this.surface.nearest);
      box.copyWithin(7, 6, 5 + pointsKept);
      box[6] = index;
    }
    if (d > this.depth) {
      this.depth = d;
      this.at.set([x, y, z]);
      this.wall.set(this.found.subarray(3 * index, 3 * index + 3));
    }
    return d;
  }

  private remember(p: Float64Array): number {
    if (3 * this.foundCount + 3 > this.found.length) {
      const larger = new Float64Array(2 * this.found.length);
      larger.set(this.found);
      this.found = larger;
    }
    this.found.set(p, 3 * this.foundCount);
    return this.foundCount++;
  }

  private splitBox(limit: number): void {
    const { box, half } = this;
    const a = this.solid.profile[box[0]!]!;
    const b = this.solid.profile[box[0]! + 1]!;
    const level = Math.floor(box[5]!);
    const radius = Math.max(a.radiusMm, b.radiusMm);
    const size = 1 / 2 ** level;
    const outer = box[5]! - level + size;
    const length = (b.behindTipMm - a.behindTipMm) * box[2]!;
    const arc = radius * outer * box[4]!;
    const axis = length >= arc && length >= radius * size ? 0 : arc >= radius * size ? 1 : 2;
    for (let side = 0; side < 2; side++) {
      half.set(box);
      if (axis === 0) {
        half[2] = box[2]! / 2;
        half[1] = box[1]! + side * half[2]!;
      } else if (axis === 1) {
        half[4] = box[4]! / 2;
        half[3] = box[3]! + side * half[4]!;
      } else half[5] = box[5]! + 1 + (side * size) / 2;
      this.place(half);
      const bound = Math.min(limit, this.bound(half));
      if (bound > this.depth + toleranceMm) this.heap.push(bound, half);
    }
  }

  /** No point of the placed box lies deeper than this. */
  private bound(box: Float64Array): number {
    const { found } = this;
    let least = Infinity;
    for (let n = 6; n < 6 + pointsKept && box[n]! >= 0; n++) {
      const o = 3 * box[n]!;
      least = Math.min(least, this.farthest(found[o]!, found[o + 1]!, found[o + 2]!));
      for (let m = 6; m < n; m++) least = Math.min(least, this.pairBound(o, 3 * box[m]!));
    }
    return least;
  }

  /**
   * With weights λ and 1 − λ, min(|p−q|², |p−r|²) ≤ |p−m|² + λ(1−λ)|q−r|², m the weighted mean;
   * best where m is nearest to the box.
   */
  private pairBound(q: number, r: number): number {
    const { found, corners } = this;
    const dx = found[r]! - found[q]!;
    const dy = found[r + 1]! - found[q + 1]!;
    const dz = found[r + 2]! - found[q + 2]!;
    const squared = dx * dx + dy * dy + dz * dz;
    if (squared === 0) return Infinity;
    const toward =
      (corners[24]! - found[q]!) * dx +
      (corners[25]! - found[q + 1]!) * dy +
      (corners[26]! - found[q + 2]!) * dz;
    const s = Math.min(Math.max(toward / squared, 0), 1);
    const far = this.farthest(found[q]! + s * dx, found[q + 1]! + s * dy, found[q + 2]! + s * dz);
    return Math.sqrt(far * far + s * (1 - s) * squared);
  }
}
