import type { Tensor6 } from './types';

/** 1/(4π·√(det k)·s(x)), s² = xᵀ·k⁻¹·x: pressure of a unit source in a unit-viscosity infinite medium (physics 2.8). */
export function pointSource(tensorMm2: Tensor6): (x: number, y: number, z: number) => number {
  const [a, b, c, d, e, f] = tensorMm2;
  // Cofactors of the symmetric matrix [[a d e] [d b f] [e f c]].
  const [aa, bb, cc] = [b * c - f * f, a * c - e * e, a * b - d * d];
  const [dd, ee, ff] = [e * f - d * c, d * f - e * b, e * d - a * f];
  // √det·s = √(xᵀ·cofactors·x).
  return (x, y, z) => {
    const q = aa * x * x + bb * y * y + cc * z * z + 2 * (dd * x * y + ee * x * z + ff * y * z);
    return 1 / (4 * Math.PI * Math.sqrt(q));
  };
}
