import { describe, expect, it } from 'vitest';
import { type Grid, identityAxes } from '../../../src/core/grid';
import { lpsPoint } from '../../../src/core/units';
import { wholePart } from '../../../src/core/volume-part';
import {
  budgetBelow,
  memoryBudget,
  memoryFit,
  memoryNeed,
  partThatFits,
  type Storage,
  volumeBytes,
} from '../../../src/formats/memory';

const gridOf = (slices: number): Grid => ({
  dims: [512, 512, slices],
  spacing: [0.7, 0.7, 1],
  origin: lpsPoint(0, 0, 0),
  axes: identityAxes,
});
const plain: Storage = { bytesPerVoxel: 2, wholeFileBytes: 0 };
const GiB = 1024 ** 3;
const budgetOf = (machineGiB: number | undefined, isShared = true, heldBytes = 0) =>
  memoryBudget({ machineGiB, isShared, heldBytes });

describe('the memory that a CT needs', () => {
  it('lets a machine of 8 GB read 1,000 slices of 512 × 512, with and without shared memory', () => {
    for (const isShared of [true, false])
      for (const storage of [plain, { ...plain, bytesPerVoxel: 4 } as const])
        expect(memoryFit(gridOf(1000), storage, budgetOf(8, isShared))).toBe('fits');
  });

  it('is the HU as held, once for each copy, and files that are held whole', () => {
    const grid = gridOf(100);
    const bytes = 512 * 512 * 100 * 2;
    expect(volumeBytes(grid, plain)).toBe(bytes);
    expect(volumeBytes(grid, { ...plain, bytesPerVoxel: 4 })).toBe(2 * bytes);
    expect(volumeBytes(grid, plain, wholePart(grid, true))).toBe(bytes / 8);
    const shared = budgetOf(8);
    expect(memoryNeed(grid, plain, shared) - shared.takenBytes).toBe(bytes);
    expect(memoryNeed(grid, { ...plain, wholeFileBytes: 1000 }, shared) - shared.takenBytes).toBe(
      bytes + 1000,
    );
    const copied = budgetOf(8, false);
    expect(memoryNeed(grid, plain, copied) - copied.takenBytes).toBe(3 * bytes);
  });

  it('says tight where half the machine is not enough, and beyond where all of it is not', () => {
    expect(memoryFit(gridOf(2000), plain, budgetOf(4))).toBe('fits');
    expect(memoryFit(gridOf(4000), plain, budgetOf(4))).toBe('tight');
    expect(memoryFit(gridOf(4000), plain, budgetOf(2))).toBe('beyond');
    expect(memoryFit(gridOf(4000), plain, budgetOf(2), wholePart(gridOf(4000), true))).toBe('fits');
  });

  it('takes what is open into account', () => {
    expect(memoryFit(gridOf(2000), plain, budgetOf(4, true, 2 * GiB))).toBe('tight');
  });

  it('asks for no array that a browser refuses, however large the machine', () => {
    const budget = budgetOf(32);
    expect(memoryFit(gridOf(4096), { ...plain, bytesPerVoxel: 4 }, budget)).not.toBe('beyond');
    expect(memoryFit(gridOf(4097), { ...plain, bytesPerVoxel: 4 }, budget)).toBe('beyond');
  });

  it('does not refuse what a browser that tells nothing, or rounds to 8, may well hold', () => {
    for (const machineGiB of [undefined, 8])
      expect(memoryFit(gridOf(4096), { ...plain, bytesPerVoxel: 4 }, budgetOf(machineGiB))).toBe('tight');
  });

  it('leaves room for a small CT on the smallest machine', () => {
    expect(memoryFit(gridOf(50), plain, budgetOf(0.25))).toBe('fits');
    expect(memoryFit(gridOf(100), plain, budgetOf(0.25))).not.toBe('fits');
  });

  it.each([true, false])(
    'proposes as many middle slices as fit, and not one more (halved: %s)',
    (isHalved) => {
      const grid = gridOf(4000);
      const budget = budgetOf(isHalved ? 0.25 : 2);
      const part = partThatFits(grid, plain, budget, isHalved);
      expect(part.low.slice(0, 2)).toEqual([0, 0]);
      expect(part.high.slice(0, 2)).toEqual([511, 511]);
      expect(Math.abs(part.low[2] + part.high[2] - 3999)).toBeLessThanOrEqual(1);
      expect(memoryFit(grid, plain, budget, part)).toBe('fits');
      const more = { ...part, high: [511, 511, part.high[2] + 2] as const };
      expect(memoryFit(grid, plain, budget, more)).not.toBe('fits');
    },
  );

  it('proposes all of it where all of it fits', () => {
    expect(partThatFits(gridOf(10), plain, budgetOf(8))).toEqual(wholePart(gridOf(10)));
  });

  it('expects less of a machine that could not give what was asked', () => {
    const budget = budgetOf(8);
    const needed = memoryNeed(gridOf(1000), plain, budget);
    const below = budgetBelow(budget, needed);
    expect(memoryFit(gridOf(1000), plain, below)).toBe('beyond');
    expect(memoryFit(gridOf(500), plain, below)).toBe('fits');
    expect(memoryFit(gridOf(600), plain, below)).toBe('tight');
  });
});
