import type { NaturalDataset } from 'dcmjs';
import type { Grid } from '../../core/grid';
import { voxelToLps } from '../../core/grid';
import { voxelPoint } from '../../core/units';
import { decimalMm, writeDicomFile } from '../dicom/write';

export const ctImageStorage = '1.2.840.10008.5.1.4.1.1.2';
/** HU 0 is stored as 1024, so that every stored value is positive. */
const intercept = -1024;

/** What the slices of one series share. */
export interface CtSeriesHeader {
  readonly studyUid: string;
  readonly seriesUid: string;
  readonly frameOfReferenceUid: string;
  /** SOP Instance UID of slice `k`. */
  readonly instanceUid: (k: number) => string;
  readonly patientPosition: 'HFS' | 'HFP' | 'FFS' | 'FFP';
  /** Further attributes by keyword (PS3.6), such as Image Type or the patient's name. */
  readonly attributes: NaturalDataset;
}

/**
 * Slice `k` of a CT as a DICOM file (CT Image Storage, PS3.3 A.3; explicit VR little endian; unsigned 16
 * bit, intercept −1024). `hu`: the HU of that slice, row by row, at least −1024.
 */
export function writeCtSlice(
  header: CtSeriesHeader,
  grid: Grid,
  k: number,
  hu: Int16Array,
): Uint8Array<ArrayBuffer> {
  const stored = Uint16Array.from(hu, (value) => value - intercept);
  const position = voxelToLps(grid, voxelPoint(0, 0, k));
  const spacing = [grid.spacing[1], grid.spacing[0]].map(decimalMm);
  return writeDicomFile({
    SpecificCharacterSet: 'ISO_IR 192',
    ...header.attributes,
    SOPClassUID: ctImageStorage,
    SOPInstanceUID: header.instanceUid(k),
    Modality: 'CT',
    StudyInstanceUID: header.studyUid,
    SeriesInstanceUID: header.seriesUid,
    FrameOfReferenceUID: header.frameOfReferenceUid,
    PatientPosition: header.patientPosition,
    InstanceNumber: k + 1,
    ImagePositionPatient: position.map(decimalMm),
    ImageOrientationPatient: [...grid.axes[0], ...grid.axes[1]].map(decimalMm),
    SliceLocation: decimalMm(position[2]),
    SliceThickness: decimalMm(grid.spacing[2]),
    SpacingBetweenSlices: decimalMm(grid.spacing[2]),
    PixelSpacing: spacing,
    SamplesPerPixel: 1,
    PhotometricInterpretation: 'MONOCHROME2',
    Rows: grid.dims[1],
    Columns: grid.dims[0],
    BitsAllocated: 16,
    BitsStored: 12,
    HighBit: 11,
    PixelRepresentation: 0,
    RescaleIntercept: intercept,
    RescaleSlope: 1,
    RescaleType: 'HU',
    _vrMap: { PixelData: 'OW' },
    PixelData: [stored.buffer],
  });
}
