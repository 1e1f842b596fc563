import type { NaturalDataset } from 'dcmjs';
import { type Grid, identityAxes } from '../../src/core/grid';
import { lpsPoint } from '../../src/core/units';
import { type CtSeriesHeader, ctImageStorage } from '../../src/formats/dicom-ct/write';
import type { SegHeader } from '../../src/formats/dicom-seg/write';
import { type RasterGrid, sliceMmOf } from './raster';
import { uidFor } from './uid';

export const simulatedWords = 'SIMULATED, NOT ACQUIRED';

/** Every UID of a case: files of different recipes must not pass for the same instances. */
const uidsOf = (sample: string, recipeVersion: number) => {
  const uid = (name: string): string => uidFor(`trocart/${sample}/${recipeVersion}/${name}`);
  return {
    study: uid('study'),
    ctSeries: uid('ct'),
    frameOfReference: uid('frame'),
    ctInstance: (k: number) => uid(`ct/${k}`),
    segSeries: uid('seg'),
    seg: uid('seg/1'),
    dimensions: uid('seg/dimensions'),
    tracking: (id: string) => uid(`seg/tracking/${id}`),
  };
};

export type CaseUids = ReturnType<typeof uidsOf>;

/** The painted grid as the program's grid. */
export const gridOf = (grid: RasterGrid): Grid => ({
  dims: grid.dims,
  spacing: [grid.spacingMm, grid.spacingMm, sliceMmOf(grid)],
  origin: lpsPoint(...grid.originMm),
  axes: identityAxes,
});

/** What the header of a case says of it. */
export interface CaseWords {
  /** Title as it stands in the descriptions, ASCII. */
  readonly title: string;
  readonly patientName: string;
  readonly patientId: string;
  readonly study: string;
  readonly recipeVersion: number;
  readonly patientPosition: CtSeriesHeader['patientPosition'];
  /** Attributes of the acquisition by keyword. */
  readonly acquisition: NaturalDataset;
}

const sharedOf = ({ patientName, patientId, study, recipeVersion }: CaseWords): NaturalDataset => ({
  PatientName: patientName,
  PatientID: patientId,
  PatientBirthDate: '',
  PatientSex: 'O',
  PatientComments: `${simulatedWords}: computed from a recipe, no patient`,
  StudyDate: '20260101',
  StudyTime: '120000',
  StudyID: '1',
  AccessionNumber: '',
  ReferringPhysicianName: '',
  StudyDescription: `${simulatedWords}: ${study}`,
  Manufacturer: 'Trocart',
  ManufacturerModelName: 'sample generator',
  SoftwareVersions: `recipe ${recipeVersion}`,
  DeviceSerialNumber: 'none',
  PositionReferenceIndicator: '',
  ContentDate: '20260101',
  ContentTime: '120000',
});

const ctHeaderOf = (words: CaseWords, uids: CaseUids): CtSeriesHeader => ({
  studyUid: uids.study,
  seriesUid: uids.ctSeries,
  frameOfReferenceUid: uids.frameOfReference,
  instanceUid: uids.ctInstance,
  patientPosition: words.patientPosition,
  attributes: {
    ...sharedOf(words),
    ImageType: ['DERIVED', 'SECONDARY', 'AXIAL', 'SIMULATED'],
    DerivationDescription: `${simulatedWords}: painted from the recipe "${words.title}"`,
    SeriesDescription: `${simulatedWords} ${words.title}`,
    SeriesNumber: 1,
    SeriesDate: '20260101',
    SeriesTime: '120000',
    AcquisitionDate: '20260101',
    AcquisitionTime: '120000',
    AcquisitionNumber: 1,
    KVP: 120,
    GantryDetectorTilt: 0,
    BurnedInAnnotation: 'NO',
    LossyImageCompression: '00',
    ...words.acquisition,
  },
});

const ctInstance = (uids: CaseUids, k: number) => ({
  sopClassUid: ctImageStorage,
  sopInstanceUid: uids.ctInstance(k),
});

const segHeaderOf = (words: CaseWords, uids: CaseUids, slices: number): SegHeader => ({
  studyUid: uids.study,
  seriesUid: uids.segSeries,
  instanceUid: uids.seg,
  frameOfReferenceUid: uids.frameOfReference,
  dimensionOrganizationUid: uids.dimensions,
  ctSeriesUid: uids.ctSeries,
  ctInstances: Array.from({ length: slices }, (_, k) => ctInstance(uids, k)),
  sourceOf: (k) => ctInstance(uids, k),
  attributes: {
    ...sharedOf(words),
    ImageType: ['DERIVED', 'PRIMARY'],
    SeriesDescription: `${simulatedWords} truth`,
    SeriesNumber: 2,
    ContentLabel: 'TRUTH',
    ContentDescription: `${simulatedWords}: what the recipe drew`,
    ContentCreatorName: '',
  },
});

/** What the files of a case are written with. */
export const headersOf = (sample: string, { dims }: RasterGrid, words: CaseWords) => {
  const uids = uidsOf(sample, words.recipeVersion);
  return { uids, ctHeader: ctHeaderOf(words, uids), segHeader: segHeaderOf(words, uids, dims[2]) };
};

export const ctFileName = (k: number): string => `ct/${String(k + 1).padStart(4, '0')}.dcm`;
