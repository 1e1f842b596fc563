import { Gunzip, Inflate, inflateSync } from 'fflate';
import { fail, ok, type Result } from '../core/result';
import { joinBytes } from './join';
import type { FileBytes } from './source';

/**
 * The plain bytes of a file: inflated when it came out of a zip, as much as is there.
 * @throws when the compressed data are damaged
 */
export function unpack(file: FileBytes): Uint8Array {
  if (!file.packed) return file.bytes;
  return file.complete ? inflated(file.bytes, file.packed.size) : streamed(new Inflate(), file.bytes);
}

/** As `unpack`, with the failure `zip-broken`. */
export function plainBytes(file: FileBytes): Result<Uint8Array> {
  try {
    return ok(unpack(file));
  } catch {
    return fail('zip-broken', { path: file.path });
  }
}

function inflated(bytes: Uint8Array, size: number): Uint8Array {
  const out = inflateSync(bytes, { out: new Uint8Array(size) });
  if (out.length !== size) throw new Error('the zip entry is shorter than it says');
  return out;
}

/** The first bytes of gzip data of which only the beginning may be at hand. */
export const gunzipPrefix = (bytes: Uint8Array): Uint8Array => streamed(new Gunzip(), bytes);

function streamed(stream: Inflate | Gunzip, bytes: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [];
  stream.ondata = (part) => parts.push(part);
  stream.push(bytes, false);
  return joinBytes(parts);
}
