import { describe, expect, it } from 'vitest';
import { agreement } from '../../../src/anatomy/agreement';
import { type Grid, identityAxes, subGrid, voxelToLps } from '../../../src/core/grid';
import type { VoxelField } from '../../../src/core/structure';
import { type LpsPoint, lpsPoint, voxelPoint } from '../../../src/core/units';
import { distance } from '../../../src/core/vector';

const grid: Grid = {
  dims: [44, 44, 30],
  spacing: [0.8, 0.8, 1.2],
  origin: lpsPoint(100, -40, 7),
  axes: identityAxes,
};
const centre = lpsPoint(117, -23, 24);

/** A ball whose half level is its sphere. */
function ball(radiusMm: number, at: LpsPoint, on: Grid = grid): VoxelField {
  const [nx, ny, nz] = on.dims;
  const data = new Uint8Array(nx * ny * nz);
  for (let o = 0; o < data.length; o++) {
    const p = voxelToLps(on, voxelPoint(o % nx, Math.floor(o / nx) % ny, Math.floor(o / nx / ny)));
    data[o] = Math.round(255 * Math.min(Math.max(0.5 + (radiusMm - distance(p, at)) / 4, 0), 1));
  }
  return { grid: on, data };
}

/** A block of whole voxels. */
function block(from: readonly number[], to: readonly number[]): VoxelField {
  const data = new Uint8Array(44 * 44 * 30);
  for (let k = from[2]!; k < to[2]!; k++)
    for (let j = from[1]!; j < to[1]!; j++)
      data.fill(255, 44 * (j + 44 * k) + from[0]!, 44 * (j + 44 * k) + to[0]!);
  return { grid, data };
}

describe('agreement of two segmentations', () => {
  it('is whole for the same field', () => {
    const { dice, meanSurfaceMm, hausdorff95Mm } = agreement(ball(10, centre), ball(10, centre));
    expect(dice).toBe(1);
    expect(meanSurfaceMm).toBeLessThan(0.005);
    expect(hausdorff95Mm).toBeLessThan(0.005);
  });

  it('of balls within each other is the difference of their radii', () => {
    const { dice, meanSurfaceMm, hausdorff95Mm } = agreement(ball(10, centre), ball(12, centre));
    expect(dice).toBeCloseTo((2 * 10 ** 3) / (10 ** 3 + 12 ** 3), 2);
    expect(meanSurfaceMm).toBeCloseTo(2, 1);
    expect(hausdorff95Mm).toBeGreaterThan(1.95);
    expect(hausdorff95Mm).toBeLessThan(2.06);
  });

  it('of a ball moved by s: half of s on the mean, 0.95 s at the 95th percentile', () => {
    const moved = lpsPoint(centre[0] + 1.5, centre[1], centre[2]);
    const { meanSurfaceMm, hausdorff95Mm } = agreement(ball(11, centre), ball(11, moved));
    expect(Math.abs(meanSurfaceMm! - 0.75)).toBeLessThan(0.06);
    expect(Math.abs(hausdorff95Mm! - 1.425)).toBeLessThan(0.06);
  });

  it('counts the voxels of blocks', () => {
    const { dice } = agreement(block([5, 5, 5], [15, 15, 15]), block([8, 5, 5], [18, 15, 17]));
    expect(dice).toBeCloseTo((2 * 7 * 10 * 10) / (1000 + 1200), 12);
  });

  it('takes parts of one lattice and refuses another', () => {
    const part = subGrid(grid, [3, 5, 2], [36, 33, 26]);
    const { dice, hausdorff95Mm } = agreement(ball(10, centre), ball(10, centre, part));
    expect(dice).toBe(1);
    expect(hausdorff95Mm).toBeLessThan(0.005);
    const between = { ...grid, origin: lpsPoint(100.4, -40, 7) };
    expect(() => agreement(ball(10, centre), ball(10, centre, between))).toThrow(/lattice/);
  });

  it('has no distances to what is empty', () => {
    const empty = { grid, data: new Uint8Array(44 * 44 * 30) };
    expect(agreement(ball(10, centre), empty)).toEqual({ dice: 0 });
    expect(agreement(empty, empty)).toEqual({ dice: 1 });
  });
});
