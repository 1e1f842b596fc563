import { symmetricEigen } from '../../../core/eigen';
import type { Matrix } from './rotation';

/**
 * Largest |principal stretch − 1| of a deformation gradient: √(1 + the eigenvalues of FᵀF − I), in closed form
 * (Smith 1961, doi:10.1145/355578.366316).
 */
export function principalStrain(f: Matrix): number {
  const dot = (i: number, j: number) => f[i]! * f[j]! + f[3 + i]! * f[3 + j]! + f[6 + i]! * f[6 + j]!;
  const [xy, xz, yz] = [dot(0, 1), dot(0, 2), dot(1, 2)];
  let [xx, yy, zz] = [dot(0, 0) - 1, dot(1, 1) - 1, dot(2, 2) - 1];
  const mean = (xx + yy + zz) / 3;
  [xx, yy, zz] = [xx - mean, yy - mean, zz - mean];
  const size = Math.sqrt((xx * xx + yy * yy + zz * zz + 2 * (xy * xy + xz * xz + yz * yz)) / 6);
  if (size === 0) return stretch(mean);
  const determinant = xx * (yy * zz - yz * yz) - xy * (xy * zz - yz * xz) + xz * (xy * yz - yy * xz);
  const angle = Math.acos(Math.min(1, Math.max(-1, determinant / (2 * size ** 3)))) / 3;
  const largest = mean + 2 * size * Math.cos(angle);
  const smallest = mean + 2 * size * Math.cos(angle + (2 * Math.PI) / 3);
  return Math.max(stretch(largest), stretch(smallest));
}

/** |√(1 + e) − 1|, exact for small e. */
const stretch = (e: number): number => Math.abs(e) / (1 + Math.sqrt(Math.max(0, 1 + e)));

/** The rotation nearest to a covariance H = Σ (moved − its mean)(start − its mean)ᵀ (Kabsch). */
export function nearestRotation(h: Matrix): Matrix {
  const square = [0, 1, 2].map((i) =>
    [0, 1, 2].map((j) => h[i]! * h[j]! + h[3 + i]! * h[3 + j]! + h[6 + i]! * h[6 + j]!),
  );
  const { vectors } = symmetricEigen(square);
  const [a, b] = vectors;
  const image = (v: readonly number[]): number[] => {
    const w = [0, 1, 2].map((i) => h[3 * i]! * v[0]! + h[3 * i + 1]! * v[1]! + h[3 * i + 2]! * v[2]!);
    const length = Math.hypot(...w) || 1;
    return w.map((x) => x / length);
  };
  const u = image(a);
  const raw = image(b);
  const along = u[0]! * raw[0]! + u[1]! * raw[1]! + u[2]! * raw[2]!;
  const rest = raw.map((x, i) => x - along * u[i]!);
  const length = Math.hypot(...rest) || 1;
  const v = rest.map((x) => x / length);
  const out = new Float64Array(9);
  const [c, w] = [crossOf(a, b), crossOf(u, v)];
  for (let i = 0; i < 3; i++)
    for (let j = 0; j < 3; j++) out[3 * i + j] = u[i]! * a[j]! + v[i]! * b[j]! + w[i]! * c[j]!;
  return out;
}

const crossOf = (a: readonly number[], b: readonly number[]): number[] => [
  a[1]! * b[2]! - a[2]! * b[1]!,
  a[2]! * b[0]! - a[0]! * b[2]!,
  a[0]! * b[1]! - a[1]! * b[0]!,
];
