import { fail, ok, type Result } from '../../core/result';
import { parseDicomFile } from '../dicom/dataset';
import { type FramePieces, framePieces } from '../dicom/encapsulated';
import type { FileBytes } from '../source';
import { plainBytes } from '../unpack';
import { frameBytes, type PixelLayout } from './layout';

/** A multi-frame file unpacked, and where each of its frames lies in it. */
export interface FrameIndex {
  readonly bytes: Uint8Array;
  readonly pieces: FramePieces;
}

/**
 * Kernel: finds the frames of a whole multi-frame file. `pixels`: the layout of its first frame.
 * Failures: `zip-broken`, `dicom-broken`, `dicom-truncated`, `frames-unclear`.
 */
export function indexFrames({
  file,
  pixels,
}: {
  readonly file: FileBytes;
  readonly pixels: PixelLayout;
}): Promise<Result<FrameIndex>> {
  return Promise.resolve(index(file, pixels));
}

function index(file: FileBytes, pixels: PixelLayout): Result<FrameIndex> {
  const { path } = file;
  const plain = plainBytes(file);
  if (!plain.ok) return plain;
  if (!pixels.compressed && !pixels.deflated) return ok({ bytes: plain.value, pieces: evenPieces(pixels) });
  const parsed = parseDicomFile(plain.value, path, pixels.compressed ? undefined : 'x7fe00010');
  if (!parsed.ok) return parsed;
  const { dataSet } = parsed.value;
  if (!pixels.compressed) return ok({ bytes: dataSet.byteArray, pieces: evenPieces(pixels) });
  const pieces = framePieces(dataSet, pixels.frame!.count);
  return pieces ? ok({ bytes: plain.value, pieces }) : fail('frames-unclear', { path });
}

/** Uncompressed frames lie one behind the other. */
function evenPieces(pixels: PixelLayout): FramePieces {
  const size = frameBytes(pixels);
  const first = pixels.offset - pixels.frame!.index * size;
  return Array.from({ length: pixels.frame!.count }, (_, n) => [
    [first + n * size, first + (n + 1) * size] as const,
  ]);
}
