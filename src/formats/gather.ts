import { type Failure, ok, type Result } from '../core/result';
import { chunks, inLanes } from './batches';
import type { CallOptions, OpenKernels } from './kernels';
import type { ScannedFile } from './scan';
import { fetchBytes, type SourceFile } from './source';
import { attachDetached } from './nrrd/attach';
import { isZip, zipEntries } from './zip/directory';

export interface RefusedFile {
  readonly path: string;
  readonly failure: Failure;
}

/** Every file, zips opened, with what it turned out to be. */
export interface Gathered {
  readonly scanned: readonly ScannedFile[];
  readonly refused: readonly RefusedFile[];
  readonly byPath: ReadonlyMap<string, SourceFile>;
}

/**
 * How much of a file is read for its header: nearly always little, more for a multi-frame image (a
 * kilobyte or two a frame), and in the end all of it.
 */
const attempts = [
  { plain: 32 * 1024, packed: 12 * 1024, perBatch: 32 },
  { plain: 4 * 1024 * 1024, packed: 1024 * 1024, perBatch: 4 },
  { plain: Infinity, packed: Infinity, perBatch: 4 },
];
const lanes = 3;

const isClutter = (path: string) =>
  /(^|\/)(\.DS_Store|Thumbs\.db|desktop\.ini|__MACOSX\/.*|\._[^/]*|\.git(\/.*|ignore))$/i.test(path);

/** Opens the zips among the files and scans the header of every file. */
export async function gather(
  files: readonly SourceFile[],
  kernels: Pick<OpenKernels, 'scan'>,
  options: CallOptions,
): Promise<Result<Gathered>> {
  const refused: RefusedFile[] = [];
  const opened = await openZips(
    files.filter(({ path }) => !isClutter(path)),
    refused,
  );
  const plain = await attachDetached(opened);
  const byPath = new Map(plain.filter(({ path }) => !isClutter(path)).map((file) => [file.path, file]));
  const scanned: ScannedFile[] = [];
  let wanted = [...byPath.values()];
  for (const [n, limits] of attempts.entries()) {
    const found = await scanFiles(wanted, limits, kernels, n === 0 ? options : { signal: options.signal });
    if (!found.ok) return found;
    scanned.push(...found.value.filter(({ kind }) => kind !== 'more'));
    wanted = found.value.flatMap((item) => (item.kind === 'more' ? byPath.get(item.path)! : []));
  }
  return ok({ scanned, refused, byPath });
}

async function openZips(files: readonly SourceFile[], refused: RefusedFile[]): Promise<SourceFile[]> {
  const opened = await inLanes(files, lanes, async (file) => {
    if (!isZip(await file.read(0, Math.min(4, file.storedSize)))) return [file];
    const entries = await zipEntries(file);
    if (entries.ok) return entries.value;
    refused.push({ path: file.path, failure: entries.failure });
    return [];
  });
  return opened.flat();
}

async function scanFiles(
  files: readonly SourceFile[],
  limits: (typeof attempts)[number],
  kernels: Pick<OpenKernels, 'scan'>,
  { signal, onProgress }: CallOptions,
): Promise<Result<ScannedFile[]>> {
  const batches = chunks(files, limits.perBatch);
  let done = 0;
  const results = await inLanes(batches, lanes, async (batch) => {
    const most = (file: SourceFile) => (file.packed ? limits.packed : limits.plain);
    const input = await Promise.all(batch.map((file) => fetchBytes(file, most(file))));
    const transfer = [...new Set(input.map(({ bytes }) => bytes.buffer as ArrayBuffer))];
    const result = await kernels.scan(input, { signal, transfer });
    onProgress?.(++done / batches.length);
    return result;
  });
  const failed = results.find((result) => !result.ok);
  return failed ?? ok(results.flatMap((result) => (result.ok ? result.value : [])));
}
