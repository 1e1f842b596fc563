import { describe, expect, it } from 'vitest';
import { decodeDct } from '../../../src/formats/dicom/codecs/dct/decode';

// JPEGs of 12 bits written by hand: two blocks side by side, each a constant and one cosine.

const word = (value: number) => [value >> 8, value & 255];
const segment = (marker: number, body: readonly number[]) => [
  0xff,
  marker,
  ...word(body.length + 2),
  ...body,
];

/** Bits as bytes, padded with ones, a zero behind each 0xff. */
function coded(...bits: readonly string[]): number[] {
  const text = bits.join('');
  const padded = text.padEnd(8 * Math.ceil(text.length / 8), '1');
  return padded.match(/.{8}/g)!.flatMap((byte) => (byte === '11111111' ? [255, 0] : [parseInt(byte, 2)]));
}

/** A table of three codes: 00, 01 and 10. */
const huffman = (id: number, symbols: readonly number[]) =>
  segment(0xc4, [id, 0, 3, ...Array.from({ length: 14 }, () => 0), ...symbols]);

/** Quantiser: 4 for the constant, 8 for the rest. */
const quantiser = segment(0xdb, [0, 4, ...Array.from({ length: 63 }, () => 8)]);
const frame = (marker: number, columns: number, rows: number) =>
  segment(marker, [12, ...word(rows), ...word(columns), 1, 1, 0x11, 0]);
const scan = (from: number, to: number, planes: number, ...bits: readonly string[]) => [
  ...segment(0xda, [1, 1, 0x00, from, to, planes]),
  ...coded(...bits),
];
const image = (...parts: readonly (readonly number[])[]) =>
  Uint8Array.from([0xff, 0xd8, ...quantiser, ...parts.flat(), 0xff, 0xd9]);

/** A constant of `dc` × 4 and a cosine along the row of `ac` × 8, by the formula of ISO 10918-1 A.3.3. */
const expected = (dc: number, ac: number, x: number) =>
  Math.round(2048 + (dc * 4) / 8 + ((ac * 8) / 4) * Math.SQRT1_2 * Math.cos(((2 * x + 1) * Math.PI) / 16));

const blocks = [
  { dc: 100, ac: 1 },
  { dc: 100, ac: -1 },
];
const meant = (columns: number, rows: number) =>
  Array.from({ length: rows * columns }, (_, n) => {
    const { dc, ac } = blocks[(n % columns) >> 3]!;
    return expected(dc, ac, (n % columns) & 7);
  });

// Sizes 0, 6 and 7 of a difference; end of block, a one at once, a run of fifteen zeros.
const tables = [...huffman(0x00, [0, 6, 7]), ...huffman(0x10, [0x00, 0x01, 0xf0])];
const sequential = scan(0, 63, 0, '10', '1100100', '01', '1', '00', '00', '01', '0', '00');

describe('JPEG of 12 bits by the cosine transform', () => {
  it('is read block by block, and cut to the size of the image', () => {
    expect([...decodeDct(image(tables, frame(0xc1, 16, 8), sequential))]).toEqual(meant(16, 8));
    expect([...decodeDct(image(tables, frame(0xc1, 13, 5), sequential))]).toEqual(meant(13, 5));
  });

  it('is the same in progressive scans: halves, then their last bits', () => {
    const progressive = [
      ...scan(0, 0, 0x01, '01', '110010', '00'), // 50, and no difference
      ...scan(1, 63, 0x01, '00', '00'), // nothing yet
      ...scan(0, 0, 0x10, '0', '0'), // 100
      ...scan(1, 63, 0x10, '01', '1', '00', '01', '0', '00'), // the cosine appears
    ];
    expect([...decodeDct(image(tables, frame(0xc2, 16, 8), progressive))]).toEqual(meant(16, 8));
  });

  it('keeps what it knows of a coefficient when further bits come', () => {
    const twice = [
      ...scan(0, 0, 0, '10', '1100100', '00'),
      ...scan(1, 63, 0x01, '01', '1', '00', '01', '0', '00'), // ±2
      ...scan(1, 63, 0x10, '00', '1', '00', '0'), // +3, −2
    ];
    const samples = decodeDct(image(tables, frame(0xc2, 16, 8), twice));
    expect(samples[0]).toBe(expected(100, 3, 0));
    expect(samples[8]).toBe(expected(100, -2, 0));
  });

  it('begins anew at a restart', () => {
    const restarted = [
      ...scan(0, 63, 0, '10', '1100100', '01', '1', '00'),
      0xff,
      0xd0,
      ...coded('10', '1100100', '01', '0', '00'),
    ];
    const interval = segment(0xdd, word(1));
    expect([...decodeDct(image(tables, interval, frame(0xc1, 16, 8), restarted))]).toEqual(meant(16, 8));
  });

  it.each([
    ['without an end', image(tables, frame(0xc1, 16, 8), sequential).subarray(0, -2)],
    [
      'of three components',
      image(tables, segment(0xc1, [12, 0, 8, 0, 8, 3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0])),
    ],
    ['arithmetically coded', image(tables, frame(0xc9, 16, 8), sequential)],
    ['with less than its blocks', image(tables, frame(0xc1, 800, 800), sequential)],
    ['without tables', image(frame(0xc1, 16, 8), sequential)],
    ['without a frame', image(tables, sequential)],
  ])('refuses an image %s', (_, bytes) => {
    expect(() => decodeDct(bytes)).toThrow(/./);
  });
});
