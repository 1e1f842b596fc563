import type { PackedFile } from './archive';
import type { CaseData } from './case-worker';
import { defaultWorkers, Pool } from './pool';
import type { RasterGrid } from './raster';
import { allocateArrays, type Recipe, type SharedArrays } from './recipe';
import { doTask, paintTasks, scanTasks, type Task } from './tasks';

export interface GenerateOptions {
  readonly workers?: number;
  /** Fraction done, 0–1. */
  readonly onProgress?: (fraction: number) => void;
  /** Also makes the file of each slice. */
  readonly pack?: boolean;
}

export interface Generated extends SharedArrays {
  /** In the order of the slices; empty unless asked for. */
  readonly files: readonly PackedFile[];
}

/**
 * The voxels of a case: image and truth. `recipeModule` exports `recipe(grid)`. With one worker the work
 * is done in place; the number of workers does not change a byte.
 */
export const generate = async (
  recipeModule: URL,
  grid: RasterGrid,
  { workers = defaultWorkers(), onProgress, pack = false }: GenerateOptions = {},
): Promise<Generated> => {
  const arrays = allocateArrays(grid);
  const paint = paintTasks(grid.dims[2]);
  const scan = scanTasks(grid.dims[2], pack);
  // A slab of painting takes as long as about forty slices of scanning.
  const weight = (task: Task) => (task.kind === 'paint' ? 40 : task.to - task.from);
  const total = [...paint, ...scan].reduce((sum, task) => sum + weight(task), 0);
  let done = 0;
  const files: PackedFile[] = [];
  const finished = (task: Task, made: readonly PackedFile[]) => {
    if (task.kind === 'scan') made.forEach((file, n) => (files[task.from + n] = file));
    onProgress?.((done += weight(task)) / total);
  };
  if (workers <= 1) {
    const { recipe } = (await import(recipeModule.href)) as { recipe: (grid: RasterGrid) => Recipe };
    const local = recipe(grid);
    for (const task of [...paint, ...scan]) {
      finished(task, doTask(local, arrays, task));
    }
    return { ...arrays, files };
  }
  const script = new URL('case-worker.ts', import.meta.url);
  const data: CaseData = { recipeModule: recipeModule.href, grid, arrays };
  const pool = new Pool<Task, PackedFile[]>(script, data, workers);
  try {
    for (const tasks of [paint, scan]) {
      await pool.run(tasks.map((task) => ({ message: task, done: (made) => finished(task, made) })));
    }
  } finally {
    await pool.close();
  }
  return { ...arrays, files };
};
