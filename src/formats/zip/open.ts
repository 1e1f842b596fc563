import { fail, ok, type Result } from '../../core/result';
import type { CallOptions, OpenKernels } from '../kernels';
import { limits } from '../limits';
import { readBytes, type SourceFile } from '../source';
import { tooLarge } from '../unpack';
import { type ZipFiles, zipEntries } from './entries';

/** What all archives that were given together may still take. */
export interface ZipBudget {
  entries: number;
  nestedBytes: number;
}

export const zipBudget = (): ZipBudget => ({
  entries: limits.zipEntries,
  nestedBytes: limits.nestedZipBytes,
});

/**
 * The files in a zip, wherever it lies. A deflated one inside another zip is unpacked in memory, as long as
 * the budget lasts. Failures: those of `zipEntries`, `unpacked-too-large`, `file-unreadable`.
 */
export async function openZip(
  zip: SourceFile,
  budget: ZipBudget,
  kernels: Pick<OpenKernels, 'unpack'>,
  { signal }: CallOptions = {},
): Promise<Result<ZipFiles>> {
  const plain = zip.packed ? await inMemory(zip, zip.packed.size, budget, kernels, signal) : ok(zip);
  if (!plain.ok) return plain;
  const opened = await zipEntries(plain.value, budget.entries).catch(() =>
    fail('file-unreadable', { path: zip.path }),
  );
  if (opened.ok) budget.entries -= opened.value.files.length + opened.value.refused.length;
  return opened;
}

async function inMemory(
  zip: SourceFile,
  size: number,
  budget: ZipBudget,
  kernels: Pick<OpenKernels, 'unpack'>,
  signal: AbortSignal | undefined,
): Promise<Result<SourceFile>> {
  if (size > budget.nestedBytes) return tooLarge(zip.path, limits.nestedZipBytes);
  budget.nestedBytes -= size;
  const input = await readBytes(zip);
  if (!input.ok) return input;
  const transfer = [input.value.bytes.buffer as ArrayBuffer];
  const unpacked = await kernels.unpack(input.value, { transfer, ...(signal && { signal }) });
  if (!unpacked.ok) return unpacked;
  const bytes = unpacked.value;
  return ok({
    path: zip.path,
    storedSize: bytes.length,
    read: (start, end) => Promise.resolve(new Uint8Array(bytes.slice(start, end))),
  });
}
