import type { Frame } from './frame';
import { roles } from './medium';
import type { FaceVelocity } from './velocity';

/** A place where less of the surroundings is tissue than this has its origin continued from its neighbours. */
const leastTissue = 0.05;
/** A cell fuller of fluid than this holds no tissue worth following. */
export const allFluid = 0.98;

/**
 * Where the tissue now in each cell came from: its index less the cell's own, three a cell. Semi-Lagrangian with a
 * midpoint rule; interpolated between tissue alone, by how much of it there is, so that nothing leaks out of the
 * pocket, out of bone or out of a body into the tissue beside it.
 */
export class BackMap {
  readonly values: Float32Array;
  #next: Float32Array;
  readonly #weight: Float32Array;

  constructor(private readonly frame: Frame) {
    this.values = new Float32Array(3 * frame.cells);
    this.#next = new Float32Array(3 * frame.cells);
    this.#weight = new Float32Array(frame.cells);
  }

  /** `pocket` and `role` as they are before the step. Bodies' cells are the caller's to set afterwards. */
  advance(velocity: FaceVelocity, pocket: Float64Array, role: Uint8Array, dtS: number): void {
    const { values } = this;
    const { dims, cells } = this.frame;
    const [nx, ny, nz] = dims;
    const weight = this.#weight;
    const next = this.#next;
    for (let c = 0; c < cells; c++)
      weight[c] = role[c] === roles.still || role[c] === roles.body ? 0 : 1 - pocket[c]!;
    const v = new Float64Array(3);
    const sums = new Float64Array(4);
    for (let k = 0, c = 0; k < nz; k++)
      for (let j = 0; j < ny; j++)
        for (let i = 0; i < nx; i++, c++) {
          if (role[c] === roles.still) continue;
          velocity.sample(i, j, k, v);
          velocity.sample(i - 0.5 * dtS * v[0]!, j - 0.5 * dtS * v[1]!, k - 0.5 * dtS * v[2]!, v);
          const dx = -dtS * v[0]!;
          const dy = -dtS * v[1]!;
          const dz = -dtS * v[2]!;
          gather(values, weight, nx, ny, nz, i + dx, j + dy, k + dz, sums);
          const total = sums[3]!;
          if (total < leastTissue) {
            next[3 * c] = Number.NaN;
            continue;
          }
          next[3 * c] = dx + sums[0]! / total;
          next[3 * c + 1] = dy + sums[1]! / total;
          next[3 * c + 2] = dz + sums[2]! / total;
        }
    values.set(next);
  }

  /** Cells without tissue take the mean of their neighbours that have one, layer by layer from the wall inwards. */
  continueInto(pocket: Float64Array, role: Uint8Array): void {
    const { values } = this;
    const { dims, stride, cells } = this.frame;
    const empty: number[] = [];
    for (let c = 0; c < cells; c++)
      if (role[c] !== roles.still && (pocket[c]! > allFluid || values[3 * c] !== values[3 * c])) {
        values[3 * c] = Number.NaN;
        empty.push(c);
      }
    let layer = empty;
    while (layer.length > 0) {
      const rest: number[] = [];
      const found: number[] = [];
      const means: number[] = [];
      for (const c of layer) {
        let [x, y, z, count] = [0, 0, 0, 0];
        for (const axis of [0, 1, 2] as const) {
          const at = Math.floor(c / stride[axis]) % dims[axis];
          for (const step of [-1, 1]) {
            if (at + step < 0 || at + step >= dims[axis]) continue;
            const n = c + step * stride[axis];
            if (role[n] === roles.still || values[3 * n] !== values[3 * n]) continue;
            x += values[3 * n]!;
            y += values[3 * n + 1]!;
            z += values[3 * n + 2]!;
            count++;
          }
        }
        if (count === 0) rest.push(c);
        else {
          found.push(c);
          means.push(x / count, y / count, z / count);
        }
      }
      found.forEach((c, n) => values.set(means.slice(3 * n, 3 * n + 3), 3 * c));
      if (found.length === 0) for (const c of rest) values.fill(0, 3 * c, 3 * c + 3);
      layer = found.length === 0 ? [] : rest;
    }
  }
}

/** Σ w·value (three components) and Σ w about a point, w trilinear times the cell's own weight. */
function gather(
  values: Float32Array,
  weight: Float32Array,
  nx: number,
  ny: number,
  nz: number,
  x: number,
  y: number,
  z: number,
  out: Float64Array,
): void {
  const px = x <= 0 ? 0 : x >= nx - 1 ? nx - 1 : x;
  const py = y <= 0 ? 0 : y >= ny - 1 ? ny - 1 : y;
  const pz = z <= 0 ? 0 : z >= nz - 1 ? nz - 1 : z;
  const i = Math.min(Math.floor(px), Math.max(0, nx - 2));
  const j = Math.min(Math.floor(py), Math.max(0, ny - 2));
  const k = Math.min(Math.floor(pz), Math.max(0, nz - 2));
  const fx = px - i;
  const fy = py - j;
  const fz = pz - k;
  const at = i + nx * (j + ny * k);
  let [a, b, c, total] = [0, 0, 0, 0];
  for (let corner = 0; corner < 8; corner++) {
    const wx = corner & 1 ? fx : 1 - fx;
    const wy = corner & 2 ? fy : 1 - fy;
    const wz = corner & 4 ? fz : 1 - fz;
    const share = wx * wy * wz;
    if (share === 0) continue;
    const n = at + (corner & 1 ? 1 : 0) + (corner & 2 ? nx : 0) + (corner & 4 ? nx * ny : 0);
    const w = share * weight[n]!;
    // A cell whose origin is not known has no say.
    if (w === 0 || values[3 * n] !== values[3 * n]) continue;
    a += w * values[3 * n]!;
    b += w * values[3 * n + 1]!;
    c += w * values[3 * n + 2]!;
    total += w;
  }
  out[0] = a;
  out[1] = b;
  out[2] = c;
  out[3] = total;
}
