import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import {
  deflated,
  explicit,
  implicit,
  part10,
  rle,
  slice,
  sliceElements,
  encode,
  type SliceSpec,
} from './dicom';
import { load, memoryFile, scan } from './files';

const stack = (count: number, spec: (k: number) => SliceSpec = () => ({})) =>
  Array.from({ length: count }, (_, k) =>
    memoryFile(
      `s/${k}.dcm`,
      slice({ position: [-10, -20, 2 * k], stored: [0, 1, 2, 3, 4, 5].map((v) => v + 10 * k), ...spec(k) }),
    ),
  );

const codes = (found: Awaited<ReturnType<typeof scan>>) =>
  found.series.flatMap(({ issues }) => issues.map(({ code }) => code));

describe('a regular series', () => {
  it('is sorted along the normal whatever the order of its files', async () => {
    const found = await scan(stack(4).toReversed());
    expect(found.series).toHaveLength(1);
    expect(found.series[0]).toMatchObject({
      usable: true,
      instances: 4,
      columns: 3,
      rows: 2,
      patientPosition: 'HFS',
    });
    const loaded = await load(found, '1.2.3');
    if (!loaded.ok) throw new Error(loaded.failure.code);
    const { grid, hu, minHu, maxHu } = loaded.value.volume;
    expect(grid).toEqual({
      dims: [3, 2, 4],
      // PixelSpacing is [between rows, between columns].
      spacing: [0.4, 0.5, 2],
      origin: [-10, -20, 0],
      axes: [
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
      ],
    });
    expect(hu).toBeInstanceOf(Int16Array);
    expect([...hu.subarray(18)]).toEqual([30, 31, 32, 33, 34, 35].map((v) => v - 1024));
    expect([minHu, maxHu]).toEqual([-1024, 35 - 1024]);
  });

  it.each([implicit, explicit, deflated, rle])('is the same in transfer syntax %s', async (syntax) => {
    const loaded = await load(await scan(stack(3, () => ({ syntax }))), '1.2.3');
    if (!loaded.ok) throw new Error(loaded.failure.code);
    expect([...loaded.value.volume.hu.subarray(0, 3)]).toEqual([-1024, -1023, -1022]);
  });

  it('is read out of a zip, stored or deflated, between unrelated files', async () => {
    const files = Object.fromEntries(
      [0, 1, 2].map((k) => [
        `a/b/${k}`,
        [slice({ position: [0, 0, k] }), { level: k === 1 ? 0 : 6 }] as const,
      ]),
    );
    const zip = zipSync({
      ...files,
      'a/notes.txt': new Uint8Array([1, 2, 3]),
      '__MACOSX/x': new Uint8Array(3),
    } as never);
    const found = await scan([memoryFile('case.zip', zip)]);
    expect(found.series[0]).toMatchObject({ usable: true, slices: 3 });
    expect(found.refused).toEqual([
      {
        path: 'case.zip/a/notes.txt',
        failure: { code: 'unrecognised-file', data: { path: 'case.zip/a/notes.txt' } },
      },
    ]);
    expect((await load(found, '1.2.3')).ok).toBe(true);
  });

  it('needs no preamble', async () => {
    for (const isExplicit of [true, false]) {
      const files = [0, 1].map((k) =>
        memoryFile(`${k}`, encode(sliceElements({ position: [0, 0, k] }), isExplicit)),
      );
      const found = await scan(files);
      expect(found.series[0]).toMatchObject({
        usable: true,
        transferSyntaxes: [isExplicit ? explicit : implicit],
      });
    }
  });

  it('tells the facts without the patient', async () => {
    const found = await scan(stack(2, () => ({ description: 'Cou inject\u00e9' })));
    expect(found.series[0]!.facts).toMatchObject({ description: 'Cou injecté', sliceThicknessMm: 2 });
    expect(JSON.stringify([...found.dicom.values(), found.series])).not.toContain('Secret');
  });

  it('is marked when its files say that they were simulated', async () => {
    const marked = { imageType: 'DERIVED\\SECONDARY\\SIMULATED', description: 'SIMULATED, NOT ACQUIRED' };
    expect((await scan(stack(2, () => marked))).series[0]!.simulated).toBe(true);
    expect((await scan(stack(2))).series[0]!.simulated).toBe(false);
    expect((await scan(stack(2, () => ({ imageType: 'DERIVED\\SECONDARY' })))).series[0]!.simulated).toBe(
      false,
    );
  });

  it('applies slope and intercept slice by slice', async () => {
    const found = await scan(stack(2, (k) => (k === 0 ? {} : { slope: '0.5', intercept: '0' })));
    const loaded = await load(found, '1.2.3');
    if (!loaded.ok) throw new Error(loaded.failure.code);
    expect(loaded.value.volume.hu).toBeInstanceOf(Float32Array);
    expect([...loaded.value.volume.hu]).toEqual([
      -1024, -1023, -1022, -1021, -1020, -1019, 5, 5.5, 6, 6.5, 7, 7.5,
    ]);
  });
});

