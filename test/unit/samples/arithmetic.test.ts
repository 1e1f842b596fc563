import { describe, expect, it } from 'vitest';
import { atan2, cos, exp, log, pow, sin } from '../../../samples/lib/arithmetic';

const steps = (from: number, to: number, count: number): number[] =>
  Array.from({ length: count + 1 }, (_, i) => from + ((to - from) * i) / count);

const worst = (values: readonly number[], error: (x: number) => number): number =>
  Math.max(...values.map(error));

describe('arithmetic that does not depend on the engine', () => {
  it('sine and cosine agree with Math to 1e-13', () => {
    const angles = steps(-60, 60, 4001);
    expect(worst(angles, (a) => Math.abs(sin(a) - Math.sin(a)))).toBeLessThan(1e-13);
    expect(worst(angles, (a) => Math.abs(cos(a) - Math.cos(a)))).toBeLessThan(1e-13);
  });

  it('exponential and logarithm agree with Math to 1e-13 of the value', () => {
    expect(worst(steps(-80, 80, 3001), (x) => Math.abs(exp(x) / Math.exp(x) - 1))).toBeLessThan(1e-13);
    expect(worst(steps(0.01, 900, 3001), (x) => Math.abs(log(x) - Math.log(x)))).toBeLessThan(1e-13);
    expect(exp(-2000)).toBe(0);
    expect(log(0)).toBe(-Infinity);
  });

  it('power agrees with Math', () => {
    const bases = steps(0.05, 40, 500);
    for (const exponent of [-2.5, 0.3, 1, 3.7])
      expect(worst(bases, (b) => Math.abs(pow(b, exponent) / Math.pow(b, exponent) - 1))).toBeLessThan(1e-12);
    expect(pow(0, 2)).toBe(0);
  });

  it('arctangent agrees with Math in every quadrant', () => {
    const angles = steps(-3.14, 3.14, 2001);
    const error = (a: number) => Math.abs(atan2(3 * Math.sin(a), 3 * Math.cos(a)) - a);
    expect(worst(angles, error)).toBeLessThan(1e-13);
  });
});
