import { ctFileName } from './headers';
import type { Scene } from './part';
import type { RasterGrid, RasterTarget } from './raster';
import type { Scanner } from './reconstruct';
import { segmentsOf } from './segments';

/** All that a case's voxels depend on. */
export interface Recipe {
  readonly grid: RasterGrid;
  readonly scene: Scene;
  readonly scanner: Scanner;
  /** Ids of the truth; a label is the index plus one. */
  readonly segments: readonly string[];
  /** The file that holds slice `k` of the image. */
  readonly sliceFile: (k: number, hu: Int16Array) => { readonly name: string; readonly bytes: Uint8Array };
}

export interface CaseRecipe {
  readonly fullGrid: RasterGrid;
  readonly buildScene: () => Scene;
  readonly scanner: Scanner;
  readonly ctFile: (k: number, hu: Int16Array) => Uint8Array;
  /** Segments made of others. */
  readonly derived?: readonly string[];
}

/** The case on a grid: the whole CT unless a test asks for less. */
export const recipeOf =
  ({ fullGrid, buildScene, scanner, ctFile, derived = [] }: CaseRecipe) =>
  (grid: RasterGrid = fullGrid): Recipe => {
    const scene = buildScene();
    const segments = segmentsOf(scene, derived).map(({ id }) => id);
    return {
      grid,
      scene,
      scanner,
      segments,
      sliceFile: (k, hu) => ({ name: ctFileName(k), bytes: ctFile(k, hu) }),
    };
  };

/** Arrays of a grid that every worker thread reads and writes in place. */
export interface SharedArrays extends RasterTarget {
  /** What the scanner shows, HU. */
  readonly image: Int16Array;
}

export const allocateArrays = ({ dims }: RasterGrid): SharedArrays => {
  const voxels = dims[0] * dims[1] * dims[2];
  return {
    hu: new Int16Array(new SharedArrayBuffer(2 * voxels)),
    image: new Int16Array(new SharedArrayBuffer(2 * voxels)),
    label: new Uint8Array(new SharedArrayBuffer(voxels)),
    overlay: new Uint8Array(new SharedArrayBuffer(voxels)),
  };
};

/** A coarser or smaller grid of the same case: what tests generate. */
export const cropGrid = (
  grid: RasterGrid,
  fromMm: readonly [number, number, number],
  dims: readonly [number, number, number],
  spacingMm = grid.spacingMm,
): RasterGrid => ({ dims, spacingMm, originMm: fromMm });
