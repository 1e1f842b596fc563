import { describe, expect, it } from 'vitest';
import { statistics } from '../../../src/core/statistics';

describe('statistics', () => {
  it('agree with the definitions', () => {
    const values = [4, -2, 7.5, 0, 1];
    const mean = values.reduce((a, b) => a + b) / 5;
    const result = statistics(values);
    expect(result).toMatchObject({ min: -2, max: 7.5, allIntegers: false });
    expect(result.mean).toBeCloseTo(mean, 12);
    expect(result.sd).toBeCloseTo(Math.sqrt(values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / 5), 12);
  });

  it('say when all values are whole, and what nothing is', () => {
    expect(statistics(Int16Array.of(-3, 9)).allIntegers).toBe(true);
    expect(statistics([]).mean).toBeNaN();
  });
});
