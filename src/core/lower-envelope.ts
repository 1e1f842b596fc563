/** Up to so many voxels a window is searched plainly. */
const shortReach = 6;

/** The lower envelope of parabolas over lines of voxels, some lines side by side. */
export class LowerEnvelope {
  private readonly values: Float32Array;
  private readonly parabolas: Int32Array;
  private readonly bounds: Float64Array;
  private readonly heights: Float64Array;

  /** @param together lines side by side, at most */
  constructor(together: number, longest: number) {
    this.values = new Float32Array(together * longest);
    this.parabolas = new Int32Array(longest);
    this.bounds = new Float64Array(longest + 1);
    this.heights = new Float64Array(longest);
  }

  sweep(
    squared: Float32Array,
    from: number,
    width: number,
    stride: number,
    count: number,
    stepMm: number,
    mostMm: number,
  ): void {
    const { values } = this;
    let someFinite = false;
    let somePositive = false;
    for (let n = 0; n < count; n++) {
      const at = from + n * stride;
      for (let w = 0; w < width; w++) {
        const value = squared[at + w]!;
        values[w * count + n] = value;
        if (value > 0) somePositive = true;
        if (value < Infinity) someFinite = true;
      }
    }
    if (!someFinite || !somePositive) return;
    const reach = Math.floor(mostMm / stepMm);
    for (let w = 0; w < width; w++)
      if (reach <= shortReach) this.nearby(w * count, count, stepMm * stepMm, reach);
      else this.envelope(w * count, count, stepMm * stepMm, mostMm / stepMm);
    for (let n = 0; n < count; n++) {
      const at = from + n * stride;
      for (let w = 0; w < width; w++) squared[at + w] = values[w * count + n]!;
    }
  }

  /** The same for a short reach, where looking at all of it takes less time. */
  private nearby(base: number, count: number, scale: number, reach: number): void {
    const { values, heights } = this;
    for (let q = 0; q < count; q++) heights[q] = values[base + q]!;
    for (let q = 0; q < count; q++) {
      let least = heights[q]!;
      const end = Math.min(q + reach, count - 1);
      for (let n = Math.max(q - reach, 0); n <= end; n++) {
        const value = heights[n]! + (n - q) * (n - q) * scale;
        if (value < least) least = value;
      }
      values[base + q] = least;
    }
  }

  /** In place for one line; distances along it count `scale` times their square. */
  private envelope(base: number, count: number, scale: number, mostSteps: number): void {
    const { values, parabolas, bounds, heights } = this;
    let top = -1;
    for (let q = 0; q < count; q++) {
      const f = values[base + q]! / scale;
      if (f === Infinity) continue;
      let cross = -Infinity;
      while (top >= 0) {
        const p = parabolas[top]!;
        cross = (f - values[base + p]! / scale + (q * q - p * p)) / (2 * (q - p));
        if (cross > bounds[top]!) break;
        top--;
      }
      parabolas[++top] = q;
      bounds[top] = top === 0 ? -Infinity : cross;
    }
    if (top < 0) return;
    bounds[top + 1] = Infinity;
    // The heights are still needed while results are written: those of the envelope are set aside.
    for (let n = 0; n <= top; n++) heights[n] = values[base + parabolas[n]!]!;
    for (let q = 0, n = 0; q < count; q++) {
      while (bounds[n + 1]! < q) n++;
      const d = q - parabolas[n]!;
      values[base + q] = Math.abs(d) > mostSteps ? Infinity : d * d * scale + heights[n]!;
    }
  }
}
