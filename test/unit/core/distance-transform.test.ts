import { describe, expect, it } from 'vitest';
import { distanceMm } from '../../../src/core/distance-transform';
import { maskWhere, sequence } from '../anatomy/voxels/masks';

const dims = [21, 14, 9] as const;
const spacingMm = [0.7, 0.9, 2.5] as const;
const placeMm = (q: number) => [(q % 21) * 0.7, (Math.floor(q / 21) % 14) * 0.9, Math.floor(q / 294) * 2.5];

function plainDistance(mask: Uint8Array): number[] {
  const set = [...mask.entries()].filter(([, value]) => value).map(([q]) => placeMm(q));
  return Array.from(mask, (_, q) => {
    const [x, y, z] = placeMm(q);
    return Math.min(...set.map(([a, b, c]) => Math.hypot(a! - x!, b! - y!, c! - z!)));
  });
}

describe('distance', () => {
  it.each([0.002, 0.02, 0.4])('is that of a plain search, share set %f', (share) => {
    const random = sequence(7);
    const mask = maskWhere(dims, () => random() < share);
    mask[1500] = 1;
    const plain = plainDistance(mask);
    distanceMm(mask, dims, spacingMm).forEach((value, q) => expect(value).toBeCloseTo(plain[q]!, 4));
    const free = plainDistance(mask.map((value) => 1 - value));
    distanceMm(mask, dims, spacingMm, Infinity, 'free').forEach((value, q) =>
      expect(value).toBeCloseTo(free[q]!, 4),
    );
  });

  it('is the same up to a bound, and infinite beyond it', () => {
    const random = sequence(3);
    const mask = maskWhere(dims, () => random() < 0.01);
    const plain = plainDistance(mask);
    distanceMm(mask, dims, spacingMm, 2.6).forEach((value, q) => {
      if (plain[q]! <= 2.6) expect(value).toBeCloseTo(plain[q]!, 4);
      else expect(value).toBe(Infinity);
    });
  });

  it('is infinite where nothing is set', () => {
    expect(distanceMm(new Uint8Array(2646), dims, spacingMm).every((value) => value === Infinity)).toBe(true);
  });
});
