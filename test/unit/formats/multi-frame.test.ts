import { describe, expect, it } from 'vitest';
import { framePieces } from '../../../src/formats/dicom/encapsulated';
import { parseDicomFile } from '../../../src/formats/dicom/dataset';
import { type Element, deflated, implicit, inItems, part10, rle, rleFrame, slice } from './dicom';
import { load, memoryFile, scan } from './files';
import { enhanced, type EnhancedSpec, type FrameSpec } from './multi-frame';

/** Frame `k` of a stack 2 mm apart; its pixels count up from 10 k. */
const frame = (k: number, more: Partial<FrameSpec> = {}): FrameSpec => ({
  position: [-10, -20, 2 * k],
  stored: [0, 1, 2, 3, 4, 5].map((value) => value + 10 * k),
  ...more,
});

const open = (bytes: Uint8Array) => scan([memoryFile('ct.dcm', bytes)]);

async function volume(bytes: Uint8Array, uid = '1.2.3') {
  const loaded = await load(await open(bytes), uid);
  if (!loaded.ok) throw new Error(loaded.failure.code);
  return loaded.value;
}

/** HU of the first pixel of each slice. */
const firsts = ({ volume: { hu, grid } }: Awaited<ReturnType<typeof volume>>) =>
  Array.from({ length: grid.dims[2] }, (_, k) => hu[6 * k]);

