import { describe, expect, it } from 'vitest';
import type { Level } from '../../../../src/anatomy/spine/levels';
import { mergedLevels } from '../../../../src/anatomy/spine/merged';
import type { SpineProfile } from '../../../../src/anatomy/spine/profile';

const dims = [30, 30, 160] as const;
const size = dims[0] * dims[1] * dims[2];

/** A straight spine along k: bodies 20 mm wide and 20 mm deep from the wall on. */
const coordinates = {
  s: Float32Array.from({ length: size }, (_, n) => Math.floor(n / 900)),
  a: Int8Array.from({ length: size }, (_, n) => 20 - (Math.floor(n / 30) % 30)),
  l: Int8Array.from({ length: size }, (_, n) => (n % 30) - 15),
};
const flat = (mm: number) => new Float64Array(160).fill(mm);
const profile = { wall: flat(0), depth: flat(20), half: flat(10), back: flat(8), pedicle: flat(0), lamina: flat(0) } satisfies SpineProfile; // prettier-ignore

/** Levels between heights, their discs of this contrast, and bodies `gapMm` apart. */
function spine(heights: readonly number[], gapMm: number, contrastHu = 200) {
  const disc = (s: number) => ({ s, toFront: 0, toLeft: 0, contrastHu });
  const levels = heights.slice(1).map((to, n): Level => {
    const from = heights[n]!;
    return { from, to, below: disc(from), above: disc(to), pedicle: (from + to) / 2 };
  });
  const labels = Uint8Array.from({ length: size }, (_, n) => {
    const [s, a, l] = [coordinates.s[n]!, coordinates.a[n]!, coordinates.l[n]!];
    if (a < 0 || a > 20 || Math.abs(l) > 10) return 0;
    return 1 + levels.findIndex(({ from, to }) => s >= from + gapMm / 2 && s < to - gapMm / 2);
  });
  return mergedLevels(levels, labels, dims, coordinates, profile);
}

describe('vertebrae that may be more than one', () => {
  it('are none where discs part them and heights are even', () => {
    expect(spine([0, 28, 60, 95, 130], 6)).toEqual([false, false, false, false]);
  });

  it('is the one that is twice as high as its neighbours; a broken one is not', () => {
    expect(spine([0, 24, 48, 96, 120], 6)).toEqual([false, false, true, false]);
    expect(spine([0, 30, 48, 78, 108], 6)).toEqual([false, false, false, false]);
  });

  it('are both where bone goes on from one to the next', () => {
    expect(spine([0, 30, 60, 90], 0)).toEqual([true, true, true]);
  });

  it('are both where the disc between is no darker than bone', () => {
    expect(spine([0, 30, 60], 6, 10)).toEqual([true, true]);
  });
});
