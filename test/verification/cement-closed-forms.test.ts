import { describe, expect, it } from 'vitest';
import { cases, isWithin } from './cement-cases';

describe.each(cases)('benchmark $id of the flow of cement, at 1 mm', ({ run }) => {
  it('keeps to its closed form', { timeout: 120_000 }, async () => {
    const { checks, massBalanceError } = await run(1, true);
    expect(checks.length).toBeGreaterThan(0);
    expect(checks.filter((check) => !isWithin(check, 1))).toEqual([]);
    expect(massBalanceError).toBeLessThan(1e-6);
  });
});
