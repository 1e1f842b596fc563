import { describe, expect, it } from 'vitest';
import { slice, type SliceSpec, textElement } from './dicom';
import { load, memoryFile, scan } from './files';

/** Files `s/0.dcm` … with the slices 2 mm apart, but for what the spec of each says. */
const files = (count: number, spec: (k: number) => SliceSpec = () => ({}), folder = 's') =>
  Array.from({ length: count }, (_, k) =>
    memoryFile(`${folder}/${k}.dcm`, slice({ position: [0, 0, 2 * k], ...spec(k) })),
  );

const codes = (found: Awaited<ReturnType<typeof scan>>) =>
  found.series.map(({ issues }) => issues.map(({ code }) => code));
const instance = (uid: string) => textElement('00080018', 'UI', uid);
const acquisition = (n: number) => textElement('00200012', 'IS', String(n));

describe('what lies beside the slices of a series', () => {
  const strangers: readonly [string, SliceSpec][] = [
    [
      'localizer-set-aside',
      { imageType: 'ORIGINAL\\PRIMARY\\LOCALIZER', rows: 3, stored: [0, 0, 0, 0, 0, 0, 0, 0, 0] },
    ],
    ['screen-set-aside', { imageType: 'DERIVED\\SECONDARY\\SCREEN SAVE' }],
    ['screen-set-aside', { imageType: 'DERIVED\\SECONDARY\\OTHER\\DOSE_INFO' }],
    [
      'screen-set-aside',
      { omit: ['00200032', '00200037'], add: [textElement('00080016', 'UI', '1.2.840.10008.5.1.4.1.1.7')] },
    ],
    ['colour-set-aside', { samples: 3 }],
    ['modality-set-aside', { modality: 'OT' }],
    ['unplaced-set-aside', { omit: ['00200032'] }],
    ['strays-set-aside', { orientation: [1, 0, 0, 0, 0, -1] }],
    ['strays-set-aside', { spacing: [0.6, 0.6] }],
  ];

  it.each(strangers)('is left out and told of: %s %#', async (code, spec) => {
    const found = await scan(files(6, (k) => (k === 5 ? spec : {})));
    expect(codes(found)).toEqual([[code]]);
    expect(found.series[0]).toMatchObject({ usable: true, slices: 5 });
    expect(found.series[0]!.issues[0]).toMatchObject({
      severity: 'warning',
      data: { path: 's/5.dcm', count: 1 },
    });
    const loaded = await load(found, '1.2.3');
    expect(loaded.ok && loaded.value.volume.grid.dims).toEqual([3, 2, 5]);
  });

  it.each([
    ['pixels', () => ({ spacing: [0.0007, 0.0007] }) as SliceSpec],
    ['slices', (k: number) => ({ position: [0, 0, 200 * k] }) as SliceSpec],
  ])('is refused where %s lie as no scanner has them apart', async (_, spec) => {
    const found = await scan(files(4, spec));
    expect(codes(found)[0]).toContain('voxel-size');
    expect(found.series[0]!.usable).toBe(false);
  });

  it('is refused by itself as what it is', async () => {
    const screens = await scan(files(2, () => ({ imageType: 'DERIVED\\SECONDARY\\SCREEN SAVE' })));
    expect(codes(screens)).toEqual([['dose-screen']]);
    const colours = await scan(files(3, () => ({ samples: 3 })));
    expect(colours.series[0]).toMatchObject({ usable: false });
    expect(codes(colours)[0]).toContain('not-greyscale');
  });

  it('leaves out copies of an instance, and keeps slices that have no UID', async () => {
    const uid = (k: number) => ({ add: [instance(`1.2.3.${k + 1}`)] });
    const found = await scan([...files(4, uid), ...files(4, uid, 'copy')]);
    expect(codes(found)).toEqual([['copies-left-out']]);
    expect(found.series[0]!.issues[0]!.data).toEqual({ path: 'copy/0.dcm', count: 4 });
    expect(found.series[0]!.slices).toBe(4);
    expect(codes(await scan([...files(4), ...files(4, () => ({}), 'copy')]))).toEqual([['duplicate-slices']]);
  });
});

