import { quantile } from '../../core/statistics';

/** A quantile over a window of `half` values to both sides of each. */
export const runningQuantile = (values: ArrayLike<number>, half: number, share = 0.5): Float64Array =>
  Float64Array.from(values, (_, n) => quantile(part(values, n - half, n + half + 1), share));

/** Values against the range (10th to 90th percentile) of those around: about −½ … ½. A range below `least` counts as that. */
export function againstRange(values: ArrayLike<number>, half: number, least: number): Float64Array {
  const low = runningQuantile(values, half, 0.1);
  const high = runningQuantile(values, half, 0.9);
  return Float64Array.from(
    values,
    (value, n) => (value - (low[n]! + high[n]!) / 2) / Math.max(least, high[n]! - low[n]!),
  );
}

const part = (values: ArrayLike<number>, from: number, to: number): number[] =>
  Array.prototype.slice.call(values, Math.max(0, from), to) as number[];
