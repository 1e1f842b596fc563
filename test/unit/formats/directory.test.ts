import { describe, expect, it } from 'vitest';
import { item, part10, sequence, slice, textElement } from './dicom';
import { memoryFile, scan } from './files';

/** A DICOMDIR that lists these files; PS3.10 puts its class into the meta header, this one says it is one. */
function directory(references: readonly string[]): Uint8Array {
  const records = references.map((reference) =>
    item([textElement('00041430', 'CS', 'IMAGE'), textElement('00041500', 'CS', reference)]),
  );
  const body = part10([textElement('00041130', 'CS', 'DISC'), sequence('00041220', records)]);
  // The test writer's meta header holds the transfer syntax alone: the class goes before it.
  const classUid = Uint8Array.from([
    2,
    0,
    2,
    0,
    0x55,
    0x49,
    20,
    0,
    ...new TextEncoder().encode('1.2.840.10008.1.3.10'),
  ]);
  const start = 132 + 12;
  const out = Uint8Array.from([...body.subarray(0, start), ...classUid, ...body.subarray(start)]);
  out[140]! += classUid.length;
  return out;
}

const disc = (references: readonly string[], name = 'cd/DICOMDIR') => memoryFile(name, directory(references));
const images = (names: readonly string[]) =>
  names.map((name, k) => memoryFile(`cd/${name}`, slice({ position: [0, 0, 2 * k] })));

const refusals = async (files: Parameters<typeof scan>[0]) =>
  (await scan(files)).refused.map(({ path, failure }) => [path, failure.code]);

describe('a DICOMDIR', () => {
  it('adds nothing and hides nothing: listed and unlisted files are read', async () => {
    const found = await scan([disc(['CT\\IM0', 'CT\\IM1']), ...images(['CT/IM0', 'CT/IM1', 'CT/IM2'])]);
    expect(found.refused).toEqual([]);
    expect(found.series[0]).toMatchObject({ usable: true, slices: 3 });
    expect(found.objects).toMatchObject([{ kind: 'DICOMDIR', references: ['CT\\IM0', 'CT\\IM1'] }]);
  });

  it('is followed whatever the disc made of the names', async () => {
    expect(await refusals([disc(['CT\\IM0', 'CT\\IM1']), ...images(['ct/im0;1', 'CT/IM1.dcm'])])).toEqual([]);
  });

  it('tells of each file that is missing, once', async () => {
    const second = disc(['CT\\IM0', 'CT\\IM9'], 'cd/DICOMDIR-copy');
    expect(await refusals([disc(['CT\\IM0', 'CT\\IM9']), second, ...images(['CT/IM0'])])).toEqual([
      ['cd/CT/IM9', 'directory-file-missing'],
    ]);
  });

  it('that was given alone says so once', async () => {
    expect(await refusals([disc(['A\\1', 'A\\2', 'A\\3'])])).toEqual([['cd/DICOMDIR', 'directory-alone']]);
  });

  it.each(['..\\..\\ETC\\PASSWD', '\\ROOT\\IM0', 'C:\\WINDOWS\\IM0', 'CT\\..\\..\\IM0'])(
    'is not followed out of its folder: %s',
    async (reference) => {
      const files = [disc([reference, 'CT\\IM0']), ...images(['CT/IM0'])];
      expect(await refusals(files)).toEqual([[`cd/DICOMDIR: ${reference}`, 'path-climbs']]);
    },
  );

  it('may be empty', async () => {
    expect(await refusals([disc([]), ...images(['CT/IM0', 'CT/IM1'])])).toEqual([]);
  });
});
