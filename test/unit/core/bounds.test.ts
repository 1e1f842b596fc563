import { describe, expect, it } from 'vitest';
import { boundsOf, cornersOf, pointsIn } from '../../../src/core/bounds';

describe('bounds', () => {
  it('hold every point, with what stands behind each passed over', () => {
    const numbers = Float64Array.of(1, -2, 3, 99, 0, 5, -7, -99);
    expect(boundsOf(pointsIn(numbers, 4))).toEqual({ low: [0, -2, -7], high: [1, 5, 3] });
  });

  it('are those of their own corners, the first axis fastest', () => {
    const box = { low: [0, 1, 2], high: [3, 5, 7] } as const;
    const corners = cornersOf(box);
    expect(corners.slice(0, 3)).toEqual([
      [0, 1, 2],
      [3, 1, 2],
      [0, 5, 2],
    ]);
    expect(new Set(corners.map(String)).size).toBe(8);
    expect(boundsOf(corners)).toEqual(box);
  });

  it('around nothing hold nothing', () => {
    const { low, high } = boundsOf([]);
    expect(low.every((value, axis) => value > high[axis]!)).toBe(true);
  });
});
