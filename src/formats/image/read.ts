import { voxelCount } from '../../core/grid';
import { fail, ok, type Result } from '../../core/result';
import { isNifti, readNiftiHeader } from '../nifti/header';
import { isNrrd, readNrrdHeader } from '../nrrd/header';
import { gunzipPrefix } from '../unpack';
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
    beginning = gunzipPrefix(bytes);
  } catch {
    return fail('image-broken', { path });
  }
  return isNifti(beginning) ? readNiftiHeader(beginning, path) : undefined;
}

/** Reads header and values of a whole file. Failures: those of the headers, `image-broken`, `unrecognised-file`. */
export function readImage(stored: Uint8Array, path: string): Result<Image> {
  try {
    const bytes = isGzip(stored) ? gunzip(stored) : stored;
    const header = readImageHeader(bytes, path);
    if (!header) return fail('unrecognised-file', { path });
    return header.ok ? readValues(bytes, header.value, path) : header;
  } catch {
    return fail('image-broken', { path });
  }
}

function readValues(bytes: Uint8Array, header: ImageHeader, path: string): Result<Image> {
  const stored = bytes.subarray(header.offset);
  const raw = header.gzippedValues ? gunzip(stored) : stored;
  const perVoxel = header.layers?.length ?? 1;
  const needed = voxelCount(header.grid) * bytesPerValue(header.type) * perVoxel;
  if (raw.length < needed) return fail('image-broken', { path });
  return ok({ header, values: toValues(raw.subarray(0, needed), header.type, header.littleEndian) });
}
