import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Kernel } from './kernel';
import { ok } from './result';
import type { Volume } from './volume';

/** Grid numbers are compared to a hundred thousandth of a mm, so that the last bit of a sum does not matter. */
const perMm = 1e5;
const chunkBytes = 4 << 20;

/**
 * Kernel: fingerprint (64 lower-case hex digits) of a CT. It is the SHA-256 of the SHA-256 digests of,
 * in turn, its grid (dims; spacing, origin and axes in 10⁻⁵ mm, as JSON) and its HU in pieces of 4 MiB
 * (little-endian, as held: int16 or float32, i fastest). The same CT gives the same value from whatever
 * files it was read; it tells nothing about the patient.
 */
export const fingerprint: Kernel<{ readonly volume: Volume }, string> = async ({ volume }, context) => {
  const { hu } = volume;
  const bytes = new Uint8Array(hu.buffer, hu.byteOffset, hu.byteLength);
  const digests = sha256.create().update(await digest(gridText(volume)));
  for (let start = 0; start < bytes.length; start += chunkBytes) {
    digests.update(await digest(bytes.slice(start, start + chunkBytes)));
    await context.checkpoint(Math.min(1, (start + chunkBytes) / bytes.length));
  }
  return ok(bytesToHex(digests.digest()));
};

function gridText({ grid, hu }: Volume) {
  const lengths = [...grid.spacing, ...grid.origin, ...grid.axes.flat()];
  const rounded = lengths.map((value) => Math.round(value * perMm) || 0);
  return new TextEncoder().encode(JSON.stringify([grid.dims, rounded, hu.BYTES_PER_ELEMENT]));
}

/** The platform's own SHA-256 is ten times faster; a page served without https does not have it. */
const digest = async (bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> =>
  crypto.subtle ? new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)) : sha256(bytes);