describe('an enhanced CT', () => {
  const shuffled = [2, 0, 3, 1].map((k) => frame(k));

  it('is a volume of its frames, sorted along the normal whatever their order', async () => {
    const found = await open(enhanced(shuffled));
    expect(found.series[0]).toMatchObject({ usable: true, slices: 4, instances: 1, issues: [] });
    const loaded = await load(found, '1.2.3');
    if (!loaded.ok) throw new Error(loaded.failure.code);
    expect(loaded.value.volume.grid).toMatchObject({
      dims: [3, 2, 4],
      spacing: [0.4, 0.5, 2],
      origin: [-10, -20, 0],
    });
    expect(firsts(loaded.value)).toEqual([-1024, -1014, -1004, -994]);
    expect(loaded.value.facts).toMatchObject({ kernel: 'Br60', sliceThicknessMm: 2 });
    expect(loaded.value.origin?.instances.map(({ frameNumber }) => frameNumber)).toEqual([2, 4, 1, 3]);
  });

  it.each([implicit, deflated])('is the same in transfer syntax %s', async (syntax) => {
    expect(firsts(await volume(enhanced(shuffled, { syntax })))).toEqual([-1024, -1014, -1004, -994]);
  });

  it('has a slope and an intercept for each frame', async () => {
    const loaded = await volume(enhanced([frame(0), frame(1, { slope: '2', intercept: '-30' })]));
    expect([...loaded.volume.hu]).toEqual([-1024, -1023, -1022, -1021, -1020, -1019, -10, -8, -6, -4, -2, 0]);
  });

  it('keeps stacks apart by their Stack ID', async () => {
    const oblique = [0, 1].map((k) => frame(k + 5, { stackId: 'B', position: [-10, -20, 100 + 3 * k] }));
    const found = await open(enhanced([...[0, 1, 2].map((k) => frame(k, { stackId: 'A' })), ...oblique]));
    expect(found.series.map(({ seriesUid, slices, usable }) => [seriesUid, slices, usable])).toEqual([
      ['1.2.3#A', 3, true],
      ['1.2.3#B', 2, true],
    ]);
    const loaded = await load(found, '1.2.3#B');
    expect(loaded.ok && firsts(loaded.value)).toEqual([-974, -964]);
    expect(loaded.ok && loaded.value.origin?.seriesUid).toBe('1.2.3');
  });

  const phases = (more: (phase: number) => Partial<FrameSpec>): FrameSpec[] =>
    [0, 1, 2].flatMap((k) =>
      [1, 2].map((phase) => ({
        ...frame(k, { stackId: '1', ...more(phase) }),
        stored: [0, 0, 0, 0, 0, phase],
      })),
    );
  it.each<[string, FrameSpec[], EnhancedSpec]>([
    ['temporal position', phases((temporal) => ({ temporal })), {}],
    [
      'a dimension',
      phases((n) => ({ indices: [1, 7, n] })),
      { dimensions: ['00209056', '00209057', '00189328'] },
    ],
    ['frame type', phases((n) => ({ frameType: n === 1 ? 'ORIGINAL\\PRIMARY' : 'DERIVED\\PRIMARY' })), {}],
  ])('keeps frames in one place apart by %s', async (_, frames, spec) => {
    const found = await open(enhanced(frames, spec));
    expect(found.series.map(({ slices, usable }) => [slices, usable])).toEqual([
      [3, true],
      [3, true],
    ]);
    const second = await load(found, found.series[1]!.seriesUid);
    expect(second.ok && Array.from(second.value.volume.hu.filter((hu) => hu > -1024))).toEqual([
      -1022, -1022, -1022,
    ]);
  });

  it('keeps frames that lie between those of another acquisition apart', async () => {
    const acquisition = (k: number, n: number) => frame(k, { acquisition: n });
    const sweeps = [0, 1, 2].flatMap((k) => [
      acquisition(k, 1),
      { ...acquisition(k, 2), position: [-10, -20, 2 * k + 1] },
    ]);
    const found = await open(enhanced(sweeps));
    expect(found.series.map(({ slices, usable, stack }) => [slices, usable, stack?.by])).toEqual([
      [3, true, 'acquisition'],
      [3, true, 'acquisition'],
    ]);
    expect(found.series.map(({ grid }) => grid!.spacing[2])).toEqual([2, 2]);
  });

  it('is refused when nothing tells frames in one place apart', async () => {
    const found = await open(enhanced([frame(0), frame(0), frame(1)]));
    expect(found.series[0]!.issues.map(({ code }) => code)).toEqual(['duplicate-slices']);
  });

  it('may come in several files: parts of one stack, or a stack each', async () => {
    const files = (low: number) => [
      memoryFile('a', enhanced([frame(0), frame(1)])),
      memoryFile('b', enhanced([frame(low), frame(low + 1)])),
    ];
    expect((await scan(files(2))).series).toMatchObject([{ slices: 4, instances: 2, usable: true }]);
    expect((await scan(files(1))).series.map(({ seriesUid }) => seriesUid)).toEqual(['1.2.3#1', '1.2.3#2']);
  });

  it('without a slope is refused, as is a classic image of many frames', async () => {
    const codes = async (bytes: Uint8Array) => (await open(bytes)).series[0]!.issues.map(({ code }) => code);
    expect(await codes(enhanced([frame(0), frame(1)], { slope: '' }))).toContain('no-rescale');
    expect(await codes(slice({ frames: 2 }))).toEqual(['multi-frame']);
    expect(await codes(enhanced([frame(0), frame(1)], { omit: ['52009230'] }))).toEqual(['multi-frame']);
  });

  it('is refused by name when it is cut off', async () => {
    const whole = enhanced([frame(0), frame(1)]);
    const found = await open(whole.subarray(0, whole.length - 2));
    expect(found.refused.map(({ failure }) => failure)).toEqual([
      { code: 'dicom-truncated', data: { path: 'ct.dcm' } },
    ]);
  });

  it('is read in ranges where its frames lie plainly, and else once', async () => {
    for (const [syntax, most] of [
      [undefined, 1],
      [rle, 2],
    ] as const) {
      const frames = Array.from({ length: 40 }, (_, k) => frame(k));
      const bytes = enhanced(frames, { syntax, ...(syntax && { pixelData: rleItems(frames, () => 1) }) });
      let wholes = 0;
      const file = memoryFile('ct.dcm', bytes);
      const counted = {
        ...file,
        read: (start: number, end: number) => {
          if (end - start > bytes.length / 2) wholes++;
          return file.read(start, end);
        },
      };
      const found = await scan([counted]);
      const loaded = await load(found, '1.2.3');
      expect(loaded.ok && firsts(loaded.value)).toEqual(frames.map((_, k) => 10 * k - 1024));
      expect(wholes).toBe(most);
    }
  });
});

