import { packFile, type PackedFile } from './archive';
import { BRICK } from './lattice';
import { rasterise } from './raster';
import type { Recipe, SharedArrays } from './recipe';
import { reconstructSlice } from './reconstruct';

/** A piece of a case's voxels. All `paint` come before any `scan`. */
export type Task =
  | { readonly kind: 'paint'; readonly zStart: number }
  | { readonly kind: 'scan'; readonly k: number; readonly pack: boolean };

export const paintTasks = (slices: number): Task[] =>
  Array.from({ length: Math.ceil(slices / BRICK) }, (_, n) => ({ kind: 'paint', zStart: n * BRICK }));
export const scanTasks = (slices: number, pack: boolean): Task[] =>
  Array.from({ length: slices }, (_, k) => ({ kind: 'scan', k, pack }));

/** Does one task in place; answers the slice's file where it is asked for. */
export const doTask = (recipe: Recipe, arrays: SharedArrays, task: Task): PackedFile | undefined => {
  const { grid, scene, scanner, segments } = recipe;
  if (task.kind === 'paint') {
    const numbers = new Map(segments.map((id, n) => [id, n + 1]));
    const zEnd = Math.min(task.zStart + BRICK, grid.dims[2]);
    rasterise(scene, grid, numbers, task.zStart, zEnd, arrays);
    return undefined;
  }
  const plane = grid.dims[0] * grid.dims[1];
  const slice = arrays.image.subarray(task.k * plane, (task.k + 1) * plane);
  reconstructSlice(scanner, grid, arrays.hu, task.k, slice);
  if (!task.pack) return undefined;
  const { name, bytes } = recipe.sliceFile(task.k, slice);
  return packFile(name, bytes);
};
