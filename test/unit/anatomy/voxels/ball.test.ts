import { describe, expect, it } from 'vitest';
import { close, dilate, erode, open } from '../../../../src/anatomy/voxels/ball';
import type { Dims } from '../../../../src/anatomy/voxels/runs';
import { count, maskWhere } from './masks';

const dims: Dims = [21, 14, 9];
const spacingMm = [0.7, 0.9, 2.5] as const;

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
