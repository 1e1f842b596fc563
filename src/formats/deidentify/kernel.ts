import type { KernelContext } from '../../core/kernel';
import { type Failure, ok, type Result } from '../../core/result';
import type { FileBytes } from '../source';
import { plainBytes } from '../unpack';
import { deidentify } from './deidentify';
import { uidMapper } from './uids';

export interface DeidentifyInput {
  readonly files: readonly FileBytes[];
  /** 32 random bytes, the same for all files that belong together. */
  readonly key: Uint8Array;
  readonly pseudonym: string;
}

/** The copy of one file, or why there is none; in the order of the input. */
export type Deidentified = { readonly bytes: Uint8Array<ArrayBuffer> } | { readonly failure: Failure };

/** Kernel: de-identified copies of whole DICOM files, see `deidentify`. */
export async function deidentifyBatch(
  { files, key, pseudonym }: DeidentifyInput,
  context: KernelContext,
): Promise<Result<Deidentified[]>> {
  const disguise = { uid: uidMapper(key), pseudonym };
  const copies: Deidentified[] = [];
  for (const file of files) {
    const plain = plainBytes(file);
    const copy = plain.ok ? deidentify(plain.value, file.path, disguise) : plain;
    copies.push(copy.ok ? { bytes: copy.value } : { failure: copy.failure });
    await context.checkpoint(copies.length / files.length);
  }
  return ok(copies);
}