/** Each frame by RLE in `pieces` fragments, behind an offset table if one is given. */
function rleItems(frames: readonly FrameSpec[], pieces: (k: number) => number, table?: number[]): Element {
  const parts = frames.flatMap(({ stored }, k) => {
    const coded = rleFrame(new Uint8Array(Uint16Array.from(stored).buffer), 2);
    const size = 2 * Math.ceil(coded.length / pieces(k) / 2);
    return Array.from({ length: pieces(k) }, (_, n) => coded.subarray(n * size, (n + 1) * size));
  });
  return ['7fe00010', 'items', inItems([new Uint8Array(Uint32Array.from(table ?? []).buffer), ...parts])];
}

describe('compressed frames', () => {
  const frames = [frame(0), frame(1), frame(2)];
  const expected = [-1024, -1014, -1004];
  const pieces = (k: number) => k + 1;
  // A frame of RLE takes 64 + 2 × 8 bytes, each fragment 8 more.
  const offsets = [0, 88, 88 + 96];
  const with64 = (values: readonly number[]) =>
    new Uint8Array(BigUint64Array.from(values, (value) => BigInt(value)).buffer);

  it('are found one fragment each', async () => {
    const pixelData = rleItems(frames, () => 1);
    expect(firsts(await volume(enhanced(frames, { syntax: rle, pixelData })))).toEqual(expected);
  });

  it('are found by the basic offset table', async () => {
    const pixelData = rleItems(frames, pieces, offsets);
    expect(firsts(await volume(enhanced(frames, { syntax: rle, pixelData })))).toEqual(expected);
  });

  it('are found by the extended offset table', async () => {
    const pixelData = rleItems(frames, pieces);
    const more: Element[] = [
      ['7fe00001', 'OV', with64(offsets)],
      ['7fe00002', 'OV', with64([80, 80, 80])],
    ];
    expect(firsts(await volume(enhanced(frames, { syntax: rle, pixelData, more })))).toEqual(expected);
  });

  it('are found by the marks of their codestreams', () => {
    const jpeg = [0xff, 0xd8, 0xff, 0xe0];
    const wavelets = [0xff, 0x4f, 0xff, 0x51];
    // Neither begins a frame: an end, and bytes that only resemble a beginning.
    const inside = [
      [0xff, 0xd9, 0, 0],
      [0xff, 0x4f, 0x00, 0x51],
    ];
    for (const mark of [jpeg, wavelets]) {
      const parts = [[], mark, inside[0]!, inside[1]!, mark, mark, inside[1]!].map((part) =>
        Uint8Array.from(part),
      );
      const bytes = part10([['7fe00010', 'items', inItems(parts)]], '1.2.840.10008.1.2.4.90');
      const parsed = parseDicomFile(bytes, 'x');
      const counts = (count: number) =>
        parsed.ok && framePieces(parsed.value.dataSet, count)?.map((list) => list.length);
      expect(counts(3)).toEqual([3, 1, 2]);
      expect(counts(1)).toEqual([6]);
      expect(counts(2)).toBeUndefined();
      expect(counts(7)).toBeUndefined();
    }
  });

  it('that nothing tells apart are refused', async () => {
    const bytes = enhanced(frames, { syntax: rle, pixelData: rleItems(frames, pieces) });
    const loaded = await load(await open(bytes), '1.2.3');
    expect(!loaded.ok && loaded.failure).toEqual({ code: 'frames-unclear', data: { path: 'ct.dcm' } });
  });
});
