import type { KernelContext } from '../../core/kernel';
import type { Result } from '../../core/result';
import type { FileBytes } from '../source';
import { plainBytes } from '../unpack';

/** Kernel: the plain bytes of a file that lies deflated in a zip. Failures: those of `plainBytes`. */
export async function unpackFile(file: FileBytes, context: KernelContext): Promise<Result<Uint8Array>> {
  await context.checkpoint(0);
  return plainBytes(file);
}
