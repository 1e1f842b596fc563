import type { DataSet } from 'dicom-parser';
import { uint16 } from '../dicom/dataset';
import { codecOf, deflatedLittleEndian, explicitBigEndian } from '../dicom/syntax';
import type { LookUpTable, Rescale } from './rescale';

/** Where the pixels of one image lie in its file and how they are stored (PS3.3 C.7.6.3). */
export interface PixelLayout {
  /** Byte offset in the file; behind a deflated data set, in the inflated one. */
  readonly offset: number;
  readonly length: number;
  /** Present in a multi-frame image: which frame of how many, from 0 on. */
  readonly frame?: { readonly index: number; readonly count: number };
  readonly deflated: boolean;
  /** In fragments, to be decoded (PS3.5 annex A.4); offset and length then mean nothing. */
  readonly compressed: boolean;
  readonly transferSyntax: string;
  readonly bigEndian: boolean;
  readonly rows: number;
  readonly columns: number;
  readonly bitsAllocated: number;
  readonly bitsStored: number;
  readonly highBit: number;
  readonly signed: boolean;
  readonly slope: number;
  readonly intercept: number;
  /** Values that stored ones stand for, before slope and intercept. */
  readonly table?: LookUpTable;
}

/** What all frames of a file share. */
export type FileLayout = Omit<PixelLayout, 'frame' | keyof Rescale>;

const undefinedLength = 0xffffffff;

/** Layout of the pixels of a whole file; undefined when it holds none. */
export function fileLayout(dataSet: DataSet, transferSyntax: string): FileLayout | undefined {
  const rows = uint16(dataSet, 'x00280010');
  const columns = uint16(dataSet, 'x00280011');
  const element = dataSet.elements['x7fe00010'];
  if (!rows || !columns || !element) return undefined;
  const bitsAllocated = uint16(dataSet, 'x00280100') ?? 16;
  const bitsStored = uint16(dataSet, 'x00280101') ?? bitsAllocated;
  return {
    offset: element.dataOffset,
    length: element.length,
    deflated: transferSyntax === deflatedLittleEndian,
    compressed: element.length === undefinedLength || codecOf(transferSyntax) !== undefined,
    transferSyntax,
    bigEndian: transferSyntax === explicitBigEndian,
    rows,
    columns,
    bitsAllocated,
    bitsStored,
    highBit: uint16(dataSet, 'x00280102') ?? bitsStored - 1,
    signed: uint16(dataSet, 'x00280103') === 1,
  };
}

/** Bytes of one uncompressed image of one sample a pixel. */
export const frameBytes = ({ rows, columns, bitsAllocated }: FileLayout): number =>
  Math.ceil((rows * columns * bitsAllocated) / 8);

/** Layout of one frame among `count`. */
export function frameLayout(
  file: FileLayout,
  index: number,
  count: number,
): Omit<PixelLayout, keyof Rescale> {
  const skipped = file.compressed ? 0 : index * frameBytes(file);
  return {
    ...file,
    offset: file.offset + skipped,
    length: Math.max(0, file.length - skipped),
    frame: { index, count },
  };
}
