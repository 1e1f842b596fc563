import { sha256 } from '@noble/hashes/sha2.js';

/** A DICOM UID from a name: 2.25 and a 128-bit number (PS3.5 B.2), the same for the same name. */
export const uidFor = (name: string): string => {
  const digest = sha256(new TextEncoder().encode(name));
  let value = 0n;
  for (const byte of digest.subarray(0, 16)) value = (value << 8n) | BigInt(byte);
  // Version and variant bits of a name-based UUID.
  value = (value & ~(0xf000n << 64n)) | (0x8000n << 64n);
  value = (value & ~(0xc000n << 48n)) | (0x8000n << 48n);
  return `2.25.${value}`;
};
