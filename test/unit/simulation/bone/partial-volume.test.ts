import { describe, expect, it } from 'vitest';
import { hiddenHu, peakOfRise } from '../../../../src/simulation/cement/bone/partial-volume';

const stepMm = 0.5;
/** A usual scanner's blur, 1.2 mm from half to half. */
const sigmaMm = 0.51;
const placesMm = Array.from({ length: 11 }, (_, n) => n * stepMm - 2.5);

/** Error function (Abramowitz and Stegun 7.1.26). */
function erf(x: number): number {
  const t = 1 / (1 + 0.3275911 * Math.abs(x));
  const sum =
    t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  return Math.sign(x) * (1 - sum * Math.exp(-x * x));
}

const below = (x: number) => (1 + erf(x / sigmaMm / Math.SQRT2)) / 2;

interface Line {
  readonly inside: number;
  readonly outside: number;
  readonly wallHu?: number;
  readonly wallMm?: number;
}

/** HU across a wall as a scanner shows it, the wall's inner side at 0. */
const line = ({ inside, outside, wallHu = 0, wallMm = 0 }: Line): number[] =>
  placesMm.map((x) => {
    const [outer, inner] = [below(x - wallMm), 1 - below(x)];
    return inside * inner + outside * outer + wallHu * (1 - inner - outer);
  });

const shown = (values: readonly number[]) => Math.max(...values) + hiddenHu(values, stepMm);

describe('a thin wall beside something darker', () => {
  it('is shown beside gas much as it would be beside marrow', () => {
    const wall = { wallHu: 900, wallMm: 0.5 };
    const marrow = shown(line({ inside: 100, outside: 80, ...wall }));
    for (const inside of [-700, -400]) {
      const plain = line({ inside, outside: 80, ...wall });
      expect(Math.max(...plain)).toBeLessThan(0.8 * marrow);
      expect(shown(plain) / marrow).toBeGreaterThan(0.7);
      expect(shown(plain) / marrow).toBeLessThan(1.4);
    }
  });

  // Of a wall that usually shows 430 HU, less than 157 counts as open.
  it.each([
    { inside: -700, outside: 80 },
    { inside: 100, outside: -100 },
    { inside: 100, outside: 40 },
  ])('where there is none stays open: $inside HU inside, $outside outside', (sides) => {
    // 15 HU of noise, the same each time.
    for (let seed = 1; seed < 20; seed++) {
      const noisy = line(sides).map((hu, n) => hu + 21 * Math.sin(seed * 12.9898 + n * 78.233));
      expect(shown(noisy)).toBeLessThan(157);
    }
  });

  it('leaves what stands between two alike as it is', () => {
    expect(hiddenHu(line({ inside: 100, outside: 60, wallHu: 900, wallMm: 0.5 }), stepMm)).toBe(0);
  });

  it('a high peak beside a step loses half of it', () => {
    expect(peakOfRise(20)).toBeCloseTo(20.5, 1);
    expect(peakOfRise(0)).toBe(0);
  });
});
