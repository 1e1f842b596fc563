import { writeCtSlice } from '../../src/formats/dicom-ct/write';
import { type CaseWords, ctHeaderOf, gridOf, segHeaderOf, uidsOf } from '../lib/headers';
import { GRID } from './landmarks';

export const sampleName = 'pelvis-lytic';
export const recipeVersion = 1;
export const uids = uidsOf(sampleName, recipeVersion);

const words: CaseWords = {
  title: 'Pelvis, lytic metastases and sacral insufficiency fracture',
  patientName: 'SIMULATED^PELVIS',
  patientId: 'SIMULATED-PELVIS',
  study: 'CT of the pelvis with contrast',
  recipeVersion,
  patientPosition: 'HFS',
  acquisition: {
    BodyPartExamined: 'PELVIS',
    XRayTubeCurrent: 280,
    ExposureTime: 600,
    ConvolutionKernel: 'SIMULATED 1.3 mm',
    ReconstructionDiameter: 380,
    ContrastBolusAgent: 'SIMULATED iodinated contrast',
    WindowCenter: 50,
    WindowWidth: 400,
  },
};

export const ctHeader = ctHeaderOf(words, uids);
export const segHeader = segHeaderOf(words, uids, GRID.dims[2]);

/** Slice `k` of the whole CT as a file. */
export const ctFile = (k: number, hu: Int16Array): Uint8Array => writeCtSlice(ctHeader, gridOf(GRID), k, hu);
