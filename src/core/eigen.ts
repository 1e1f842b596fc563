type Row = [number, number, number];

/**
 * Eigenvalues and unit eigenvectors of a symmetric matrix by Jacobi rotations, largest first.
 * Each vector's component of largest size is positive.
 */
export function jacobiEigen(matrix: readonly (readonly number[])[]): {
  readonly values: readonly number[];
  readonly vectors: readonly (readonly number[])[];
} {
  const a = matrix.map((row) => [...row]);
  const v = a.map((_, i) => a.map((__, j) => (i === j ? 1 : 0)));
  const pairs = a.flatMap((_, p) => a.slice(p + 1).map((__, n) => [p, p + 1 + n] as const));
  for (let sweep = 0; sweep < 60; sweep++) {
    if (pairs.every(([p, q]) => a[p]![q] === 0)) break;
    for (const [p, q] of pairs) rotate(a, v, p, q);
  }
  const order = a.map((_, i) => i).sort((i, j) => a[j]![j]! - a[i]![i]!);
  return {
    values: order.map((i) => a[i]![i]!),
    vectors: order.map((i) => upright(v.map((row) => row[i]!))),
  };
}

/** As `jacobiEigen`, of a 3 × 3 matrix. */
export const symmetricEigen = jacobiEigen as (matrix: readonly (readonly number[])[]) => {
  readonly values: readonly [number, number, number];
  readonly vectors: readonly [Row, Row, Row];
};

function rotate(a: number[][], v: number[][], p: number, q: number): void {
  const off = a[p]![q]!;
  if (off === 0) return;
  const theta = (a[q]![q]! - a[p]![p]!) / (2 * off);
  const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  for (const row of a) turn(row, p, q, c, s);
  const [ap, aq] = [[...a[p]!], [...a[q]!]];
  for (let k = 0; k < a.length; k++) {
    a[p]![k] = c * ap[k]! - s * aq[k]!;
    a[q]![k] = s * ap[k]! + c * aq[k]!;
  }
  a[p]![q] = a[q]![p] = 0;
  for (const row of v) turn(row, p, q, c, s);
}

function turn(row: number[], p: number, q: number, c: number, s: number): void {
  const [x, y] = [row[p]!, row[q]!];
  row[p] = c * x - s * y;
  row[q] = s * x + c * y;
}

function upright(vector: number[]): number[] {
  const largest = vector.reduce((a, b) => (Math.abs(b) > Math.abs(a) + 1e-12 ? b : a));
  return vector.map((x) => (largest < 0 ? -x : x) + 0);
}
