import { describe, expect, it } from 'vitest';
import { deflated, explicit, implicit, rle, slice } from './dicom';
import { load, memoryFile, scan } from './files';

// Files without preamble, without meta header, and with one that is wrong (PS3.10 section 7.1).

const metaEnd = (bytes: Uint8Array) => 144 + new DataView(bytes.buffer).getUint32(140, true);
const join = (...parts: readonly Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]));

const changed = (syntax: string, change: (bytes: Uint8Array) => Uint8Array) =>
  [0, 1, 2].map((k) =>
    memoryFile(`${k}.dcm`, change(slice({ syntax, position: [0, 0, 2 * k], stored: [k, 1, 2, 3, 4, 5] }))),
  );

const withoutPreamble = (bytes: Uint8Array) => bytes.subarray(132);
const withoutMeta = (bytes: Uint8Array) => join(bytes.subarray(0, 132), bytes.subarray(metaEnd(bytes)));
const bare = (bytes: Uint8Array) => bytes.subarray(metaEnd(bytes));

describe('a file', () => {
  it.each([
    ['without preamble', explicit, withoutPreamble],
    ['without preamble', implicit, withoutPreamble],
    ['without preamble', deflated, withoutPreamble],
    ['without preamble', rle, withoutPreamble],
    ['without meta header', explicit, withoutMeta],
    ['without meta header', implicit, withoutMeta],
    ['without both', explicit, bare],
    ['without both', implicit, bare],
  ])('%s is read as it is, in %s', async (_, syntax, change) => {
    const found = await scan(changed(syntax, change));
    expect(found.refused).toEqual([]);
    const loaded = await load(found, '1.2.3');
    if (!loaded.ok) throw new Error(loaded.failure.code);
    expect([0, 6, 12].map((at) => loaded.value.volume.hu[at])).toEqual([-1024, -1023, -1022]);
  });

  it.each([
    [explicit, implicit],
    [implicit, explicit],
  ])('whose meta header says %s of data in %s is refused for that', async (stated, real) => {
    const meta = slice({ syntax: stated });
    const found = await scan([
      memoryFile('a.dcm', join(meta.subarray(0, metaEnd(meta)), bare(slice({ syntax: real })))),
    ]);
    expect(found.refused.map(({ failure }) => failure)).toMatchObject([
      { code: 'dicom-encoding', data: { path: 'a.dcm' } },
    ]);
    expect(String(found.refused[0]!.failure.data!['stated'])).toContain(stated);
  });
});
