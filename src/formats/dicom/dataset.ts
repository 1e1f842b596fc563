import dicomParser, { type DataSet } from 'dicom-parser';
import { fail, ok, type Result } from '../../core/result';
import { inflateUpTo, TooMuch } from '../inflate';
import { limits } from '../limits';
import { tooLarge } from '../unpack';
import { contradiction, parseBare, parseWithoutPreamble, startsWithMeta, syntaxAt } from './bare';
import { describeSyntax, implicitLittleEndian } from './syntax';

/** A parsed DICOM file: the data set and how it was encoded. */
export interface DicomFile {
  readonly dataSet: DataSet;
  readonly transferSyntax: string;
}

const magic = [0x44, 0x49, 0x43, 0x4d]; // "DICM" at byte 128, PS3.10 section 7.1

export const hasPreamble = (bytes: Uint8Array): boolean =>
  bytes.length >= 132 && magic.every((byte, i) => bytes[128 + i] === byte);

export const looksLikeDicom = (bytes: Uint8Array): boolean =>
  hasPreamble(bytes) || syntaxAt(bytes, 0) !== undefined;

/**
 * Parses a file, with or without preamble and meta header, up to `untilTag` (the value of that element is not
 * read). Failures: `dicom-broken` when the bytes end early or make no sense, `dicom-encoding` when they are not
 * encoded as the meta header says, `unpacked-too-large`.
 */
export function parseDicomFile(bytes: Uint8Array, path: string, untilTag?: string): Result<DicomFile> {
  const start = hasPreamble(bytes) ? 132 : 0;
  const hasMeta = startsWithMeta(bytes, start);
  const guessed = syntaxAt(bytes, start);
  if (start === 0 && !guessed) return fail('unrecognised-file', { path });
  const options = { ...(untilTag && { untilTag }), inflater };
  let found: DataSet | undefined;
  try {
    found = parse(bytes, (input) => {
      if (!hasMeta && guessed) return parseBare(input, start, guessed, options);
      return start > 0 ? dicomParser.parseDicom(input, options) : parseWithoutPreamble(input, options);
    });
  } catch {
    return tooLarge(path, limits.deflatedDataSetBytes);
  }
  const other = start > 0 && hasMeta ? contradiction(bytes, found) : undefined;
  if (other) {
    const [stated, really] = [describeSyntax(other.stated), describeSyntax(other.found)];
    return fail('dicom-encoding', { path, stated, found: really });
  }
  if (!found) return fail('dicom-broken', { path });
  const stated = hasMeta ? uid(found, 'x00020010') : guessed;
  return ok({ dataSet: found, transferSyntax: stated ?? implicitLittleEndian });
}

/** Undefined when the bytes make no sense: dicom-parser throws strings, errors and objects alike. */
function parse(bytes: Uint8Array, read: (bytes: Uint8Array) => DataSet): DataSet | undefined {
  let found: DataSet | undefined;
  let whole = true;
  try {
    found = read(bytes);
  } catch (reason) {
    if (reason instanceof TooMuch) throw reason;
    found = (reason as { readonly dataSet?: DataSet } | undefined)?.dataSet;
    whole = false;
  }
  const tables = offsetTables.flatMap((tag) => {
    const element = found?.elements[tag];
    return element?.vr === 'OV' ? element : [];
  });
  if (tables.length > 0) return parse(withKnownVr(bytes, tables), read);
  return whole ? found : undefined;
}

/** Extended offset table and lengths. */
const offsetTables = ['x7fe00001', 'x7fe00002'];

/**
 * A copy in which elements of VR OV have VR OB: dicom-parser does not know OV (PS3.5 section 6.2), takes
 * its length for zero and loses all that follows.
 */
function withKnownVr(bytes: Uint8Array, elements: readonly { readonly dataOffset: number }[]): Uint8Array {
  const copy = bytes.slice();
  for (const { dataOffset } of elements) copy.set([0x4f, 0x42], dataOffset - 4);
  return copy;
}

/** Deflated data sets keep their plain meta header in front (PS3.5 section A.5). */
function inflater(bytes: Uint8Array, position: number): Uint8Array {
  const body = inflateUpTo('deflate', bytes.subarray(position), limits.deflatedDataSetBytes);
  const whole = new Uint8Array(position + body.length);
  whole.set(bytes.subarray(0, position));
  whole.set(body, position);
  return whole;
}

/** Whether an element is there, and its value within the bytes: one may run past the end of a cut file. */
const isWhole = (dataSet: DataSet | undefined, tag: string): dataSet is DataSet => {
  const element = dataSet?.elements[tag];
  return element !== undefined && element.dataOffset + element.length <= dataSet!.byteArray.length;
};

/** A text value, trimmed; undefined when absent or empty. */
export function text(dataSet: DataSet | undefined, tag: string): string | undefined {
  // dicom-parser's `string` splits at backslashes only with an index, and trims.
  const value = isWhole(dataSet, tag) ? dataSet.string(tag) : undefined;
  const plain = value?.replace(/\0+$/, '').trim() || undefined;
  return plain && /[\x80-\xff]/.test(plain) ? fromUtf8(plain) : plain;
}

/** Accents: UTF-8 (ISO_IR 192) where the bytes are that, else Latin-1 (ISO_IR 100), as they were read. */
function fromUtf8(latin: string): string {
  const bytes = Uint8Array.from(latin, (letter) => letter.charCodeAt(0));
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return latin;
  }
}

export const uid = text;

/** Decimal strings (VR DS or IS); undefined unless every value is a finite number. */
export function decimals(dataSet: DataSet | undefined, tag: string, count?: number): number[] | undefined {
  const value = text(dataSet, tag);
  if (value === undefined) return undefined;
  const numbers = value.split('\\').map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  const right = (count === undefined || numbers.length === count) && numbers.every(Number.isFinite);
  return right ? numbers : undefined;
}

export const decimal = (dataSet: DataSet | undefined, tag: string): number | undefined =>
  decimals(dataSet, tag, 1)?.[0];

export const uint16 = (dataSet: DataSet | undefined, tag: string): number | undefined =>
  isWhole(dataSet, tag) && dataSet.elements[tag]!.length >= 2 ? dataSet.uint16(tag) : undefined;
