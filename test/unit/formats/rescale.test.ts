import { describe, expect, it } from 'vitest';
import { type Element, item, sequence, type SliceSpec, slice, textElement } from './dicom';
import { load, memoryFile, scan } from './files';

const open = (spec: SliceSpec) =>
  scan([0, 1].map((k) => memoryFile(`s/${k}.dcm`, slice({ position: [0, 0, 2 * k], ...spec }))));

const codes = async (spec: SliceSpec) => (await open(spec)).series[0]!.issues.map(({ code }) => code);

async function hu(spec: SliceSpec): Promise<number[]> {
  const loaded = await load(await open(spec), '1.2.3');
  if (!loaded.ok) throw new Error(loaded.failure.code);
  return Array.from(loaded.value.volume.hu.subarray(0, 6));
}

const bare = { omit: ['00281052', '00281053'] };
const shorts = (tag: string, vr: string, values: readonly number[]): Element => [
  tag,
  vr,
  new Uint8Array(Uint16Array.from(values).buffer),
];
const double = (tag: string, value: number): Element => [
  tag,
  'FD',
  new Uint8Array(Float64Array.of(value).buffer),
];

const mapping = (unit: string): Element =>
  sequence('00409096', [
    item([
      sequence('004008ea', [item([textElement('00080100', 'SH', unit)])]),
      double('00409224', -1000),
      double('00409225', 2),
    ]),
  ]);

describe('stored values become HU', () => {
  it('whichever end is shown bright', async () => {
    expect(await hu({ photometric: 'MONOCHROME1' })).toEqual([-1024, -1023, -1022, -1021, -1020, -1019]);
  });

  it('by a Modality LUT where there is no slope, which says what it gives', async () => {
    const lut = (type: string): Element =>
      sequence('00283000', [
        item([
          shorts('00283002', 'US', [3, 1, 16]),
          textElement('00283004', 'LO', type),
          shorts('00283006', 'OW', [5, 50, 500]),
        ]),
      ]);
    expect(await hu({ ...bare, add: [lut('HU')] })).toEqual([5, 5, 50, 500, 500, 500]);
    expect(await codes({ ...bare, add: [lut('HU')] })).toEqual([]);
    expect(await codes({ ...bare, add: [lut('OD')] })).toEqual(['not-hounsfield']);
  });

  it('by a Real World Value Mapping to HU where there is nothing else', async () => {
    expect(await hu({ ...bare, add: [mapping("[hnsf'U]")] })).toEqual([-1000, -998, -996, -994, -992, -990]);
    expect(await codes({ ...bare, add: [mapping('ml/100ml/s')] })).toEqual(['no-rescale']);
  });

  it('not without any of these, and not by a slope of nothing', async () => {
    expect(await codes(bare)).toEqual(['no-rescale']);
    expect(await codes({ slope: '0' })).toEqual(['no-rescale']);
  });

  it('with a remark where the file says that they are none', async () => {
    for (const type of ['HU', 'US'])
      expect(await codes({ add: [textElement('00281054', 'LO', type)] })).toEqual([]);
    expect(await codes({ add: [mapping('ml/100ml/s')] })).toEqual(['not-hounsfield']);
    const found = await open({ add: [textElement('00281054', 'LO', 'MGML')] });
    expect(found.series[0]).toMatchObject({
      usable: true,
      issues: [{ severity: 'warning', code: 'not-hounsfield', data: { unit: 'MGML' } }],
    });
  });

  it('but not colours', async () => {
    expect(await codes({ photometric: 'PALETTE COLOR' })).toEqual(['palette-colour']);
    expect(await codes({ photometric: 'RGB' })).toEqual(['not-greyscale']);
  });
});
