import { describe, expect, it } from 'vitest';
import { statedSize } from '../../../src/formats/dicom/codecs/codestream';
import { decodeRle } from '../../../src/formats/dicom/codecs/rle';

/** A frame of segments, each packed already. */
function frame(segments: readonly (readonly number[])[]): Uint8Array {
  const header = new DataView(new ArrayBuffer(64));
  header.setUint32(0, segments.length, true);
  let at = 64;
  segments.forEach(({ length }, n) => {
    header.setUint32(4 + 4 * n, at, true);
    at += length;
  });
  return Uint8Array.from([...new Uint8Array(header.buffer), ...segments.flat()]);
}

describe('RLE Lossless', () => {
  it('has the most significant bytes first, in runs of equal and of different bytes', () => {
    // The example of PackBits: a run of three, five literals, nothing, a run of four.
    const packed = [0xfe, 0xaa, 0x04, 0x80, 0x00, 0x2a, 0xaa, 0x22, 0x80, 0xfd, 0x7f];
    const plain = [0xaa, 0xaa, 0xaa, 0x80, 0x00, 0x2a, 0xaa, 0x22, 0x7f, 0x7f, 0x7f, 0x7f];
    expect([...decodeRle(frame([packed]), 12, 1)!]).toEqual(plain);
    const words = decodeRle(frame([packed, [0xf5, 0x01]]), 12, 2)!;
    expect([...new Uint16Array(words.buffer)]).toEqual(plain.map((byte) => 256 * byte + 1));
  });

  it.each([
    ['too short', new Uint8Array(10)],
    ['of another number of segments', frame([[0xff, 1]])],
    ['with a segment that ends early', frame([[0xff, 1], [0xfe]])],
    [
      'with a segment beyond the end',
      frame([
        [0xff, 1],
        [0xff, 1],
      ]).subarray(0, 65),
    ],
  ])('refuses a frame %s', (_, bytes) => {
    expect(decodeRle(bytes, 2, 2)).toBeUndefined();
  });
});

describe('the size that a codestream states', () => {
  const jpeg = (marker: number) => [
    0xff,
    0xd8,
    0xff,
    0xc4,
    0x00,
    0x03,
    0x00,
    0xff,
    marker,
    0x00,
    0x0b,
    0x0c,
    0x02,
    0x00,
    0x01,
    0x80,
    0x01,
    0x01,
    0x11,
    0x00,
  ];

  it.each([0xc0, 0xc1, 0xc2, 0xc3, 0xf7])('is found behind the tables of a JPEG (%i)', (marker) => {
    expect(statedSize(Uint8Array.from(jpeg(marker)))).toEqual({
      rows: 512,
      columns: 384,
      components: 1,
      precision: 12,
    });
  });

  it('is the image less its offset in JPEG 2000', () => {
    const view = new DataView(new ArrayBuffer(45));
    view.setUint32(0, 0xff4fff51);
    view.setUint16(43, 0x0101);
    [600, 500, 88, 116, 600, 500].forEach((value, n) => view.setUint32(8 + 4 * n, value));
    view.setUint16(40, 3);
    view.setUint8(42, 0x8f);
    const bytes = new Uint8Array(view.buffer);
    expect(statedSize(bytes)).toEqual({ columns: 512, rows: 384, components: 3, precision: 16 });
    expect(statedSize(bytes.subarray(0, 30))).toBeUndefined();
  });

  it('is unknown of anything else', () => {
    expect(statedSize(Uint8Array.of(1, 2, 3, 4))).toBeUndefined();
    expect(statedSize(Uint8Array.of(0xff, 0xd8, 0xff, 0xc4, 0, 0, 0, 0))).toBeUndefined();
    expect(statedSize(new Uint8Array(0))).toBeUndefined();
  });
});
