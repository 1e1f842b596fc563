import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PixelLayout } from '../../../src/formats/dicom-ct/layout';
import { decodePixels } from '../../../src/formats/dicom-ct/pixels';

const layout = (more: Partial<PixelLayout>): PixelLayout => ({
  offset: 0,
  length: 1000,
  deflated: false,
  compressed: false,
  transferSyntax: '1.2.840.10008.1.2.1',
  bigEndian: false,
  rows: 1,
  columns: 4,
  bitsAllocated: 16,
  bitsStored: 16,
  highBit: (more.bitsStored ?? 16) - 1,
  signed: false,
  slope: 1,
  intercept: 0,
  ...more,
});

const words = (values: readonly number[], shift = 0) => {
  const bytes = new Uint8Array(shift + 2 * values.length);
  const view = new DataView(bytes.buffer, shift);
  values.forEach((value, i) => view.setUint16(2 * i, value & 0xffff, true));
  return bytes;
};

function decode(bytes: Uint8Array, more: Partial<PixelLayout>) {
  const result = decodePixels(bytes, layout(more), 'p');
  if (!result.ok) throw new Error(result.failure.code);
  return result.value;
}

describe('pixels', () => {
  it('become HU by slope and intercept for every integer format', () => {
    fc.assert(
      fc.property(
        fc.boolean(),
        fc.integer({ min: 2, max: 16 }),
        fc.array(fc.integer({ min: 0, max: 65535 }), { minLength: 4, maxLength: 4 }),
        fc.constantFrom(1, 2, -1, 0.5, 0.001, 1.7),
        fc.constantFrom(0, -1024, -8192.5),
        fc.constantFrom(0, 1, 3),
        (signed, bitsStored, raw, slope, intercept, offset) => {
          // Bits beyond the stored ones are rubbish and must not count.
          const kept = raw.map((value) => value % 2 ** bitsStored);
          const meant = kept.map((v) => (signed && v >= 2 ** (bitsStored - 1) ? v - 2 ** bitsStored : v));
          const { hu, minHu, maxHu } = decode(words(raw, offset), {
            offset,
            signed,
            bitsStored,
            slope,
            intercept,
          });
          const expected = meant.map((value) => Math.fround(value * slope + intercept));
          expect([...hu]).toEqual(expected.map((value) => value + 0));
          expect([minHu, maxHu]).toEqual([Math.min(...expected), Math.max(...expected)]);
          const integral = expected.every((v) => Number.isInteger(v) && v >= -32768 && v <= 32767);
          const exact = meant.every((value) => Number.isInteger(value * slope + intercept));
          expect(hu instanceof Int16Array).toBe(integral && exact);
        },
      ),
    );
  });

  it('may be stored in 8 or 32 bits, or from the highest bit down', () => {
    expect([
      ...decode(Uint8Array.of(0, 1, 200, 255), { bitsAllocated: 8, bitsStored: 8, intercept: -50 }).hu,
    ]).toEqual([-50, -49, 150, 205]);
    const wide = new Uint8Array(Int32Array.of(-70000, 0, 1, 70000).buffer);
    const decoded = decode(wide, { bitsAllocated: 32, bitsStored: 32, signed: true });
    expect([...decoded.hu]).toEqual([-70000, 0, 1, 70000]);
    expect([...decode(words([0x1230, 0xfff0, 0x0010, 0]), { bitsStored: 12, highBit: 15 }).hu]).toEqual([
      0x123, 0xfff, 1, 0,
    ]);
  });

  it('may be packed in 12 bits, the lowest first, in words of either order', () => {
    // 0x123, 0xabc, 0xfff, 0x001: two to three bytes.
    const bytes = Uint8Array.of(0x23, 0xc1, 0xab, 0xff, 0x1f, 0x00);
    const packed = { bitsAllocated: 12, bitsStored: 12 };
    expect([...decode(bytes, packed).hu]).toEqual([0x123, 0xabc, 0xfff, 1]);
    expect([...decode(bytes, { ...packed, signed: true }).hu]).toEqual([0x123, 0xabc - 4096, -1, 1]);
    const swapped = Uint8Array.of(0xc1, 0x23, 0xff, 0xab, 0x00, 0x1f);
    expect([...decode(swapped, { ...packed, bigEndian: true }).hu]).toEqual([0x123, 0xabc, 0xfff, 1]);
  });

  it('may stand for the values of a table, its ends going on for ever', () => {
    const table = { first: -1, values: Uint16Array.of(7, 100, 40000) };
    const { hu, minHu, maxHu } = decode(words([-5, -1, 0, 9]), { signed: true, table });
    expect([...hu]).toEqual([7, 7, 100, 40000]);
    expect([minHu, maxHu]).toEqual([7, 40000]);
  });

  it('that are missing or odd are refused by name', () => {
    const code = (bytes: Uint8Array, more: Partial<PixelLayout>) => {
      const result = decodePixels(bytes, layout(more), 'p');
      return !result.ok && [result.failure.code, result.failure.data['path']];
    };
    expect(code(words([1, 2, 3]), {})).toEqual(['dicom-truncated', 'p']);
    expect(code(words([1, 2, 3, 4]), { length: 6 })).toEqual(['dicom-truncated', 'p']);
    for (const bits of [
      { bitsAllocated: 1 },
      { bitsAllocated: 64 },
      { highBit: 10 },
      { highBit: 16 },
      { bitsStored: 0 },
    ])
      expect(code(words([1, 2, 3, 4]), bits)).toEqual(['pixel-format', 'p']);
  });
});
