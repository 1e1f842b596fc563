import { inflateUpTo } from '../inflate';
import { deflateRatio } from '../limits';

export const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

/**
 * Unzips gzip data, all members of a chain (bgzip, pigz), into at most `most` bytes. The last eight bytes hold
 * the checksum and the length of the last member (RFC 1952 section 2.3.1).
 * @throws TooMuch when more comes out
 * @throws when the data are damaged, cut off or longer than they say
 */
export function gunzip(bytes: Uint8Array, most: number): Uint8Array {
  if (bytes.length < 18) throw new Error('too short for gzip');
  const trailer = new DataView(bytes.buffer, bytes.byteOffset + bytes.length - 8, 8);
  const stated = trailer.getUint32(4, true);
  let start = 0;
  const result = inflateUpTo('gzip', bytes, most, {
    expected: Math.min(stated, deflateRatio * bytes.length),
    onMember: (length) => (start = length),
  });
  const last = result.subarray(start);
  if (last.length >>> 0 !== stated) throw new Error('gzip data of another length than they say');
  if (crc32(last) !== trailer.getUint32(0, true)) throw new Error('gzip checksum differs');
  return result;
}

let tables: Uint32Array[] | undefined;

/** Four tables of the reflected polynomial 0xEDB88320, so that four bytes are taken at a time. */
function crcTables(): Uint32Array[] {
  const first = Uint32Array.from({ length: 256 }, (_, n) => {
    let c = n;
    for (let bit = 0; bit < 8; bit++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1;
    return c;
  });
  const all = [first];
  for (let k = 1; k < 4; k++) all.push(all[k - 1]!.map((c) => (c >>> 8) ^ first[c & 255]!));
  return all;
}

/** CRC-32 of RFC 1952 section 8. */
export function crc32(bytes: Uint8Array): number {
  const [t0, t1, t2, t3] = (tables ??= crcTables()) as [Uint32Array, Uint32Array, Uint32Array, Uint32Array];
  let c = 0xffffffff;
  let at = 0;
  for (const end = bytes.length - 3; at < end; at += 4) {
    c ^= bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
    c = t3[c & 255]! ^ t2[(c >>> 8) & 255]! ^ t1[(c >>> 16) & 255]! ^ t0[c >>> 24]!;
  }
  for (; at < bytes.length; at++) c = t0[(c ^ bytes[at]!) & 255]! ^ (c >>> 8);
  return (c ^ 0xffffffff) >>> 0;
}
