import { type Failure, ok, type Result } from '../../core/result';
import type { Call, CallOptions } from '../kernels';
import { type FileBytes, readBytes, type SourceFile } from '../source';
import type { deidentifyBatch } from './kernel';

/** A file that is not in the copy, and why. */
export interface LeftOut {
  readonly failure: Failure;
}

export interface CopyInput {
  readonly files: readonly SourceFile[];
  /** 32 random bytes that are used for one run and thrown away. */
  readonly key: Uint8Array;
  /** Copies of the same run that were written before: numbers go on from there. */
  readonly before?: number;
  /** Takes one file of the copy; the next is made when it is done. */
  write(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
}

/** What was copied, and what was not. */
export interface Copied {
  readonly written: number;
  readonly leftOut: readonly LeftOut[];
}

/** Files in memory at a time. */
const batchSize = 4;

/**
 * Writes de-identified copies of files, named by number: their own names may hold the patient's. Holds a
 * few files in memory at a time. Fails with `cancelled`.
 */
export async function copyDeidentified(
  { files, key, before = 0, write }: CopyInput,
  run: Call<typeof deidentifyBatch>,
  { signal, onProgress }: CallOptions = {},
): Promise<Result<Copied>> {
  const pseudonym = `ANON-${[...key.subarray(28)].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
  const leftOut: LeftOut[] = [];
  let written = 0;
  for (let from = 0; from < files.length; from += batchSize) {
    const read = await Promise.all(files.slice(from, from + batchSize).map((file) => readBytes(file)));
    const batch: FileBytes[] = [];
    for (const file of read) {
      if (file.ok) batch.push(file.value);
      else leftOut.push({ failure: file.failure });
    }
    const transfer = [...new Set(batch.map(({ bytes }) => bytes.buffer as ArrayBuffer))];
    const copies = await run({ files: batch, key, pseudonym }, { signal, transfer });
    if (!copies.ok) return copies;
    for (const copy of copies.value) {
      if ('failure' in copy) leftOut.push(copy);
      else await write(`${String(before + ++written).padStart(5, '0')}.dcm`, copy.bytes);
    }
    onProgress?.(Math.min(from + batchSize, files.length) / files.length);
  }
  return ok({ written, leftOut });
}
