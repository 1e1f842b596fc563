import type { NaturalDataset } from 'dcmjs';
import type { Grid } from '../../core/grid';
import { writeDicomFile } from '../dicom/write';
import {
  dimensions,
  frameItem,
  type FrameToWrite,
  instanceItem,
  sharedItem,
  type SourceInstance,
} from './functional-groups';
import { type SegmentDescription, segmentItem } from './segment-item';

const segmentationStorage = '1.2.840.10008.5.1.4.1.1.66.4';

/** One segment to write; segments may overlap. */
export interface SegmentToWrite extends SegmentDescription {
  /** Slices that hold something of it, in rising order. */
  readonly slices: readonly number[];
  /** Sets the voxels of slice `k` that lie inside to 1, row by row; the others are 0 already. */
  readonly mark: (k: number, slice: Uint8Array) => void;
}

export interface SegHeader {
  readonly studyUid: string;
  readonly seriesUid: string;
  readonly instanceUid: string;
  readonly frameOfReferenceUid: string;
  readonly dimensionOrganizationUid: string;
  /** The CT that the segments were made on. */
  readonly ctSeriesUid: string;
  readonly ctInstances: readonly SourceInstance[];
  /** The instance that slice `k` of the grid was made of. */
  readonly sourceOf: (k: number) => SourceInstance;
  readonly attributes: NaturalDataset;
}

/** Frames packed bit by bit, lowest bit first, without gaps between frames (PS3.5 section 8.1.1). */
function packBits(
  segments: readonly SegmentToWrite[],
  frames: readonly FrameToWrite[],
  plane: number,
): ArrayBuffer {
  const bytes = Math.ceil((frames.length * plane) / 8);
  const packed = new Uint8Array(bytes + (bytes % 2));
  const slice = new Uint8Array(plane);
  frames.forEach(({ segment, k }, n) => {
    slice.fill(0);
    segments[segment]!.mark(k, slice);
    // Most of a slice is empty: jump from one voxel that is set to the next.
    for (let o = slice.indexOf(1); o >= 0; o = slice[o + 1] === 1 ? o + 1 : slice.indexOf(1, o + 1)) {
      const bit = n * plane + o;
      // Beyond 2³¹ bits a shift would lose the sign.
      packed[Math.floor(bit / 8)]! |= 1 << (bit % 8);
    }
  });
  return packed.buffer;
}

/** The frames of a multi-frame image are one instance. */
const unique = (instances: readonly SourceInstance[]): SourceInstance[] => [
  ...new Map(instances.map((instance) => [instance.sopInstanceUid, instance])).values(),
];

const references = ({ ctSeriesUid, ctInstances }: SegHeader): NaturalDataset => ({
  ReferencedSeriesSequence: [
    { SeriesInstanceUID: ctSeriesUid, ReferencedInstanceSequence: unique(ctInstances).map(instanceItem) },
  ],
});

/** The pixels and how they are stored. */
const image = (
  grid: Grid,
  segments: readonly SegmentToWrite[],
  frames: readonly FrameToWrite[],
): NaturalDataset => ({
  SamplesPerPixel: 1,
  PhotometricInterpretation: 'MONOCHROME2',
  NumberOfFrames: frames.length,
  Rows: grid.dims[1],
  Columns: grid.dims[0],
  BitsAllocated: 1,
  BitsStored: 1,
  HighBit: 0,
  PixelRepresentation: 0,
  LossyImageCompression: '00',
  SegmentationType: 'BINARY',
  _vrMap: { PixelData: 'OB' },
  PixelData: [packBits(segments, frames, grid.dims[0] * grid.dims[1])],
});

/**
 * Segments on a CT's grid as a DICOM Segmentation (PS3.3 A.51): binary, one frame for each slice of a
 * segment that holds something, so overlaps are kept.
 */
export function writeSegmentation(
  header: SegHeader,
  grid: Grid,
  segments: readonly SegmentToWrite[],
): Uint8Array<ArrayBuffer> {
  const frames = segments.flatMap(({ slices }, segment) => slices.map((k): FrameToWrite => ({ segment, k })));
  return writeDicomFile({
    SpecificCharacterSet: 'ISO_IR 192',
    ...header.attributes,
    SOPClassUID: segmentationStorage,
    SOPInstanceUID: header.instanceUid,
    Modality: 'SEG',
    StudyInstanceUID: header.studyUid,
    SeriesInstanceUID: header.seriesUid,
    FrameOfReferenceUID: header.frameOfReferenceUid,
    InstanceNumber: 1,
    ...references(header),
    ...dimensions(header.dimensionOrganizationUid),
    SegmentSequence: segments.map(segmentItem),
    SharedFunctionalGroupsSequence: [sharedItem(grid)],
    PerFrameFunctionalGroupsSequence: frames.map((frame) => frameItem(grid, frame, header.sourceOf(frame.k))),
    ...image(grid, segments, frames),
  });
}
