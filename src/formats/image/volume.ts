import type { KernelContext } from '../../core/kernel';
import { fail, ok, type Result } from '../../core/result';
import { allocate } from '../../core/shared';
import type { Volume } from '../../core/volume';
import type { VolumePart } from '../../core/volume-part';
import type { FileBytes } from '../source';
import { plainBytes } from '../unpack';
import { takePart } from './part';
import { type Image, readImage } from './read';

export interface VolumeFile extends FileBytes {
  readonly part?: VolumePart;
}

/** Kernel: a NIfTI or NRRD file as a CT, or a part of it. Failures: those of `readImage`, `image-not-finite`. */
export async function readVolume(file: VolumeFile, context: KernelContext): Promise<Result<Volume>> {
  const bytes = plainBytes(file);
  if (!bytes.ok) return bytes;
  const image = readImage(bytes.value, file.path);
  if (!image.ok) return image;
  if (image.value.header.layers) return fail('not-3d', { path: file.path, dimensions: 4 });
  await context.checkpoint(0.7);
  return toVolume(image.value, file.path, file.part);
}

function toVolume({ header, values }: Image, path: string, part?: VolumePart): Result<Volume> {
  const { slope, intercept, grid } = header;
  let minHu = Infinity;
  let maxHu = -Infinity;
  let whole = true;
  for (let i = 0; i < values.length; i++) {
    const hu = values[i]! * slope + intercept;
    if (hu < minHu) minHu = hu;
    if (hu > maxHu) maxHu = hu;
    if (!Number.isInteger(hu)) {
      whole = false;
      if (Number.isNaN(hu)) return fail('image-not-finite', { path });
    }
  }
  // What is beyond single precision is a whole number too.
  if (![minHu, maxHu].map(Math.fround).every(Number.isFinite)) return fail('image-not-finite', { path });
  const fits = whole && minHu >= -32768 && maxHu <= 32767;
  const hu = (at: number) => values[at]! * slope + intercept;
  if (part) return ok(takePart(grid, hu, fits, part));
  const all = fits
    ? new Int16Array(allocate(values.length * 2))
    : new Float32Array(allocate(values.length * 4));
  for (let i = 0; i < all.length; i++) all[i] = hu(i);
  return ok({ grid, hu: all, minHu: Math.fround(minHu), maxHu: Math.fround(maxHu) });
}
