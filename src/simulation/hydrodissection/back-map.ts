import type { Frame } from './frame';
import { roles } from './medium';
import type { FaceVelocity } from './velocity';

/** A place where less of the surroundings is tissue than this has its origin continued from its neighbours. */
const leastTissue = 0.05;
/** A cell fuller of fluid than this holds no tissue worth following. */
const allFluid = 0.98;
/** Displacement, cells, below which the curvature of the path and of the field do not show. */
const tiny = 0.03;
/** Only where this much of a cell and of its neighbours is tissue is the field's curvature known. */
const nearlyWhole = 0.99;

/**
 * Where the tissue now in each cell came from: its index less the cell's own, three a cell. Semi-Lagrangian with a
 * midpoint rule; interpolated between tissue alone, by how much of it there is, so that nothing leaks out of the
 * pocket, out of bone or out of a body into the tissue beside it. NaN, for a moment: nobody knows.
 */
export class BackMap {
  readonly values: Float32Array;
  readonly #next: Float32Array;
  readonly #weight: Float32Array;

  constructor(private readonly frame: Frame) {
    this.values = new Float32Array(3 * frame.cells);
    this.#next = new Float32Array(3 * frame.cells);
    this.#weight = new Float32Array(frame.cells);
  }

  /** `pocket` and `role` as they are before the step. Bodies' cells are the caller's to set afterwards. */
  advance(velocity: FaceVelocity, pocket: Float64Array, role: Uint8Array, dtS: number): void {
    const { dims, cells } = this.frame;
    const [nx, ny, nz] = dims;
    const weight = this.#weight;
    const next = this.#next;
    for (let c = 0; c < cells; c++)
      weight[c] = role[c] === roles.still || role[c] === roles.body ? 0 : 1 - pocket[c]!;
    const v = new Float64Array(3);
    const [, uy, uz] = velocity.strides(0);
    const [, vy, vz] = velocity.strides(1);
    const [, wy, wz] = velocity.strides(2);
    const [u, y, w] = velocity.faces;
    for (let k = 0, c = 0; k < nz; k++)
      for (let j = 0; j < ny; j++) {
        let a = uy * j + uz * k;
        let b = vy * j + vz * k;
        let d = wy * j + wz * k;
        for (let i = 0; i < nx; i++, c++, a++, b++, d++) {
          if (role[c] === roles.still) continue;
          if (role[c] === roles.body) {
            next[3 * c] = Number.NaN;
            continue;
          }
          let dx = -0.5 * dtS * (u[a]! + u[a + 1]!);
          let dy = -0.5 * dtS * (y[b]! + y[b + vy]!);
          let dz = -0.5 * dtS * (w[d]! + w[d + wz]!);
          const size = Math.abs(dx) + Math.abs(dy) + Math.abs(dz);
          // Far from the skin air has no velocity and no need of one.
          if (size !== size && role[c] === roles.air) dx = dy = dz = 0;
          else if (!(size < tiny)) {
            if (size === size) {
              v[0] = -dx / dtS;
              v[1] = -dy / dtS;
              v[2] = -dz / dtS;
            } else velocity.sample(i, j, k, v);
            velocity.sample(i - 0.5 * dtS * v[0]!, j - 0.5 * dtS * v[1]!, k - 0.5 * dtS * v[2]!, v);
            dx = -dtS * v[0]!;
            dy = -dtS * v[1]!;
            dz = -dtS * v[2]!;
          }
          this.#trace(c, i, j, k, dx, dy, dz);
        }
      }
    this.values.set(next);
  }

