import type { FlowGrid, Tensor6 } from './types';

/** A two-point conductance of a uniform medium towards the neighbour `offset` (and its opposite). */
export interface Conductance {
  readonly offset: readonly [number, number, number];
  /** Flow per pressure difference and per unit of 1/viscosity: mm³, > 0. */
  readonly weight: number;
}

type Int3 = [number, number, number];

/**
 * Splits a tensor into at most six non-negative two-point conductances, k = Σ w·e·eᵀ with integer offsets e
 * (Selling's reduction to an obtuse superbase; Fehrenbach and Mirebeau, doi:10.1007/s10851-013-0463-3).
 * Non-negative weights keep the matrix an M-matrix for any turn of the tensor. An axis-parallel tensor gives the
 * usual seven-point weights k·area/spacing.
 */
export function sellingSplit(tensorMm2: Tensor6, { spacingMm: h }: FlowGrid): Conductance[] {
  const [xx, yy, zz, xy, xz, yz] = tensorMm2;
  const d = [
    [xx / (h[0] * h[0]), xy / (h[0] * h[1]), xz / (h[0] * h[2])],
    [xy / (h[0] * h[1]), yy / (h[1] * h[1]), yz / (h[1] * h[2])],
    [xz / (h[0] * h[2]), yz / (h[1] * h[2]), zz / (h[2] * h[2])],
  ];
  const inner = (u: Int3, v: Int3) => {
    let sum = 0;
    for (let i = 0; i < 3; i++) for (let j = 0; j < 3; j++) sum += u[i]! * d[i]![j]! * v[j]!;
    return sum;
  };
  const base = obtuseSuperbase(inner, 1e-12 * (d[0]![0]! + d[1]![1]! + d[2]![2]!));
  const volume = h[0] * h[1] * h[2];
  const split: Conductance[] = [];
  const largest = Math.max(d[0]![0]!, d[1]![1]!, d[2]![2]!);
  for (const [i, j, k, l] of pairs) {
    const weight = -inner(base[i]!, base[j]!);
    if (weight > 1e-10 * largest)
      split.push({ offset: upward(cross(base[k]!, base[l]!)), weight: weight * volume });
  }
  return split;
}

/** Pairs of a superbase, each with the two vectors that remain. */
const pairs = [
  [0, 1, 2, 3],
  [0, 2, 1, 3],
  [0, 3, 1, 2],
  [1, 2, 0, 3],
  [1, 3, 0, 2],
  [2, 3, 0, 1],
] as const;

function obtuseSuperbase(inner: (u: Int3, v: Int3) => number, slack: number): Int3[] {
  const base: Int3[] = [
    [-1, -1, -1],
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ];
  // Each step lowers Σ|b|²; a tensor that a float can hold takes a few dozen at most.
  for (let step = 0; step < 1000; step++) {
    const acute = pairs.find(([i, j]) => inner(base[i]!, base[j]!) > slack);
    if (!acute) break;
    const [i, , k, l] = acute;
    const b = base[i]!;
    for (const other of [k, l]) for (let a = 0; a < 3; a++) base[other]![a]! += b[a]!;
    for (let a = 0; a < 3; a++) b[a]! *= -1;
  }
  return base;
}

const cross = (u: Int3, v: Int3): Int3 => [
  u[1] * v[2] - u[2] * v[1],
  u[2] * v[0] - u[0] * v[2],
  u[0] * v[1] - u[1] * v[0],
];

/** The offset or its opposite, whichever points to higher cell indices; no negative zeros. */
function upward([x, y, z]: Int3): Int3 {
  const sign = Math.sign(z) || Math.sign(y) || Math.sign(x);
  return [sign * x + 0, sign * y + 0, sign * z + 0];
}
