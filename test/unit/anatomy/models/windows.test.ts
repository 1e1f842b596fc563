import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { axisWindows } from '../../../../src/anatomy/models/windows';

const axis = fc.record({
  count: fc.integer({ min: 1, max: 150 }),
  size: fc.integer({ min: 1, max: 60 }),
  overlap: fc.double({ min: 0, max: 0.9, noNaN: true }),
});

describe('windows along an axis', () => {
  it('cover every voxel with weights that add up to 1, and give each to one window', () => {
    fc.assert(
      fc.property(axis, ({ count, size, overlap }) => {
        const { starts, shares, owned } = axisWindows(count, size, overlap);
        const sums = new Float64Array(count);
        const owners = new Int32Array(count);
        starts.forEach((start, w) => {
          shares[w]!.forEach((share, n) => {
            const x = start + n;
            if (x < 0 || x >= count) expect(share).toBe(0);
            else sums[x]! += share;
          });
          const [from, to] = owned[w]!;
          for (let x = from; x < to; x++) {
            owners[x]!++;
            // None of another window's voxels is nearer to the middle of this one.
            const away = (v: number) => Math.abs(x - starts[v]! - (size - 1) / 2);
            starts.forEach((_, v) => expect(away(w)).toBeLessThanOrEqual(away(v) + 1e-9));
          }
        });
        sums.forEach((sum) => expect(sum).toBeCloseTo(1, 12));
        owners.forEach((times) => expect(times).toBe(1));
      }),
      { numRuns: 200 },
    );
  });

  it('overlap as much as was asked, and end with the axis', () => {
    const { starts } = axisWindows(100, 32, 0.5);
    expect(starts).toEqual([0, 14, 27, 41, 54, 68]);
    expect(axisWindows(64, 32, 0).starts).toEqual([0, 32]);
    expect(axisWindows(10, 32, 0.5).starts).toEqual([-11]);
  });

  it('weigh the middle of a window most', () => {
    const [first] = axisWindows(48, 32, 0.5).shares;
    expect(first![0]).toBe(1);
    expect(first![20]).toBeGreaterThan(first![28]!);
    expect(first![28]).toBeLessThan(0.02);
  });
});
