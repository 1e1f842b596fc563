import { type Grid, identityAxes } from '../../src/core/grid';
import { lpsPoint } from '../../src/core/units';
import { type CtSeriesHeader, writeCtSlice } from '../../src/formats/dicom-ct/write';
import type { SegHeader } from '../../src/formats/dicom-seg/write';
import type { RasterGrid } from '../lib/raster';
import { uidFor } from '../lib/uid';
import { GRID } from './landmarks';

/** Part of every UID: files of different recipes must not pass for the same instances. */
export const recipeVersion = 1;
export const simulatedWords = 'SIMULATED, NOT ACQUIRED';

const uid = (name: string): string => uidFor(`trocart/c2-dens-lytic/${recipeVersion}/${name}`);

export const uids = {
  study: uid('study'),
  ctSeries: uid('ct'),
  frameOfReference: uid('frame'),
  ctInstance: (k: number) => uid(`ct/${k}`),
  segSeries: uid('seg'),
  seg: uid('seg/1'),
  dimensions: uid('seg/dimensions'),
  tracking: (id: string) => uid(`seg/tracking/${id}`),
};

export const gridOf = ({ dims, spacingMm, originMm }: RasterGrid): Grid => ({
  dims,
  spacing: [spacingMm, spacingMm, spacingMm],
  origin: lpsPoint(...originMm),
  axes: identityAxes,
});

const shared = {
  PatientName: 'SIMULATED^C2 DENS',
  PatientID: 'SIMULATED-C2-DENS-LYTIC',
  PatientBirthDate: '',
  PatientSex: 'O',
  PatientComments: `${simulatedWords}: computed from a recipe, no patient`,
  StudyDate: '20260101',
  StudyTime: '120000',
  StudyID: '1',
  AccessionNumber: '',
  ReferringPhysicianName: '',
  StudyDescription: `${simulatedWords}: neck CT angiography`,
  Manufacturer: 'Trocart',
  ManufacturerModelName: 'sample generator',
  SoftwareVersions: `recipe ${recipeVersion}`,
  DeviceSerialNumber: 'none',
  PositionReferenceIndicator: '',
  ContentDate: '20260101',
  ContentTime: '120000',
} as const;

export const ctHeader: CtSeriesHeader = {
  studyUid: uids.study,
  seriesUid: uids.ctSeries,
  frameOfReferenceUid: uids.frameOfReference,
  instanceUid: uids.ctInstance,
  patientPosition: 'HFS',
  attributes: {
    ...shared,
    ImageType: ['DERIVED', 'SECONDARY', 'AXIAL', 'SIMULATED'],
    DerivationDescription: `${simulatedWords}: painted from the recipe "C2 dens, lytic metastasis"`,
    SeriesDescription: `${simulatedWords} C2 dens, lytic metastasis`,
    SeriesNumber: 1,
    SeriesDate: '20260101',
    SeriesTime: '120000',
    AcquisitionDate: '20260101',
    AcquisitionTime: '120000',
    AcquisitionNumber: 1,
    BodyPartExamined: 'NECK',
    KVP: 120,
    XRayTubeCurrent: 220,
    ExposureTime: 500,
    ConvolutionKernel: 'SIMULATED 0.9 mm',
    ReconstructionDiameter: 229.8,
    GantryDetectorTilt: 0,
    ContrastBolusAgent: 'SIMULATED iodinated contrast',
    BurnedInAnnotation: 'NO',
    WindowCenter: 40,
    WindowWidth: 400,
    LossyImageCompression: '00',
  },
};

export const segHeader: SegHeader = {
  studyUid: uids.study,
  seriesUid: uids.segSeries,
  instanceUid: uids.seg,
  frameOfReferenceUid: uids.frameOfReference,
  dimensionOrganizationUid: uids.dimensions,
  ctSeriesUid: uids.ctSeries,
  ctInstanceUid: uids.ctInstance,
  attributes: {
    ...shared,
    ImageType: ['DERIVED', 'PRIMARY'],
    SeriesDescription: `${simulatedWords} truth`,
    SeriesNumber: 2,
    ContentLabel: 'TRUTH',
    ContentDescription: `${simulatedWords}: what the recipe drew`,
    ContentCreatorName: 'Trocart',
  },
};

/** Slice `k` of the whole CT as a file. */
export const ctFile = (k: number, hu: Int16Array): Uint8Array => writeCtSlice(ctHeader, gridOf(GRID), k, hu);
export const ctFileName = (k: number): string => `ct/${String(k + 1).padStart(4, '0')}.dcm`;
