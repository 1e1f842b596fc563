import { describe, expect, it } from 'vitest';
import { close, dilate, erode, open } from '../../../../src/anatomy/voxels/ball';
import { distanceMm } from '../../../../src/anatomy/voxels/distance';
import type { Dims } from '../../../../src/anatomy/voxels/runs';
import { count, maskWhere, sequence } from './masks';

const dims: Dims = [21, 14, 9];
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

describe('a ball', () => {
  const isotropic: Dims = [19, 19, 19];
  const mm = [1, 1, 1] as const;

  it('about a point has the voxels that it should', () => {
    const grown = dilate(
      maskWhere(isotropic, (i, j, k) => i === 9 && j === 9 && k === 9),
      isotropic,
      mm,
      5,
    );
    const ball = maskWhere(isotropic, (i, j, k) => (i - 9) ** 2 + (j - 9) ** 2 + (k - 9) ** 2 <= 25);
    expect(grown).toEqual(ball);
    // Erosion takes the ball back to its centre.
    expect(count(erode(ball, isotropic, mm, 5))).toBe(1);
  });

  it('is oblong in voxels that are', () => {
    const grown = dilate(
      maskWhere(dims, (i, j, k) => i === 10 && j === 7 && k === 4),
      dims,
      spacingMm,
      2.5,
    );
    const ball = maskWhere(dims, (i, j, k) =>
      ((i - 10) * 0.7) ** 2 + ((j - 7) * 0.9) ** 2 + ((k - 4) * 2.5) ** 2 <= 6.2501); // prettier-ignore
    expect(grown).toEqual(ball);
  });

  it('does not eat what the edge of the picture cuts', () => {
    const half = maskWhere(isotropic, (i) => i < 9);
    expect(count(erode(half, isotropic, mm, 3))).toBe(6 * 19 * 19);
  });

  it('opens bridges and closes gaps', () => {
    const cube = (i: number, j: number, k: number, c: number) =>
      Math.max(Math.abs(i - c), Math.abs(j - 9), Math.abs(k - 9)) <= 3;
    const bridged = maskWhere(
      isotropic,
      (i, j, k) => cube(i, j, k, 4) || cube(i, j, k, 14) || (j === 9 && k === 9),
    );
    expect(open(bridged, isotropic, mm, 1)[9 + 19 * (9 + 19 * 9)]).toBe(0);
    const gap = maskWhere(isotropic, (i) => i !== 9);
    expect(count(close(gap, isotropic, mm, 1))).toBe(19 ** 3);
  });
});
