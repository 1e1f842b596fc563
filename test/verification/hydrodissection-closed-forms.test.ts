import { describe, expect, it } from 'vitest';
import { cases, isWithin } from './hydro-cases';

describe.each(cases)('benchmark $id of hydrodissection, at 1 mm', ({ run }) => {
  it('keeps to its closed form', { timeout: 120_000 }, async () => {
    const { checks, volumeError } = await run(1);
    expect(checks.length).toBeGreaterThan(0);
    expect(checks.filter((check) => !isWithin(check, 1))).toEqual([]);
    expect(volumeError).toBeLessThan(0.02);
  });
});
