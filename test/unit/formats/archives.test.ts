import { deflateRawSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { inlineKernels } from '../../../src/formats/inline';
import { limits } from '../../../src/formats/limits';
import type { SourceFile } from '../../../src/formats/source';
import { openZip } from '../../../src/formats/zip/open';
import { slice } from './dicom';
import { load, memoryFile, scan } from './files';
import { zipOf } from './zips';

const ct = (count = 3) => Array.from({ length: count }, (_, k) => slice({ position: [0, 0, 2 * k] }));
const entries = (bytes: readonly Uint8Array[], folder = 'ct') =>
  bytes.map((file, k) => ({ name: `${folder}/${k}.dcm`, bytes: file }));
const good = () => ct().map((bytes, k) => memoryFile(`good/${k}.dcm`, bytes));

const refusals = ({ refused }: Awaited<ReturnType<typeof scan>>) =>
  refused.map(({ path, failure }) => [path, failure.code]);

/** A bad file beside a good series: it is refused by itself, and the series loads. */
async function besideGood(...bad: readonly SourceFile[]) {
  const found = await scan([...bad, ...good()]);
  const loaded = await load(found, '1.2.3');
  expect(loaded.ok && loaded.value.volume.grid.dims).toEqual([3, 2, 3]);
  return refusals(found);
}

describe('zips in zips', () => {
  it.each([
    [0, 0],
    [0, 6],
    [6, 0],
    [6, 6],
  ] as const)('are opened, stored or deflated (inside %i, outside %i)', async (inside, outside) => {
    const inner = zipSync(Object.fromEntries(ct().map((bytes, k) => [`${k}.dcm`, bytes])), { level: inside });
    const outer = zipSync({ 'disc/ct.zip': inner }, { level: outside });
    const found = await scan([memoryFile('a.zip', outer)]);
    expect(found.series[0]).toMatchObject({ usable: true, slices: 3 });
    expect(found.dicom.get('1.2.3')!.slices[1]!.path).toBe('a.zip/disc/ct.zip/1.dcm');
    expect((await load(found, '1.2.3')).ok).toBe(true);
    expect(found.refused).toEqual([]);
  });

  it('are opened to a depth, and refused beyond', async () => {
    const nest = (depth: number) => {
      let zip = zipSync(Object.fromEntries(ct().map((bytes, k) => [`${k}.dcm`, bytes])));
      for (let n = 1; n < depth; n++) zip = zipSync({ 'z.zip': zip });
      return memoryFile('nest.zip', zip);
    };
    expect((await scan([nest(limits.zipDepth)])).series[0]?.slices).toBe(3);
    const path = `nest.zip${'/z.zip'.repeat(limits.zipDepth)}`;
    expect(await besideGood(nest(limits.zipDepth + 1))).toEqual([[path, 'zip-too-deep']]);
  });

  it('are not unpacked beyond what memory is set aside for them', async () => {
    const inner = zipSync({ a: slice() });
    const nested = { ...memoryFile('in.zip', deflateRawSync(inner)), packed: { size: inner.length } };
    const budget = { entries: 10, nestedBytes: inner.length + 1 };
    expect((await openZip(nested, budget, inlineKernels)).ok).toBe(true);
    expect(await openZip(nested, budget, inlineKernels)).toMatchObject({
      failure: { code: 'unpacked-too-large' },
    });
  });
});

describe('an entry that cannot be taken out of a zip', () => {
  it('is refused by itself', async () => {
    const zip = zipOf([
      ...entries(ct()),
      { name: 'secret.dcm', bytes: slice(), encrypted: true },
      { name: 'odd.dcm', bytes: slice(), method: 12 },
      { name: '../../etc/passwd', bytes: slice() },
      { name: '/root.dcm', bytes: slice() },
      { name: 'C:\\Windows\\x.dcm', bytes: slice() },
      { name: 'a/../b.dcm', bytes: slice() },
    ]);
    const found = await scan([memoryFile('a.zip', zip)]);
    expect(found.series[0]).toMatchObject({ usable: true, slices: 3 });
    expect(refusals(found)).toEqual([
      ['a.zip/secret.dcm', 'zip-encrypted'],
      ['a.zip/odd.dcm', 'zip-method'],
      ['a.zip/../../etc/passwd', 'path-climbs'],
      ['a.zip//root.dcm', 'path-climbs'],
      ['a.zip/C:/Windows/x.dcm', 'path-climbs'],
      ['a.zip/a/../b.dcm', 'path-climbs'],
    ]);
  });

  it('is said once where all of the archive is protected', async () => {
    const zip = zipOf(entries(ct()).map((entry) => ({ ...entry, encrypted: true })));
    expect(await besideGood(memoryFile('a.zip', zip))).toEqual([['a.zip', 'zip-encrypted']]);
  });

  it('never hides another of the same name', async () => {
    const twice = ct(2).map((bytes) => ({ name: 'IM0', bytes }));
    const found = await scan([memoryFile('a.zip', zipOf(twice))]);
    expect(found.series[0]).toMatchObject({ usable: true, slices: 2 });
    expect([...found.files.keys()]).toEqual(['a.zip/IM0', 'a.zip/IM0 (2)']);
  });
});

describe('archives that mean harm', () => {
  const megabyte = new Uint8Array(1024 ** 2);

  it('are refused for what they unpack to', async () => {
    const flat = Array.from({ length: 2100 }, (_, n) => ({
      name: `${n}`,
      bytes: megabyte,
    }));
    expect(await besideGood(memoryFile('flat.zip', zipOf(flat)))).toEqual([['flat.zip', 'zip-bomb']]);
  });

  it('are refused for files that overlap', async () => {
    const kernel = { name: '0', bytes: megabyte };
    const quoted = Array.from({ length: 50 }, (_, n) => ({ ...kernel, name: `${n}`, statedOffset: 0 }));
    expect(await besideGood(memoryFile('o.zip', zipOf(quoted)))).toEqual([['o.zip', 'zip-overlap']]);
  });

  it('are refused for their number of files', async () => {
    const zip = memoryFile('a.zip', zipOf(entries(ct(6))));
    const budget = { entries: 10, nestedBytes: 0 };
    expect((await openZip(zip, budget, inlineKernels)).ok).toBe(true);
    expect(await openZip(zip, budget, inlineKernels)).toMatchObject({ failure: { code: 'zip-too-many' } });
  });

  it('are refused for sizes that deflate cannot reach', async () => {
    const liar = { name: 'a.dcm', bytes: slice(), statedSize: 2 ** 31 };
    expect(await besideGood(memoryFile('l.zip', zipOf([liar])))).toEqual([['l.zip', 'zip-broken']]);
  });

  it('are refused where an entry unpacks to another size than it says', async () => {
    const [first, ...rest] = ct();
    const zip = zipOf([{ name: 'a', bytes: first!, statedSize: first!.length - 100 }, ...entries(rest)]);
    expect(refusals(await scan([memoryFile('l.zip', zip)]))).toEqual([['l.zip/a', 'zip-broken']]);
  });

  it('hold no file where they say one is', async () => {
    const first = slice();
    const zip = zipOf([{ name: 'a', bytes: first }, ...entries(ct())]);
    zip[0] = 0x51;
    expect(refusals(await scan([memoryFile('l.zip', zipSync({ 'in.zip': [zip, { level: 0 }] }))]))).toEqual([
      ['l.zip/in.zip', 'unrecognised-file'],
    ]);
    zip[0] = 0x50;
    zip[30 + 1 + deflateRawSync(first).length] = 0x51;
    const found = await scan([memoryFile('l.zip', zip)]);
    expect(refusals(found)).toEqual([['l.zip/ct/0.dcm', 'file-unreadable']]);
  });
});
