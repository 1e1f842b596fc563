import type { VoxelMap } from './grids';
import type { Dims } from './runs';

type Numbers = Int16Array | Float32Array | Uint8Array;

/**
 * Trilinear samples of voxels for a box of another grid, written one after another. Up to half a voxel beyond
 * the outermost centres the outermost values go on; farther out is `outside`.
 */
export function sampleRows(
  values: Numbers,
  dims: Dims,
  { start, steps: [u, v, w] }: VoxelMap,
  [mx, my, mz]: Dims,
  outside: number,
  out: Numbers,
): void {
  const sampler = new Sampler(values, dims, outside);
  for (let k = 0, to = 0; k < mz; k++) {
    for (let j = 0; j < my; j++, to += mx) {
      const at = (c: 0 | 1 | 2) => start[c] + j * v[c] + k * w[c];
      const [x, y, z] = [at(0), at(1), at(2)];
      // Nearly every CT lies along the axes of the patient: then a row needs one blend of four rows.
      if (Math.abs(u[1]) < 1e-7 && Math.abs(u[2]) < 1e-7) sampler.row(x, y, z, u[0], mx, out, to);
      else for (let i = 0; i < mx; i++) out[to + i] = sampler.at(x + i * u[0], y + i * u[1], z + i * u[2]);
    }
  }
}

class Sampler {
  private readonly blend: Float32Array;

  constructor(
    private readonly values: Numbers,
    private readonly dims: Dims,
    private readonly outside: number,
  ) {
    this.blend = new Float32Array(dims[0] + 1);
  }

  at(x: number, y: number, z: number): number {
    const [nx, ny, nz] = this.dims;
    const isOutside = x < -0.5 || y < -0.5 || z < -0.5 || x > nx - 0.5 || y > ny - 0.5 || z > nz - 0.5;
    if (isOutside) return this.outside;
    const [a, b, c] = [within(x, nx), within(y, ny), within(z, nz)];
    const [i, j, k] = [Math.min(a | 0, Math.max(nx - 2, 0)), Math.min(b | 0, Math.max(ny - 2, 0)), Math.min(c | 0, Math.max(nz - 2, 0))]; // prettier-ignore
    const [di, dj, dk] = [nx > 1 ? 1 : 0, ny > 1 ? nx : 0, nz > 1 ? nx * ny : 0];
    const { values } = this;
    const o = i + nx * (j + ny * k);
    const row = (q: number) => values[q]! + (values[q + di]! - values[q]!) * (a - i);
    const plane = (q: number) => row(q) + (row(q + dj) - row(q)) * (b - j);
    return rounded(plane(o) + (plane(o + dk) - plane(o)) * (c - k));
  }

  /** A row of samples along i of the sampled grid. */
  row(x0: number, y: number, z: number, step: number, count: number, out: Numbers, to: number): void {
    const { values, blend, outside } = this;
    const [nx, ny, nz] = this.dims;
    if (y < -0.5 || z < -0.5 || y > ny - 0.5 || z > nz - 0.5) {
      out.fill(outside, to, to + count);
      return;
    }
    const [b, c] = [within(y, ny), within(z, nz)];
    const [j, k] = [b | 0, c | 0];
    const o = nx * (j + ny * k);
    const [dj, dk] = [b > j ? nx : 0, c > k ? nx * ny : 0];
    const [fy, fz] = [b - j, c - k];
    for (let i = 0; i < nx; i++) {
      const near = values[o + i]! + (values[o + dj + i]! - values[o + i]!) * fy;
      const far = values[o + dk + i]! + (values[o + dk + dj + i]! - values[o + dk + i]!) * fy;
      blend[i] = near + (far - near) * fz;
    }
    blend[nx] = blend[nx - 1]!;
    for (let n = 0; n < count; n++) {
      const x = x0 + n * step;
      if (x < -0.5 || x > nx - 0.5) {
        out[to + n] = outside;
        continue;
      }
      const a = x < 0 ? 0 : x > nx - 1 ? nx - 1 : x;
      const i = a | 0;
      out[to + n] = rounded(blend[i]! + (blend[i + 1]! - blend[i]!) * (a - i));
    }
  }
}

const within = (value: number, n: number): number => (value < 0 ? 0 : value > n - 1 ? n - 1 : value);
/** Typed arrays cut off; here halves go up. */
const rounded = (value: number): number => Math.floor(value + 0.5);
