/** A pivot that rounding leaves less of than this share says nothing: its unknown is held at 0. */
const leastPivot = 1e-13;
const held = 1e150;

/** Cholesky factor (lower, row-major) of a symmetric positive-semidefinite matrix, in place. */
export function factorise(a: Float64Array, n: number): void {
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++) {
      const given = a[i * n + j]!;
      let sum = given;
      for (let k = 0; k < j; k++) sum -= a[i * n + k]! * a[j * n + k]!;
      a[i * n + j] = i > j ? sum / a[j * n + j]! : sum > leastPivot * given ? Math.sqrt(sum) : held;
    }
}

/** Solves with the factor, in place. */
export function backSolve(factor: Float64Array, n: number, x: Float64Array): void {
  for (let i = 0; i < n; i++) {
    let sum = x[i]!;
    for (let k = 0; k < i; k++) sum -= factor[i * n + k]! * x[k]!;
    x[i] = sum / factor[i * n + i]!;
  }
  for (let i = n - 1; i >= 0; i--) {
    let sum = x[i]!;
    for (let k = i + 1; k < n; k++) sum -= factor[k * n + i]! * x[k]!;
    x[i] = sum / factor[i * n + i]!;
  }
}
