import { describe, expect, it } from 'vitest';
import { identityAxes } from '../../../../src/core/grid';
import { lpsPoint } from '../../../../src/core/units';
import { coveringGrid, resample } from '../../../../src/simulation/cement/bone/resample';

const grid = {
  dims: [12, 10, 8],
  spacing: [1, 1.5, 2],
  origin: lpsPoint(3, -4, 5),
  axes: identityAxes,
} as const;
const ramp = Float32Array.from({ length: 12 * 10 * 8 }, (_, q) => q % 12);

describe('resampling', () => {
  it('keeps a field on its own grid as its box average', () => {
    const same = resample(new Float32Array(960).fill(7), grid, grid, 'clamp');
    expect(Math.max(...same)).toBeCloseTo(7, 5);
    expect(Math.min(...same)).toBeCloseTo(7, 5);
  });

  it.each([0.5, 0.8, 1, 2])('is exact for a linear field at %f mm', (spacing) => {
    const target = coveringGrid(grid, [2, 3, 4], [9, 9, 10], spacing);
    const values = resample(ramp, grid, target, 'clamp');
    const [nx] = target.dims;
    const first = target.origin[0] - grid.origin[0];
    values.forEach((v, q) => expect(v).toBeCloseTo(first + (q % nx) * spacing, 4));
  });

  it('keeps the volume of a mask', () => {
    const mask = new Float32Array(960);
    for (let k = 2; k < 6; k++)
      for (let j = 3; j < 7; j++) for (let i = 4; i < 9; i++) mask[i + 12 * (j + 10 * k)] = 255;
    const target = coveringGrid(grid, [-3, -3, -3], [14, 17, 18], 1);
    const sum = resample(mask, grid, target, 'zero').reduce((a, v) => a + v, 0) / 255;
    expect(sum / (4 * 4 * 5 * 3)).toBeCloseTo(1, 1);
  });
});