it('takes what only has the number of another image for no copy of it', async () => {
  const made = (kernel: string) => (k: number) => ({
    add: [instance(`1.2.3.${k + 1}`), textElement('00181210', 'SH', kernel)],
  });
  const found = await scan([...files(4, made('B30')), ...files(4, made('B70'), 'other')]);
  expect(found.series.map(({ slices, usable, stack }) => [slices, usable, stack?.value])).toEqual([
    [4, true, 'B30'],
    [4, true, 'B70'],
  ]);
  expect(codes(found)).toEqual([['instance-uids-shared'], ['instance-uids-shared']]);
  expect(found.series[0]!.issues[0]!.data).toEqual({ path: 'other/0.dcm', count: 4 });
  const scaled = await scan([
    ...files(4, made('B30')),
    ...files(4, (k) => ({ ...made('B30')(k), slope: '2' }), 'other'),
  ]);
  expect(scaled.series[0]!.usable).toBe(false);
});

describe('several stacks in one series', () => {
  const sorted = (found: Awaited<ReturnType<typeof scan>>) =>
    found.series.map(({ seriesUid, slices, usable, stack }) => [
      seriesUid,
      slices,
      usable,
      stack?.number,
      stack?.of,
    ]);

  it('are told apart by orientation, size and pixel size', async () => {
    const found = await scan([
      ...files(4),
      ...files(5, (k) => ({ orientation: [1, 0, 0, 0, 0, -1], position: [0, 2 * k, 0] }), 't'),
      ...files(3, () => ({ rows: 3, stored: [7, 7, 7, 7, 7, 7, 7, 7, 7] }), 'u'),
    ]);
    expect(sorted(found)).toEqual([
      ['1.2.3#1', 4, true, 1, 3],
      ['1.2.3#2', 5, true, 2, 3],
      ['1.2.3#3', 3, true, 3, 3],
    ]);
    const loaded = await load(found, '1.2.3#2');
    expect(loaded.ok && loaded.value.volume.grid.dims).toEqual([3, 2, 5]);
    // Files made of a stack name the series that it belongs to.
    expect(loaded.ok && loaded.value.origin!.seriesUid).toBe('1.2.3');
    expect((await load(found, '1.2.3')).ok).toBe(false);
  });

  it.each([
    ['acquisition', (n: number) => ({ add: [acquisition(n)] })],
    ['temporalPosition', (n: number) => ({ add: [textElement('00200100', 'IS', String(n))] })],
    ['echo', (n: number) => ({ add: [textElement('00180086', 'IS', String(n))] })],
    ['seriesTime', (n: number) => ({ add: [textElement('00080031', 'TM', `1015${n}0`)] })],
    ['kernel', (n: number) => ({ add: [textElement('00181210', 'SH', `B${n}0s`)] })],
    [
      'imageType',
      (n: number) => ({ imageType: `ORIGINAL\\PRIMARY\\AXIAL\\${n === 1 ? 'ARTERIAL' : 'VENOUS'}` }),
    ],
  ] as const)('in one place are told apart by %s', async (by, spec) => {
    const found = await scan([...files(4, () => spec(1)), ...files(4, () => spec(2), 't')]);
    expect(sorted(found)).toEqual([
      ['1.2.3#1', 4, true, 1, 2],
      ['1.2.3#2', 4, true, 2, 2],
    ]);
    expect(found.series[0]!.stack).toMatchObject({ by });
  });

  it('in one place that nothing tells apart are refused', async () => {
    const found = await scan([...files(4), ...files(4, () => ({ stored: [9, 9, 9, 9, 9, 9] }), 't')]);
    expect(codes(found)).toEqual([['duplicate-slices']]);
    expect(found.series[0]!.usable).toBe(false);
  });

  it('keeps a series together whose acquisitions lie one after the other', async () => {
    const found = await scan(files(6, (k) => ({ add: [acquisition(k >> 1)] })));
    expect(sorted(found)).toEqual([['1.2.3', 6, true, undefined, undefined]]);
    expect(codes(found)).toEqual([[]]);
  });

  const kernel = (value: string) => textElement('00181210', 'SH', value);
  const between = (count: number, offMm: number) =>
    files(count, (k) => ({ position: [0, 0, 2 * k + offMm], add: [acquisition(2), kernel('B70')] }), 't');

  it.each([1, 0.8])('that lie %d mm between each other are told apart', async (offMm) => {
    const first = files(4, () => ({ add: [acquisition(1), kernel('B30')] }));
    const found = await scan([...first, ...between(4, offMm)]);
    expect(sorted(found)).toEqual([
      ['1.2.3#1', 4, true, 1, 2],
      ['1.2.3#2', 4, true, 2, 2],
    ]);
    expect(found.series.map(({ stack, grid }) => [stack!.by, grid!.spacing[2]])).toEqual([
      ['acquisition', 2],
      ['acquisition', 2],
    ]);
  });

  it('of which one has too few slices to be told apart are refused', async () => {
    const found = await scan([...files(6, () => ({ add: [kernel('B30')] })), ...between(1, 5)]);
    expect(found.series).toMatchObject([{ usable: false }]);
    expect(found.series[0]!.issues).toContainEqual({
      severity: 'error',
      code: 'protocols-interleaved',
      data: { path: 't/0.dcm', one: 'B30', other: 'B70' },
    });
  });

  it('of other kernels one after the other are one, and told of', async () => {
    const found = await scan(files(6, (k) => ({ add: [kernel(k < 3 ? 'B30' : 'B70')] })));
    expect(codes(found)).toEqual([['protocols-joined']]);
    expect(found.series[0]).toMatchObject({ usable: true, slices: 6 });
  });

  it('keeps a series together where one acquisition fills a gap of another', async () => {
    const found = await scan(files(9, (k) => ({ add: [acquisition(k > 2 && k < 6 ? 2 : 1)] })));
    expect(sorted(found)).toEqual([['1.2.3', 9, true, undefined, undefined]]);
  });

  const patient = (id: string) => textElement('00100020', 'LO', id);
  const study = (uid: string) => textElement('0020000d', 'UI', uid);

  it.each([
    ['patients', (n: number) => ({ add: [patient(`P${n}`)] })],
    ['patients, without a series UID,', (n: number) => ({ omit: ['0020000e'], add: [patient(`P${n}`)] })],
    ['studies', (n: number) => ({ add: [study(`1.2.${n}`)] })],
  ] as const)('of different %s never join', async (_, spec) => {
    const found = await scan(files(8, (k) => spec(k < 4 ? 1 : 2)));
    expect(found.series.map(({ slices, usable }) => [slices, usable])).toEqual([
      [4, true],
      [4, true],
    ]);
    expect(codes(found)).toEqual([['series-of-several'], ['series-of-several']]);
    expect(new Set(found.series.map(({ seriesUid }) => seriesUid)).size).toBe(2);
    const second = await load(found, found.series[1]!.seriesUid);
    expect(second.ok && second.value.volume.grid.origin[2]).toBe(8);
  });

  it('joins the images of one patient where each states a study of its own', async () => {
    const found = await scan(files(4, (k) => ({ add: [study(`1.2.${k + 1}`)] })));
    expect(codes(found)).toEqual([['mixed-studies']]);
    expect(found.series[0]).toMatchObject({ usable: true, slices: 4 });
  });

  it('of different frames of reference are kept apart', async () => {
    const found = await scan(files(8, (k) => ({ frameUid: k < 4 ? '1.2.8' : '1.2.9' })));
    expect(sorted(found)).toEqual([
      ['1.2.3#1', 4, true, 1, 2],
      ['1.2.3#2', 4, true, 2, 2],
    ]);
    expect(codes(found)).toEqual([['frames-apart'], ['frames-apart']]);
    expect(found.series.map(({ frameOfReferenceUid }) => frameOfReferenceUid)).toEqual(['1.2.8', '1.2.9']);
  });

  it('leave no slice of another frame of reference among them', async () => {
    const found = await scan(files(8, (k) => ({ frameUid: k === 4 ? '1.2.8' : '1.2.9' })));
    expect(codes(found)).toEqual([
      ['slice-gap', 'frames-apart'],
      ['single-slice', 'frames-apart'],
    ]);
  });

  it('splits where a gap is too wide to be filled', async () => {
    const found = await scan(files(7, (k) => ({ position: [0, 0, k < 3 ? 2 * k : 2 * k + 40] })));
    expect(sorted(found)).toEqual([
      ['1.2.3#1', 3, true, 1, 2],
      ['1.2.3#2', 4, true, 2, 2],
    ]);
  });
});

