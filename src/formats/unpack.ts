import { inflateSync } from 'fflate';
import { fail, ok, type Result } from '../core/result';
import { inflateUpTo } from './inflate';
import { deflateRatio, limits } from './limits';
import type { FileBytes } from './source';

/** The plain beginning of a file, or all of it. */
export interface Beginning {
  readonly bytes: Uint8Array;
  readonly complete: boolean;
}

/** Up to this, a compressed file is inflated in one go: what it could unpack to is soon made and dropped. */
const smallBytes = 1024 * 1024;

/**
 * The plain bytes of a whole file: inflated when it came out of a zip, exactly to the size it states.
 * Failures: `zip-broken`, `unpacked-too-large`.
 */
export function plainBytes({ path, bytes, packed }: FileBytes): Result<Uint8Array> {
  if (!packed) return ok(bytes);
  const { size } = packed;
  if (size > limits.unpackedBytes) return tooLarge(path, limits.unpackedBytes);
  try {
    return size > possible(bytes.length)
      ? fail('zip-broken', { path })
      : exactly(path, inflated(bytes, size), size);
  } catch {
    return fail('zip-broken', { path });
  }
}

function inflated(bytes: Uint8Array, size: number): Uint8Array {
  return bytes.length > smallBytes
    ? inflateUpTo('deflate', bytes, size, { expected: size })
    : inflateSync(bytes, { out: new Uint8Array(size + 1) });
}

const exactly = (path: string, plain: Uint8Array, size: number): Result<Uint8Array> =>
  plain.length === size ? ok(plain) : fail('zip-broken', { path });

/** What the first bytes of a file unpack to, bounded: for its header. Failure `zip-broken`. */
export function beginningOf(file: FileBytes): Result<Beginning> {
  const { path, bytes, packed, complete } = file;
  if (!packed) return ok({ bytes, complete });
  const most = Math.min(limits.headerBytes, Math.max(256 * 1024, 8 * bytes.length));
  if (complete && packed.size <= most) {
    const whole = plainBytes(file);
    return whole.ok ? ok({ bytes: whole.value, complete }) : whole;
  }
  try {
    return ok({ bytes: inflateUpTo('deflate', bytes, most, { beginning: true }), complete: false });
  } catch {
    return fail('zip-broken', { path });
  }
}

/** More cannot come out of so many deflated bytes; a few are always granted. */
export const possible = (deflatedBytes: number): number => deflateRatio * deflatedBytes + 64;

/** The first bytes of gzip data of which only the beginning may be at hand. */
export const gunzipBeginning = (bytes: Uint8Array): Uint8Array =>
  inflateUpTo('gzip', bytes, Math.min(limits.headerBytes, Math.max(256 * 1024, 8 * bytes.length)), {
    beginning: true,
  });

export const tooLarge = (path: string, most: number): Result<never> =>
  fail('unpacked-too-large', { path, mostMb: Math.round(most / 1024 ** 2) });
