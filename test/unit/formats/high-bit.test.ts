import { expect, it } from 'vitest';
import { decodeOne } from '../../../src/formats/dicom-ct/decode';
import type { PixelLayout } from '../../../src/formats/dicom-ct/layout';
import { rleFrame } from './dicom';

// 12 bits stored in the upper ones of 16: the lower four are no part of the value (PS3.5 section 8.1.1).

const stored = [0, 1, 1024, 2000, 3000, 4095];
const cells = new Uint8Array(Uint16Array.from(stored, (value) => value << 4).buffer);

const jpegLossless = '1.2.840.10008.1.2.4.70';
/** Those cells by dcmcjpeg +e1 of dcmtk: precision 16. */
const wholeCells = Uint8Array.from(
  Buffer.from(
    'ffd8ffe000104a46494600010100000100010000ffc3000b100002000301011100ffc400170000030100000000000000' +
      '000000000000050e0f10ffda0008010100010000c41ffc2fa00fd014470fffd9',
    'hex',
  ),
);
/** States samples of 12 bits: which of the two the header means cannot be told. */
const bareBits = Uint8Array.from(wholeCells, (byte, i) =>
  wholeCells[i - 4] === 0xff && wholeCells[i - 3] === 0xc3 ? 12 : byte,
);

const layout = (transferSyntax: string): PixelLayout => ({
  offset: 0,
  length: 0,
  deflated: false,
  compressed: transferSyntax !== '1.2.840.10008.1.2.1',
  transferSyntax,
  bigEndian: false,
  rows: 2,
  columns: 3,
  bitsAllocated: 16,
  bitsStored: 12,
  highBit: 15,
  signed: false,
  slope: 1,
  intercept: -1024,
});

const decode = (bytes: Uint8Array, syntax: string) =>
  decodeOne({
    file: { path: 'p', bytes, complete: true, size: bytes.length },
    pixels: layout(syntax),
    alone: true,
  });

it.each([
  ['uncompressed', '1.2.840.10008.1.2.1', cells],
  ['by RLE', '1.2.840.10008.1.2.5', rleFrame(cells, 2)],
  ['by JPEG Lossless', jpegLossless, wholeCells],
])('stored bits that are the upper ones of their cells are read, %s', async (_, syntax, bytes) => {
  const slice = await decode(bytes, syntax);
  expect(slice.ok && [...slice.value.hu]).toEqual(stored.map((value) => value - 1024));
});

it('codestreams of just the stored bits that the header has as the upper ones are refused', async () => {
  expect(await decode(bareBits, jpegLossless)).toEqual({
    ok: false,
    failure: { code: 'pixel-format', data: { path: 'p', bitsAllocated: 16 } },
  });
});
