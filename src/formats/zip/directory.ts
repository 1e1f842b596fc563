import { fail, ok, type Result } from '../../core/result';
import type { SourceFile } from '../source';

// Central directory of a zip (PKWARE APPNOTE 6.3, sections 4.3 and 4.4), read in ranges so that the
// archive itself is never in memory as a whole.

const endSignature = 0x06054b50;
const end64Signature = 0x06064b50;
const entrySignature = 0x02014b50;
const max32 = 0xffffffff;

export const isZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5);

/** The files in a zip. Failures: `zip-broken`, `zip-encrypted`, `zip-method`. */
export async function zipEntries(zip: SourceFile): Promise<Result<SourceFile[]>> {
  const broken = fail('zip-broken', { path: zip.path });
  const tailStart = Math.max(0, zip.storedSize - 65_558);
  const tail = viewOf(await zip.read(tailStart, zip.storedSize));
  let at = tail.byteLength - 22;
  while (at >= 0 && tail.getUint32(at, true) !== endSignature) at--;
  if (at < 0) return broken;
  const place = await directoryPlace(zip, tail, at);
  if (!place || place.offset + place.size > zip.storedSize) return broken;
  const directory = viewOf(await zip.read(place.offset, place.offset + place.size));
  return parseDirectory(zip, directory, place.count);
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

function parseDirectory(zip: SourceFile, view: DataView, count: number): Result<SourceFile[]> {
  const files: SourceFile[] = [];
  let at = 0;
  for (let n = 0; n < count; n++) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== entrySignature) {
      return fail('zip-broken', { path: zip.path });
    }
    const entry = readEntry(view, at);
    at = entry.next;
    if (entry.name.endsWith('/')) continue;
    const path = `${zip.path}/${entry.name}`;
    if (entry.encrypted) return fail('zip-encrypted', { path });
    if (entry.method !== 0 && entry.method !== 8) return fail('zip-method', { path, method: entry.method });
    files.push(entryFile(zip, path, entry));
  }
  return ok(files);
}

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly encrypted: boolean;
  readonly storedSize: number;
  readonly size: number;
  readonly localOffset: number;
  readonly next: number;
}

function readEntry(view: DataView, at: number): Entry {
  const nameLength = view.getUint16(at + 28, true);
  const extraLength = view.getUint16(at + 30, true);
  const commentLength = view.getUint16(at + 32, true);
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
    next: at + 46 + nameLength + extraLength + commentLength,
  };
}

function wideSizes(view: DataView, start: number, length: number): number[] {
  for (let at = start; at + 4 <= start + length;) {
    const id = view.getUint16(at, true);
    const size = view.getUint16(at + 2, true);
    if (id === 1) {
      return Array.from({ length: size >> 3 }, (_, i) => Number(view.getBigUint64(at + 4 + 8 * i, true)));
    }
    at += 4 + size;
  }
  return [];
}

function entryFile(zip: SourceFile, path: string, entry: Entry): SourceFile {
  let start: Promise<number> | undefined;
  // The local header repeats the name with an extra field of its own length.
  const dataStart = async () => {
    const local = viewOf(await zip.read(entry.localOffset, entry.localOffset + 30));
    return entry.localOffset + 30 + local.getUint16(26, true) + local.getUint16(28, true);
  };
  return {
    path,
    storedSize: entry.storedSize,
    ...(entry.method === 8 && { packed: { size: entry.size } }),
    async read(from, to) {
      const offset = await (start ??= dataStart());
      return zip.read(offset + from, offset + Math.min(to, entry.storedSize));
    },
  };
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
