import { CellBox } from './cell-box';
import type { Shape } from './signed-distance';
import { searchToleranceMm } from './signed-distance';
import type { VoxelField } from './structure';
import { TrilinearCell } from './trilinear-cell';

/** Points of a fan this much farther than the best one are still moved to their optimum, share of a cell's three sides. */
const slideShare = 0.02;
/** Largest radius of an instrument that is reckoned with, mm. */
const curvatureMm = 10;

/**
 * Finds the point of the half level inside one cell that is nearest to a shape, by branch and
 * bound over boxes. The bound of a box is of second order in its size (see `CellBox`), so few
 * boxes are opened.
 */
export class CellSearch {
  /** Smallest distance found so far, mm; a search only lowers it. */
  best = Infinity;
  /** The surface point that gave it, grid-frame mm. */
  x = 0;
  y = 0;
  z = 0;
  private readonly cell: TrilinearCell;
  private readonly box: CellBox;
  private readonly sx: number;
  private readonly sy: number;
  private readonly sz: number;
  /** Where `settle` ended, cell coordinates, and its distance to the shape, mm. */
  private readonly at = new Float64Array(3);
  private settled = Infinity;
  /** The best point of the cell's triangles so far. */
  private readonly start = new Float64Array(3);
  private candidate = Infinity;
  private readonly tangent = new Float64Array(3);
  private readonly normal = new Float64Array(3);
  /** Boxes waiting: low corner and size, six numbers each. */
  private readonly stack = new Float64Array(6 * 128);

  constructor(field: VoxelField) {
    const { spacing } = field.grid;
    this.sx = spacing[0];
    this.sy = spacing[1];
    this.sz = spacing[2];
    this.cell = new TrilinearCell(field);
    this.box = new CellBox(this.cell, spacing);
  }

  search(shape: Shape, cell: number): void {
    this.cell.load(cell);
    this.box.fitSurface();
    if (!this.examine(shape)) return;
    let waiting = this.split(0);
    const { stack, box } = this;
    while (waiting > 0) {
      const o = 6 * --waiting;
      box.set(stack[o]!, stack[o + 1]!, stack[o + 2]!, stack[o + 3]!, stack[o + 4]!, stack[o + 5]!);
      if (box.crossed && this.examine(shape)) waiting = this.split(waiting);
    }
  }

  /** Lowers `best` if it can; true if the box may hold something better still. */
  private examine(shape: Shape): boolean {
    const { box } = this;
    const d = shape.measure(box.cx, box.cy, box.cz);
    if (d - box.reach >= this.best - searchToleranceMm) return false;
    if (box.reach < searchToleranceMm / 2) {
      this.take(d, box.cx, box.cy, box.cz);
      return false;
    }
    const bound = d === 0 ? -box.reach : this.lowerBound(shape);
    if (bound >= this.best - searchToleranceMm) return false;
    shape.aim();
    this.descend(shape, d, shape.gx, shape.gy, shape.gz);
    return bound < this.best - searchToleranceMm;
  }

  /** No surface point in the box is nearer to any piece of the shape, measured at the box's centre. */
  private lowerBound(shape: Shape): number {
    const { box } = this;
    let least = Infinity;
    for (let piece = 0; piece < shape.pieces; piece++) {
      const d = shape.toPiece(piece);
      const { gx, gy, gz } = shape;
      const along = gx * box.nx + gy * box.ny + gz * box.nz;
      const linear =
        d -
        along * box.offset -
        Math.abs(along) * box.thickness -
        Math.abs(gx - along * box.nx) * box.hx -
        Math.abs(gy - along * box.ny) * box.hy -
        Math.abs(gz - along * box.nz) * box.hz;
      least = Math.min(least, Math.max(linear, d - box.reach));
    }
    return least;
  }

