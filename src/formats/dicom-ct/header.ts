import type { DataSet } from 'dicom-parser';
import { decimal, decimals, type DicomFile, text, uid, uint16 } from '../dicom/dataset';
import { codecOf, deflatedLittleEndian, explicitBigEndian, isLossy } from '../dicom/syntax';
import { type Facts, readFacts, saysSimulated } from './facts';

type Triple = readonly [number, number, number];

/** Where the pixels of one image lie in its file and how they are stored (PS3.3 C.7.6.3). */
export interface PixelLayout {
  /** Byte offset in the file; behind a deflated data set, in the inflated one. */
  readonly offset: number;
  readonly length: number;
  readonly deflated: boolean;
  /** In fragments, to be decoded (PS3.5 annex A.4); offset and length then mean nothing. */
  readonly compressed: boolean;
  readonly bigEndian: boolean;
  readonly rows: number;
  readonly columns: number;
  readonly bitsAllocated: number;
  readonly bitsStored: number;
  readonly highBit: number;
  readonly signed: boolean;
  readonly slope: number;
  readonly intercept: number;
}

/** What the stack needs to know of one image. No patient identifiers. */
export interface SliceHeader {
  readonly path: string;
  readonly studyUid: string;
  readonly seriesUid: string;
  readonly sopClassUid: string;
  readonly sopInstanceUid: string;
  readonly modality: string;
  readonly transferSyntax: string;
  readonly frames: number;
  readonly rows: number;
  readonly columns: number;
  readonly samplesPerPixel: number;
  /** Centre of the first pixel, LPS mm. */
  readonly position?: Triple;
  /** Direction cosines of a row, then of a column. */
  readonly orientation?: readonly number[];
  /** [between rows, between columns], mm: the order of the file (PS3.3 10.7.1.3). */
  readonly pixelSpacing?: readonly number[];
  readonly sliceThicknessMm?: number;
  readonly gantryTiltDeg?: number;
  readonly frameOfReferenceUid?: string;
  readonly patientPosition?: string;
  readonly localizer: boolean;
  /** Compressed with loss, now or before (PS3.3 C.7.6.1.1.5). */
  readonly lossy: boolean;
  readonly simulated: boolean;
  /** False when the file states no rescale slope and intercept. */
  readonly rescaled: boolean;
  readonly facts: Facts;
  readonly pixels: PixelLayout;
}

/** The header of an image, or undefined when the file holds none (no rows, columns or pixels). */
export function readSliceHeader(
  { dataSet, transferSyntax }: DicomFile,
  path: string,
): SliceHeader | undefined {
  const rows = uint16(dataSet, 'x00280010');
  const columns = uint16(dataSet, 'x00280011');
  const element = dataSet.elements['x7fe00010'];
  if (!rows || !columns || !element) return undefined;
  const slope = decimal(dataSet, 'x00281053');
  const intercept = decimal(dataSet, 'x00281052');
  const bitsAllocated = uint16(dataSet, 'x00280100') ?? 16;
  const bitsStored = uint16(dataSet, 'x00280101') ?? bitsAllocated;
  return {
    path,
    ...identity(dataSet),
    transferSyntax,
    rows,
    columns,
    frames: decimal(dataSet, 'x00280008') ?? 1,
    samplesPerPixel: uint16(dataSet, 'x00280002') ?? 1,
    ...placement(dataSet),
    localizer: text(dataSet, 'x00080008')?.toUpperCase().includes('LOCALIZER') ?? false,
    lossy: isLossy(transferSyntax) || text(dataSet, 'x00282110') === '01',
    simulated: saysSimulated(dataSet),
    rescaled: slope !== undefined && intercept !== undefined,
    facts: readFacts(dataSet),
    pixels: {
      offset: element.dataOffset,
      length: element.length,
      deflated: transferSyntax === deflatedLittleEndian,
      compressed: codecOf(transferSyntax) !== undefined,
      bigEndian: transferSyntax === explicitBigEndian,
      rows,
      columns,
      bitsAllocated,
      bitsStored,
      highBit: uint16(dataSet, 'x00280102') ?? bitsStored - 1,
      signed: uint16(dataSet, 'x00280103') === 1,
      slope: slope ?? 1,
      intercept: intercept ?? 0,
    },
  };
}

function identity(dataSet: DataSet) {
  const frameOfReferenceUid = uid(dataSet, 'x00200052');
  const patientPosition = text(dataSet, 'x00185100');
  return {
    studyUid: uid(dataSet, 'x0020000d') ?? '',
    seriesUid: uid(dataSet, 'x0020000e') ?? 'no-series-uid',
    sopClassUid: uid(dataSet, 'x00080016') ?? '',
    sopInstanceUid: uid(dataSet, 'x00080018') ?? '',
    modality: text(dataSet, 'x00080060') ?? '',
    ...(frameOfReferenceUid && { frameOfReferenceUid }),
    ...(patientPosition && { patientPosition }),
  };
}

function placement(dataSet: DataSet) {
  const position = decimals(dataSet, 'x00200032', 3);
  const orientation = decimals(dataSet, 'x00200037', 6);
  const pixelSpacing = decimals(dataSet, 'x00280030', 2);
  const sliceThicknessMm = decimal(dataSet, 'x00180050');
  const gantryTiltDeg = decimal(dataSet, 'x00181120');
  return {
    ...(position && { position: position as unknown as Triple }),
    ...(orientation && { orientation }),
    ...(pixelSpacing && { pixelSpacing }),
    ...(sliceThicknessMm !== undefined && { sliceThicknessMm }),
    ...(gantryTiltDeg !== undefined && { gantryTiltDeg }),
  };
}
