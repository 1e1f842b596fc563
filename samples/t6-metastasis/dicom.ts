import { writeCtSlice } from '../../src/formats/dicom-ct/write';
import { type CaseWords, ctHeaderOf, gridOf, segHeaderOf, uidsOf } from '../lib/headers';
import { GRID } from './landmarks';

export const sampleName = 't6-metastasis';
export const recipeVersion = 1;
export const uids = uidsOf(sampleName, recipeVersion);

const words: CaseWords = {
  title: 'T6 metastasis, broken posterior wall',
  patientName: 'SIMULATED^T6 METASTASIS',
  patientId: 'SIMULATED-T6-METASTASIS',
  study: 'contrast-enhanced CT of the thoracic spine',
  recipeVersion,
  patientPosition: 'HFS',
  acquisition: {
    BodyPartExamined: 'TSPINE',
    XRayTubeCurrent: 240,
    ExposureTime: 500,
    ConvolutionKernel: 'SIMULATED 1 mm',
    ReconstructionDiameter: 319,
    ContrastBolusAgent: 'SIMULATED iodinated contrast',
    WindowCenter: 40,
    WindowWidth: 400,
  },
};

export const ctHeader = ctHeaderOf(words, uids);
export const segHeader = segHeaderOf(words, uids, GRID.dims[2]);

/** Slice `k` of the whole CT as a file. */
export const ctFile = (k: number, hu: Int16Array): Uint8Array => writeCtSlice(ctHeader, gridOf(GRID), k, hu);
