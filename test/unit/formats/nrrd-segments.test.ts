import { describe, expect, it } from 'vitest';
import { type Grid, identityAxes } from '../../../src/core/grid';
import { noContext } from '../../../src/core/kernel';
import { lpsPoint } from '../../../src/core/units';
import { readLabels } from '../../../src/formats/labels/read';
import { labelMap } from '../../../src/formats/labels/map';
import { load, memoryFile, scan } from './files';

const ct: Grid = { dims: [4, 3, 2], spacing: [1, 1, 2], origin: lpsPoint(0, 0, 0), axes: identityAxes };
const encode = (text: string) => new TextEncoder().encode(text);

const header = (more: readonly string[]) =>
  encode(
    ['NRRD0004', 'type: uchar', 'space: left-posterior-superior', 'encoding: raw', ...more, '', ''].join(
      '\n',
    ),
  );

/** Two layers in which value 1 stands for two things, the x axis running the other way than the CT's. */
const layered = () => {
  const text = header([
    'dimension: 4',
    'sizes: 2 4 3 2',
    'space directions: none (-1,0,0) (0,1,0) (0,0,2)',
    'kinds: list domain domain domain',
    'space origin: (3,0,0)',
    'Segment0_Name:=aorta',
    'Segment0_LabelValue:=1',
    'Segment0_Layer:=0',
    'Segment1_Name:=spinal cord',
    'Segment1_LabelValue:=1',
    'Segment1_Layer:=1',
  ]);
  const values = new Uint8Array(48);
  const at = (layer: number, i: number, j: number, k: number) => layer + 2 * (i + 4 * (j + 3 * k));
  values[at(0, 0, 0, 0)] = 1;
  values[at(0, 1, 0, 0)] = 1;
  values[at(1, 1, 0, 0)] = 1;
  values[at(1, 1, 2, 1)] = 1;
  return Uint8Array.from([...text, ...values]);
};

describe('a .seg.nrrd in layers', () => {
  it('gives each segment its own voxels, overlapping ones too', async () => {
    const bytes = layered();
    const read = await readLabels(
      { file: { path: 'a.seg.nrrd', bytes, complete: true, size: bytes.length }, ct },
      noContext,
    );
    if (!read.ok) throw new Error(read.failure.code);
    expect(read.value.map(({ sourceName, id }) => [sourceName, id])).toEqual([
      ['aorta', 'aorta'],
      ['spinal cord', 'spinal-cord'],
    ]);
    const voxels = read.value.map((one) =>
      [...labelMap([one], ct).entries()].flatMap(([at, value]) => (value ? at : [])),
    );
    // x is reversed: file voxels i = 0, 1 are the CT's 3 and 2.
    expect(voxels).toEqual([
      [2, 3],
      [2, 2 + 4 * 2 + 12],
    ]);
  });

  it('is found as labels, not as a CT', async () => {
    const found = await scan([memoryFile('a.seg.nrrd', layered())]);
    expect(found.series).toEqual([]);
    expect(found.objects.map(({ kind }) => kind)).toEqual(['LABELS']);
  });
});

describe('a detached NRRD header', () => {
  const detached = header([
    'dimension: 3',
    'sizes: 4 3 2',
    'space directions: (1,0,0) (0,1,0) (0,0,2)',
    'space origin: (0,0,0)',
    'endian: little',
    'data file: ./values.raw',
  ]);
  const short = encode(new TextDecoder().decode(detached).replace('uchar', 'short'));
  const values = new Uint8Array(Int16Array.from({ length: 24 }, (_, n) => n - 1000).buffer);

  it('is read with the values beside it', async () => {
    const found = await scan([memoryFile('ct/a.nhdr', short), memoryFile('ct/values.raw', values)]);
    expect(found.refused).toEqual([]);
    const volume = await load(found, 'ct/a.nhdr');
    expect(volume.ok && volume.value.volume.hu.slice(0, 3)).toEqual(Int16Array.of(-1000, -999, -998));
  });

  it('is refused where they are missing, lie elsewhere, or are several files', async () => {
    for (const text of [
      new TextDecoder().decode(short),
      new TextDecoder().decode(short).replace('./values.raw', 'v%03d.raw 1 9 1'),
    ]) {
      const found = await scan([memoryFile('ct/a.nhdr', encode(text)), memoryFile('values.raw', values)]);
      expect(found.refused.map(({ failure }) => failure.code)).toEqual([
        'nrrd-detached',
        'unrecognised-file',
      ]);
    }
  });
});
