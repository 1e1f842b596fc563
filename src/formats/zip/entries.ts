import { fail, ok, type Result } from '../../core/result';
import type { RefusedFile } from '../gather';
import { limits } from '../limits';
import { innerPath } from '../paths';
import type { SourceFile } from '../source';
import { possible } from '../unpack';
import { readZipDirectory, type ZipEntry } from './directory';

/** The files in a zip, and the entries that cannot be taken out of it. */
export interface ZipFiles {
  readonly files: readonly SourceFile[];
  readonly refused: readonly RefusedFile[];
}

const stored = 0;
const deflated = 8;
const localHeaderBytes = 30;
const localSignature = 0x04034b50;

/**
 * The files in a zip whose bytes can be read in ranges (not a deflated one in another zip). What is wrong
 * with one entry refuses that entry: `zip-encrypted`, `zip-method`, `zip-broken`, `path-climbs`. Failures of
 * the whole: `zip-broken`, `zip-too-many`, `zip-overlap`, `zip-bomb`, and `zip-encrypted` or `zip-method`
 * where no entry at all can be read.
 */
export async function zipEntries(
  zip: SourceFile,
  mostEntries: number = limits.zipEntries,
): Promise<Result<ZipFiles>> {
  const directory = await readZipDirectory(zip, mostEntries);
  if (!directory.ok) return directory;
  const { entries, offset } = directory.value;
  const hostile = bombOf(zip, entries);
  if (hostile) return hostile;
  const files: SourceFile[] = [];
  const refused: RefusedFile[] = [];
  for (const entry of entries) {
    const file = entryFile(zip, entry, offset);
    if (file.ok) files.push(file.value);
    else refused.push({ path: String(file.failure.data['path']), failure: file.failure });
  }
  const [first] = refused;
  if (first && files.length === 0) {
    return fail(first.failure.code, { ...first.failure.data, path: zip.path });
  }
  return ok({ files, refused });
}

/** An archive that is made to unpack to what no disk holds. */
function bombOf(zip: SourceFile, entries: readonly ZipEntry[]): Result<never> | undefined {
  const { path } = zip;
  const byPlace = entries.toSorted((a, b) => a.localOffset - b.localOffset);
  const overlaps = byPlace.some((entry, n) => {
    const next = byPlace[n + 1];
    return next !== undefined && entry.localOffset + localHeaderBytes + entry.storedSize > next.localOffset;
  });
  if (overlaps) return fail('zip-overlap', { path });
  const total = entries.reduce((sum, { size }) => sum + size, 0);
  return total > limits.bombBytes && total > limits.bombRatio * zip.storedSize
    ? fail('zip-bomb', { path, unpackedGb: Math.round(total / 1024 ** 3) })
    : undefined;
}

function entryFile(zip: SourceFile, entry: ZipEntry, filesEnd: number): Result<SourceFile> {
  const inner = innerPath(entry.name);
  const path = `${zip.path}/${inner ?? entry.name}`;
  if (inner === undefined) return fail('path-climbs', { path });
  if (entry.encrypted) return fail('zip-encrypted', { path });
  const { method, storedSize, size, localOffset } = entry;
  if (method !== stored && method !== deflated) return fail('zip-method', { path, method });
  const isPossible = method === stored ? size === storedSize : size <= possible(storedSize);
  if (!isPossible || localOffset + localHeaderBytes + storedSize > filesEnd) {
    return fail('zip-broken', { path });
  }
  return ok(rangedFile(zip, path, entry));
}

function rangedFile(zip: SourceFile, path: string, entry: ZipEntry): SourceFile {
  const { localOffset, storedSize, method, size } = entry;
  let start: Promise<number> | undefined;
  // The local header repeats the name with an extra field of its own length.
  const dataStart = async () => {
    const bytes = await zip.read(localOffset, localOffset + localHeaderBytes);
    const local = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (local.getUint32(0, true) !== localSignature) throw new Error('no file where the zip says one is');
    return localOffset + localHeaderBytes + local.getUint16(26, true) + local.getUint16(28, true);
  };
  return {
    path,
    storedSize,
    ...(method === deflated && { packed: { size } }),
    async read(from, to) {
      const offset = await (start ??= dataStart());
      return zip.read(offset + from, offset + Math.min(to, storedSize));
    },
  };
}
