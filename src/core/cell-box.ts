import type { TrilinearCell } from './trilinear-cell';

/**
 * A box inside one cell, and what the trilinear polynomial says of the surface in it. The Taylor
 * expansion about the box's centre is exact; its mixed terms bound how far the surface can leave
 * the plane that the linear terms give:
 * |n·(q − c) + offset| ≤ thickness for every surface point q in the box.
 */
export class CellBox {
  /** Low corner and size in cell coordinates 0–1. */
  u0 = 0;
  v0 = 0;
  w0 = 0;
  du = 1;
  dv = 1;
  dw = 1;
  /** Centre, grid-frame mm. */
  cx = 0;
  cy = 0;
  cz = 0;
  /** Half sizes, mm. */
  hx = 0;
  hy = 0;
  hz = 0;
  nx = 0;
  ny = 0;
  nz = 0;
  offset = 0;
  thickness = 0;
  /** Half the diagonal, mm. */
  reach = 0;
  /** False where the surface certainly misses the box. */
  crossed = false;

  private readonly sx: number;
  private readonly sy: number;
  private readonly sz: number;

  constructor(
    private readonly cell: TrilinearCell,
    spacing: readonly [number, number, number],
  ) {
    this.sx = spacing[0];
    this.sy = spacing[1];
    this.sz = spacing[2];
  }

  /** Shrinks the box to the surface: its extent in a cell is that of its crossings of the edges. */
  fitSurface(): void {
    const { cell } = this;
    let u0 = 1;
    let v0 = 1;
    let w0 = 1;
    let u1 = 0;
    let v1 = 0;
    let w1 = 0;
    for (let edge = 0; edge < 12; edge++) {
      const axis = edge >> 2;
      const p = edge & 1;
      const q = (edge >> 1) & 1;
      const low = edgePoint(cell, axis, 0, p, q);
      const high = edgePoint(cell, axis, 1, p, q);
      if (low > 0 === high > 0) continue;
      const s = low / (low - high);
      const u = axis === 0 ? s : p;
      const v = axis === 1 ? s : axis === 0 ? p : q;
      const w = axis === 2 ? s : q;
      u0 = Math.min(u0, u);
      v0 = Math.min(v0, v);
      w0 = Math.min(w0, w);
      u1 = Math.max(u1, u);
      v1 = Math.max(v1, v);
      w1 = Math.max(w1, w);
    }
    this.set(u0, v0, w0, u1 - u0, v1 - v0, w1 - w0);
  }

  set(u0: number, v0: number, w0: number, du: number, dv: number, dw: number): void {
    this.u0 = u0;
    this.v0 = v0;
    this.w0 = w0;
    this.du = du;
    this.dv = dv;
    this.dw = dw;
    const { cell, sx, sy, sz } = this;
    const x = u0 + du / 2;
    const y = v0 + dv / 2;
    const z = w0 + dw / 2;
    const hx = (this.hx = (du / 2) * sx);
    const hy = (this.hy = (dv / 2) * sy);
    const hz = (this.hz = (dw / 2) * sz);
    this.cx = cell.x0 + x * sx;
    this.cy = cell.y0 + y * sy;
    this.cz = cell.z0 + z * sz;
    this.reach = Math.sqrt(hx * hx + hy * hy + hz * hz);
    const k = cell.k;
    const value = cell.value(x, y, z);
    const gx = (k[1]! + k[4]! * y + k[6]! * z + k[7]! * y * z) / sx;
    const gy = (k[2]! + k[4]! * x + k[5]! * z + k[7]! * x * z) / sy;
    const gz = (k[3]! + k[5]! * y + k[6]! * x + k[7]! * x * y) / sz;
    const mixed =
      (Math.abs(k[4]! + k[7]! * z) * du * dv +
        Math.abs(k[5]! + k[7]! * x) * dv * dw +
        Math.abs(k[6]! + k[7]! * y) * du * dw) /
        4 +
      (Math.abs(k[7]!) * du * dv * dw) / 8;
    this.crossed =
      Math.abs(value) <= Math.abs(gx) * hx + Math.abs(gy) * hy + Math.abs(gz) * hz + mixed + 1e-9;
    const length = Math.sqrt(gx * gx + gy * gy + gz * gz);
    if (length * this.reach < 1e-6) {
      this.nx = this.ny = this.nz = this.offset = 0;
      this.thickness = this.reach;
      return;
    }
    this.nx = gx / length;
    this.ny = gy / length;
    this.nz = gz / length;
    this.offset = value / length;
    this.thickness = mixed / length;
  }

  /** Writes centre, radius, normal and half thickness of the surface in the box. */
  describe(out: Float32Array, at: number): void {
    const { offset, reach } = this;
    // Where the plane misses the box's centre by much, the ball about the centre serves better.
    const shift = Math.abs(offset) < reach ? offset : 0;
    out[at] = this.cx - shift * this.nx;
    out[at + 1] = this.cy - shift * this.ny;
    out[at + 2] = this.cz - shift * this.nz;
    out[at + 3] = shift
      ? Math.sqrt(Math.max(0, reach * reach - offset * offset + 2 * Math.abs(offset) * this.thickness))
      : reach;
    out[at + 4] = this.nx;
    out[at + 5] = this.ny;
    out[at + 6] = this.nz;
    out[at + 7] = shift || offset === 0 ? this.thickness : reach;
  }
}

/** The cell's value at one end of an edge along `axis`. */
function edgePoint(cell: TrilinearCell, axis: number, end: number, p: number, q: number): number {
  if (axis === 0) return cell.value(end, p, q);
  return axis === 1 ? cell.value(p, end, q) : cell.value(p, q, end);
}
