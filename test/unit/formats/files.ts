import { inlineKernels } from '../../../src/formats/inline';
import { loadSeries, type LoadOptions, type Scan, scanFiles } from '../../../src/formats/open';
import type { SourceFile } from '../../../src/formats/source';

/** A file in memory. */
export const memoryFile = (path: string, bytes: Uint8Array): SourceFile => ({
  path,
  storedSize: bytes.length,
  read: (start, end) => Promise.resolve(new Uint8Array(bytes.slice(start, end))),
});

export async function scan(files: readonly SourceFile[]): Promise<Scan> {
  const result = await scanFiles(files, inlineKernels);
  if (!result.ok) throw new Error(result.failure.code);
  return result.value;
}

export const load = (found: Scan, uid: string, options: LoadOptions = {}) =>
  loadSeries(found, uid, inlineKernels, options);
