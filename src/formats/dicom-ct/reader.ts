import { ok, type Result } from '../../core/result';
import { joinPieces } from '../dicom/encapsulated';
import type { OpenKernels } from '../kernels';
import { readBytes, readRange, type SourceFile } from '../source';
import type { SliceSource } from './decode';
import type { FrameIndex } from './frame-index';
import type { SliceHeader } from './header';
import { frameBytes } from './layout';

export type SliceReader = (slice: SliceHeader) => Promise<Result<SliceSource>>;

/**
 * Reads the bytes of `slices`, each once. A frame of a multi-frame file is read by itself where it lies
 * plainly in the file; a compressed or packed file is read once, and let go after the last of its frames.
 */
export function sliceReader(
  slices: readonly SliceHeader[],
  files: ReadonlyMap<string, SourceFile>,
  kernels: Pick<OpenKernels, 'frames'>,
  signal?: AbortSignal,
): SliceReader {
  const awaited = new Map<string, number>();
  for (const { path } of slices) awaited.set(path, (awaited.get(path) ?? 0) + 1);
  const indices = new Map<string, Promise<Result<FrameIndex>>>();

  const indexOf = (file: SourceFile, { pixels }: SliceHeader) => {
    const found = indices.get(file.path) ?? openFrames(file, pixels, kernels, signal);
    indices.set(file.path, found);
    return found;
  };
  const letGo = (path: string) => {
    const left = awaited.get(path)! - 1;
    awaited.set(path, left);
    if (left <= 0) indices.delete(path);
  };

  return async (slice) => {
    const { path, pixels } = slice;
    const file = files.get(path)!;
    if (!pixels.frame) {
      const whole = await readBytes(file);
      return whole.ok ? ok({ file: whole.value, pixels }) : whole;
    }
    if (!pixels.compressed && !pixels.deflated && !file.packed) {
      const bytes = await readRange(file, pixels.offset, pixels.offset + frameBytes(pixels));
      return bytes.ok ? ok(frameSource(path, bytes.value, slice)) : bytes;
    }
    const index = await indexOf(file, slice);
    letGo(path);
    if (!index.ok) return index;
    const pieces = index.value.pieces[pixels.frame.index]!;
    // A copy, to be given away.
    return ok(frameSource(path, joinPieces(index.value.bytes, pieces).slice(), slice));
  };
}

const frameSource = (path: string, bytes: Uint8Array, { pixels }: SliceHeader): SliceSource => ({
  file: { path, bytes, complete: true, size: bytes.length },
  pixels,
  alone: true,
});

async function openFrames(
  source: SourceFile,
  pixels: SliceHeader['pixels'],
  kernels: Pick<OpenKernels, 'frames'>,
  signal?: AbortSignal,
): Promise<Result<FrameIndex>> {
  const file = await readBytes(source);
  if (!file.ok) return file;
  return kernels.frames(
    { file: file.value, pixels },
    { transfer: [file.value.bytes.buffer as ArrayBuffer], ...(signal && { signal }) },
  );
}