  /** What came to cell c from [dx, dy, dz] cells away. */
  #trace(c: number, i: number, j: number, k: number, dx: number, dy: number, dz: number): void {
    const { values } = this;
    const next = this.#next;
    const weight = this.#weight;
    const [nx, ny, nz] = this.frame.dims;
    const n = 3 * c;
    if (dx === 0 && dy === 0 && dz === 0) {
      next[n] = values[n]!;
      next[n + 1] = values[n + 1]!;
      next[n + 2] = values[n + 2]!;
      return;
    }
    const px = clampTo(i + dx, nx);
    const py = clampTo(j + dy, ny);
    const pz = clampTo(k + dz, nz);
    const x = Math.min(Math.floor(px), nx > 1 ? nx - 2 : 0);
    const y = Math.min(Math.floor(py), ny > 1 ? ny - 2 : 0);
    const z = Math.min(Math.floor(pz), nz > 1 ? nz - 2 : 0);
    const fx = px - x;
    const fy = py - y;
    const fz = pz - z;
    const sx = nx > 1 ? 1 : 0;
    const sy = ny > 1 ? nx : 0;
    const sz = nz > 1 ? nx * ny : 0;
    let [s0, s1, s2, total] = [0, 0, 0, 0];
    for (let corner = 0, at = x + nx * (y + ny * z); corner < 8; corner++) {
      const share = (corner & 1 ? fx : 1 - fx) * (corner & 2 ? fy : 1 - fy) * (corner & 4 ? fz : 1 - fz);
      const q = at + (corner & 1 ? sx : 0) + (corner & 2 ? sy : 0) + (corner & 4 ? sz : 0);
      const m = share * weight[q]!;
      const value = values[3 * q]!;
      // A cell whose origin is not known has no say.
      if (m === 0 || value !== value) continue;
      s0 += m * value;
      s1 += m * values[3 * q + 1]!;
      s2 += m * values[3 * q + 2]!;
      total += m;
    }
    if (total < leastTissue) {
      next[n] = Number.NaN;
      return;
    }
    next[n] = dx + s0 / total;
    next[n + 1] = dy + s1 / total;
    next[n + 2] = dz + s2 / total;
    if (total < nearlyWhole) return;
    if (i > 0 && i < nx - 1) this.#sharpen(n, c, 1, Math.abs(dx));
    if (j > 0 && j < ny - 1) this.#sharpen(n, c, sy, Math.abs(dy));
    if (k > 0 && k < nz - 1) this.#sharpen(n, c, sz, Math.abs(dz));
  }

  /** Takes away what linear interpolation at a distance d adds to a curved field along an axis. */
  #sharpen(n: number, c: number, s: number, d: number): void {
    if (d < tiny || d > 1) return;
    const weight = this.#weight;
    if (weight[c]! < nearlyWhole || weight[c - s]! < nearlyWhole || weight[c + s]! < nearlyWhole) return;
    const next = this.#next;
    const { values } = this;
    const factor = 0.5 * d * (1 - d);
    const [low, high] = [n - 3 * s, n + 3 * s];
    for (let a = 0; a < 3; a++)
      next[n + a]! -= factor * (values[low + a]! - 2 * values[n + a]! + values[high + a]!);
  }

  /**
   * Cells without tissue take the mean of their neighbours that have one, layer by layer from the wall inwards;
   * beside a body they go with it.
   */
  continueInto(pocket: Float64Array, role: Uint8Array): void {
    const { values } = this;
    let layer: number[] = [];
    for (let c = 0; c < pocket.length; c++)
      if (isSoft(role[c]!) && (pocket[c]! > allFluid || values[3 * c] !== values[3 * c])) {
        values[3 * c] = Number.NaN;
        layer.push(c);
      }
    const sums = new Float64Array(3);
    while (layer.length > 0) {
      const rest: number[] = [];
      const found: number[] = [];
      const means: number[] = [];
      for (const c of layer) {
        const count = this.#sumAround(c, role, sums);
        if (count === 0) rest.push(c);
        else {
          found.push(c);
          means.push(sums[0]! / count, sums[1]! / count, sums[2]! / count);
        }
      }
      for (let n = 0; n < found.length; n++)
        for (let a = 0; a < 3; a++) values[3 * found[n]! + a] = means[3 * n + a]!;
      if (found.length > 0) layer = rest;
      else {
        for (const c of rest) values.fill(0, 3 * c, 3 * c + 3);
        return;
      }
    }
  }

  #sumAround(c: number, role: Uint8Array, sums: Float64Array): number {
    const { values } = this;
    const { dims, stride } = this.frame;
    sums.fill(0);
    let count = 0;
    let besideBody = false;
    for (let axis = 0; axis < 3; axis++) {
      const s = stride[axis]!;
      const at = Math.floor(c / s) % dims[axis]!;
      for (let step = -1; step < 2; step += 2) {
        if (at + step < 0 || at + step >= dims[axis]!) continue;
        const q = c + step * s;
        const value = values[3 * q]!;
        const isBody = role[q] === roles.body;
        if (role[q] === roles.still || value !== value || (besideBody && !isBody)) continue;
        if (isBody && !besideBody) {
          besideBody = true;
          sums.fill(0);
          count = 0;
        }
        sums[0]! += value;
        sums[1]! += values[3 * q + 1]!;
        sums[2]! += values[3 * q + 2]!;
        count++;
      }
    }
    return count;
  }
}

const isSoft = (role: number): boolean => role !== roles.still && role !== roles.body;

const clampTo = (x: number, n: number): number => (x <= 0 ? 0 : x >= n - 1 ? n - 1 : x);
