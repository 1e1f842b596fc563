type Row = [number, number, number];

/**
 * Eigenvalues and unit eigenvectors of a symmetric 3 × 3 matrix by Jacobi rotations, largest first.
 * Each vector's component of largest size is positive.
 */
export function symmetricEigen(matrix: readonly (readonly number[])[]): {
  readonly values: readonly [number, number, number];
  readonly vectors: readonly [Row, Row, Row];
} {
  const a = matrix.map((row) => [...row]);
  const v = [0, 1, 2].map((i) => [0, 1, 2].map((j) => (i === j ? 1 : 0)));
  for (let sweep = 0; sweep < 60; sweep++) {
    const off = Math.abs(a[0]![1]!) + Math.abs(a[0]![2]!) + Math.abs(a[1]![2]!);
    if (off === 0) break;
    rotate(a, v, 0, 1);
    rotate(a, v, 0, 2);
    rotate(a, v, 1, 2);
  }
  const order = [0, 1, 2].sort((i, j) => a[j]![j]! - a[i]![i]!);
  return {
    values: order.map((i) => a[i]![i]!) as Row,
    vectors: order.map((i) => upright(v.map((row) => row[i]!))) as [Row, Row, Row],
  };
}

function rotate(a: number[][], v: number[][], p: number, q: number): void {
  const off = a[p]![q]!;
  if (off === 0) return;
  const theta = (a[q]![q]! - a[p]![p]!) / (2 * off);
  const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  for (const row of a) turn(row, p, q, c, s);
  const [ap, aq] = [[...a[p]!], [...a[q]!]];
  for (let k = 0; k < 3; k++) {
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

function upright(vector: number[]): Row {
  const largest = vector.reduce((a, b) => (Math.abs(b) > Math.abs(a) + 1e-12 ? b : a));
  return vector.map((x) => (largest < 0 ? -x : x) + 0) as Row;
}
