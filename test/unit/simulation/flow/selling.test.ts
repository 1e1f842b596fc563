import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sellingSplit } from '../../../../src/simulation/flow/selling';
import type { Tensor6 } from '../../../../src/simulation/flow/types';

/** Principal values turned about three axes. */
function turned(values: readonly number[], angles: readonly number[]): Tensor6 {
  let m = [0, 1, 2].map((i) => [0, 1, 2].map((j) => (i === j ? values[i]! : 0)));
  angles.forEach((angle, axis) => {
    const [p, q] = [(axis + 1) % 3, (axis + 2) % 3];
    const r = [0, 1, 2].map((i) => [0, 1, 2].map((j): number => (i === j ? 1 : 0)));
    r[p]![p] = r[q]![q] = Math.cos(angle);
    r[p]![q] = -Math.sin(angle);
    r[q]![p] = Math.sin(angle);
    const times = (a: number[][], b: number[][]) =>
      a.map((row) => [0, 1, 2].map((j) => row.reduce((sum, v, k) => sum + v * b[k]![j]!, 0)));
    m = times(
      times(r, m),
      [0, 1, 2].map((i) => [0, 1, 2].map((j) => r[j]![i]!)),
    );
  });
  return [m[0]![0]!, m[1]![1]!, m[2]![2]!, m[0]![1]!, m[0]![2]!, m[1]![2]!];
}

const sizes = fc.double({ min: 0.3, max: 3, noNaN: true });
const angle = fc.double({ min: 0, max: 3.2, noNaN: true });

describe('splitting a tensor into two-point conductances', () => {
  it('gives back any tensor on any grid, with at most six positive weights', () => {
    const factor = fc.double({ min: 0.02, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        fc.tuple(factor, factor, factor),
        fc.tuple(angle, angle, angle),
        fc.tuple(sizes, sizes, sizes),
        (values, angles, h) => {
          const k = turned(values, angles);
          const split = sellingSplit(k, { dims: [1, 1, 1], spacingMm: h });
          expect(split.length).toBeLessThanOrEqual(6);
          const sum = [0, 0, 0, 0, 0, 0];
          for (const { offset, weight } of split) {
            expect(weight).toBeGreaterThan(0);
            const e = offset.map((v, axis) => v * h[axis]!);
            [
              e[0]! * e[0]!,
              e[1]! * e[1]!,
              e[2]! * e[2]!,
              e[0]! * e[1]!,
              e[0]! * e[2]!,
              e[1]! * e[2]!,
            ].forEach((product, i) => {
              sum[i]! += (weight * product) / (h[0] * h[1] * h[2]);
            });
          }
          sum.forEach((value, i) => expect(value).toBeCloseTo(k[i]!, 6));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is the seven-point stencil for an axis-parallel tensor', () => {
    const split = sellingSplit([2, 3, 5, 0, 0, 0], { dims: [1, 1, 1], spacingMm: [0.5, 1, 2] });
    const weights = Object.fromEntries(split.map(({ offset, weight }) => [offset.join(), weight]));
    expect(weights).toEqual({ '1,0,0': 2 * (2 / 0.5), '0,1,0': 3 * (1 / 1), '0,0,1': 5 * (0.5 / 2) });
  });
});
