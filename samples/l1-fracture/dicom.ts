import { type Grid } from '../../src/core/grid';
import { lpsPoint, lpsVector } from '../../src/core/units';
import { writeCtSlice } from '../../src/formats/dicom-ct/write';
import { headersOf } from '../lib/headers';
import { type RasterGrid, sliceMmOf } from '../lib/raster';
import type { SharedArrays } from '../lib/recipe';
import { GRID } from './landmarks';

export const sampleName = 'l1-fracture';
export const recipeVersion = 1;

export const { uids, ctHeader, segHeader } = headersOf(sampleName, GRID, {
  title: 'L1 osteoporotic compression fracture',
  patientName: 'SIMULATED^L1 FRACTURE',
  patientId: 'SIMULATED-L1-FRACTURE',
  study: 'CT of the thoracolumbar spine, prone',
  recipeVersion,
  patientPosition: 'HFP',
  acquisition: {
    BodyPartExamined: 'LSPINE',
    XRayTubeCurrent: 260,
    ExposureTime: 750,
    ConvolutionKernel: 'SIMULATED 1.1 mm',
    ReconstructionDiameter: 337,
    WindowCenter: 40,
    WindowWidth: 400,
  },
});

/**
 * The grid as a scanner stores it for a patient who lies head first and prone (PS3.3 C.7.3.1.1.2): rows run
 * to the patient's right, columns to the front, so the table is below in the picture and the back on top.
 */
export const storedGrid = (grid: RasterGrid): Grid => {
  const [nx, ny] = grid.dims;
  const [x, y, z] = grid.originMm;
  return {
    dims: grid.dims,
    spacing: [grid.spacingMm, grid.spacingMm, sliceMmOf(grid)],
    origin: lpsPoint(x + (nx - 1) * grid.spacingMm, y + (ny - 1) * grid.spacingMm, z),
    axes: [lpsVector(-1, 0, 0), lpsVector(0, -1, 0), lpsVector(0, 0, 1)],
  };
};

/** Painted slices turned by half a turn each: what the stored grid holds. */
export const storedArrays = (arrays: SharedArrays, { dims }: RasterGrid): SharedArrays => {
  const plane = dims[0] * dims[1];
  const turn = <T extends Int16Array | Uint8Array>(from: T): T => {
    const to = from.slice() as T;
    for (let k = 0; k < dims[2]; k++) to.subarray(k * plane, (k + 1) * plane).reverse();
    return to;
  };
  const { hu, image, label, overlay } = arrays;
  return { hu: turn(hu), image: turn(image), label: turn(label), overlay: turn(overlay) };
};

/** Slice `k` of the whole CT as a file, from the painted slice. */
export const ctFile = (k: number, hu: Int16Array): Uint8Array =>
  writeCtSlice(ctHeader, storedGrid(GRID), k, hu.toReversed());
