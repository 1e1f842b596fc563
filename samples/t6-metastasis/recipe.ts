import { ctFileName } from '../lib/headers';
import type { RasterGrid } from '../lib/raster';
import type { Recipe } from '../lib/recipe';
import { segmentsOf } from '../lib/segments';
import { ctFile } from './dicom';
import { GRID } from './landmarks';
import { scanner } from './scanner';
import { buildScene } from './scene';
import { derived } from './segments';

const sliceFile = (k: number, hu: Int16Array) => ({ name: ctFileName(k), bytes: ctFile(k, hu) });

export const fullGrid: RasterGrid = GRID;

/** The case on a grid: the whole CT unless a test asks for less. */
export const recipe = (grid: RasterGrid = fullGrid): Recipe => {
  const scene = buildScene();
  return { grid, scene, scanner, segments: segmentsOf(scene, derived).map(({ id }) => id), sliceFile };
};
