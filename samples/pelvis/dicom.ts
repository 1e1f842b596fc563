import { writeCtSlice } from '../../src/formats/dicom-ct/write';
import { gridOf, headersOf } from '../lib/headers';
import { GRID } from './landmarks';

export const sampleName = 'pelvis-lytic';
export const recipeVersion = 1;

export const { uids, ctHeader, segHeader } = headersOf(sampleName, GRID, {
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
});

/** Slice `k` of the whole CT as a file. */
export const ctFile = (k: number, hu: Int16Array): Uint8Array => writeCtSlice(ctHeader, gridOf(GRID), k, hu);
