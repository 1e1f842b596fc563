import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { signedDistanceAt } from '../../../src/core/signed-distance';
import type { Tube } from '../../../src/core/structure';
import { TubeDistance } from '../../../src/core/tube-distance';
import { type LpsPoint, lpsPoint } from '../../../src/core/units';

const bent: Tube = {
  pointsMm: [lpsPoint(0, 0, 0), lpsPoint(12, 0, 0), lpsPoint(14, 10, 2), lpsPoint(14, 20, 12)],
  radiiMm: [3, 2, 2.5, 1],
};

/** The union as very many balls. */
const balls = bent.pointsMm.slice(1).flatMap((b, i) => {
  const a = bent.pointsMm[i]!;
  return Array.from({ length: 1500 }, (_, n) => {
    const t = n / 1499;
    const c = [0, 1, 2].map((axis) => a[axis]! + t * (b[axis]! - a[axis]!));
    return { c, r: bent.radiiMm[i]! + t * (bent.radiiMm[i + 1]! - bent.radiiMm[i]!) };
  });
});
const toBalls = (p: readonly number[]): number =>
  Math.min(...balls.map(({ c, r }) => Math.hypot(p[0]! - c[0]!, p[1]! - c[1]!, p[2]! - c[2]!) - r));

const anywhere = fc
  .tuple(
    fc.double({ min: -8, max: 22, noNaN: true }),
    fc.double({ min: -8, max: 26, noNaN: true }),
    fc.double({ min: -8, max: 18, noNaN: true }),
  )
  .map(([x, y, z]): LpsPoint => lpsPoint(x, y, z));

describe('distance to a drawn tube', () => {
  const tube = new TubeDistance(bent);

  it('is that of the union of its balls outside, to 0.01 mm', () => {
    fc.assert(
      fc.property(anywhere, (p) => {
        const expected = toBalls(p);
        if (expected > 0) expect(signedDistanceAt(tube, p)).toBeCloseTo(expected, 2);
        else expect(signedDistanceAt(tube, p)).toBeLessThan(0.001);
      }),
      { numRuns: 200, seed: 3 },
    );
  });

  it('is the way out of the whole union inside, also at the inner side of a bend', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: balls.length - 1 }), anywhere, (n, direction) => {
        const { c, r } = balls[n]!;
        const size = Math.hypot(...direction) || 1;
        const p = lpsPoint(
          ...(c.map((value, axis) => value + (0.6 * r * direction[axis]!) / size) as [
            number,
            number,
            number,
          ]),
        );
        const depth = -signedDistanceAt(tube, p);
        const [x, y, z] = tube.nearest;
        // The end of the way lies on the union's surface, and no way in another direction is shorter.
        expect(toBalls([x!, y!, z!])).toBeCloseTo(0, 2);
        for (let turn = 0; turn < 40; turn++) {
          const u = Math.cos(turn * 2.4) * Math.sqrt(1 - ((turn + 0.5) / 20 - 1) ** 2);
          const v = Math.sin(turn * 2.4) * Math.sqrt(1 - ((turn + 0.5) / 20 - 1) ** 2);
          const w = (turn + 0.5) / 20 - 1;
          const s = depth - 0.01;
          expect(toBalls([p[0] + s * u, p[1] + s * v, p[2] + s * w])).toBeLessThan(0.002);
        }
      }),
      { numRuns: 15, seed: 5 },
    );
  });

  it('knows a ball that swallows its neighbour', () => {
    const swallowed = new TubeDistance({ pointsMm: [lpsPoint(0, 0, 0), lpsPoint(1, 0, 0)], radiiMm: [5, 2] });
    expect(signedDistanceAt(swallowed, lpsPoint(9, 0, 0))).toBeCloseTo(4, 9);
    expect(signedDistanceAt(swallowed, lpsPoint(0, 0, 0))).toBeCloseTo(-5, 9);
  });
});
