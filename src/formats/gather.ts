import { type Failure, fail, ok, type Result } from '../core/result';
import { chunks, inLanes } from './batches';
import type { CallOptions, OpenKernels } from './kernels';
import { limits } from './limits';
import type { ScannedFile } from './scan';
import { attachDetached } from './nrrd/attach';
import { type FileBytes, readBytes, renamed, type SourceFile } from './source';
import { openZip, zipBudget } from './zip/open';

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
const passes = [
  { plain: 32 * 1024, packed: 12 * 1024, perBatch: 16, lanes: 3 },
  { plain: 4 * 1024 ** 2, packed: 1024 ** 2, perBatch: 4, lanes: 3 },
  { plain: limits.headerBytes, packed: limits.headerBytes, perBatch: 1, lanes: 1 },
] as const;

const isClutter = (path: string) =>
  /(^|\/)(\.DS_Store|Thumbs\.db|desktop\.ini|__MACOSX\/.*|\._[^/]*|\.git(\/.*|ignore))$/i.test(path);

type Kernels = Pick<OpenKernels, 'scan' | 'unpack'>;

/** Scans the header of every file; what turns out to be a zip is opened, and scanned in its turn. */
export async function gather(
  files: readonly SourceFile[],
  kernels: Kernels,
  options: CallOptions,
): Promise<Result<Gathered>> {
  const refused: RefusedFile[] = [];
  const scanned: ScannedFile[] = [];
  const byPath = new Map<string, SourceFile>();
  const budget = zipBudget();
  let wave: readonly SourceFile[] = files;
  for (let depth = 0; wave.length > 0; depth++) {
    const taken = takeNew(await attachDetached(wave), byPath);
    const result = await scanAll(taken, kernels, {
      ...options,
      // A zip by itself is no part of the way worth a bar.
      onProgress: taken.length > passes[0].perBatch ? options.onProgress : undefined,
    });
    if (!result.ok) return result;
    const zips: SourceFile[] = [];
    for (const item of result.value) {
      if (item.kind === 'zip') zips.push(byPath.get(item.path)!);
      else scanned.push(item);
    }
    const found: SourceFile[] = [];
    for (const zip of zips) {
      const { path } = zip;
      const opened =
        depth < limits.zipDepth
          ? await openZip(zip, budget, kernels, options)
          : fail('zip-too-deep', { path, most: limits.zipDepth });
      if (options.signal?.aborted) return fail('cancelled');
      if (!opened.ok) refused.push({ path, failure: opened.failure });
      else {
        for (const entry of opened.value.refused) if (!isClutter(entry.path)) refused.push(entry);
        for (const file of opened.value.files) found.push(file);
      }
      byPath.delete(path);
    }
    wave = found;
  }
  return ok({ scanned, refused, byPath });
}

/** Puts the files into the map, two of the same name under two names. */
function takeNew(files: readonly SourceFile[], byPath: Map<string, SourceFile>): SourceFile[] {
  const counts = new Map<string, number>();
  return files
    .filter(({ path }) => !isClutter(path))
    .map((file) => {
      let { path } = file;
      for (let n = counts.get(path) ?? 2; byPath.has(path); n++) {
        path = `${file.path} (${n})`;
        counts.set(file.path, n + 1);
      }
      const taken = path === file.path ? file : renamed(file, path);
      byPath.set(path, taken);
      return taken;
    });
}

async function scanAll(
  files: readonly SourceFile[],
  kernels: Kernels,
  options: CallOptions,
): Promise<Result<ScannedFile[]>> {
  const scanned: ScannedFile[] = [];
  const bySamePath = new Map(files.map((file) => [file.path, file]));
  let left = files;
  for (const pass of passes) {
    const onProgress = left === files ? options.onProgress : undefined;
    const result = await scanPass(left, pass, kernels, { ...options, onProgress });
    if (!result.ok) return result;
    const more: SourceFile[] = [];
    for (const item of result.value) {
      if (item.kind === 'more') more.push(bySamePath.get(item.path)!);
      else scanned.push(item);
    }
    left = more;
  }
  const mostMb = limits.headerBytes / 1024 ** 2;
  for (const { path } of left) {
    scanned.push({ kind: 'refused', path, failure: { code: 'header-too-long', data: { path, mostMb } } });
  }
  return ok(scanned);
}

async function scanPass(
  files: readonly SourceFile[],
  { plain, packed, perBatch, lanes }: (typeof passes)[number],
  kernels: Kernels,
  { signal, onProgress }: CallOptions,
): Promise<Result<ScannedFile[]>> {
  const batches = chunks(files, perBatch);
  let done = 0;
  const results = await inLanes(batches, lanes, async (batch): Promise<Result<ScannedFile[]>> => {
    if (signal?.aborted) return fail('cancelled');
    const read = await Promise.all(batch.map((file) => readBytes(file, file.packed ? packed : plain)));
    const lost = read.flatMap((file, n): ScannedFile[] =>
      file.ok ? [] : [{ kind: 'refused', path: batch[n]!.path, failure: file.failure }],
    );
    const input = read.flatMap((file): FileBytes[] => (file.ok ? [file.value] : []));
    const transfer = [...new Set(input.map(({ bytes }) => bytes.buffer as ArrayBuffer))];
    const result = await kernels.scan(input, { signal, transfer });
    onProgress?.(++done / batches.length);
    return result.ok ? ok([...lost, ...result.value]) : result;
  });
  const failed = results.find((result) => !result.ok);
  return failed ?? ok(results.flatMap((result) => (result.ok ? result.value : [])));
}
