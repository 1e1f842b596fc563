import { describe, expect, it } from 'vitest';
import { type Grid, identityAxes, voxelToLps } from '../../../../src/core/grid';
import { occupancyAt } from '../../../../src/core/field';
import { noContext } from '../../../../src/core/kernel';
import { surface } from '../../../../src/core/surface';
import { lpsPoint, voxelPoint } from '../../../../src/core/units';
import { displayField } from '../../../../src/simulation/cement/live/display';

const grid: Grid = {
  dims: [24, 22, 20],
  spacing: [1, 1.2, 0.9],
  origin: lpsPoint(5, -7, 3),
  axes: identityAxes,
};
const centre = [16.5, 5.5, 12] as const;

/** Share of a ball in each cell, by its distance from the surface: as sharp as the transport keeps it. */
function ball(radiusMm: number): Float64Array {
  const [nx, ny, nz] = grid.dims;
  const out = new Float64Array(nx * ny * nz);
  for (let k = 0, q = 0; k < nz; k++)
    for (let j = 0; j < ny; j++)
      for (let i = 0; i < nx; i++, q++) {
        const p = voxelToLps(grid, voxelPoint(i, j, k));
        const r = Math.hypot(p[0] - centre[0], p[1] - centre[1], p[2] - centre[2]);
        out[q] = Math.min(1, Math.max(0, 0.5 + radiusMm - r));
      }
  return out;
}

describe('the saturation made ready to be seen', () => {
  it('keeps a ball a ball, to a quarter of a cell, wherever it lies', async () => {
    const field = displayField(grid, ball(6))!;
    const made = await surface({ field }, noContext);
    if (!made.ok) throw new Error(made.failure.code);
    const { positions } = made.value;
    expect(positions.length).toBeGreaterThan(3000);
    for (let n = 0; n < positions.length; n += 3) {
      const r = Math.hypot(
        positions[n]! - centre[0],
        positions[n + 1]! - centre[1],
        positions[n + 2]! - centre[2],
      );
      expect(Math.abs(r - 6)).toBeLessThan(0.3);
    }
  });

  it('shows what touches the side of the grid, and nothing where there is nothing', () => {
    const saturation = new Float64Array(24 * 22 * 20);
    expect(displayField(grid, saturation)).toBeUndefined();
    saturation.fill(1);
    const field = displayField(grid, saturation)!;
    expect(occupancyAt(field, voxelToLps(grid, voxelPoint(0, 0, 0)))).toBeGreaterThan(100);
    expect(occupancyAt(field, voxelToLps(grid, voxelPoint(12, 11, 10)))).toBe(255);
    expect(occupancyAt(field, voxelToLps(grid, voxelPoint(-2, 11, 10)))).toBeLessThan(20);
  });
});
