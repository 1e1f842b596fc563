import { writeCtSlice } from '../../src/formats/dicom-ct/write';
import { gridOf, headersOf } from '../lib/headers';
import { GRID } from './landmarks';

export const sampleName = 't6-metastasis';
export const recipeVersion = 1;

export const { uids, ctHeader, segHeader } = headersOf(sampleName, GRID, {
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
});

/** Slice `k` of the whole CT as a file. */
export const ctFile = (k: number, hu: Int16Array): Uint8Array => writeCtSlice(ctHeader, gridOf(GRID), k, hu);
