import { Gunzip, Inflate, inflateSync } from 'fflate';
import type { FileBytes } from './source';

/** The plain bytes of a file: inflated when it came out of a zip, as much as is there. */
export function unpack(file: FileBytes): Uint8Array {
  if (!file.packed) return file.bytes;
  if (!file.complete) return streamed(new Inflate(), file.bytes);
  const bytes = inflateSync(file.bytes, { out: new Uint8Array(file.packed.size) });
  if (bytes.length !== file.packed.size) throw new Error('the zip entry is shorter than it says');
  return bytes;
}

/** The first bytes of gzip data of which only the beginning may be at hand. */
export const gunzipPrefix = (bytes: Uint8Array): Uint8Array => streamed(new Gunzip(), bytes);

function streamed(stream: Inflate | Gunzip, bytes: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [];
  stream.ondata = (part) => parts.push(part);
  stream.push(bytes, false);
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
