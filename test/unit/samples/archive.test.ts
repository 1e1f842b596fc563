import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { packFile, writeZip } from '../../../samples/lib/archive';
import { crc32 } from '../../../samples/lib/crc';
import { encodePng, newPicture, textWidth, writeText } from '../../../samples/lib/picture';

const text = (value: string) => new TextEncoder().encode(value);

describe('archive', () => {
  it('holds what was put in', () => {
    const files = { 'ct/0001.dcm': text('one'.repeat(500)), 'plan.json': text('{}') };
    const zip = writeZip(Object.entries(files).map(([name, bytes]) => packFile(name, bytes)));
    expect(unzipSync(zip)).toEqual(files);
  });

  it('has the same bytes every time', () => {
    const make = () => writeZip([packFile('a', text('abc'))]);
    expect(make()).toEqual(make());
  });

  it('knows the CRC-32 check value', () => {
    expect(crc32(text('123456789'))).toBe(0xcbf43926);
  });
});

describe('picture', () => {
  it('writes its words into the pixels', () => {
    const picture = newPicture(160, 20);
    writeText(picture, 'SIMULATED, NOT ACQUIRED', 4, 4, 1);
    const lit = picture.pixels.reduce((sum, value) => sum + (value === 255 ? 1 : 0), 0);
    expect(lit).toBeGreaterThan(200);
    expect(textWidth('SIMULATED, NOT ACQUIRED', 1)).toBe(137);
  });

  it('is a PNG with its size in the header', () => {
    const png = encodePng(newPicture(12, 34));
    expect([...png.subarray(1, 4)]).toEqual([0x50, 0x4e, 0x47]);
    const view = new DataView(png.buffer, png.byteOffset);
    expect([view.getUint32(16), view.getUint32(20)]).toEqual([12, 34]);
  });
});
