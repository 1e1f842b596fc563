import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { angleErrorDeg, cornerDeg, linesDeg, type Segment } from '../../../src/core/angle';
import { type LpsPoint, lpsPoint } from '../../../src/core/units';

const ray = (deg: number, lengthMm: number, from = [0, 0, 0]): Segment => {
  const a = (deg * Math.PI) / 180;
  const [x, y, z] = from as [number, number, number];
  return [lpsPoint(x, y, z), lpsPoint(x, y + lengthMm * Math.cos(a), z + lengthMm * Math.sin(a))];
};

describe('the angle between two lines', () => {
  it('is the smaller one, whichever way each line was drawn', () => {
    expect(linesDeg(ray(10, 30), ray(47, 20))).toBeCloseTo(37, 10);
    expect(linesDeg(ray(10, 30), ray(47 + 180, 20))).toBeCloseTo(37, 10);
    expect(linesDeg(ray(0, 30), ray(120, 20))).toBeCloseTo(60, 10);
  });

  it('does not depend on where the lines lie: another slice, another level', () => {
    expect(linesDeg(ray(0, 30), ray(25, 20, [14, 80, -60]))).toBeCloseTo(25, 10);
  });

  it('is exact for lines that are nearly parallel', () => {
    expect(linesDeg(ray(0, 30), ray(0, 30))).toBe(0);
    expect(linesDeg(ray(0, 30), ray(1e-6, 30))).toBeCloseTo(1e-6, 12);
  });
});

describe('the angle of a corner', () => {
  it('runs up to 180°', () => {
    const vertex = lpsPoint(3, 4, 5);
    const at = (deg: number): LpsPoint => ray(deg, 10, [3, 4, 5])[1];
    expect(cornerDeg(vertex, at(0), at(152))).toBeCloseTo(152, 10);
    expect(cornerDeg(vertex, at(0), at(180))).toBeCloseTo(180, 6);
  });
});

describe('what an angle may be off by', () => {
  it('is what the ends are off over the length of each line', () => {
    // 0.5 mm at each end of 40 mm and of 20 mm, by hand.
    const expected = ((Math.atan(1 / 40) + Math.atan(1 / 20)) * 180) / Math.PI;
    expect(angleErrorDeg([ray(0, 40), ray(30, 20)], () => 0.5)).toBeCloseTo(expected, 10);
  });

  it('is everything for lines shorter than their ends are off', () => {
    expect(angleErrorDeg([ray(0, 40), ray(30, 0.8)], () => 0.5)).toBe(180);
  });

  it('takes the worst direction for parallel lines', () => {
    const error = angleErrorDeg([ray(0, 40), ray(0, 40)], ([x]) => 1 * Math.abs(x));
    expect(error).toBeCloseTo((2 * Math.atan(2 / 40) * 180) / Math.PI, 1);
  });

  it('holds for every way in which the ends of lines in a plane may be off', () => {
    const off = fc.tuple(...[0, 1, 2, 3].map(() => fc.double({ min: 0, max: 2 * Math.PI, noNaN: true })));
    fc.assert(
      fc.property(off, fc.double({ min: 5, max: 85, noNaN: true }), (ways, deg) => {
        const [first, second] = [ray(0, 30), ray(deg, 25)];
        const ends = [...first, ...second].map((p, n) =>
          lpsPoint(p[0], p[1] + 0.7 * Math.cos(ways[n]!), p[2] + 0.7 * Math.sin(ways[n]!)),
        ) as [LpsPoint, LpsPoint, LpsPoint, LpsPoint];
        const moved = linesDeg([ends[0], ends[1]], [ends[2], ends[3]]);
        // A line may also be shortened by its ends: no more than 1.4 of 25 mm here.
        const most = angleErrorDeg([first, second], () => 0.7) * (25 / (25 - 1.4));
        expect(Math.abs(moved - deg)).toBeLessThanOrEqual(most);
      }),
      { numRuns: 300, seed: 5 },
    );
  });
});