describe('tilt', () => {
  const tag = (value: string) => textElement('00181120', 'DS', value);

  it('follows the positions; a header that says otherwise is told of', async () => {
    const straight = await scan(files(4, () => ({ add: [tag('15')] })));
    expect(straight.series[0]).toMatchObject({ usable: true, gantryTiltDeg: 0 });
    expect(straight.series[0]!.issues).toEqual([
      { severity: 'warning', code: 'tilt-tag', data: { tagDeg: 15, tiltDeg: 0 } },
    ]);
    const tilted = (value: string) => (k: number) => ({ position: [0, 0.5 * k, 2 * k], add: [tag(value)] });
    expect(codes(await scan(files(5, tilted('-14.04'))))).toEqual([['tilt-resampled']]);
    expect(codes(await scan(files(5, tilted('0'))))).toEqual([['tilt-resampled']]);
    expect(codes(await scan(files(5, tilted('20'))))).toEqual([['tilt-resampled', 'tilt-tag']]);
  });

  it('of a kind that no gantry has is refused', async () => {
    const found = await scan(files(5, (k) => ({ position: [0, 3 * k, 2 * k] })));
    expect(codes(found)[0]![0]).toBe('sheared-too-far');
    expect(found.series[0]!.usable).toBe(false);
  });

  it('does not hide a slice that is shifted by itself', async () => {
    const found = await scan(files(6, (k) => ({ position: [k === 3 ? 2 : 0, 0.5 * k, 2 * k] })));
    expect(found.series[0]).toMatchObject({ usable: false });
    expect(found.series[0]!.issues[0]).toMatchObject({ code: 'slices-shifted', data: { path: 's/3.dcm' } });
  });
});

