import { writeCtSlice } from '../../src/formats/dicom-ct/write';
import { type CaseWords, ctHeaderOf, gridOf, segHeaderOf, uidsOf } from '../lib/headers';
import { GRID } from './landmarks';

export { gridOf } from '../lib/headers';

export const recipeVersion = 1;
export const uids = uidsOf('c2-dens-lytic', recipeVersion);

const words: CaseWords = {
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
};

export const ctHeader = ctHeaderOf(words, uids);
export const segHeader = segHeaderOf(words, uids, GRID.dims[2]);

/** Slice `k` of the whole CT as a file. */
export const ctFile = (k: number, hu: Int16Array): Uint8Array => writeCtSlice(ctHeader, gridOf(GRID), k, hu);
