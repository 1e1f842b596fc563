import { describe, expect, it } from 'vitest';
import { geodesicLabels } from '../../../../src/anatomy/spine/geodesic';
import { quantile } from '../../../../src/core/statistics';
import { againstRange, runningQuantile } from '../../../../src/anatomy/spine/running';
import { maskWhere } from '../voxels/masks';

const row = (count: number, at: Readonly<Record<number, number>>) =>
  Uint8Array.from({ length: count }, (_, n) => at[n] ?? 0);

describe('shares by least cost', () => {
  it('meet half-way on even ground, and where the costs are even on uneven', () => {
    const seeds = row(20, { 0: 1, 19: 2 });
    geodesicLabels(seeds, new Uint8Array(20).fill(8), [20, 1, 1], 1000);
    expect([...seeds]).toEqual([...Array<number>(10).fill(1), ...Array<number>(10).fill(2)]);
    // A dear step belongs to the side that comes to it at less cost; what is behind it, to the other.
    const uneven = row(20, { 0: 1, 19: 2 });
    geodesicLabels(uneven, new Uint8Array(20).fill(8).fill(200, 4, 5), [20, 1, 1], 1000);
    expect(uneven.indexOf(2)).toBe(5);
  });

  it('go round what may not be entered, at the sum of the costs, and end at the most', () => {
    const dims = [7, 3, 1] as const;
    // A wall with a gap at its far end: ten steps lead through it and three voxels behind.
    const cost = maskWhere(dims, (i, j) => j !== 1 || i === 6).map((value) => 10 * value);
    const seeds = new Uint8Array(21);
    seeds[0] = 1;
    const all = seeds.slice();
    geodesicLabels(all, cost, dims, 1000);
    expect([...all]).toEqual([...maskWhere(dims, (i, j) => j !== 1 || i === 6)]);
    geodesicLabels(seeds, cost, dims, 100);
    expect(seeds.reduce((sum, value) => sum + value, 0)).toBe(11);
  });
});

describe('quantiles', () => {
  it('are the nearest rank, NaN for none', () => {
    expect(quantile([5, 1, 3], 0.5)).toBe(3);
    expect(quantile([5, 1, 3], 0)).toBe(1);
    expect(quantile([5, 1, 3], 1)).toBe(5);
    expect(quantile([], 0.5)).toBeNaN();
  });

  it('run along a row, and are narrower at its ends', () => {
    expect([...runningQuantile([9, 1, 5, 7, 3], 1)]).toEqual([9, 5, 5, 5, 7]);
  });

  it('compare with the range around', () => {
    const values = Array.from({ length: 11 }, (_, n) => n);
    const compared = againstRange(values, 20, 1);
    expect(compared[0]).toBeCloseTo(-0.5, 0);
    expect(compared[5]).toBeCloseTo(0, 1);
    expect(Math.max(...againstRange([1, 1, 2], 5, 100).map(Math.abs))).toBeLessThan(0.01);
  });
});
