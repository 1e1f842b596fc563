import { expect } from 'vitest';
import type { RasterGrid } from '../../samples/lib/raster';
import { allocateArrays, type Recipe, type SharedArrays } from '../../samples/lib/recipe';
import { doTask, paintTasks } from '../../samples/lib/tasks';
import type { truthOf } from '../../samples/lib/truth';

/** A part of a sample, painted and scanned: what a radiologist would measure on. */
export interface Slab {
  readonly grid: RasterGrid;
  readonly arrays: SharedArrays;
  /** Voxels of one segment of the truth, 1 inside. */
  readonly mask: (id: string) => Uint8Array;
}

export function paintSlab(
  recipe: (grid: RasterGrid) => Recipe,
  segmentMask: ReturnType<typeof truthOf>['segmentMask'],
  grid: RasterGrid,
): Slab {
  const made = recipe(grid);
  const arrays = allocateArrays(grid);
  for (const task of paintTasks(grid.dims[2])) doTask(made, arrays, task);
  doTask(made, arrays, { kind: 'scan', from: 0, to: grid.dims[2], pack: false });
  return { grid, arrays, mask: (id) => segmentMask(arrays, made.segments, id) };
}

/** Mean and standard deviation of the image in a structure, `rim` voxels inside its border. */
export function statistics(slab: Slab, id: string, rim = 2): { mean: number; sd: number; count: number } {
  const [nx, ny, nz] = slab.grid.dims;
  const mask = slab.mask(id);
  const values: number[] = [];
  for (let k = 2; k < nz - 2; k++) {
    for (let j = rim; j < ny - rim; j++) {
      for (let i = rim; i < nx - rim; i++) {
        const o = i + nx * (j + ny * k);
        const deep = [-rim, 0, rim].every((dj) => [-rim, 0, rim].every((di) => mask[o + di + nx * dj]));
        if (deep && mask[o + 2 * nx * ny] && mask[o - 2 * nx * ny]) values.push(slab.arrays.image[o]!);
      }
    }
  }
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { mean, sd: Math.sqrt(variance), count: values.length };
}

export const between = (value: number, low: number, high: number, what: string): void => {
  expect(value, what).toBeGreaterThanOrEqual(low);
  expect(value, what).toBeLessThanOrEqual(high);
};
