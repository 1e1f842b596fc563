import type { Level } from './level';

/** The Cholesky factor of the coarsest level, row-major lower triangle; a row of an unconnected part is 0. */
export function factorise(level: Level): Float64Array {
  const { nx, ny, nz, pad, tx, ty, tz, d } = level;
  const n = nx * ny * nz;
  const a = new Float64Array(n * n);
  for (let c = 0; c < n; c++) {
    const p = c + pad;
    a[c * n + c] = tx[p]! + tx[p - 1]! + ty[p]! + ty[p - nx]! + tz[p]! + tz[p - pad]! + d[p]!;
    // Along an axis of one cell all these are 0, so that equal strides do no harm.
    for (const [t, stride] of [
      [tx[p - 1]!, 1],
      [ty[p - nx]!, nx],
      [tz[p - pad]!, nx * ny],
    ] as const)
      if (t > 0) a[c * n + c - stride]! -= t;
  }
  for (let i = 0; i < n; i++) {
    const scale = a[i * n + i]!;
    for (let j = 0; j <= i; j++) {
      let sum = a[i * n + j]!;
      for (let k = 0; k < j; k++) sum -= a[i * n + k]! * a[j * n + k]!;
      if (i > j) a[i * n + j] = a[j * n + j]! > 0 ? sum / a[j * n + j]! : 0;
      // What a part without outlet leaves on the diagonal is rounding: its pressure is taken as 0.
      else a[i * n + i] = sum > 1e-13 * scale ? Math.sqrt(sum) : 0;
    }
  }
  return a;
}

/** Solves the coarsest level into its `x`. */
export function solveDense({ nx, ny, nz, pad, x, b }: Level, factor: Float64Array, work: Float64Array): void {
  const n = nx * ny * nz;
  for (let i = 0; i < n; i++) {
    let sum = b[pad + i]!;
    for (let k = 0; k < i; k++) sum -= factor[i * n + k]! * work[k]!;
    work[i] = factor[i * n + i]! > 0 ? sum / factor[i * n + i]! : 0;
  }
  for (let i = n - 1; i >= 0; i--) {
    let sum = work[i]!;
    for (let k = i + 1; k < n; k++) sum -= factor[k * n + i]! * work[k]!;
    work[i] = factor[i * n + i]! > 0 ? sum / factor[i * n + i]! : 0;
    x[pad + i] = work[i]!;
  }
}
