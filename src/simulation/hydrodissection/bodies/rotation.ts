/** 3 × 3 matrices, row-major. */
export type Matrix = Float64Array;

export const identity = (): Matrix => Float64Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1);

export function multiply(a: Matrix, b: Matrix): Matrix {
  const out = new Float64Array(9);
  for (let i = 0; i < 3; i++)
    for (let j = 0; j < 3; j++)
      out[3 * i + j] = a[3 * i]! * b[j]! + a[3 * i + 1]! * b[3 + j]! + a[3 * i + 2]! * b[6 + j]!;
  return out;
}

/** Rotation by the vector's length about it (Rodrigues). */
export function rotation(x: number, y: number, z: number): Matrix {
  const angle = Math.hypot(x, y, z);
  if (angle === 0) return identity();
  const [a, b, c] = [x / angle, y / angle, z / angle];
  const [s, v] = [Math.sin(angle), 2 * Math.sin(angle / 2) ** 2];
  return Float64Array.of(
    1 - v * (b * b + c * c),
    v * a * b - s * c,
    v * a * c + s * b,
    v * a * b + s * c,
    1 - v * (a * a + c * c),
    v * b * c - s * a,
    v * a * c - s * b,
    v * b * c + s * a,
    1 - v * (a * a + b * b),
  );
}

/** Angle of a rotation, degrees; from sine and cosine, so that small ones are not lost. */
export function angleDeg(r: Matrix): number {
  const sine = Math.hypot(r[7]! - r[5]!, r[2]! - r[6]!, r[3]! - r[1]!) / 2;
  const cosine = (r[0]! + r[4]! + r[8]! - 1) / 2;
  return (Math.atan2(sine, cosine) * 180) / Math.PI;
}
