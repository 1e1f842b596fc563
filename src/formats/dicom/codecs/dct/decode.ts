import { BitReader, type HuffmanTable, huffmanTable } from './bits';
import { inverseTransform } from './inverse';
import { type Carry, decodeBlock, type Scan, zigzag } from './scan';

// JPEG of more than 8 bits by the discrete cosine transform, Huffman-coded, one component: extended
// sequential (process 4) and progressive (processes 8 and 12). ISO/IEC 10918-1.

interface Frame {
  readonly rows: number;
  readonly columns: number;
  readonly precision: number;
  readonly progressive: boolean;
  readonly table: number;
  readonly blocksAcross: number;
  readonly coefficients: Int32Array;
}

/** More scans than a block has coefficients and bits are no image but a trap. */
const mostScans = 64 * 4;

/** What the markers read so far have defined. */
class Decoder {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #quantisers = new Map<number, Float64Array>();
  readonly #huffman = new Map<number, HuffmanTable>();
  #restartInterval = 0;
  #scans = 0;
  #frame: Frame | undefined;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  }

  decode(): Uint16Array {
    let at = 2;
    for (;;) {
      // What an entropy-coded segment leaves behind, and fill bytes, up to the next marker.
      while (!(this.#bytes[at] === 0xff && this.#bytes[at + 1]! >= 0xc0 && this.#bytes[at + 1] !== 0xff)) {
        if (++at >= this.#bytes.length) throw new RangeError('the end of the image is missing');
      }
      const marker = this.#view.getUint16(at);
      if (marker === 0xffd9) return this.#samples();
      at += 2;
      if (marker >= 0xffd0 && marker <= 0xffd7) continue;
      const end = at + this.#view.getUint16(at);
      this.#segment(marker, at + 2, end);
      at = end;
    }
  }

  #segment(marker: number, at: number, end: number): void {
    if (marker === 0xffdb) this.#readQuantisers(at, end);
    else if (marker === 0xffc4) this.#readHuffman(at, end);
    else if (marker === 0xffdd) this.#restartInterval = this.#view.getUint16(at);
    else if (marker === 0xffda) this.#readScan(at, end);
    else if (marker === 0xffc0 || marker === 0xffc1 || marker === 0xffc2)
      this.#readFrame(at, marker === 0xffc2);
    else if (marker < 0xffd0) throw new RangeError('another coding process');
  }

  #readQuantisers(start: number, end: number): void {
    for (let at = start; at < end;) {
      const [wide, id] = [this.#bytes[at]! >> 4, this.#bytes[at]! & 15];
      const values = new Float64Array(64);
      at++;
      for (let k = 0; k < 64; k++, at += wide ? 2 : 1)
        values[zigzag[k]!] = wide ? this.#view.getUint16(at) : this.#view.getUint8(at);
      this.#quantisers.set(id, values);
    }
  }

  #readHuffman(start: number, end: number): void {
    for (let at = start; at < end;) {
      const id = this.#bytes[at]!;
      const counts = this.#bytes.subarray(at + 1, at + 17);
      const total = counts.reduce((sum, count) => sum + count, 0);
      at += 17 + total;
      this.#huffman.set(id, huffmanTable(counts, this.#bytes.subarray(at - total, at)));
    }
  }

  #readFrame(at: number, progressive: boolean): void {
    const [precision, rows, columns] = [
      this.#bytes[at]!,
      this.#view.getUint16(at + 1),
      this.#view.getUint16(at + 3),
    ];
    if (this.#frame || this.#bytes[at + 5] !== 1 || precision < 8 || precision > 12 || rows * columns === 0)
      throw new RangeError('another kind of frame');
    const blocksAcross = Math.ceil(columns / 8);
    const coefficients = new Int32Array(64 * blocksAcross * Math.ceil(rows / 8));
    const table = this.#bytes[at + 8]!;
    this.#frame = { rows, columns, precision, progressive, table, blocksAcross, coefficients };
  }

  #readScan(at: number, end: number): void {
    const frame = this.#frame;
    if (!frame || this.#bytes[at] !== 1 || ++this.#scans > mostScans)
      throw new RangeError('another kind of scan');
    const tables = this.#bytes[at + 2]!;
    const [from, to, bitPlanes] = [this.#bytes[at + 3]!, this.#bytes[at + 4]!, this.#bytes[at + 5]!];
    const { progressive } = frame;
    const scan: Scan = {
      progressive,
      ...(progressive
        ? { from, to, high: bitPlanes >> 4, low: bitPlanes & 15 }
        : { from: 0, to: 63, high: 0, low: 0 }),
      dc: this.#huffman.get(tables >> 4),
      ac: this.#huffman.get(0x10 | (tables & 15)),
    };
    if (scan.to > 63 || scan.from > scan.to || (progressive && scan.from === 0 && scan.to > 0))
      throw new RangeError('a scan of no such coefficients');
    this.#readBlocks(new BitReader(this.#bytes, end), scan, frame.coefficients);
  }

  #readBlocks(bits: BitReader, scan: Scan, coefficients: Int32Array): void {
    let carry: Carry = { previous: 0, ended: 0 };
    const count = coefficients.length / 64;
    for (let n = 0; n < count; n++) {
      if (this.#restartInterval > 0 && n > 0 && n % this.#restartInterval === 0) {
        bits.restart();
        carry = { previous: 0, ended: 0 };
      }
      decodeBlock(bits, scan, coefficients.subarray(64 * n, 64 * (n + 1)), carry);
    }
  }

  #samples(): Uint16Array {
    const quantiser = this.#quantisers.get(this.#frame?.table ?? -1);
    if (!this.#frame || !quantiser) throw new RangeError('the image lacks its frame or its quantiser');
    const { rows, columns, precision, blocksAcross, coefficients } = this.#frame;
    const out = new Uint16Array(rows * columns);
    const block = new Float64Array(64);
    for (let n = 0; n < coefficients.length / 64; n++) {
      inverseTransform(coefficients.subarray(64 * n, 64 * (n + 1)), quantiser, block);
      place(block, out, 8 * (n % blocksAcross), 8 * Math.floor(n / blocksAcross), columns, precision);
    }
    return out;
  }
}

/** One block of samples to its place, shifted to positive values (A.3.1); what lies beyond the image is dropped. */
function place(
  block: Float64Array,
  out: Uint16Array,
  left: number,
  top: number,
  columns: number,
  precision: number,
): void {
  const shift = 2 ** (precision - 1);
  const most = 2 * shift - 1;
  const rows = out.length / columns;
  for (let y = 0; y < 8 && top + y < rows; y++) {
    for (let x = 0; x < 8 && left + x < columns; x++) {
      const value = Math.round(block[8 * y + x]! + shift);
      out[(top + y) * columns + left + x] = Math.min(most, Math.max(0, value));
    }
  }
}

/** Samples of a grey JPEG of up to 12 bits, row by row. @throws RangeError when it is damaged or of another kind */
export const decodeDct = (bytes: Uint8Array): Uint16Array => new Decoder(bytes).decode();
