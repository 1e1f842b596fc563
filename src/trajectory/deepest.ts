import type { SignedDistance } from '../core/signed-distance';
import { anyPerpendicular, cross } from '../core/vector';
import { type LpsPoint, lpsPoint } from '../core/units';
import { BoxHeap } from './box-heap';
import type { Solid } from './solid';

/** The greatest depth is found to this unless the caller asks for less, mm. */
export const depthPrecisionMm = 0.005;

export interface Deepest {
  /** Depth below the structure's surface, mm, ≥ 0. */
  readonly depthMm: number;
  readonly onInstrument: LpsPoint;
  readonly onStructure: LpsPoint;
}

/**
 * The point of a solid that lies deepest inside a structure, by branch and bound over boxes of the
 * solid (distance behind tip × angle × share of the radius). A ball (c, ρ) that holds nothing of the
 * structure bounds the depth everywhere: depth(p) ≤ |p − c| − ρ; a surface point is such a ball with
 * ρ = 0, and two of them bound it tightly on a ridge between two walls. Each box carries the balls
 * that were found around it.
 * @param precisionMm how much deeper an undiscovered point may lie
 * @param touch a point that is on the surface and in the solid, the answer if nothing lies deeper
 */
export function deepest(
  solid: Solid,
  surface: SignedDistance,
  precisionMm: number,
  touch?: LpsPoint,
): Deepest {
  return new DeepestSearch(solid, surface, precisionMm).run(touch ?? solid.tipMm);
}

/** Empty balls that a box carries. */
const ballsKept = 6;
/** Centre and radius. */
const ballStride = 4;
const outerBallMm = 6;

class DeepestSearch {
  private readonly heap = new BoxHeap(6 + ballsKept);
  private readonly box = new Float64Array(6 + ballsKept);
  private readonly half = new Float64Array(6 + ballsKept);
  /** Balls that hold nothing of the structure's inside; surface points are balls of radius 0. */
  private found = new Float64Array(ballStride * 256);
  private foundCount = 0;
  /** Corners of the box at hand and its centre, LPS mm. */
  private readonly corners = new Float64Array(27);
  private sagitta = 0;
  private readonly u;
  private readonly v;
  private depth = 0;
  private readonly at = new Float64Array(3);
  private readonly onWall = new Float64Array(3);
  /** The surface point found last. */
  private readonly wall = new Float64Array(3);

  constructor(
    private readonly solid: Solid,
    private readonly surface: SignedDistance,
    private readonly precisionMm: number,
  ) {
    this.u = anyPerpendicular(solid.backwards);
    this.v = cross(solid.backwards, this.u);
  }

  run(touch: LpsPoint): Deepest {
    this.at.set(touch);
    this.onWall.set(touch);
    this.begin();
    while (this.heap.size > 0) {
      const bound = this.heap.pop(this.box);
      if (bound <= this.depth + this.precisionMm) break;
      this.examine(bound);
    }
    return {
      depthMm: this.depth,
      onInstrument: lpsPoint(this.at[0]!, this.at[1]!, this.at[2]!),
      onStructure: lpsPoint(this.onWall[0]!, this.onWall[1]!, this.onWall[2]!),
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
  // split level: encoded as level + index / 2^level], then indices of balls.
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
    const { box, surface, wall } = this;
    this.place(box);
    const x = this.corners[24]!;
    const y = this.corners[25]!;
    const z = this.corners[26]!;
    const reach = this.farthest(x, y, z);
    const inside = surface.contains(x, y, z);
    const d = surface.closest(x, y, z, Infinity);
    wall.set(surface.nearest);
    if (inside) {
      if (d > this.depth) this.improve(d, x, y, z);
      this.remember(wall[0]!, wall[1]!, wall[2]!, 0);
    } else this.remember(x, y, z, d);
    if (Math.min(bound, inside ? d + reach : reach - d) <= this.depth + this.precisionMm) return;
    this.addOuterBall(inside ? 1 : -1, d, reach);
    this.tryFarCorner();
    this.splitBox(Math.min(bound, inside ? d + reach : reach - d));
  }

  /** Near the wall a large empty ball outside bounds the depth far better than the wall's point. */
  private addOuterBall(side: number, d: number, reach: number): void {
    if (d < 1e-6 || (side > 0 && d > 2 * reach)) return;
    const { corners, wall, surface } = this;
    const size = Math.max(outerBallMm, 4 * reach);
    const step = (side * size) / d;
    const x = wall[0]! + (wall[0]! - corners[24]!) * step;
    const y = wall[1]! + (wall[1]! - corners[25]!) * step;
    const z = wall[2]! + (wall[2]! - corners[26]!) * step;
    if (surface.contains(x, y, z)) return;
    this.remember(x, y, z, surface.closest(x, y, z, size + 1e-6));
  }

  /** The corner farthest from the wall just found: where the box may well be deepest. */
  private tryFarCorner(): void {
    const { corners, surface } = this;
    let far = 0;
    let most = -1;
    for (let n = 0; n < 24; n += 3) {
      const dx = corners[n]! - this.wall[0]!;
      const dy = corners[n + 1]! - this.wall[1]!;
      const dz = corners[n + 2]! - this.wall[2]!;
      const squared = dx * dx + dy * dy + dz * dz;
      if (squared > most) [most, far] = [squared, n];
    }
    const x = corners[far]!;
    const y = corners[far + 1]!;
    const z = corners[far + 2]!;
    if (most <= this.depth * this.depth || !surface.contains(x, y, z)) return;
    const d = surface.closest(x, y, z, Infinity);
    this.wall.set(surface.nearest);
    if (d > this.depth) this.improve(d, x, y, z);
    this.remember(this.wall[0]!, this.wall[1]!, this.wall[2]!, 0);
  }

  private improve(depth: number, x: number, y: number, z: number): void {
    this.depth = depth;
    this.at[0] = x;
    this.at[1] = y;
    this.at[2] = z;
    this.onWall.set(this.wall);
  }

  /** Keeps an empty ball at the head of the box's list. */
  private remember(x: number, y: number, z: number, radius: number): void {
    const o = ballStride * this.foundCount;
    if (o + ballStride > this.found.length) {
      const larger = new Float64Array(2 * this.found.length);
      larger.set(this.found);
      this.found = larger;
    }
    this.found[o] = x;
    this.found[o + 1] = y;
    this.found[o + 2] = z;
    this.found[o + 3] = radius;
    this.box.copyWithin(7, 6, 5 + ballsKept);
    this.box[6] = this.foundCount++;
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
      if (bound > this.depth + this.precisionMm) this.heap.push(bound, half);
    }
  }

  /** No point of the placed box lies deeper than this. */
  private bound(box: Float64Array): number {
    const { found } = this;
    let least = Infinity;
    for (let n = 6; n < 6 + ballsKept && box[n]! >= 0; n++) {
      const o = ballStride * box[n]!;
      const far = this.farthest(found[o]!, found[o + 1]!, found[o + 2]!) - found[o + 3]!;
      if (far < least) least = far;
      if (found[o + 3]! > 0) continue;
      for (let m = 6; m < n; m++) {
        const other = ballStride * box[m]!;
        if (found[other + 3] === 0) least = Math.min(least, this.pairBound(o, other));
      }
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
