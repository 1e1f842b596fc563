/** A UID from 128 random or hashed bits, marked as a random UUID (PS3.5 B.2, RFC 9562 section 5.4). */
export function uidOf(bits: Uint8Array): string {
  const bytes = bits.slice(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return `2.25.${bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n)}`;
}