describe('the geometry gate', () => {
  const tilted = (k: number): SliceSpec => ({ position: [0, k, 3 * k] });
  const cases: readonly [string, string, SliceSpec | ((k: number) => SliceSpec)][] = [
    ['slice-gap', 's/3.dcm', (k) => ({ position: [0, 0, k < 3 ? 2 * k : 2 * k + 2] })],
    ['duplicate-slices', 's/2.dcm', (k) => ({ position: [0, 0, k === 2 ? 2 : 2 * k] })],
    ['mixed-orientations', 's/1.dcm', (k) => (k === 1 ? { orientation: [1, 0, 0, 0, 0, -1] } : {})],
    [
      'mixed-sizes',
      's/3.dcm',
      (k) => (k === 3 ? { rows: 3, stored: Array.from({ length: 9 }, () => 0) } : {}),
    ],
    ['mixed-pixel-spacings', 's/1.dcm', (k) => (k === 1 ? { spacing: [0.6, 0.6] } : {})],
    ['slices-shifted', 's/2.dcm', (k) => ({ position: [k === 2 ? 1 : 0, 0, 2 * k] })],
    ['axes-not-orthogonal', 's/0.dcm', { orientation: [1, 0, 0, 0.1, 1, 0] }],
    ['no-position', 's/0.dcm', { omit: ['00200032'] }],
    ['no-rescale', 's/0.dcm', { omit: ['00281053'] }],
    ['not-ct', 's/0.dcm', { modality: 'MR' }],
    ['multi-frame', 's/0.dcm', { frames: 2 }],
    ['localizer', 's/0.dcm', { imageType: 'ORIGINAL\\PRIMARY\\LOCALIZER' }],
  ];

  it.each(cases)('refuses %s and names %s', async (code, path, spec) => {
    const found = await scan(stack(5, typeof spec === 'function' ? spec : () => spec));
    const [series] = found.series;
    expect(series!.usable).toBe(false);
    expect(series!.issues[0]).toMatchObject({ severity: 'error', code, data: { path } });
    const loaded = await load(found, '1.2.3');
    expect(!loaded.ok && loaded.failure.code).toBe(code);
  });

  it('says how far the gantry was tilted', async () => {
    const found = await scan(stack(5, tilted));
    expect(found.series[0]!.gantryTiltDeg).toBeCloseTo((Math.atan2(1, 3) * 180) / Math.PI, 2);
  });

  it('refuses a single slice for planning, and reads it when asked to', async () => {
    const found = await scan(stack(1));
    expect(codes(found)).toEqual(['single-slice']);
    expect((await load(found, '1.2.3')).ok).toBe(false);
    const loaded = await load(found, '1.2.3', { allowSingleSlice: true });
    expect(loaded.ok && loaded.value.volume.grid.dims).toEqual([3, 2, 1]);
  });

  it('refuses compressed pixels that are not what the file says, naming file and syntax', async () => {
    const wrong = part10(sliceElements({ position: [0, 0, 2], syntax: rle }), '1.2.840.10008.1.2.4.80');
    const files = [memoryFile('s/0.dcm', slice({ syntax: rle })), memoryFile('s/1.dcm', wrong)];
    const loaded = await load(await scan(files), '1.2.3');
    expect(!loaded.ok && loaded.failure).toMatchObject({
      code: 'pixel-codec',
      data: { path: 's/1.dcm', syntax: 'JPEG-LS Lossless, 1.2.840.10008.1.2.4.80' },
    });
  });

  it('refuses an encoding that it cannot read, naming file and syntax', async () => {
    const found = await scan(stack(3, (k) => (k === 1 ? { syntax: '1.2.840.10008.1.2.4.100' } : {})));
    expect(found.series[0]!.issues[0]).toMatchObject({
      code: 'transfer-syntax',
      data: { path: 's/1.dcm', syntax: '1.2.840.10008.1.2.4.100' },
    });
  });

  it('takes rounded positions as regular and says so when they are far off', async () => {
    expect(
      codes(await scan(stack(9, (k) => ({ position: [0, 0, Number((0.625 * k).toFixed(2))] })))),
    ).toEqual([]);
    const coarse = await scan(stack(9, (k) => ({ position: [0, 0, Number((0.625 * k).toFixed(1))] })));
    expect(codes(coarse)).toEqual(['position-noise']);
    expect(coarse.series[0]!.usable).toBe(true);
  });

  it('sets a localizer aside, warns of unseen tissue and of frames of reference that differ', async () => {
    const scout = (k: number) => (k === 4 ? { imageType: 'ORIGINAL\\PRIMARY\\LOCALIZER', rows: 2 } : {});
    const withScout = await scan(stack(5, scout));
    expect(codes(withScout)).toEqual(['localizer-set-aside']);
    expect(withScout.series[0]).toMatchObject({ usable: true, slices: 4 });
    expect(codes(await scan(stack(3, () => ({ thickness: '0.6' }))))).toEqual(['slices-apart']);
    const framed = await scan(stack(3, (k) => ({ frameUid: `1.2.${k + 1}` })));
    expect(codes(framed)).toEqual(['mixed-frames']);
    expect(framed.series[0]!.frameOfReferenceUid).toBeUndefined();
  });

  it('refuses a cut file by name, and the series then lacks a slice', async () => {
    const files = stack(5);
    const whole = await files[2]!.read(0, 1e6);
    files[2] = memoryFile('s/2.dcm', whole.subarray(0, whole.length - 4));
    const found = await scan(files);
    expect(found.refused).toEqual([
      { path: 's/2.dcm', failure: { code: 'dicom-truncated', data: { path: 's/2.dcm' } } },
    ]);
    expect(codes(found)).toEqual(['slice-gap', 'files-unread']);
  });

  it('says of a series that its last file is cut, which leaves no gap', async () => {
    const files = stack(5);
    const whole = await files[4]!.read(0, 1e6);
    const cut = async (end: number) =>
      scan([...files.slice(0, 4), memoryFile('s/4.dcm', whole.subarray(0, end))]);
    const shorter = await cut(whole.length - 4);
    expect(shorter.series[0]).toMatchObject({ usable: true, slices: 4 });
    expect(shorter.series[0]!.issues).toEqual([
      { severity: 'warning', code: 'files-unread', data: { path: 's/4.dcm', count: 1 } },
    ]);
    // Of what breaks off in its header, only the folder tells.
    expect(codes(await cut(250))).toEqual(['files-unread-beside']);
    const elsewhere = await scan([...files.slice(0, 4), memoryFile('t/4.dcm', whole.subarray(0, 250))]);
    expect(codes(elsewhere)).toEqual([]);
  });
});

describe('files that are no images', () => {
  it('are objects or refusals, never errors', async () => {
    const random = Uint8Array.from({ length: 5000 }, (_, i) => (i * 7919) % 251);
    const report = part10(sliceElements({ modality: 'SR', omit: ['7fe00010', '00280010'] }));
    const brokenZip = zipSync({ a: slice() }).subarray(0, 200);
    const found = await scan([
      memoryFile('r', random),
      memoryFile('empty', new Uint8Array(0)),
      memoryFile('sr', report),
      memoryFile('z.zip', brokenZip),
      memoryFile('names.json', new TextEncoder().encode('{"1": "spleen"}')),
    ]);
    expect(found.objects.map(({ path, kind }) => [path, kind])).toEqual([
      ['sr', 'SR'],
      ['names.json', 'NAMES'],
    ]);
    expect(found.refused.map(({ path, failure }) => [path, failure.code])).toEqual([
      ['z.zip', 'zip-broken'],
      ['r', 'unrecognised-file'],
      ['empty', 'unrecognised-file'],
    ]);
  });
});
