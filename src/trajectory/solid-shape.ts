import type { Frame, Shape } from '../core/signed-distance';
import { convexPieces, type Solid } from './solid';

/** Distance to a solid of revolution: a problem in the half plane of axis and radius. */
export class SolidShape implements Shape {
  gx = 0;
  gy = 0;
  gz = 0;
  readonly pieces: number;
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
  // The point measured last: along and off the axis, its offset, and the piece nearest to it.
  private pt = 0;
  private pr = 0;
  private rx = 0;
  private ry = 0;
  private rz = 0;
  private nearest = 0;
  // Nearest point in the half plane, as `piece` leaves it.
  private nearT = 0;
  private nearR = 0;

  constructor(readonly solid: Solid) {
    const pieces = convexPieces(solid.profile);
    this.pieces = pieces.length;
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
    for (let piece = 0; piece < this.pieces; piece++) {
      let squared = this.toBoundingCylinder(piece, t, r);
      if (squared < best && !this.isCylinder[piece]) squared = this.toOutline(piece, t, r);
      if (squared >= best) continue;
      best = squared;
      this.nearest = piece;
    }
    this.pt = t;
    this.pr = r;
    this.rx = rx;
    this.ry = ry;
    this.rz = rz;
    return Math.sqrt(best);
  }

  toPiece(piece: number): number {
    const { pt, pr } = this;
    if (this.isCylinder[piece]) this.toBoundingCylinder(piece, pt, pr);
    else this.toOutline(piece, pt, pr);
    const d = Math.sqrt((pt - this.nearT) ** 2 + (pr - this.nearR) ** 2);
    const scale = d > 0 ? 1 / d : 0;
    const axial = (pt - this.nearT) * scale;
    const radial = pr > 0 ? ((pr - this.nearR) * scale) / pr : 0;
    this.gx = axial * this.ax + radial * this.rx;
    this.gy = axial * this.ay + radial * this.ry;
    this.gz = axial * this.az + radial * this.rz;
    return d;
  }

  aim(): void {
    this.toPiece(this.nearest);
  }

  /** Squared distance, exact for a cylinder, else a lower bound; leaves the nearest point. */
  private toBoundingCylinder(piece: number, t: number, r: number): number {
    const low = this.low[piece]!;
    const high = this.high[piece]!;
    const widest = this.widest[piece]!;
    const nearT = t < low ? low : t > high ? high : t;
    const nearR = r > widest ? widest : r;
    this.nearT = nearT;
    this.nearR = nearR;
    return (t - nearT) * (t - nearT) + (r - nearR) * (r - nearR);
  }

  /** Squared distance to a convex outline, 0 inside; leaves the nearest point. */
  private toOutline(piece: number, t: number, r: number): number {
    let best = Infinity;
    let nearT = t;
    let nearR = r;
    const end = this.start[piece + 1]! - 1;
    let at = this.t[this.start[piece]!]!;
    let ar = this.r[this.start[piece]!]!;
    for (let i = this.start[piece]!; i < end; i++) {
      const bt = this.t[i + 1]!;
      const br = this.r[i + 1]!;
      const dt = bt - at;
      const dr = br - ar;
      const length = dt * dt + dr * dr;
      // Only edges that the point lies outside of can hold the nearest point.
      if (length > 0 && (r - ar) * dt - (t - at) * dr > 0) {
        const along = ((t - at) * dt + (r - ar) * dr) / length;
        const s = along < 0 ? 0 : along > 1 ? 1 : along;
        const et = t - at - s * dt;
        const er = r - ar - s * dr;
        const squared = et * et + er * er;
        if (squared < best) {
          best = squared;
          nearT = at + s * dt;
          nearR = ar + s * dr;
        }
      }
      at = bt;
      ar = br;
    }
    this.nearT = nearT;
    this.nearR = nearR;
    return best === Infinity ? 0 : best;
  }
}
