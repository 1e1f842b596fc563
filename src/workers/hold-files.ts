import type { Kernel } from '../core/kernel';
import { ok } from '../core/result';

/**
 * Kernel: files of the user as blobs whose sizes are known. A browser looks at the disk for the size of a file, and
 * whoever asks waits for it, 30 ms where the machine is busy: not the page, for each of a thousand files.
 */
export const holdFiles: Kernel<readonly File[], readonly Blob[]> = (files) =>
  ok(files.map((file) => file.slice()));
