import type { KernelContext } from '../../core/kernel';
import { ok, type Result } from '../../core/result';
import { parseDicomFile } from '../dicom/dataset';
import type { FileBytes } from '../source';
import { plainBytes } from '../unpack';
import type { PixelLayout } from './header';
import { decodePixels, type SliceHu } from './pixels';

/** A whole file and where its pixels lie, as the scan found them. */
export interface SliceSource {
  readonly file: FileBytes;
  readonly pixels: PixelLayout;
}

/** Kernel: HU of a batch of slices, in the order given. One bad slice is its own failure. */
export async function decodeBatch(
  sources: readonly SliceSource[],
  context: KernelContext,
): Promise<Result<Result<SliceHu>[]>> {
  const slices: Result<SliceHu>[] = [];
  for (const source of sources) {
    slices.push(decodeOne(source));
    await context.checkpoint(slices.length / sources.length);
  }
  return ok(slices);
}

function decodeOne({ file, pixels }: SliceSource): Result<SliceHu> {
  const bytes = plainBytes(file);
  if (!bytes.ok) return bytes;
  if (!pixels.deflated) return decodePixels(bytes.value, pixels, file.path);
  const parsed = parseDicomFile(bytes.value, file.path, 'x7fe00010');
  return parsed.ok ? decodePixels(parsed.value.dataSet.byteArray, pixels, file.path) : parsed;
}
