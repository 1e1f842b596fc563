/** cos((2 x + 1) u π / 16) × ½, × √½ where u = 0, at 8 x + u. */
const basis = Float64Array.from({ length: 64 }, (_, n) => {
  const [x, u] = [n >> 3, n & 7];
  return (Math.cos(((2 * x + 1) * u * Math.PI) / 16) / 2) * (u === 0 ? Math.SQRT1_2 : 1);
});

const between = new Float64Array(64);

/**
 * Inverse discrete cosine transform of one block, quantised (ISO 10918-1 A.3.3, A.3.4), in double
 * precision: a reference decoder with integers differs by 1 at most where it rounds another way.
 */
export function inverseTransform(coefficients: Int32Array, quantiser: Float64Array, out: Float64Array): void {
  for (let v = 0; v < 8; v++) {
    for (let x = 0; x < 8; x++) {
      let sum = 0;
      for (let u = 0; u < 8; u++) {
        const value = coefficients[8 * v + u]!;
        if (value !== 0) sum += value * quantiser[8 * v + u]! * basis[8 * x + u]!;
      }
      between[8 * v + x] = sum;
    }
  }
  for (let y = 0; y < 8; y++) {
    for (let x = 0; x < 8; x++) {
      let sum = 0;
      for (let v = 0; v < 8; v++) sum += between[8 * v + x]! * basis[8 * y + v]!;
      out[8 * y + x] = sum;
    }
  }
}
