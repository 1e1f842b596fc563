import type { CellSearch } from './cell-search';
import type { DistanceField } from './distance-field';
import { strayScale } from './distance-layout';
import { searchToleranceMm, type Shape } from './signed-distance';
import { fanVertices } from './cell-fan';

/**
 * Nearest point of the surface in one cell through its fan of triangles: the triangles tell which
 * of them can matter, the trilinear surface itself gives the answer. Cells that are no plain sheet
 * go to the exact search over boxes.
 */
export class FanSearch {
  /** Rim and centre of the fan, grid-frame mm, and the gradient's part along each. */
  private readonly v = new Float64Array(3 * fanVertices);
  private readonly rise = new Float64Array(fanVertices);
  private readonly q = new Float64Array(3);
  /** The exact search has taken up this cell. */
  private begun = false;
  private readonly sx: number;
  private readonly sy: number;
  private readonly sz: number;

  constructor(
    private readonly surface: DistanceField,
    private readonly inCell: CellSearch,
  ) {
    const { spacing } = surface.field.grid;
    this.sx = spacing[0];
    this.sy = spacing[1];
    this.sz = spacing[2];
  }

  /** @param leaf index of the cell among the surface's cells */
  search(shape: Shape, leaf: number): void {
    const { fans, fanStarts, links } = this.surface;
    const o = fanStarts[leaf]!;
    const rim = fans[o]!;
    if (rim === 0) {
      this.inCell.search(shape, links[leaf]!);
      return;
    }
    const reach = this.sx + this.sy + this.sz;
    const strayMm = (fans[o + 1]! * reach) / strayScale;
    this.decode(links[leaf]!, o + 2, rim);
    this.begun = false;
    for (let piece = 0; piece < shape.pieces; piece++) {
      shape.measure(this.v[0]!, this.v[1]!, this.v[2]!);
      const d = shape.toPiece(piece) - strayMm;
      if (d - reach < this.inCell.best) this.searchFor(shape, leaf, rim, d, strayMm);
    }
    if (this.begun && this.inCell.best > 0) this.inCell.finish(shape);
  }

  /** The fan's triangles that may be nearest to the piece that the shape aims at. */
  private searchFor(shape: Shape, leaf: number, rim: number, least: number, strayMm: number): void {
    const { v, rise, inCell } = this;
    const { gx, gy, gz } = shape;
    const x = v[0]!;
    const y = v[1]!;
    const z = v[2]!;
    let lowest = 1;
    for (let n = 1; n <= rim; n++) {
      rise[n] = gx * (v[3 * n]! - x) + gy * (v[3 * n + 1]! - y) + gz * (v[3 * n + 2]! - z);
      if (rise[n]! < rise[lowest]!) lowest = n;
    }
    const enough = searchToleranceMm;
    if (least + Math.min(0, rise[lowest]!) >= inCell.best - enough) return;
    if (!this.begun) inCell.begin(this.surface.links[leaf]!);
    this.begun = true;
    const d = least + strayMm;
    // The most promising triangle first: it mostly rules the others out.
    for (let turn = 0; turn < rim; turn++) {
      const n = lowest + turn > rim ? lowest + turn - rim : lowest + turn;
      const m = n === rim ? 1 : n + 1;
      const bound = least + Math.min(0, rise[n]!, rise[m]!);
      if (bound < inCell.best - enough) this.refine(shape, n, m, x - d * gx, y - d * gy, z - d * gz);
    }
  }

  /** From the triangle's point nearest to (px, py, pz) to the shape and back, then onto the surface. */
  private refine(shape: Shape, n: number, m: number, px: number, py: number, pz: number): void {
    const { q } = this;
    this.onTriangle(n, m, px, py, pz);
    for (let round = 0; round < 2; round++) {
      const d = shape.measure(q[0]!, q[1]!, q[2]!);
      if (d === 0) break;
      shape.aim();
      this.onTriangle(n, m, q[0]! - d * shape.gx, q[1]! - d * shape.gy, q[2]! - d * shape.gz);
    }
    this.inCell.settleFrom(shape, q[0]!, q[1]!, q[2]!);
  }

  private decode(cell: number, at: number, rim: number): void {
    const { dims } = this.surface.field.grid;
    const { fans } = this.surface;
    const { v, sx, sy, sz } = this;
    const nx = dims[0] + 1;
    const ny = dims[1] + 1;
    const ci = cell % nx;
    const rest = (cell - ci) / nx;
    const cj = rest % ny;
    const x0 = (ci - 1) * sx;
    const y0 = (cj - 1) * sy;
    const z0 = ((rest - cj) / ny - 1) * sz;
    const ux = sx / 255;
    const uy = sy / 255;
    const uz = sz / 255;
    for (let n = 0, o = at; n <= 3 * rim; n += 3, o += 3) {
      v[n] = x0 + fans[o]! * ux;
      v[n + 1] = y0 + fans[o + 1]! * uy;
      v[n + 2] = z0 + fans[o + 2]! * uz;
    }
  }

  /** Leaves in `q` the point of triangle (centre, n, m) nearest to p (Ericson, Real-Time Collision Detection, 5.1.5). */
  private onTriangle(n: number, m: number, px: number, py: number, pz: number): void {
    const { v } = this;
    const ax = v[0]!;
    const ay = v[1]!;
    const az = v[2]!;
    const abx = v[3 * n]! - ax;
    const aby = v[3 * n + 1]! - ay;
    const abz = v[3 * n + 2]! - az;
    const acx = v[3 * m]! - ax;
    const acy = v[3 * m + 1]! - ay;
    const acz = v[3 * m + 2]! - az;
    const apx = px - ax;
    const apy = py - ay;
    const apz = pz - az;
    const bb = abx * abx + aby * aby + abz * abz;
    const bc = abx * acx + aby * acy + abz * acz;
    const cc = acx * acx + acy * acy + acz * acz;
    const d1 = abx * apx + aby * apy + abz * apz;
    const d2 = acx * apx + acy * apy + acz * apz;
    const area = bb * cc - bc * bc;
    let s = area > 0 ? (cc * d1 - bc * d2) / area : -1;
    let t = area > 0 ? (bb * d2 - bc * d1) / area : -1;
    if (s < 0 || t < 0 || s + t > 1) {
      // On the rim of the triangle: the nearest of the three sides.
      const u = bb > 0 ? Math.min(Math.max(d1 / bb, 0), 1) : 0;
      const w = cc > 0 ? Math.min(Math.max(d2 / cc, 0), 1) : 0;
      const side = bb - 2 * bc + cc;
      const r = side > 0 ? Math.min(Math.max((d2 - d1 + bb - bc) / side, 0), 1) : 0;
      const onB = bb * u * u - 2 * d1 * u;
      const onC = cc * w * w - 2 * d2 * w;
      const onSide =
        bb * (1 - r) * (1 - r) + 2 * bc * r * (1 - r) + cc * r * r - 2 * d1 * (1 - r) - 2 * d2 * r;
      if (onB <= onC && onB <= onSide) {
        s = u;
        t = 0;
      } else if (onC <= onSide) {
        s = 0;
        t = w;
      } else {
        s = 1 - r;
        t = r;
      }
    }
    this.q[0] = ax + s * abx + t * acx;
    this.q[1] = ay + s * aby + t * acy;
    this.q[2] = az + s * abz + t * acz;
  }
}
