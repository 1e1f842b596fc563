import type { Dims } from './runs';

type Triple = readonly [number, number, number];

/** Lines handled at a time, so that memory is read in order. */
const together = 16;
/** Up to so many voxels a window is searched plainly. */
const shortReach = 6;

/**
 * Exact Euclidean distance, mm, from each voxel's centre to that of the nearest wanted voxel: 0 in wanted
 * ones, Infinity where there is none (Felzenszwalb and Huttenlocher 2012, doi:10.4086/toc.2012.v008a019).
 * @param mostMm farther than this may be given as Infinity, which takes less time
 * @param wanted whether distance is to set voxels or to free ones
 */
export function distanceMm(
  mask: Uint8Array,
  dims: Dims,
  spacingMm: Triple,
  mostMm = Infinity,
  wanted: 'set' | 'free' = 'set',
): Float32Array {
  const squared = squaredAlongI(mask, dims, spacingMm[0], mostMm, wanted === 'set');
  const [nx, ny, nz] = dims;
  const longest = Math.max(ny, nz);
  const lines = new Lines(longest);
  if (ny > 1)
    for (let k = 0; k < nz; k++)
      for (let i = 0; i < nx; i += together)
        lines.sweep(squared, i + nx * ny * k, Math.min(together, nx - i), nx, ny, spacingMm[1], mostMm);
  if (nz > 1)
    for (let j = 0; j < ny; j++)
      for (let i = 0; i < nx; i += together)
        lines.sweep(squared, i + nx * j, Math.min(together, nx - i), nx * ny, nz, spacingMm[2], mostMm);
  const most = mostMm * mostMm * (1 + 1e-6);
  for (let q = 0; q < squared.length; q++) {
    const value = squared[q]!;
    if (value > 0) squared[q] = value > most ? Infinity : Math.sqrt(value);
  }
  return squared;
}

function squaredAlongI(
  mask: Uint8Array,
  [nx, ny, nz]: Dims,
  stepMm: number,
  mostMm: number,
  isSet: boolean,
): Float32Array {
  const out = new Float32Array(nx * ny * nz);
  // Distances in whole steps; what is farther than the longest row is nowhere.
  const mostSteps = Math.min(Math.floor(mostMm / stepMm), nx);
  const squares = Float32Array.from({ length: nx + 1 }, (_, n) =>
    n > mostSteps ? Infinity : (n * stepMm) ** 2,
  );
  const steps = new Int32Array(nx);
  for (let start = 0; start < out.length; start += nx) {
    let since = nx;
    for (let i = 0; i < nx; i++) {
      since = (mask[start + i] !== 0) === isSet ? 0 : since < nx ? since + 1 : nx;
      steps[i] = since;
    }
    since = nx;
    for (let i = nx - 1; i >= 0; i--) {
      const before = steps[i]!;
      since = before === 0 ? 0 : since < nx ? since + 1 : nx;
      const least = since < before ? since : before;
      out[start + i] = least < nx ? squares[least]! : Infinity;
    }
  }
  return out;
}

/** The lower envelope of parabolas over lines of voxels, some lines side by side. */
class Lines {
  private readonly values: Float32Array;
  private readonly parabolas: Int32Array;
  private readonly bounds: Float64Array;
  private readonly heights: Float64Array;

  constructor(longest: number) {
    this.values = new Float32Array(together * longest);
    this.parabolas = new Int32Array(longest);
    this.bounds = new Float64Array(longest + 1);
    this.heights = new Float64Array(longest);
  }

  sweep(
    squared: Float32Array,
    from: number,
    width: number,
    stride: number,
    count: number,
    stepMm: number,
    mostMm: number,
  ): void {
    const { values } = this;
    let someFinite = false;
    let somePositive = false;
    for (let n = 0; n < count; n++) {
      const at = from + n * stride;
      for (let w = 0; w < width; w++) {
        const value = squared[at + w]!;
        values[w * count + n] = value;
        if (value > 0) somePositive = true;
        if (value < Infinity) someFinite = true;
      }
    }
    if (!someFinite || !somePositive) return;
    const reach = Math.floor(mostMm / stepMm);
    for (let w = 0; w < width; w++)
      if (reach <= shortReach) this.nearby(w * count, count, stepMm * stepMm, reach);
      else this.envelope(w * count, count, stepMm * stepMm, mostMm / stepMm);
    for (let n = 0; n < count; n++) {
      const at = from + n * stride;
      for (let w = 0; w < width; w++) squared[at + w] = values[w * count + n]!;
    }
  }

  /** The same for a short reach, where looking at all of it takes less time. */
  private nearby(base: number, count: number, scale: number, reach: number): void {
    const { values, heights } = this;
    for (let q = 0; q < count; q++) heights[q] = values[base + q]!;
    for (let q = 0; q < count; q++) {
      let least = heights[q]!;
      const end = Math.min(q + reach, count - 1);
      for (let n = Math.max(q - reach, 0); n <= end; n++) {
        const value = heights[n]! + (n - q) * (n - q) * scale;
        if (value < least) least = value;
      }
      values[base + q] = least;
    }
  }

  /** In place for one line; distances along it count `scale` times their square. */
  private envelope(base: number, count: number, scale: number, mostSteps: number): void {
    const { values, parabolas, bounds, heights } = this;
    let top = -1;
    for (let q = 0; q < count; q++) {
      const f = values[base + q]! / scale;
      if (f === Infinity) continue;
      let cross = -Infinity;
      while (top >= 0) {
        const p = parabolas[top]!;
        cross = (f - values[base + p]! / scale + (q * q - p * p)) / (2 * (q - p));
        if (cross > bounds[top]!) break;
        top--;
      }
      parabolas[++top] = q;
      bounds[top] = top === 0 ? -Infinity : cross;
    }
    if (top < 0) return;
    bounds[top + 1] = Infinity;
    // The heights are still needed while results are written: those of the envelope are set aside.
    for (let n = 0; n <= top; n++) heights[n] = values[base + parabolas[n]!]!;
    for (let q = 0, n = 0; q < count; q++) {
      while (bounds[n + 1]! < q) n++;
      const d = q - parabolas[n]!;
      values[base + q] = Math.abs(d) > mostSteps ? Infinity : d * d * scale + heights[n]!;
    }
  }
}
