import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Kernel } from './kernel';
import { ok } from './result';
import type { Volume } from './volume';

/** Grid numbers are compared to a hundred thousandth of a mm, so that the last bit of a sum does not matter. */
const perMm = 1e5;
const chunkBytes = 1 << 20;

/**
 * Kernel: SHA-256 (lower-case hex) of a CT: its grid (dims; spacing, origin and axes in 10⁻⁵ mm, as
 * text) and its HU (little-endian, as held: int16 or float32, i fastest). The same CT gives the same
 * value from whatever files it was read; it tells nothing about the patient.
 */
export const fingerprint: Kernel<{ readonly volume: Volume }, string> = async ({ volume }, context) => {
  const { grid, hu } = volume;
  const hash = sha256.create();
  const lengths = [...grid.spacing, ...grid.origin, ...grid.axes.flat()];
  const rounded = lengths.map((value) => Math.round(value * perMm) || 0);
  hash.update(new TextEncoder().encode(JSON.stringify([grid.dims, rounded, hu.BYTES_PER_ELEMENT])));
  const bytes = new Uint8Array(hu.buffer, hu.byteOffset, hu.byteLength);
  for (let start = 0; start < bytes.length; start += chunkBytes) {
    hash.update(bytes.subarray(start, start + chunkBytes));
    await context.checkpoint(Math.min(1, (start + chunkBytes) / bytes.length));
  }
  return ok(bytesToHex(hash.digest()));
};
