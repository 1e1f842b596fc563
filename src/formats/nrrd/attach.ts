import { joinBytes } from '../join';
import { folderOf, innerPath } from '../paths';
import { readBytes, type SourceFile, unpackedSize } from '../source';
import { plainBytes } from '../unpack';
import { readFields } from './fields';

/** A header of text fields and segments is shorter than this. */
const longestHeader = 1 << 20;

const isDetachedName = (path: string) => /\.nhdr$/i.test(path);

/** The file that a detached header names as its values: one, in its folder or below it. */
export function dataFileOf(header: Uint8Array): string | undefined {
  const name = readFields(ended(header))?.values.get('data file');
  return name && /^[^\s%]+$/.test(name) && name !== 'LIST' ? innerPath(name) : undefined;
}

/**
 * Detached NRRD headers (`.nhdr`) with the one file of values that each names, as single files; that
 * file is then no longer there by itself. Headers of several data files stay as they are.
 */
export async function attachDetached(files: readonly SourceFile[]): Promise<SourceFile[]> {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const used = new Set<string>();
  const attached: SourceFile[] = [];
  for (const file of files) {
    const joined = isDetachedName(file.path) ? await attach(file, byPath) : undefined;
    if (joined) used.add(joined.data);
    attached.push(joined?.file ?? file);
  }
  return attached.filter(({ path }) => !used.has(path));
}

async function attach(file: SourceFile, byPath: ReadonlyMap<string, SourceFile>) {
  if (unpackedSize(file) > longestHeader) return undefined;
  const text = await plain(file);
  const name = text && dataFileOf(text);
  if (!name) return undefined;
  const path = folderOf(file.path) + name;
  const data = byPath.get(path);
  return data && { file: joinedFile(file.path, withoutDataFile(text), data), data: path };
}

/** The whole header: a detached one may end without the blank line that ends the others. */
const ended = (header: Uint8Array) => joinBytes([header, new TextEncoder().encode('\n\n')]);

const withoutDataFile = (header: Uint8Array): Uint8Array => {
  const lines = new TextDecoder().decode(header).split(/\r?\n/);
  const kept = lines.filter((line) => line !== '' && !/^data ?file:/i.test(line));
  return new TextEncoder().encode(`${kept.join('\n')}\n\n`);
};

/** Header and values as one file, read in ranges; out of a zip the values are unpacked whole. */
function joinedFile(path: string, header: Uint8Array, data: SourceFile): SourceFile {
  const length = header.length;
  return {
    path,
    storedSize: length + unpackedSize(data),
    async read(start, end) {
      const from = Math.max(0, start - length);
      const to = Math.max(0, end - length);
      const values = data.packed ? ((await plain(data)) ?? new Uint8Array(0)).subarray(from, to) : undefined;
      const rest = to > from ? (values ?? (await data.read(from, to))) : new Uint8Array(0);
      return Uint8Array.from(joinBytes([header.subarray(start, Math.min(end, length)), rest]));
    },
  };
}

async function plain(file: SourceFile): Promise<Uint8Array | undefined> {
  const stored = await readBytes(file);
  const bytes = stored.ok ? plainBytes(stored.value) : stored;
  return bytes.ok ? bytes.value : undefined;
}
