import { type Grid, identityAxes } from '../../src/core/grid';
import { lpsPoint } from '../../src/core/units';
import { writeCtSlice } from '../../src/formats/dicom-ct/write';
import { writeDicomFile } from '../../src/formats/dicom/write';

/** A small examination for a PACS: two CT series and a scanned document, nobody's. */
export const studyUid = '2.25.7001';
export const ctUid = '2.25.7001.2';
export const otherCtUid = '2.25.7001.3';

export const grid: Grid = {
  dims: [40, 32, 7],
  spacing: [0.7, 0.7, 1.25],
  origin: lpsPoint(-10, -20, 30),
  axes: identityAxes,
};

const attributes = {
  PatientName: 'DUPONT^JEAN',
  PatientID: 'P-77',
  StudyDate: '20240229',
  StudyTime: '101112',
  StudyID: '1',
  StudyDescription: 'CT NECK TEST',
  ImageType: ['ORIGINAL', 'PRIMARY', 'AXIAL'],
};

const hu = (k: number): Int16Array =>
  Int16Array.from({ length: 40 * 32 }, (_, i) => ((i * 37 + k * 911) % 2500) - 1000);

const series = (seriesUid: string, number: number, description: string, slices: number) =>
  Array.from({ length: slices }, (_, k) =>
    writeCtSlice(
      {
        studyUid,
        seriesUid,
        frameOfReferenceUid: '2.25.7001.9',
        instanceUid: (k) => `${seriesUid}.${k + 1}`,
        patientPosition: 'HFS',
        attributes: { ...attributes, SeriesNumber: number, SeriesDescription: description },
      },
      grid,
      k,
      hu(k),
    ),
  );

/** The files of the CT, in order, as they lie on disk. */
export const ctFiles = series(ctUid, 2, 'Neck 1.25 soft', grid.dims[2]);

export const otherFiles = [
  ...series(otherCtUid, 3, 'Neck 1.25 bone', 4),
  writeDicomFile({
    ...attributes,
    StudyInstanceUID: '2.25.7002',
    SeriesInstanceUID: '2.25.7002.1',
    SOPClassUID: '1.2.840.10008.5.1.4.1.1.7',
    SOPInstanceUID: '2.25.7002.1.1',
    PatientName: 'DURAND^MARIE',
    PatientID: 'P-78',
    StudyDate: '20250101',
    StudyDescription: 'DOCUMENT',
    Modality: 'OT',
    Rows: 1,
    Columns: 1,
    SamplesPerPixel: 1,
    PhotometricInterpretation: 'MONOCHROME2',
    BitsAllocated: 8,
    BitsStored: 8,
    HighBit: 7,
    PixelRepresentation: 0,
    _vrMap: { PixelData: 'OB' },
    PixelData: [new Uint8Array([0, 0]).buffer],
  }),
];
