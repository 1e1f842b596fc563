import { fail, ok, type Result } from '../../core/result';
import { limits } from '../limits';
import type { SourceFile } from '../source';

// Central directory of a zip (PKWARE APPNOTE 6.3, sections 4.3 and 4.4), read in ranges so that the
// archive itself is never in memory as a whole.

const endSignature = 0x06054b50;
const end64Signature = 0x06064b50;
const entrySignature = 0x02014b50;
const max32 = 0xffffffff;

/** The end record, its longest comment, and the zip64 locator before it. */
const tailBytes = 65_558;

/** One file of an archive, as the central directory has it. */
export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly encrypted: boolean;
  readonly storedSize: number;
  readonly size: number;
  readonly localOffset: number;
}

export interface ZipDirectory {
  readonly entries: readonly ZipEntry[];
  /** Byte at which the directory begins; the files lie before it. */
  readonly offset: number;
}

export const isZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5);

/** What is in a zip, `most` entries at most, folders left out. Failures: `zip-broken`, `zip-too-many`. */
export async function readZipDirectory(zip: SourceFile, most: number): Promise<Result<ZipDirectory>> {
  const { path } = zip;
  const tailStart = Math.max(0, zip.storedSize - tailBytes);
  const tail = viewOf(await zip.read(tailStart, zip.storedSize));
  let at = tail.byteLength - 22;
  while (at >= 0 && tail.getUint32(at, true) !== endSignature) at--;
  const place = at < 0 ? undefined : await directoryPlace(zip, tail, at);
  if (!place || place.offset + place.size > zip.storedSize) return fail('zip-broken', { path });
  if (place.size > limits.zipDirectoryBytes || place.count > most) {
    return fail('zip-too-many', { path, most });
  }
  const directory = viewOf(await zip.read(place.offset, place.offset + place.size));
  const entries = parseEntries(directory, place.count);
  return entries ? ok({ entries, offset: place.offset }) : fail('zip-broken', { path });
}

async function directoryPlace(zip: SourceFile, tail: DataView, at: number) {
  const plain = {
    count: tail.getUint16(at + 10, true),
    size: tail.getUint32(at + 12, true),
    offset: tail.getUint32(at + 16, true),
  };
  if (plain.offset !== max32 && plain.count !== 0xffff) return plain;
  if (at < 20) return undefined;
  const position = Number(tail.getBigUint64(at - 20 + 8, true));
  if (position + 56 > zip.storedSize) return undefined;
  const record = viewOf(await zip.read(position, position + 56));
  if (record.getUint32(0, true) !== end64Signature) return undefined;
  return {
    count: Number(record.getBigUint64(32, true)),
    size: Number(record.getBigUint64(40, true)),
    offset: Number(record.getBigUint64(48, true)),
  };
}

/** Undefined when an entry is damaged or missing. */
function parseEntries(view: DataView, count: number): ZipEntry[] | undefined {
  const entries: ZipEntry[] = [];
  let at = 0;
  for (let n = 0; n < count; n++) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== entrySignature) return undefined;
    const lengths = [28, 30, 32].map((field) => view.getUint16(at + field, true)) as [number, number, number];
    const next = at + 46 + lengths[0] + lengths[1] + lengths[2];
    if (next > view.byteLength) return undefined;
    const entry = readEntry(view, at, lengths);
    if (!entry.name.endsWith('/')) entries.push(entry);
    at = next;
  }
  return entries;
}

function readEntry(
  view: DataView,
  at: number,
  [nameLength, extraLength]: readonly [number, number, number],
): ZipEntry {
  const nameBytes = new Uint8Array(view.buffer, view.byteOffset + at + 46, nameLength);
  const wide = wideSizes(view, at + 46 + nameLength, extraLength);
  const field = (offset: number) => {
    const value = view.getUint32(at + offset, true);
    return value === max32 ? (wide.shift() ?? value) : value;
  };
  // The zip64 extra field lists only what did not fit, in this order.
  const size = field(24);
  const storedSize = field(20);
  const localOffset = field(42);
  return {
    name: new TextDecoder().decode(nameBytes).replaceAll('\\', '/'),
    method: view.getUint16(at + 10, true),
    encrypted: (view.getUint16(at + 8, true) & 1) === 1,
    storedSize,
    size,
    localOffset,
  };
}

function wideSizes(view: DataView, start: number, length: number): number[] {
  const end = start + length;
  for (let at = start; at + 4 <= end;) {
    const id = view.getUint16(at, true);
    const size = Math.min(view.getUint16(at + 2, true), end - at - 4);
    if (id === 1) {
      return Array.from({ length: size >> 3 }, (_, i) => Number(view.getBigUint64(at + 4 + 8 * i, true)));
    }
    at += 4 + size;
  }
  return [];
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
