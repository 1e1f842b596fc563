import { describe, expect, it } from 'vitest';
import { halved } from './hydro-bench';
import { cases, isWithin } from './hydro-cases';

describe('the benchmarks of hydrodissection, at 0.5 mm', () => {
  it.each(cases)('$id keeps to its closed form', { timeout: 1_200_000 }, async ({ run }) => {
    const { checks, volumeError } = await run(0.5);
    expect(checks.filter((check) => !isWithin(check, 0.5))).toEqual([]);
    expect(volumeError).toBeLessThan(0.02);
  });
});

describe('half the cell, from 1 mm', () => {
  it('moves every body alike', { timeout: 1_200_000 }, async () => {
    for (const { off, most, id } of await halved(1, 4)) expect(off, id).toBeLessThan(most);
  });
});
