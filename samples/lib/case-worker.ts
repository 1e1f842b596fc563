import { parentPort, workerData } from 'node:worker_threads';
import type { RasterGrid } from './raster';
import type { Recipe, SharedArrays } from './recipe';
import { doTask, type Task } from './tasks';

export interface CaseData {
  /** Module whose `recipe(grid)` describes the case. */
  readonly recipeModule: string;
  readonly grid: RasterGrid;
  readonly arrays: SharedArrays;
}

const { recipeModule, grid, arrays } = (workerData as { data: CaseData }).data;
const { recipe: build } = (await import(recipeModule)) as { recipe: (grid: RasterGrid) => Recipe };
const recipe = build(grid);

parentPort!.on('message', (task: Task) => {
  parentPort!.postMessage(doTask(recipe, arrays, task));
});
