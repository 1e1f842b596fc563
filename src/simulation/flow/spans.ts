// The loops of conjugate gradients over the connected cells. `spans`: pairs of padded indices, start and end.

/** out = A·p of the links along the axes. */
export function applyAxes(
  spans: Int32Array,
  nx: number,
  pad: number,
  tx: Float32Array,
  ty: Float32Array,
  tz: Float32Array,
  p: Float64Array,
  out: Float64Array,
): void {
  for (let n = 0; n < spans.length; n += 2) applySpan(spans[n]!, spans[n + 1]!, nx, pad, tx, ty, tz, p, out);
}

function applySpan(
  start: number,
  end: number,
  nx: number,
  pad: number,
  tx: Float32Array,
  ty: Float32Array,
  tz: Float32Array,
  p: Float64Array,
  out: Float64Array,
): void {
  for (let c = start; c < end; c++) {
    const at = p[c]!;
    out[c] =
      tx[c]! * (at - p[c + 1]!) +
      tx[c - 1]! * (at - p[c - 1]!) +
      ty[c]! * (at - p[c + nx]!) +
      ty[c - nx]! * (at - p[c - nx]!) +
      tz[c]! * (at - p[c + pad]!) +
      tz[c - pad]! * (at - p[c - pad]!);
  }
}

/** out += A·p of the links along one diagonal. */
export function applyDiagonal(
  spans: Int32Array,
  stride: number,
  t: Float32Array,
  p: Float64Array,
  out: Float64Array,
): void {
  for (let n = 0; n < spans.length; n += 2) {
    const end = spans[n + 1]!;
    for (let c = spans[n]!; c < end; c++) {
      if (t[c] === 0) continue;
      const flow = t[c]! * (p[c]! - p[c + stride]!);
      out[c]! += flow;
      out[c + stride]! -= flow;
    }
  }
}

export function dot(spans: Int32Array, a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let n = 0; n < spans.length; n += 2) {
    const end = spans[n + 1]!;
    for (let i = spans[n]!; i < end; i++) sum += a[i]! * b[i]!;
  }
  return sum;
}

export function dotMixed(spans: Int32Array, a: Float64Array, b: Float32Array): number {
  let sum = 0;
  for (let n = 0; n < spans.length; n += 2) {
    const end = spans[n + 1]!;
    for (let i = spans[n]!; i < end; i++) sum += a[i]! * b[i]!;
  }
  return sum;
}

/** s = z + β·s. */
export function direct(spans: Int32Array, z: Float32Array, beta: number, s: Float64Array): void {
  for (let n = 0; n < spans.length; n += 2) {
    const end = spans[n + 1]!;
    for (let i = spans[n]!; i < end; i++) s[i] = z[i]! + beta * s[i]!;
  }
}

/** p += α·s, r −= α·A·s, and a copy of r; returns |r|. */
export function advance(
  spans: Int32Array,
  alpha: number,
  s: Float64Array,
  ap: Float64Array,
  p: Float64Array,
  r: Float64Array,
  copy: Float32Array,
): number {
  let sum = 0;
  for (let n = 0; n < spans.length; n += 2) {
    const end = spans[n + 1]!;
    for (let i = spans[n]!; i < end; i++) {
      p[i]! += alpha * s[i]!;
      const value = r[i]! - alpha * ap[i]!;
      r[i] = value;
      copy[i] = value;
      sum += value * value;
    }
  }
  return Math.sqrt(sum);
}
