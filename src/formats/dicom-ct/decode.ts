import type { KernelContext } from '../../core/kernel';
import { ok, type Result } from '../../core/result';
import { decodeFrame } from '../dicom/codecs/decode';
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
    slices.push(await decodeOne(source));
    await context.checkpoint(slices.length / sources.length);
  }
  return ok(slices);
}

async function decodeOne({ file, pixels }: SliceSource): Promise<Result<SliceHu>> {
  const bytes = plainBytes(file);
  if (!bytes.ok) return bytes;
  if (pixels.compressed) {
    const frame = await decodeFrame(bytes.value, file.path, pixels);
    if (!frame.ok) return frame;
    const { bytes: samples, bitsAllocated } = frame.value;
    const highBit = Math.min(pixels.bitsStored, bitsAllocated) - 1;
    const layout = { ...pixels, bitsAllocated, highBit, offset: 0, length: samples.length };
    return decodePixels(samples, layout, file.path);
  }
  if (!pixels.deflated) return decodePixels(bytes.value, pixels, file.path);
  const parsed = parseDicomFile(bytes.value, file.path, 'x7fe00010');
  return parsed.ok ? decodePixels(parsed.value.dataSet.byteArray, pixels, file.path) : parsed;
}