  /** From the box's centre towards the shape, along the surface: an upper bound. */
  private descend(shape: Shape, d: number, gx: number, gy: number, gz: number): void {
    const { box, cell } = this;
    const { sx, sy, sz } = this;
    const along = gx * box.nx + gy * box.ny + gz * box.nz;
    // Nearest point of the shape, dropped onto the box's plane.
    const lift = box.offset - d * along;
    let u = (box.cx - d * gx - lift * box.nx - cell.x0) / sx;
    let v = (box.cy - d * gy - lift * box.ny - cell.y0) / sy;
    let w = (box.cz - d * gz - lift * box.nz - cell.z0) / sz;
    u = Math.min(Math.max(u, box.u0), box.u0 + box.du);
    v = Math.min(Math.max(v, box.v0), box.v0 + box.dv);
    w = Math.min(Math.max(w, box.w0), box.w0 + box.dw);
    this.settle(shape, u, v, w);
  }

  /** Takes up a cell for `settleFrom`. */
  begin(cell: number): void {
    this.cell.load(cell);
    this.candidate = Infinity;
  }

  /** From a point near the surface, grid-frame mm, onto it, inside the cell: an upper bound. */
  settleFrom(shape: Shape, x: number, y: number, z: number): void {
    const { cell } = this;
    const u = (x - cell.x0) / this.sx;
    const v = (y - cell.y0) / this.sy;
    const w = (z - cell.z0) / this.sz;
    if (!this.settle(shape, clamp01(u), clamp01(v), clamp01(w))) this.take(shape.measure(x, y, z), x, y, z);
    else if (this.settled < this.candidate) {
      this.candidate = this.settled;
      this.start.set(this.at);
    }
  }

  /** When all of a cell's triangles are through: from the best of their points to the optimum. */
  finish(shape: Shape): void {
    if (this.candidate < this.best + slideShare * (this.sx + this.sy + this.sz)) this.slide(shape);
  }

  /** From the point settled last along the surface, while that comes nearer to the shape. */
  private slide(shape: Shape): void {
    const { cell, at, start, tangent, normal, sx, sy, sz } = this;
    const k = cell.k;
    let stepMm = (sx + sy + sz) / 9;
    let reached = this.candidate;
    let u = start[0]!;
    let v = start[1]!;
    let w = start[2]!;
    for (let round = 0; round < 16 && stepMm > searchToleranceMm / 2; round++) {
      shape.measure(cell.x0 + u * sx, cell.y0 + v * sy, cell.z0 + w * sz);
      shape.aim();
      tangent[0] = shape.gx;
      tangent[1] = shape.gy;
      tangent[2] = shape.gz;
      normal[0] = (k[1]! + k[4]! * v + k[6]! * w + k[7]! * v * w) / sx;
      normal[1] = (k[2]! + k[4]! * u + k[5]! * w + k[7]! * u * w) / sy;
      normal[2] = (k[3]! + k[5]! * v + k[6]! * u + k[7]! * u * v) / sz;
      const size = alongSurface(tangent, normal, u, v, w);
      const move = Math.min(stepMm, reached * size);
      // What a straight slope of this steepness, or one that is curved as the distance is, would gain.
      const gain = Math.min(size * (sx + sy + sz), (size * size * (reached + curvatureMm)) / 2);
      if (gain < searchToleranceMm / 2 || move < searchToleranceMm / 8) return;
      const share = move / size;
      const slid = this.settle(
        shape,
        clamp01(u - (share * tangent[0]!) / sx),
        clamp01(v - (share * tangent[1]!) / sy),
        clamp01(w - (share * tangent[2]!) / sz),
      );
      if (slid && this.settled < reached) {
        reached = this.settled;
        u = at[0]!;
        v = at[1]!;
        w = at[2]!;
      } else stepMm = move / 2;
    }
  }

