import { describe, expect, it } from 'vitest';
import { cases, isWithin } from './hydro-cases';

describe('the benchmarks of hydrodissection, at 0.5 mm', () => {
  it.each(cases)('$id keeps to its closed form', { timeout: 1_200_000 }, async ({ run }) => {
    const { checks, volumeError } = await run(0.5);
    expect(checks.filter((check) => !isWithin(check, 0.5))).toEqual([]);
    expect(volumeError).toBeLessThan(0.02);
  });
});
