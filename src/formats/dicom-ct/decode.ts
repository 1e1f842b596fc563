import type { KernelContext } from '../../core/kernel';
import { fail, ok, type Result } from '../../core/result';
import { type DecodedFrame, decodeFrame } from '../dicom/codecs/decode';
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
  const highBit = highBitOf(frame.value, pixels);
  if (highBit === undefined) return fail('pixel-format', { path, bitsAllocated: pixels.bitsAllocated });
  const layout = { ...pixels, bitsAllocated, highBit, offset: 0, length: samples.length };
  return decodePixels(samples, layout, path);
}

/**
 * Where the stored bits end in decoded samples. They lie above the lowest ones only where whole cells were
 * coded; a codestream of just the stored bits whose header says so as well can be read in two ways.
 */
function highBitOf(frame: DecodedFrame, { bitsAllocated, bitsStored, highBit }: PixelLayout) {
  if (highBit === bitsStored - 1) return Math.min(bitsStored, frame.bitsAllocated) - 1;
  const isWholeCell = frame.bitsAllocated === bitsAllocated && (frame.precision ?? 0) > bitsStored;
  return isWholeCell ? highBit : undefined;
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
