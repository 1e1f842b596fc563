import dicomParser, { type ByteArrayParser, type DataSet } from 'dicom-parser';
import {
  deflatedLittleEndian,
  explicitBigEndian,
  explicitLittleEndian,
  implicitLittleEndian,
} from './syntax';

// Files that lack the preamble or the meta header (PS3.10 section 7.1), which dicom-parser wants.

/**
 * Transfer syntax of a data set at `start`, guessed from its first element: a low even group and either a
 * VR of two capitals or a plausible 32-bit length. Undefined when the bytes do not look like DICOM.
 */
export function syntaxAt(bytes: Uint8Array, start: number): string | undefined {
  if (bytes.length < start + 16) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset + start, 16);
  const group = view.getUint16(0, true);
  if (group !== 2 && group !== 8) return undefined;
  if (view.getUint16(2, true) > 0x0100) return undefined;
  const isCapital = (at: number) => view.getUint8(at) >= 0x41 && view.getUint8(at) <= 0x5a;
  if (isCapital(4) && isCapital(5)) return explicitLittleEndian;
  return view.getUint32(4, true) < 1024 ? implicitLittleEndian : undefined;
}

export const startsWithMeta = (bytes: Uint8Array, start: number): boolean =>
  bytes[start] === 2 && bytes[start + 1] === 0;

interface Options {
  readonly untilTag?: string;
  readonly inflater: (bytes: Uint8Array, position: number) => Uint8Array;
}

/** What the types of the library leave out. */
const { DataSet: MadeDataSet } = dicomParser as unknown as {
  readonly DataSet: new (
    parser: ByteArrayParser,
    bytes: Uint8Array,
    elements: DataSet['elements'],
  ) => DataSet;
};

/**
 * Parses a data set without meta header at `start`; offsets count from the beginning of `bytes`.
 * @throws what dicom-parser throws
 */
export function parseBare(bytes: Uint8Array, start: number, syntax: string, options: Options): DataSet {
  const whole = syntax === deflatedLittleEndian ? options.inflater(bytes, start) : bytes;
  const { bigEndianByteArrayParser, littleEndianByteArrayParser } = dicomParser;
  const parser = syntax === explicitBigEndian ? bigEndianByteArrayParser : littleEndianByteArrayParser;
  const dataSet = new MadeDataSet(parser, whole, {});
  const stream = new dicomParser.ByteStream(parser, whole, start);
  const until = (options.untilTag === undefined ? {} : { untilTag: options.untilTag }) as {
    untilTag: string;
  };
  if (syntax === implicitLittleEndian) {
    dicomParser.parseDicomDataSetImplicit(dataSet, stream, whole.length, until);
  } else {
    dicomParser.parseDicomDataSetExplicit(dataSet, stream, whole.length, until);
  }
  return dataSet;
}

/** A meta header is not longer than this, unless somebody hid something in it. */
const mostMetaBytes = 65_536;

/** Parses a file that begins with its meta header. @throws what dicom-parser throws */
export function parseWithoutPreamble(bytes: Uint8Array, options: Options): DataSet {
  const beginning = bytes.subarray(0, mostMetaBytes);
  const prefixed = new Uint8Array(132 + beginning.length);
  prefixed.set([0x44, 0x49, 0x43, 0x4d], 128);
  prefixed.set(beginning, 132);
  const meta = dicomParser.readPart10Header(prefixed);
  const syntax = meta.string('x00020010')?.trim() ?? implicitLittleEndian;
  const dataSet = parseBare(bytes, endOf(meta) - 132, syntax, options);
  for (const [tag, element] of Object.entries(meta.elements)) {
    dataSet.elements[tag] = { ...element, dataOffset: element.dataOffset - 132 };
  }
  return dataSet;
}

/** What a file says of its encoding, and what it is plainly written in instead. */
export interface Contradiction {
  readonly stated: string;
  readonly found: string;
}

/**
 * Where a data set is in implicit little endian and its meta header says otherwise, or the other way round.
 * @param parsed the file as far as it could be read
 */
export function contradiction(bytes: Uint8Array, parsed: DataSet | undefined): Contradiction | undefined {
  const meta = parsed ?? metaOf(bytes);
  const end = meta ? endOf(meta) : Infinity;
  if (!meta || end > bytes.length) return undefined;
  const stated = meta.string('x00020010')?.trim();
  if (!stated || stated === deflatedLittleEndian || stated === explicitBigEndian) return undefined;
  const found = syntaxAt(bytes, end);
  const isImplicit = stated === implicitLittleEndian;
  return found && isImplicit !== (found === implicitLittleEndian) ? { stated, found } : undefined;
}

function metaOf(bytes: Uint8Array): DataSet | undefined {
  try {
    return dicomParser.readPart10Header(bytes);
  } catch {
    return undefined;
  }
}

/** Where the meta header ends. */
const endOf = ({ elements }: DataSet): number =>
  Math.max(
    ...Object.values(elements).flatMap(({ tag, dataOffset, length }) =>
      tag.startsWith('x0002') ? dataOffset + length : [],
    ),
  );
