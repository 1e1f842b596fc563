/**
 * The plain way to solve a seven-point pressure system, to compare with: conjugate gradients with the diagonal as
 * preconditioner, all in double precision. Conductances are those from a cell to the next along each axis, with one
 * plane of zeros before and after; `ends` are the conductances to fixed pressures.
 */
export function jacobiConjugateGradients(
  [nx, ny, nz]: readonly [number, number, number],
  [tx, ty, tz]: readonly [Float32Array, Float32Array, Float32Array],
  ends: Float32Array,
  b: Float64Array,
  tolerance: number,
  maxIterations: number,
): { readonly p: Float64Array; readonly iterations: number } {
  const pad = nx * ny;
  const end = pad + nx * ny * nz;
  const length = end + pad;
  const [p, r, s, ap, inverse] = Array.from({ length: 5 }, () => new Float64Array(length)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  for (let c = pad; c < end; c++)
    inverse[c] = 1 / (tx[c]! + tx[c - 1]! + ty[c]! + ty[c - nx]! + tz[c]! + tz[c - pad]! + ends[c]!);
  let rz = 0;
  let square = 0;
  for (let c = pad; c < end; c++) {
    r[c] = b[c]!;
    s[c] = inverse[c]! * r[c]!;
    rz += r[c]! * s[c]!;
    square += r[c]! * r[c]!;
  }
  const target = square * tolerance * tolerance;
  let iterations = 0;
  while (square > target && iterations < maxIterations) {
    let energy = 0;
    for (let c = pad; c < end; c++) {
      const at = s[c]!;
      const out =
        ends[c]! * at +
        tx[c]! * (at - s[c + 1]!) +
        tx[c - 1]! * (at - s[c - 1]!) +
        ty[c]! * (at - s[c + nx]!) +
        ty[c - nx]! * (at - s[c - nx]!) +
        tz[c]! * (at - s[c + pad]!) +
        tz[c - pad]! * (at - s[c - pad]!);
      ap[c] = out;
      energy += at * out;
    }
    const alpha = rz / energy;
    let next = 0;
    square = 0;
    for (let c = pad; c < end; c++) {
      p[c]! += alpha * s[c]!;
      const left = r[c]! - alpha * ap[c]!;
      r[c] = left;
      square += left * left;
      next += left * left * inverse[c]!;
    }
    const beta = next / rz;
    rz = next;
    for (let c = pad; c < end; c++) s[c] = inverse[c]! * r[c]! + beta * s[c]!;
    iterations++;
  }
  return { p, iterations };
}