  /** Newton steps along the gradient, within the cell, onto the surface; false if they end elsewhere. */
  private settle(shape: Shape, u0: number, v0: number, w0: number): boolean {
    const { cell, sx, sy, sz } = this;
    const k = cell.k;
    let u = u0;
    let v = v0;
    let w = w0;
    for (let step = 0; step < 8; step++) {
      const value = cell.value(u, v, w);
      let fx = (k[1]! + k[4]! * v + k[6]! * w + k[7]! * v * w) / sx;
      let fy = (k[2]! + k[4]! * u + k[5]! * w + k[7]! * u * w) / sy;
      let fz = (k[3]! + k[5]! * v + k[6]! * u + k[7]! * u * v) / sz;
      if (value * value <= 1e-8 * (fx * fx + fy * fy + fz * fz)) {
        const x = cell.x0 + u * sx;
        const y = cell.y0 + v * sy;
        const z = cell.z0 + w * sz;
        this.settled = shape.measure(x, y, z);
        this.at[0] = u;
        this.at[1] = v;
        this.at[2] = w;
        this.take(this.settled, x, y, z);
        return true;
      }
      // What would lead out of the cell does not count.
      if (leadsOut(u, value * fx)) fx = 0;
      if (leadsOut(v, value * fy)) fy = 0;
      if (leadsOut(w, value * fz)) fz = 0;
      const move = value / (fx * fx + fy * fy + fz * fz);
      if (!Number.isFinite(move)) return false;
      u = clamp01(u - (move * fx) / sx);
      v = clamp01(v - (move * fy) / sy);
      w = clamp01(w - (move * fz) / sz);
    }
    return false;
  }

  private take(d: number, x: number, y: number, z: number): void {
    if (d >= this.best) return;
    this.best = d;
    this.x = x;
    this.y = y;
    this.z = z;
  }

  /** Puts the two halves of the box on the stack; answers how many boxes wait. */
  private split(waiting: number): number {
    const { box, stack } = this;
    let count = waiting;
    const axis = box.hx >= box.hy && box.hx >= box.hz ? 0 : box.hy >= box.hz ? 1 : 2;
    const du = axis === 0 ? box.du / 2 : box.du;
    const dv = axis === 1 ? box.dv / 2 : box.dv;
    const dw = axis === 2 ? box.dw / 2 : box.dw;
    for (let half = 0; half < 2; half++) {
      const o = 6 * count++;
      stack[o] = box.u0 + (axis === 0 && half ? du : 0);
      stack[o + 1] = box.v0 + (axis === 1 && half ? dv : 0);
      stack[o + 2] = box.w0 + (axis === 2 && half ? dw : 0);
      stack[o + 3] = du;
      stack[o + 4] = dv;
      stack[o + 5] = dw;
    }
    return count;
  }
}

const clamp01 = (value: number): number => (value < 0 ? 0 : value > 1 ? 1 : value);

/** A step against `slope` from a place on the cell's border. */
const leadsOut = (place: number, slope: number): boolean =>
  (place <= 0 && slope > 0) || (place >= 1 && slope < 0);

/**
 * Leaves in `t` its part along the surface with the gradient `n`, and along those of the cell's
 * faces that going against `t` would leave through; answers its length.
 */
function alongSurface(t: Float64Array, n: Float64Array, u: number, v: number, w: number): number {
  for (let pass = 0; pass < 3; pass++) {
    const squared = n[0]! * n[0]! + n[1]! * n[1]! + n[2]! * n[2]!;
    const along = squared > 0 ? (t[0]! * n[0]! + t[1]! * n[1]! + t[2]! * n[2]!) / squared : 0;
    t[0]! -= along * n[0]!;
    t[1]! -= along * n[1]!;
    t[2]! -= along * n[2]!;
    const axis = leadsOut(u, t[0]!) ? 0 : leadsOut(v, t[1]!) ? 1 : leadsOut(w, t[2]!) ? 2 : -1;
    if (axis < 0) break;
    t[axis] = 0;
    n[axis] = 0;
  }
  return Math.sqrt(t[0]! * t[0]! + t[1]! * t[1]! + t[2]! * t[2]!);
}
