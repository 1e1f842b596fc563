import { expect, it } from 'vitest';
import { type Grid, lpsToVoxel, voxelToLps } from '../../../src/core/grid';
import { noContext } from '../../../src/core/kernel';
import { lpsPoint, voxelPoint } from '../../../src/core/units';
import { volumeTexture } from '../../../src/core/volume-texture';
import { obliqueAxes } from './surface-shapes';

const grid: Grid = {
  dims: [20, 9, 12],
  spacing: [0.8, 0.8, 2],
  origin: lpsPoint(5, -7, 11),
  axes: obliqueAxes,
};
const hu = Int16Array.from({ length: 20 * 9 * 12 }, (_, n) => (n * 37) % 1400);
const volume = { grid, hu, minHu: 0, maxHu: 1399 };

const make = async (maxSize: number) => {
  const result = await volumeTexture({ volume, lowHu: 100, highHu: 1120, maxSize }, noContext);
  if (!result.ok) throw new Error(result.failure.code);
  return result.value;
};

it('windows HU to 8 bits, cut off at both ends', async () => {
  const { data, grid: same } = await make(32);
  expect(same).toEqual(grid);
  for (const n of [0, 2, 17, 1000]) {
    expect(data[n]).toBe(Math.max(0, Math.min(255, Math.round((hu[n]! - 100) / 4))));
  }
});

it('averages blocks of a CT that is too large and keeps them where they were', async () => {
  const texture = await make(10);
  expect(texture.grid.dims).toEqual([10, 9, 6]);
  const block = [0, 1].flatMap((i) => [0, 1].map((k) => hu[6 + i + 20 * (4 + 9 * (8 + k))]!));
  const mean = block.reduce((sum, value) => sum + value, 0) / 4;
  expect(texture.data[3 + 10 * (4 + 9 * 4)]).toBe(Math.round(Math.min(255, Math.max(0, (mean - 100) / 4))));
  const centre = lpsToVoxel(grid, voxelToLps(texture.grid, voxelPoint(3, 4, 4)));
  [6.5, 4, 8.5].forEach((index, axis) => expect(centre[axis]).toBeCloseTo(index, 9));
});

it('bounds what interpolation meets in each brick', async () => {
  const { data, bricks, brickDims } = await make(32);
  expect(brickDims).toEqual([3, 2, 2]);
  // Brick [1, 0, 1]: texels 7–16, 0–8, 7–11.
  let [low, high] = [255, 0];
  for (let k = 7; k <= 11; k++) {
    for (let j = 0; j <= 8; j++) {
      for (let i = 7; i <= 16; i++) {
        const value = data[i + 20 * (j + 9 * k)]!;
        [low, high] = [Math.min(low, value), Math.max(high, value)];
      }
    }
  }
  const at = 2 * (1 + 3 * (0 + 2 * 1));
  expect([bricks[at], bricks[at + 1]]).toEqual([low, high]);
});
