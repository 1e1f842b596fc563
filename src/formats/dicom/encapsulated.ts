import type { DataSet } from 'dicom-parser';
import { joinBytes } from '../join';

/** One piece of a frame: [start, end) in the bytes that the data set was read from. */
export type Piece = readonly [start: number, end: number];

/** The pieces of each frame, joined in order to be decoded. */
export type FramePieces = readonly (readonly Piece[])[];

interface Fragment {
  /** From the first fragment's item to this one's (PS3.5 annex A.4). */
  readonly offset: number;
  readonly piece: Piece;
}

/**
 * Where the frames of compressed pixel data lie (PS3.5 annex A.4): by the extended or the basic offset
 * table, one fragment a frame, or else by the marks that every codestream begins with. Undefined when
 * there are no fragments or no way of telling `count` frames apart.
 */
export function framePieces(dataSet: DataSet, count: number): FramePieces | undefined {
  const element = dataSet.elements['x7fe00010'];
  const fragments = element?.fragments?.map(({ offset, position, length }): Fragment => ({
    offset,
    piece: [position, position + length],
  }));
  if (!fragments?.length || count < 1 || count > fragments.length) return undefined;
  if (count === 1) return [fragments.map(({ piece }) => piece)];
  const table = extendedTable(dataSet) ?? element?.basicOffsetTable ?? [];
  const starts =
    startsByTable(fragments, table, count) ??
    (fragments.length === count ? fragments.map((_, n) => n) : startsByMark(dataSet, fragments));
  if (starts.length !== count || starts[0] !== 0) return undefined;
  return starts.map((start, n) => fragments.slice(start, starts[n + 1]).map(({ piece }) => piece));
}

/** The bytes of one frame; shared with the file's where it lies in one piece. */
export function joinPieces(bytes: Uint8Array, pieces: readonly Piece[]): Uint8Array {
  const parts = pieces.map(([start, end]) => bytes.subarray(start, end));
  return parts.length === 1 ? parts[0]! : joinBytes(parts);
}

/** Extended Offset Table: unsigned 64-bit numbers (PS3.3 C.7.6.3.1.8). */
function extendedTable(dataSet: DataSet): number[] | undefined {
  const element = dataSet.elements['x7fe00001'];
  if (!element || element.length < 8 || element.length % 8 !== 0) return undefined;
  const { buffer, byteOffset } = dataSet.byteArray;
  const view = new DataView(buffer, byteOffset + element.dataOffset, element.length);
  return Array.from({ length: element.length / 8 }, (_, n) => Number(view.getBigUint64(8 * n, true)));
}

/** The first fragment of each frame; undefined when the table does not point at `count` fragments in order. */
function startsByTable(
  fragments: readonly Fragment[],
  table: readonly number[],
  count: number,
): number[] | undefined {
  if (table.length !== count) return undefined;
  const byOffset = new Map(fragments.map(({ offset }, n) => [offset, n]));
  const starts = table.map((offset) => byOffset.get(offset) ?? -1);
  const rising = starts.every((start, n) => start >= 0 && (n === 0 || start > starts[n - 1]!));
  return rising ? starts : undefined;
}

/** Fragments that begin as a JPEG (SOI) or a JPEG 2000 codestream (SOC) does. */
function startsByMark({ byteArray }: DataSet, fragments: readonly Fragment[]): number[] {
  return fragments.flatMap(({ piece: [start] }, n) => {
    const marks = [0, 1, 2, 3].map((i) => byteArray[start + i]);
    return frameMarks.some((mark) => mark.every((byte, i) => byte === marks[i])) ? [n] : [];
  });
}

/** SOI and the marker behind it; SOC and SIZ. */
const frameMarks = [
  [0xff, 0xd8, 0xff],
  [0xff, 0x4f, 0xff, 0x51],
] as const;
