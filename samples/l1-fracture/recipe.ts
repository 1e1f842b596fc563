import type { RasterGrid } from '../lib/raster';
import { recipeOf } from '../lib/recipe';
import { ctFile } from './dicom';
import { GRID } from './landmarks';
import { scanner } from './scanner';
import { buildScene } from './scene';
import { derived } from './segments';

export const fullGrid: RasterGrid = GRID;

export const recipe = recipeOf({ fullGrid, buildScene, scanner, ctFile, derived });
