import { describe, expect, it } from 'vitest';
import { type Grid, identityAxes, voxelToLps } from '../../../src/core/grid';
import { halveField } from '../../../src/core/halve';
import { lpsPoint, voxelPoint } from '../../../src/core/units';

const grid: Grid = {
  dims: [9, 8, 10],
  spacing: [0.5, 0.7, 2],
  origin: lpsPoint(-10, 4, 30),
  axes: identityAxes,
};

describe('a field at half its resolution', () => {
  it('keeps what it holds in place', () => {
    const data = new Uint8Array(720);
    const inside: number[][] = [];
    for (let k = 2; k < 6; k++)
      for (let j = 2; j < 6; j++)
        for (let i = 4; i < 8; i++) {
          data[i + 9 * (j + 8 * k)] = 255;
          inside.push([...voxelToLps(grid, voxelPoint(i, j, k))]);
        }
    const half = halveField({ grid, data });
    expect(half.grid.dims).toEqual([5, 4, 5]);
    expect(half.grid.spacing).toEqual([1, 1.4, 4]);
    const centre = (points: number[][]) =>
      [0, 1, 2].map((c) => points.reduce((sum, p) => sum + p[c]!, 0) / points.length);
    const found: number[][] = [];
    half.data.forEach((value, q) => {
      if (value === 0) return;
      expect(value).toBe(255);
      found.push([...voxelToLps(half.grid, voxelPoint(q % 5, Math.floor(q / 5) % 4, Math.floor(q / 20)))]);
    });
    expect(found).toHaveLength(inside.length / 8);
    centre(found).forEach((value, c) => expect(value).toBeCloseTo(centre(inside)[c]!, 9));
  });

  it('gives a voxel that is half covered half its value', () => {
    const data = new Uint8Array(720).fill(0);
    for (let j = 0; j < 2; j++) for (let k = 0; k < 2; k++) data[9 * (j + 8 * k)] = 255;
    expect(halveField({ grid, data }).data[0]).toBe(128);
  });
});
