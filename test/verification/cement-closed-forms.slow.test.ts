import { describe, expect, it } from 'vitest';
import { cases, isWithin } from './cement-cases';

describe.each([0.5, 1])('the benchmarks of the flow of cement, at %f mm', (h) => {
  it.each(cases)('$id keeps to its closed form', { timeout: 600_000 }, async ({ run }) => {
    const { checks, massBalanceError } = await run(h);
    expect(checks.filter((check) => !isWithin(check, h))).toEqual([]);
    expect(massBalanceError).toBeLessThan(1e-6);
  });
});

describe('the tip pressure', () => {
  it('does not depend on the grid', async () => {
    const a1 = cases.find(({ id }) => id === 'A1')!;
    const { checks } = await a1.run(0.7);
    expect(checks.filter((check) => !isWithin(check, 0.7))).toEqual([]);
    const atTip = checks.filter(({ what }) => what.startsWith('p(1.194)'));
    expect(atTip).toHaveLength(3);
    // No wider for a coarser grid.
    expect(atTip.filter((check) => !isWithin(check, 0.5))).toEqual([]);
  });
});
