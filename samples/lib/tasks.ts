import { packFile, type PackedFile } from './archive';
import { BRICK } from './lattice';
import { rasterise } from './raster';
import type { Recipe, SharedArrays } from './recipe';
import { reconstructSlice } from './reconstruct';

/** A piece of a case's voxels. All `paint` come before any `scan`. */
export type Task =
  | { readonly kind: 'paint'; readonly zStart: number }
  | { readonly kind: 'scan'; readonly from: number; readonly to: number; readonly pack: boolean };

/** Slices scanned in a run: neighbours share noise. */
const RUN = 8;

export const paintTasks = (slices: number): Task[] =>
  Array.from({ length: Math.ceil(slices / BRICK) }, (_, n) => ({ kind: 'paint', zStart: n * BRICK }));
export const scanTasks = (slices: number, pack: boolean): Task[] =>
  Array.from({ length: Math.ceil(slices / RUN) }, (_, n) => ({
    kind: 'scan',
    from: n * RUN,
    to: Math.min(slices, (n + 1) * RUN),
    pack,
  }));

/** Does one task in place; answers the slices' files where they are asked for. */
export const doTask = (recipe: Recipe, arrays: SharedArrays, task: Task): PackedFile[] => {
  const { grid, scene, scanner, segments } = recipe;
  if (task.kind === 'paint') {
    const numbers = new Map(segments.map((id, n) => [id, n + 1]));
    const zEnd = Math.min(task.zStart + BRICK, grid.dims[2]);
    rasterise(scene, grid, numbers, task.zStart, zEnd, arrays);
    return [];
  }
  const plane = grid.dims[0] * grid.dims[1];
  const files: PackedFile[] = [];
  for (let k = task.from; k < task.to; k++) {
    const slice = arrays.image.subarray(k * plane, (k + 1) * plane);
    reconstructSlice(scanner, grid, arrays.hu, k, slice);
    if (!task.pack) continue;
    const { name, bytes } = recipe.sliceFile(k, slice);
    files.push(packFile(name, bytes));
  }
  return files;
};
