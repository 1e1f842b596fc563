import type { NaturalDataset } from 'dcmjs';
import type { Grid } from '../../core/grid';
import { voxelToLps } from '../../core/grid';
import { voxelPoint } from '../../core/units';
import { decimalMm, writeDicomFile } from '../dicom/write';

const segmentationStorage = '1.2.840.10008.5.1.4.1.1.66.4';
const ctImageStorage = '1.2.840.10008.5.1.4.1.1.2';

/** A code triplet (PS3.3 table 8.8-1a). */
export interface Code {
  readonly value: string;
  readonly scheme: string;
  readonly meaning: string;
}

/** One segment to write; segments may overlap. */
export interface SegmentToWrite {
  readonly label: string;
  readonly category: Code;
  readonly type: Code;
  /** Laterality, for a structure that exists on both sides. */
  readonly typeModifier?: Code;
  /** How it was made (PS3.3 C.8.20.2). */
  readonly algorithmType: 'AUTOMATIC' | 'SEMIAUTOMATIC' | 'MANUAL';
  readonly algorithmName?: string;
  /** Stable name for the segment across files (Tracking ID), with its UID. */
  readonly tracking: { readonly id: string; readonly uid: string };
  /** RGB 0–255. */
  readonly colour: readonly [number, number, number];
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
  readonly ctInstanceUid: (k: number) => string;
  readonly attributes: NaturalDataset;
}

const codeItem = ({ value, scheme, meaning }: Code): NaturalDataset => ({
  CodeValue: value,
  CodingSchemeDesignator: scheme,
  CodeMeaning: meaning,
});

/** Display colour only: sRGB to the CIELab integers of PS3.3 C.10.7.1.1. */
function recommendedColour(rgb: readonly [number, number, number]): number[] {
  const linear = rgb.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  const [r, g, b] = linear;
  const f = (t: number) => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116);
  const x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505);
  const y = f(0.2126 * r + 0.7152 * g + 0.0722 * b);
  const z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089);
  const lab = [
    ((116 * y - 16) / 100) * 65535,
    ((500 * (x - y) + 128) / 255) * 65535,
    ((200 * (y - z) + 128) / 255) * 65535,
  ];
  return lab.map((value) => Math.min(65535, Math.max(0, Math.round(value))));
}

const segmentItem = (segment: SegmentToWrite, index: number): NaturalDataset => ({
  SegmentNumber: index + 1,
  SegmentLabel: segment.label,
  SegmentAlgorithmType: segment.algorithmType,
  ...(segment.algorithmName && { SegmentAlgorithmName: segment.algorithmName }),
  SegmentedPropertyCategoryCodeSequence: [codeItem(segment.category)],
  SegmentedPropertyTypeCodeSequence: [
    {
      ...codeItem(segment.type),
      ...(segment.typeModifier && {
        SegmentedPropertyTypeModifierCodeSequence: [codeItem(segment.typeModifier)],
      }),
    },
  ],
  TrackingID: segment.tracking.id,
  TrackingUID: segment.tracking.uid,
  RecommendedDisplayCIELabValue: recommendedColour(segment.colour),
});

interface Frame {
  readonly segment: number;
  readonly k: number;
}

/** Frames packed bit by bit, lowest bit first, without gaps between frames (PS3.5 section 8.1.1). */
function packBits(segments: readonly SegmentToWrite[], frames: readonly Frame[], plane: number): ArrayBuffer {
  const bytes = Math.ceil((frames.length * plane) / 8);
  const packed = new Uint8Array(bytes + (bytes % 2));
  const slice = new Uint8Array(plane);
  frames.forEach(({ segment, k }, n) => {
    slice.fill(0);
    segments[segment]!.mark(k, slice);
    // Most of a slice is empty: jump from one voxel that is set to the next.
    for (let o = slice.indexOf(1); o >= 0; o = slice[o + 1] === 1 ? o + 1 : slice.indexOf(1, o + 1)) {
      const bit = n * plane + o;
      packed[bit >>> 3]! |= 1 << (bit & 7);
    }
  });
  return packed.buffer;
}

const frameItem = (grid: Grid, { segment, k }: Frame): NaturalDataset => ({
  FrameContentSequence: [{ DimensionIndexValues: [segment + 1, k + 1] }],
  PlanePositionSequence: [{ ImagePositionPatient: voxelToLps(grid, voxelPoint(0, 0, k)).map(decimalMm) }],
  SegmentIdentificationSequence: [{ ReferencedSegmentNumber: segment + 1 }],
});

const sharedItem = (grid: Grid): NaturalDataset => ({
  PlaneOrientationSequence: [{ ImageOrientationPatient: [...grid.axes[0], ...grid.axes[1]].map(decimalMm) }],
  PixelMeasuresSequence: [
    {
      PixelSpacing: [grid.spacing[1], grid.spacing[0]].map(decimalMm),
      SliceThickness: decimalMm(grid.spacing[2]),
      SpacingBetweenSlices: decimalMm(grid.spacing[2]),
    },
  ],
});

// Tags as dimension pointers: Referenced Segment Number and Image Position (Patient), with their groups.
const dimensions = (uid: string): NaturalDataset => ({
  DimensionOrganizationSequence: [{ DimensionOrganizationUID: uid }],
  DimensionIndexSequence: [
    { DimensionOrganizationUID: uid, DimensionIndexPointer: 0x0062000b, FunctionalGroupPointer: 0x0062000a },
    { DimensionOrganizationUID: uid, DimensionIndexPointer: 0x00200032, FunctionalGroupPointer: 0x00209113 },
  ],
});

const references = ({ ctSeriesUid, ctInstanceUid }: SegHeader, slices: number): NaturalDataset => ({
  ReferencedSeriesSequence: [
    {
      SeriesInstanceUID: ctSeriesUid,
      ReferencedInstanceSequence: Array.from({ length: slices }, (_, k) => ({
        ReferencedSOPClassUID: ctImageStorage,
        ReferencedSOPInstanceUID: ctInstanceUid(k),
      })),
    },
  ],
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
  const frames = segments.flatMap(({ slices }, segment) => slices.map((k): Frame => ({ segment, k })));
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
    ...references(header, grid.dims[2]),
    ...dimensions(header.dimensionOrganizationUid),
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
    SegmentSequence: segments.map(segmentItem),
    SharedFunctionalGroupsSequence: [sharedItem(grid)],
    PerFrameFunctionalGroupsSequence: frames.map((frame) => frameItem(grid, frame)),
    _vrMap: { PixelData: 'OB' },
    PixelData: [packBits(segments, frames, grid.dims[0] * grid.dims[1])],
  });
}
