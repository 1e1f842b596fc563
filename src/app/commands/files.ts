import { open, readdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fail, ok, type Result } from '../../core/result';
import type { SourceFile } from '../../formats/source';
import { dataFileOf } from '../../formats/nrrd/attach';

/** Paths are relative to where the caller stands, which npm keeps here. */
const callerFolder = process.env['INIT_CWD'] ?? process.cwd();
export const resolvePath = (path: string): string => resolve(callerFolder, path);

/** The files behind the paths given: folders and DICOMDIRs are followed. Failure `path-not-found`. */
export async function openPaths(paths: readonly string[]): Promise<Result<SourceFile[]>> {
  const files: SourceFile[] = [];
  for (const path of paths) {
    const found = await openPath(path);
    if (!found.ok) return found;
    files.push(...found.value);
  }
  return ok(files);
}

async function openPath(path: string): Promise<Result<SourceFile[]>> {
  const info = await stat(resolvePath(path)).catch(() => undefined);
  if (!info) return fail('path-not-found', { path });
  if (info.isDirectory()) return ok(await openFolder(path));
  const file = fromDisk(path, info.size);
  if (/\.nhdr$/i.test(path)) return ok([file, ...(await valuesBeside(file))]);
  // A DICOMDIR stands for its disc: what it lists is there, and what it leaves out.
  return ok(isDirectory(path) ? await openFolder(dirname(path)) : [file]);
}

const isDirectory = (path: string) => /(^|\/)DICOMDIR$/i.test(path);

/** The file that a detached NRRD header names, where it is there. */
async function valuesBeside(header: SourceFile): Promise<SourceFile[]> {
  const name = dataFileOf(await header.read(0, Math.min(header.storedSize, 1 << 20)));
  const path = name && join(dirname(header.path), name);
  const info = path && (await stat(resolvePath(path)).catch(() => undefined));
  return info ? [fromDisk(path, info.size)] : [];
}

async function openFolder(path: string): Promise<SourceFile[]> {
  const entries = await readdir(resolvePath(path), { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(resolvePath(path).length + 1));
  const files = paths.sort().map(async (name) => {
    const inside = join(path, name);
    return fromDisk(inside, (await stat(resolvePath(inside))).size);
  });
  return Promise.all(files);
}

const fromDisk = (path: string, storedSize: number): SourceFile => ({
  path,
  storedSize,
  async read(start, end) {
    const bytes = new Uint8Array(Math.max(0, Math.min(end, storedSize) - start));
    const handle = await open(resolvePath(path));
    try {
      await handle.read(bytes, 0, bytes.length, start);
    } finally {
      await handle.close();
    }
    return bytes;
  },
});

/** Writes a file; failure `cannot-write`. */
export async function save(path: string, bytes: Uint8Array | string): Promise<Result<void>> {
  try {
    await writeFile(resolvePath(path), bytes);
    return ok(undefined);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? 'unknown';
    return fail('cannot-write', { path, reason });
  }
}
