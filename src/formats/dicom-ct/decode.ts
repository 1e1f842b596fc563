import type { KernelContext } from '../../core/kernel';
import { fail, ok, type Result } from '../../core/result';
import { decodeFrame } from '../dicom/codecs/decode';
import { parseDicomFile } from '../dicom/dataset';
import { framePieces, joinPieces } from '../dicom/encapsulated';
import type { FileBytes } from '../source';
import { plainBytes } from '../unpack';
import type { PixelLayout } from './layout';
import { decodePixels, type SliceHu } from './pixels';

/** The bytes that hold an image, and how they hold it, as the scan found it. */
export interface SliceSource {
  readonly file: FileBytes;
  readonly pixels: PixelLayout;
  /** True when the bytes are the pixels of this image and nothing else. */
  readonly alone?: boolean;
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

/** HU of one slice, or why it cannot be read. */
export async function decodeOne(source: SliceSource): Promise<Result<SliceHu>> {
  const { path } = source.file;
  const stored = storedBytes(source);
  if (!stored.ok) return stored;
  const { bytes, pixels } = stored.value;
  if (!pixels.compressed) return decodePixels(bytes, pixels, path);
  const frame = await decodeFrame(bytes, path, pixels);
  if (!frame.ok) return frame;
  const { bytes: samples, bitsAllocated } = frame.value;
  const highBit = Math.min(pixels.bitsStored, bitsAllocated) - 1;
  const layout = { ...pixels, bitsAllocated, highBit, offset: 0, length: samples.length };
  return decodePixels(samples, layout, path);
}

/** The bytes that the layout speaks of: the codestream where the pixels are compressed. */
function storedBytes({
  file,
  pixels,
  alone,
}: SliceSource): Result<Omit<SliceSource, 'file'> & { bytes: Uint8Array }> {
  const plain = plainBytes(file);
  if (!plain.ok) return plain;
  const bytes = plain.value;
  if (alone) return ok({ bytes, pixels: { ...pixels, offset: 0, length: bytes.length } });
  if (!pixels.compressed && !pixels.deflated) return ok({ bytes, pixels });
  const parsed = parseDicomFile(bytes, file.path, pixels.compressed ? undefined : 'x7fe00010');
  if (!parsed.ok) return parsed;
  const { dataSet } = parsed.value;
  if (!pixels.compressed) return ok({ bytes: dataSet.byteArray, pixels });
  const [pieces] = framePieces(dataSet, 1) ?? [];
  return pieces
    ? ok({ bytes: joinPieces(bytes, pieces), pixels })
    : fail('dicom-truncated', { path: file.path });
}