describe('spacing', () => {
  const at = (heights: readonly number[], thickness: string) =>
    files(heights.length, (k) => ({ position: [0, 0, heights[k]!], thickness }));

  it.each([
    ['slightly uneven: resampled', [0, 2, 4.3, 6, 8], '2', ['uneven-resampled']],
    [
      'a run of wider steps between slices that touch: resampled',
      [0, 2, 4, 6, 10, 14, 18],
      '4',
      ['uneven-resampled'],
    ],
    ['a run of wider steps between thin slices: a gap', [0, 2, 4, 6, 10, 14, 18], '2', ['slice-gap']],
    ['one wide step between thick slices: a gap', [0, 2, 4, 6, 10, 12, 14], '4', ['slice-gap']],
    ['two gaps', [0, 2, 4, 8, 10, 16, 18], '2', ['slice-gap']],
    ['overlapping slices', [0, 1, 2, 3, 4], '2.5', []],
    ['thin slices far apart', [0, 2, 4, 6], '1', ['slices-apart']],
  ] as const)('%s', async (_, heights, thickness, expected) => {
    const found = await scan(at(heights, thickness));
    expect(codes(found)).toEqual([expected]);
    expect(found.series[0]!.usable).toBe(!(expected as readonly string[]).includes('slice-gap'));
  });

  it('says how many slices are missing, and how wide the widest gap is', async () => {
    const found = await scan(at([0, 2, 4, 8, 10, 16, 18], '2'));
    expect(found.series[0]!.issues[0]!.data).toEqual({ path: 's/3.dcm', count: 3, gapMm: 6, spacingMm: 2 });
  });
});

describe('where the patient lies', () => {
  it.each([
    ['HFS', [1, 0, 0, 0, 1, 0], [0, 0, 1]],
    ['HFP', [-1, 0, 0, 0, -1, 0], [0, 0, 1]],
    ['FFS', [-1, 0, 0, 0, 1, 0], [0, 0, -1]],
    ['HFDR', [0, 1, 0, -1, 0, 0], [0, 0, 1]],
    ['flipped rows', [1, 0, 0, 0, -1, 0], [0, 0, -1]],
    ['coronal', [1, 0, 0, 0, 0, -1], [0, 1, 0]],
  ])('%s: the axes are those of the header, the third is row × column', async (_, orientation, normal) => {
    const found = await scan(
      files(4, (k) => ({ orientation, position: normal.map((value) => value * 2 * k + 5) })),
    );
    expect(found.series[0]).toMatchObject({ usable: true, issues: [] });
    const loaded = await load(found, '1.2.3');
    if (!loaded.ok) throw new Error(loaded.failure.code);
    const { axes, spacing, origin } = loaded.value.volume.grid;
    expect([...axes[0], ...axes[1]]).toEqual(orientation);
    axes[2].forEach((value, n) => expect(value).toBeCloseTo(normal[n]!, 12));
    expect(spacing).toEqual([0.4, 0.5, 2]);
    expect(origin).toEqual([5, 5, 5]);
  });
});
