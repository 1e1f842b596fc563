export interface Statistics {
  readonly min: number;
  readonly max: number;
  readonly mean: number;
  /** Standard deviation of the values themselves (divided by n). */
  readonly sd: number;
  readonly allIntegers: boolean;
}

/** One pass over many numbers (Welford's update, stable for long sums); NaN for an empty list. */
export function statistics(values: ArrayLike<number>): Statistics {
  let [min, max, mean, squares] = [Infinity, -Infinity, 0, 0];
  let allIntegers = true;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (value < min) min = value;
    if (value > max) max = value;
    const away = value - mean;
    mean += away / (i + 1);
    squares += away * (value - mean);
    if (allIntegers && !Number.isInteger(value)) allIntegers = false;
  }
  const empty = values.length === 0;
  return empty
    ? { min: NaN, max: NaN, mean: NaN, sd: NaN, allIntegers: false }
    : { min, max, mean, sd: Math.sqrt(squares / values.length), allIntegers };
}

/** The value below which a share of the values lies (nearest rank); NaN for none. Does not change its input. */
export function quantile(values: ArrayLike<number>, share: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)] ?? NaN;
}
