import type { LpsPoint } from './units';

/**
 * The balls swept along one segment with a linearly changing radius (the hull of the two end
 * balls). `measure` is exact inside and outside.
 */
export class RoundCone {
  readonly length: number;
  /** Radius lost per mm along the axis; |slope| ≥ 1 when one end ball holds the other. */
  readonly slope: number;
  private readonly ux: number;
  private readonly uy: number;
  private readonly uz: number;
  /** The surface point nearest to the point measured last, LPS mm. */
  readonly surface = new Float64Array(3);

  constructor(
    readonly from: LpsPoint,
    readonly to: LpsPoint,
    readonly fromRadius: number,
    readonly toRadius: number,
  ) {
    const d = [to[0] - from[0], to[1] - from[1], to[2] - from[2]] as const;
    this.length = Math.hypot(...d);
    const scale = this.length > 0 ? 1 / this.length : 0;
    this.ux = d[0] * scale;
    this.uy = d[1] * scale;
    this.uz = d[2] * scale;
    this.slope = this.length > 0 ? (fromRadius - toRadius) / this.length : 0;
  }

  /** Signed distance, mm; negative inside. */
  measure(x: number, y: number, z: number): number {
    const { from } = this;
    const px = x - from[0];
    const py = y - from[1];
    const pz = z - from[2];
    const axial = px * this.ux + py * this.uy + pz * this.uz;
    const radial = Math.sqrt(Math.max(0, px * px + py * py + pz * pz - axial * axial));
    const s = this.ballFor(axial, radial);
    const ahead = axial - s;
    return Math.sqrt(ahead * ahead + radial * radial) - (this.fromRadius - this.slope * s);
  }

  /** Unit gradient of the signed distance at the point that `tangent` looked at, and its slack. */
  nx = 0;
  ny = 0;
  nz = 0;
  /** Distance from that point to the centre of the ball that is nearest, mm. */
  toCentre = 0;

  /** As `measure`; leaves the gradient as well. */
  tangent(x: number, y: number, z: number): number {
    const { from } = this;
    const px = x - from[0];
    const py = y - from[1];
    const pz = z - from[2];
    const axial = px * this.ux + py * this.uy + pz * this.uz;
    const radial = Math.sqrt(Math.max(0, px * px + py * py + pz * pz - axial * axial));
    const s = this.ballFor(axial, radial);
    const dx = px - s * this.ux;
    const dy = py - s * this.uy;
    const dz = pz - s * this.uz;
    this.toCentre = Math.sqrt(dx * dx + dy * dy + dz * dz);
    const scale = this.toCentre > 0 ? 1 / this.toCentre : 0;
    this.nx = dx * scale;
    this.ny = dy * scale;
    this.nz = dz * scale;
    return this.toCentre - (this.fromRadius - this.slope * s);
  }

  /** Leaves the nearest surface point in `surface`. */
  project(x: number, y: number, z: number): void {
    const { from, ux, uy, uz } = this;
    const p = [x - from[0], y - from[1], z - from[2]] as const;
    const axial = p[0] * ux + p[1] * uy + p[2] * uz;
    let r = [p[0] - axial * ux, p[1] - axial * uy, p[2] - axial * uz];
    let radial = Math.hypot(r[0]!, r[1]!, r[2]!);
    const s = this.ballFor(axial, radial);
    let ahead = axial - s;
    if (radial < 1e-9 && Math.abs(ahead) < 1e-9) {
      // At the middle of a ball every side is equally near: take one, tilted as the wall is.
      r = Math.abs(ux) < 0.6 ? [0, -uz, uy] : [uz, 0, -ux];
      radial = Math.hypot(r[0]!, r[1]!, r[2]!);
      if (radial === 0) r = [1, 0, 0];
      if (Math.abs(this.slope) < 1) ahead = (radial * this.slope) / Math.sqrt(1 - this.slope ** 2);
    }
    const size = Math.hypot(ahead, r[0]!, r[1]!, r[2]!) || 1;
    const radius = (this.fromRadius - this.slope * s) / size;
    this.surface[0] = from[0] + ux * (s + ahead * radius) + r[0]! * radius;
    this.surface[1] = from[1] + uy * (s + ahead * radius) + r[1]! * radius;
    this.surface[2] = from[2] + uz * (s + ahead * radius) + r[2]! * radius;
  }

  /** Position along the axis of the ball whose surface is nearest. */
  private ballFor(axial: number, radial: number): number {
    const { slope, length } = this;
    if (slope >= 1) return 0;
    if (slope <= -1) return length;
    const s = axial - (radial * slope) / Math.sqrt(1 - slope * slope);
    return Math.min(Math.max(s, 0), length);
  }
}
