/** Bits of an entropy-coded segment (ISO 10918-1 F.2.2.5), the highest first; zeros behind its end. */
export class BitReader {
  readonly #bytes: Uint8Array;
  #at: number;
  #held = 0;
  #count = 0;
  #missing = 0;

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes;
    this.#at = at;
  }

  /** The next 16 bits, not yet taken. */
  peek(): number {
    while (this.#count < 16) {
      this.#held = (this.#held << 8) | this.#next();
      this.#count += 8;
    }
    return (this.#held >>> (this.#count - 16)) & 0xffff;
  }

  skip(bits: number): void {
    this.#count -= bits;
  }

  /** `bits` of them as a number, 16 at most. */
  take(bits: number): number {
    const value = this.peek() >>> (16 - bits);
    this.skip(bits);
    return value;
  }

  /** A difference in the sign convention of table F.1 (EXTEND). */
  takeSigned(bits: number): number {
    if (bits === 0) return 0;
    const value = this.take(bits);
    return value < 1 << (bits - 1) ? value - (1 << bits) + 1 : value;
  }

  /** To behind the next restart marker; the bits before it are padding. */
  restart(): void {
    const bytes = this.#bytes;
    while (
      this.#at + 1 < bytes.length &&
      !(bytes[this.#at] === 0xff && (bytes[this.#at + 1]! & 0xf8) === 0xd0)
    )
      this.#at++;
    this.#at += 2;
    this.#held = this.#count = 0;
  }

  #next(): number {
    const byte = this.#bytes[this.#at];
    if (byte !== undefined && byte !== 0xff) {
      this.#at++;
      return byte;
    }
    if (byte === 0xff && this.#bytes[this.#at + 1] === 0) {
      this.#at += 2;
      return 0xff;
    }
    // A marker, or the end: the last code may look beyond it, but no image may be made of nothing.
    if (++this.#missing > 64) throw new RangeError('the entropy-coded segment ends early');
    return 0;
  }
}

/** A Huffman table as a look-up by the next 16 bits: symbol × 256 + length of its code; 0 where there is none. */
export type HuffmanTable = Uint16Array;

/** Table of `counts` codes of 1–16 bits for these symbols (ISO 10918-1 annex C). */
export function huffmanTable(counts: ArrayLike<number>, symbols: ArrayLike<number>): HuffmanTable {
  const table = new Uint16Array(65536);
  let next = 0;
  let n = 0;
  for (let length = 1; length <= 16; length++) {
    for (let i = 0; i < counts[length - 1]!; i++, n++) {
      const span = 1 << (16 - length);
      if (next + span > 65536) throw new RangeError('a Huffman table holds too many codes');
      table.fill(symbols[n]! * 256 + length, next, next + span);
      next += span;
    }
  }
  return table;
}

export function decodeSymbol(bits: BitReader, table: HuffmanTable): number {
  const found = table[bits.peek()]!;
  if (found === 0) throw new RangeError('no such Huffman code');
  bits.skip(found & 0xff);
  return found >>> 8;
}
