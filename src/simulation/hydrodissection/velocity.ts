import type { Frame, Triple } from './frame';
import { roles } from './medium';
import type { Flux } from '../flow/flux';
import type { Topology } from '../flow/topology';

/** How many cells into the air the velocity of the skin is continued. */
const airLayers = 4;

/**
 * Velocity of the tissue on the faces of the cells, cells/s, one array an axis with one face more than cells along it:
 * face i lies between the cells i − 1 and i. NaN: there is no tissue whose velocity this could be.
 */
export class FaceVelocity {
  readonly faces: readonly [Float32Array, Float32Array, Float32Array];

  constructor(readonly frame: Frame) {
    const { dims } = frame;
    const size = (axis: number) => (frame.cells / dims[axis]!) * (dims[axis]! + 1);
    this.faces = [new Float32Array(size(0)), new Float32Array(size(1)), new Float32Array(size(2))];
  }

  /** Strides of an axis' array of faces. */
  strides(axis: 0 | 1 | 2): Triple {
    const [nx, ny] = this.frame.dims;
    const mx = axis === 0 ? nx + 1 : nx;
    const my = axis === 1 ? ny + 1 : ny;
    return [1, mx, mx * my];
  }

  /** The face on the lower side of a cell. */
  faceBelow(axis: 0 | 1 | 2, i: number, j: number, k: number): number {
    const s = this.strides(axis);
    return i + s[1] * j + s[2] * k;
  }

  /** Velocity at a continuous index into `out`, trilinear in each component; beyond the box that of its side. */
  sample(x: number, y: number, z: number, out: Float64Array): void {
    const [nx, ny, nz] = this.frame.dims;
    out[0] = interpolate(this.faces[0], nx + 1, ny, nz, x + 0.5, y, z);
    out[1] = interpolate(this.faces[1], nx, ny + 1, nz, x, y + 0.5, z);
    out[2] = interpolate(this.faces[2], nx, ny, nz + 1, x, y, z + 0.5);
  }

  /**
   * From the flows through the faces. Faces inside bone, air or a body that moves by itself (unless `withBodies`)
   * have none; a face of bone towards tissue is still.
   */
  fill(
    flux: Flux,
    { ends }: Topology,
    role: Uint8Array,
    { hasAir, withBodies }: { readonly hasAir: boolean; readonly withBodies: boolean },
  ): void {
    const { dims, stride, cellMm3 } = this.frame;
    const [nx, ny, nz] = dims;
    const body = withBodies ? roles.body : roles.soft;
    for (const axis of [0, 1, 2] as const) {
      const v = this.faces[axis];
      const link = flux.links[axis]!;
      const [step, sy, sz] = this.strides(axis);
      const up = [step, sy, sz][axis]!;
      const s = stride[axis];
      for (let k = 0, c = 0; k < nz; k++)
        for (let j = 0; j < ny; j++) {
          let f = sy * j + sz * k;
          for (let i = 0; i < nx; i++, c++, f++) {
            const at = axis === 0 ? i : axis === 1 ? j : k;
            const isLast = at === dims[axis] - 1;
            const own = role[c] === roles.soft || role[c] === body;
            if (at === 0) v[f] = own ? 0 : Number.NaN;
            if (isLast) v[f + up] = own ? 0 : Number.NaN;
            else
              v[f + up] =
                own || role[c + s] === roles.soft || role[c + s] === body ? link[c]! / cellMm3 : Number.NaN;
          }
        }
    }
    for (let n = 0; n < ends.cell.length; n++) {
      const c = ends.cell[n]!;
      const axis = ends.direction[n]! as 0 | 1 | 2;
      const f = this.faceBelow(axis, c % nx, Math.floor(c / nx) % ny, Math.floor(c / (nx * ny)));
      const face = ends.sign[n]! > 0 ? f + this.strides(axis)[axis] : f;
      this.faces[axis][face] = (ends.sign[n]! * flux.ends[n]!) / cellMm3;
    }
    if (hasAir) this.extendIntoAir(role);
  }

  /** Continues the velocity into the air next to the skin, so that what bulges knows where it comes from. */
  extendIntoAir(role: Uint8Array): void {
    const { dims } = this.frame;
    const skin = airBySkin(this.frame, role);
    const around = new Float64Array(6);
    for (const axis of [0, 1, 2] as const) {
      const v = this.faces[axis];
      const [, sy, sz] = this.strides(axis);
      const m = dims.map((n, a) => (a === axis ? n + 1 : n)) as Triple;
      let band = this.#unknownFaces(axis, skin);
      for (let layer = 0; layer < airLayers && band.length > 0; layer++) {
        const rest: number[] = [];
        const found: number[] = [];
        const values: number[] = [];
        for (const f of band) {
          const i = f % sy;
          const j = Math.floor(f / sy) % m[1];
          const k = Math.floor(f / sz);
          around[0] = i > 0 ? v[f - 1]! : Number.NaN;
          around[1] = i + 1 < m[0] ? v[f + 1]! : Number.NaN;
          around[2] = j > 0 ? v[f - sy]! : Number.NaN;
          around[3] = j + 1 < m[1] ? v[f + sy]! : Number.NaN;
          around[4] = k > 0 ? v[f - sz]! : Number.NaN;
          around[5] = k + 1 < m[2] ? v[f + sz]! : Number.NaN;
          const mean = meanOfKnown(around);
          if (mean !== mean) rest.push(f);
          else {
            found.push(f);
            values.push(mean);
          }
        }
        for (let n = 0; n < found.length; n++) v[found[n]!] = values[n]!;
        band = rest;
      }
    }
  }

