import type { Frame, Shape } from '../core/signed-distance';
import { convexPieces, type Solid } from './solid';

/** Distance to a solid of revolution: a problem in the half plane of axis and radius. */
export class SolidShape implements Shape {
  gx = 0;
  gy = 0;
  gz = 0;
  others = Infinity;
  /** Outline of each convex piece from the axis, over the profile, back to the axis. */
  private readonly t: Float64Array;
  private readonly r: Float64Array;
  private readonly start: Uint32Array;
  /** Bounding cylinder of each piece. */
  private readonly low: Float64Array;
  private readonly high: Float64Array;
  private readonly widest: Float64Array;
  private readonly isCylinder: readonly boolean[];
  private tipX = 0;
  private tipY = 0;
  private tipZ = 0;
  private ax = 0;
  private ay = 0;
  private az = 0;
  // What `measure` leaves for `aim`.
  private d = 0;
  private axial = 0;
  private radial = 0;
  private rx = 0;
  private ry = 0;
  private rz = 0;
  // Nearest point in the half plane, as `piece` leaves it.
  private nearT = 0;
  private nearR = 0;

  constructor(readonly solid: Solid) {
    const pieces = convexPieces(solid.profile);
    const outline = pieces.map((piece) => [
      { behindTipMm: piece[0]!.behindTipMm, radiusMm: 0 },
      ...piece,
      { behindTipMm: piece.at(-1)!.behindTipMm, radiusMm: 0 },
    ]);
    this.t = Float64Array.from(outline.flat(), (point) => point.behindTipMm);
    this.r = Float64Array.from(outline.flat(), (point) => point.radiusMm);
    this.start = new Uint32Array(pieces.length + 1);
    outline.forEach((points, i) => (this.start[i + 1] = this.start[i]! + points.length));
    this.low = Float64Array.from(pieces, (piece) => piece[0]!.behindTipMm);
    this.high = Float64Array.from(pieces, (piece) => piece.at(-1)!.behindTipMm);
    this.widest = Float64Array.from(pieces, (piece) => Math.max(...piece.map((point) => point.radiusMm)));
    this.isCylinder = pieces.map((piece) => piece.every((point) => point.radiusMm === piece[0]!.radiusMm));
  }

  enter({ origin, axes: [a, b, c] }: Frame): void {
    const { tipMm, backwards: d } = this.solid;
    const x = tipMm[0] - origin[0];
    const y = tipMm[1] - origin[1];
    const z = tipMm[2] - origin[2];
    this.tipX = x * a[0] + y * a[1] + z * a[2];
    this.tipY = x * b[0] + y * b[1] + z * b[2];
    this.tipZ = x * c[0] + y * c[1] + z * c[2];
    this.ax = d[0] * a[0] + d[1] * a[1] + d[2] * a[2];
    this.ay = d[0] * b[0] + d[1] * b[1] + d[2] * b[2];
    this.az = d[0] * c[0] + d[1] * c[1] + d[2] * c[2];
  }

  measure(x: number, y: number, z: number): number {
    const px = x - this.tipX;
    const py = y - this.tipY;
    const pz = z - this.tipZ;
    const t = px * this.ax + py * this.ay + pz * this.az;
    const rx = px - t * this.ax;
    const ry = py - t * this.ay;
    const rz = pz - t * this.az;
    const r = Math.sqrt(rx * rx + ry * ry + rz * rz);
    let best = Infinity;
    let others = Infinity;
    let bestT = 0;
    let bestR = 0;
    for (let piece = 0; piece < this.low.length; piece++) {
      let d = this.boundingCylinder(piece, t, r);
      if (d < best && !this.isCylinder[piece]) d = this.outline(piece, t, r);
      if (d < best) {
        others = best < others ? best : others;
        best = d;
        bestT = this.nearT;
        bestR = this.nearR;
      } else if (d < others) others = d;
    }
    this.others = others;
    this.d = best;
    this.axial = t - bestT;
    this.radial = r > 0 ? (r - bestR) / r : 0;
    this.rx = rx;
    this.ry = ry;
    this.rz = rz;
    return best;
  }

  aim(): void {
    const scale = this.d > 0 ? 1 / this.d : 0;
    const axial = this.axial * scale;
    const radial = this.radial * scale;
    this.gx = axial * this.ax + radial * this.rx;
    this.gy = axial * this.ay + radial * this.ry;
    this.gz = axial * this.az + radial * this.rz;
  }

  /** Exact for a cylinder, else a lower bound; leaves the nearest point. */
  private boundingCylinder(piece: number, t: number, r: number): number {
    const low = this.low[piece]!;
    const high = this.high[piece]!;
    const widest = this.widest[piece]!;
    this.nearT = t < low ? low : t > high ? high : t;
    this.nearR = r > widest ? widest : r;
    const dt = t - this.nearT;
    const dr = r - this.nearR;
    return Math.sqrt(dt * dt + dr * dr);
  }

  /** Distance to a convex outline, 0 inside; leaves the nearest point. */
  private outline(piece: number, t: number, r: number): number {
    let best = Infinity;
    for (let i = this.start[piece]!; i + 1 < this.start[piece + 1]!; i++) {
      const at = this.t[i]!;
      const ar = this.r[i]!;
      const dt = this.t[i + 1]! - at;
      const dr = this.r[i + 1]! - ar;
      const length = dt * dt + dr * dr;
      // Only edges that the point lies outside of can hold the nearest point.
      if (length === 0 || (r - ar) * dt - (t - at) * dr <= 0) continue;
      const s = Math.min(Math.max(((t - at) * dt + (r - ar) * dr) / length, 0), 1);
      const et = t - at - s * dt;
      const er = r - ar - s * dr;
      const squared = et * et + er * er;
      if (squared >= best) continue;
      best = squared;
      this.nearT = at + s * dt;
      this.nearR = ar + s * dr;
    }
    if (best < Infinity) return Math.sqrt(best);
    this.nearT = t;
    this.nearR = r;
    return 0;
  }
}
