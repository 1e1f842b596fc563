import type { NaturalDataset } from 'dcmjs';
import { type Grid, voxelToLps } from '../../core/grid';
import { voxelPoint } from '../../core/units';
import { decimalString } from '../dicom/write';
import { codeItem } from './codes';

/** An instance that a slice was drawn on. */
export interface SourceInstance {
  readonly sopClassUid: string;
  readonly sopInstanceUid: string;
  /** Of a multi-frame image, from 1 on. */
  readonly frameNumber?: number;
}

/** Segment index from 0, and the slice of the grid. */
export interface FrameToWrite {
  readonly segment: number;
  readonly k: number;
}

const segmentation = codeItem({ value: '113076', scheme: 'DCM', meaning: 'Segmentation' });
const processed = codeItem({
  value: '121322',
  scheme: 'DCM',
  meaning: 'Source image for image processing operation',
});

export const instanceItem = ({ sopClassUid, sopInstanceUid }: SourceInstance): NaturalDataset => ({
  ReferencedSOPClassUID: sopClassUid,
  ReferencedSOPInstanceUID: sopInstanceUid,
});

/** Which image a frame was drawn on (PS3.3 C.7.6.16.2.6). */
const derivation = (source: SourceInstance): NaturalDataset => ({
  SourceImageSequence: [
    {
      ...instanceItem(source),
      ...(source.frameNumber !== undefined && { ReferencedFrameNumber: source.frameNumber }),
      PurposeOfReferenceCodeSequence: [processed],
    },
  ],
  DerivationCodeSequence: [segmentation],
});

/** What is one frame's own (PS3.3 C.7.6.16.2). */
export const frameItem = (
  grid: Grid,
  { segment, k }: FrameToWrite,
  source: SourceInstance,
): NaturalDataset => ({
  DerivationImageSequence: [derivation(source)],
  FrameContentSequence: [{ DimensionIndexValues: [segment + 1, k + 1] }],
  PlanePositionSequence: [{ ImagePositionPatient: voxelToLps(grid, voxelPoint(0, 0, k)).map(decimalString) }],
  SegmentIdentificationSequence: [{ ReferencedSegmentNumber: segment + 1 }],
});

/** What all frames share. */
export const sharedItem = (grid: Grid): NaturalDataset => ({
  PlaneOrientationSequence: [
    { ImageOrientationPatient: [...grid.axes[0], ...grid.axes[1]].map(decimalString) },
  ],
  PixelMeasuresSequence: [
    {
      PixelSpacing: [grid.spacing[1], grid.spacing[0]].map(decimalString),
      SliceThickness: decimalString(grid.spacing[2]),
      SpacingBetweenSlices: decimalString(grid.spacing[2]),
    },
  ],
});

// Tags as dimension pointers: Referenced Segment Number and Image Position (Patient), with their groups.
export const dimensions = (uid: string): NaturalDataset => ({
  DimensionOrganizationSequence: [{ DimensionOrganizationUID: uid }],
  DimensionIndexSequence: [
    { DimensionOrganizationUID: uid, DimensionIndexPointer: 0x0062000b, FunctionalGroupPointer: 0x0062000a },
    { DimensionOrganizationUID: uid, DimensionIndexPointer: 0x00200032, FunctionalGroupPointer: 0x00209113 },
  ],
});
