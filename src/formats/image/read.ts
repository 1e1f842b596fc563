import { voxelCount } from '../../core/grid';
import { fail, ok, type Result } from '../../core/result';
import { isOutOfMemory } from '../../core/shared';
import { isNifti, readNiftiHeader } from '../nifti/header';
import { isNrrd, readNrrdHeader } from '../nrrd/header';
import { TooMuch } from '../inflate';
import { limits } from '../limits';
import { gunzipBeginning, tooLarge } from '../unpack';
import { gunzip, isGzip } from './gzip';
import type { ImageHeader } from './header';
import { bytesPerValue, toValues, type Values } from './values';

/** A NIfTI or NRRD file with its stored values, i fastest (but for layers, which come before it). */
export interface Image {
  readonly header: ImageHeader;
  readonly values: Values;
}

/** The header from bytes of which only the beginning may be there; undefined when it is no image. */
export function readImageHeader(bytes: Uint8Array, path: string): Result<ImageHeader> | undefined {
  if (isNrrd(bytes)) return readNrrdHeader(bytes, path);
  if (isNifti(bytes)) return readNiftiHeader(bytes, path);
  if (!isGzip(bytes)) return undefined;
  let beginning: Uint8Array;
  try {
    beginning = gunzipBeginning(bytes);
  } catch {
    return fail('image-broken', { path });
  }
  return isNifti(beginning) ? readNiftiHeader(beginning, path) : undefined;
}

/**
 * Reads header and values of a whole file. Failures: those of the headers, `image-broken`,
 * `image-too-large`, `unpacked-too-large`, `unrecognised-file`.
 */
export function readImage(stored: Uint8Array, path: string): Result<Image> {
  try {
    const header = readImageHeader(stored, path);
    if (!header) return fail('unrecognised-file', { path });
    if (!header.ok) return header;
    const bytes = isGzip(stored) ? gunzip(stored, mostBytes(header.value)) : stored;
    return readValues(bytes, header.value, path);
  } catch (reason) {
    if (isOutOfMemory(reason)) throw reason;
    return reason instanceof TooMuch ? tooLarge(path, limits.unpackedBytes) : fail('image-broken', { path });
  }
}

/** What may follow the values of an image: none does, in files seen so far. */
const slackBytes = 16 * 1024 ** 2;

/** Bytes of all values, unpacked. */
export const valueBytes = ({ grid, type, layers }: ImageHeader) =>
  voxelCount(grid) * bytesPerValue(type) * (layers?.length ?? 1);
const mostBytes = (header: ImageHeader) =>
  Math.min(limits.unpackedBytes, header.offset + valueBytes(header) + slackBytes);

function readValues(bytes: Uint8Array, header: ImageHeader, path: string): Result<Image> {
  const stored = bytes.subarray(header.offset);
  const raw = header.gzippedValues ? gunzip(stored, mostBytes(header)) : stored;
  const needed = valueBytes(header);
  if (raw.length < needed) return fail('image-broken', { path });
  return ok({ header, values: toValues(raw.subarray(0, needed), header.type, header.littleEndian) });
}
