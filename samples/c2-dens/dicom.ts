import { writeCtSlice } from '../../src/formats/dicom-ct/write';
import { gridOf, headersOf } from '../lib/headers';
import { GRID } from './landmarks';

export { gridOf } from '../lib/headers';

export const recipeVersion = 1;

export const { uids, ctHeader, segHeader } = headersOf('c2-dens-lytic', GRID, {
  title: 'C2 dens, lytic metastasis',
  patientName: 'SIMULATED^C2 DENS',
  patientId: 'SIMULATED-C2-DENS-LYTIC',
  study: 'neck CT angiography',
  recipeVersion,
  patientPosition: 'HFS',
  acquisition: {
    BodyPartExamined: 'NECK',
    XRayTubeCurrent: 220,
    ExposureTime: 500,
    ConvolutionKernel: 'SIMULATED 0.9 mm',
    ReconstructionDiameter: 229.8,
    ContrastBolusAgent: 'SIMULATED iodinated contrast',
    WindowCenter: 40,
    WindowWidth: 400,
  },
});

/** Slice `k` of the whole CT as a file. */
export const ctFile = (k: number, hu: Int16Array): Uint8Array => writeCtSlice(ctHeader, gridOf(GRID), k, hu);