  /** Faces of some cells that have no velocity. */
  #unknownFaces(axis: 0 | 1 | 2, cells: readonly number[]): number[] {
    const { dims, stride } = this.frame;
    const v = this.faces[axis];
    const up = this.strides(axis)[axis];
    const faces = new Set<number>();
    for (const c of cells) {
      const below = this.faceBelow(
        axis,
        c % dims[0],
        Math.floor(c / stride[1]) % dims[1],
        Math.floor(c / stride[2]),
      );
      if (v[below] !== v[below]) faces.add(below);
      if (v[below + up] !== v[below + up]) faces.add(below + up);
    }
    return [...faces];
  }
}

/** Cells of air within a few cells of the skin. */
function airBySkin({ dims, stride, cells }: Frame, role: Uint8Array): number[] {
  const seen = new Uint8Array(cells);
  const band: number[] = [];
  let layer: number[] = [];
  const [nx, ny, nz] = dims;
  for (let k = 0, c = 0; k < nz; k++)
    for (let j = 0; j < ny; j++)
      for (let i = 0; i < nx; i++, c++) {
        if (role[c] !== roles.soft) continue;
        if (i > 0 && i < nx - 1 && role[c - 1] !== roles.air && role[c + 1] !== roles.air)
          if (j > 0 && j < ny - 1 && role[c - nx] !== roles.air && role[c + nx] !== roles.air)
            if (k > 0 && k < nz - 1 && role[c - nx * ny] !== roles.air && role[c + nx * ny] !== roles.air)
              continue;
        layer.push(c);
      }
  for (let n = 0; n < airLayers; n++) {
    const next: number[] = [];
    for (const c of layer)
      for (let axis = 0; axis < 3; axis++) {
        const s = stride[axis]!;
        const at = Math.floor(c / s) % dims[axis]!;
        for (let step = -1; step < 2; step += 2) {
          const to = c + step * s;
          if (at + step < 0 || at + step >= dims[axis]! || role[to] !== roles.air || seen[to]) continue;
          seen[to] = 1;
          next.push(to);
          band.push(to);
        }
      }
    layer = next;
  }
  return band;
}

/** NaN where none is known. */
function meanOfKnown(values: Float64Array): number {
  let [sum, count] = [0, 0];
  for (let n = 0; n < values.length; n++) {
    const value = values[n]!;
    if (value !== value) continue;
    sum += value;
    count++;
  }
  return sum / count;
}

function interpolate(
  v: Float32Array,
  mx: number,
  my: number,
  mz: number,
  x: number,
  y: number,
  z: number,
): number {
  const px = x <= 0 ? 0 : x >= mx - 1 ? mx - 1 : x;
  const py = y <= 0 ? 0 : y >= my - 1 ? my - 1 : y;
  const pz = z <= 0 ? 0 : z >= mz - 1 ? mz - 1 : z;
  const i = Math.min(Math.floor(px), Math.max(0, mx - 2));
  const j = Math.min(Math.floor(py), Math.max(0, my - 2));
  const k = Math.min(Math.floor(pz), Math.max(0, mz - 2));
  const fx = px - i;
  const fy = py - j;
  const fz = pz - k;
  const sx = mx > 1 ? 1 : 0;
  const sy = my > 1 ? mx : 0;
  const sz = mz > 1 ? mx * my : 0;
  const at = i + mx * (j + my * k);
  const low =
    (1 - fy) * ((1 - fx) * v[at]! + fx * v[at + sx]!) + fy * ((1 - fx) * v[at + sy]! + fx * v[at + sx + sy]!);
  const high =
    (1 - fy) * ((1 - fx) * v[at + sz]! + fx * v[at + sx + sz]!) +
    fy * ((1 - fx) * v[at + sy + sz]! + fx * v[at + sx + sy + sz]!);
  const value = (1 - fz) * low + fz * high;
  if (value === value) return value;
  let sum = 0;
  let weight = 0;
  for (let corner = 0; corner < 8; corner++) {
    const face = v[at + (corner & 1 ? sx : 0) + (corner & 2 ? sy : 0) + (corner & 4 ? sz : 0)]!;
    const w = (corner & 1 ? fx : 1 - fx) * (corner & 2 ? fy : 1 - fy) * (corner & 4 ? fz : 1 - fz);
    if (face !== face || w === 0) continue;
    sum += w * face;
    weight += w;
  }
  return weight > 0 ? sum / weight : 0;
}
