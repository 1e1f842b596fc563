import type { DataSet } from 'dicom-parser';
import { deflateSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { type Grid, identityAxes, voxelCount } from '../../../src/core/grid';
import { noContext } from '../../../src/core/kernel';
import { lpsPoint } from '../../../src/core/units';
import { explicitBigEndian } from '../../../src/formats/dicom/syntax';
import { storedPixels } from '../../../src/formats/dicom-seg/stored';
import { labelMap } from '../../../src/formats/labels/map';
import { type LabelsInput, readLabels } from '../../../src/formats/labels/read';
import { deflated } from './dicom';
import { originOf } from './grids';
import { packed, segFile, type SegFrame, type SegSpec } from './seg-files';

const ct: Grid = { dims: [8, 7, 6], spacing: [1, 2, 3], origin: lpsPoint(-3, 4, 5), axes: identityAxes };
const sizes = { rows: 7, columns: 8, spacing: [2, 1], step: '3' } as const;

const open = (bytes: Uint8Array, more: Partial<LabelsInput> = {}) =>
  readLabels({ file: { path: 's', bytes, complete: true, size: bytes.length }, ct, ...more }, noContext);

async function read(spec: SegSpec, more: Partial<LabelsInput> = {}) {
  const result = await open(segFile(spec), more);
  if (!result.ok) throw new Error(result.failure.code);
  return result.value;
}
const codeOf = async (spec: SegSpec, more: Partial<LabelsInput> = {}) => {
  const result = await open(segFile(spec), more);
  return result.ok ? 'read' : result.failure.code;
};

/** Values 0 … n − 1 in no order, the same ones every time. */
const noise = (count: number, n: number) =>
  Array.from({ length: count }, (_, i) => Math.floor(((Math.sin(i * 12.9898) * 43758.5453) % 1) ** 2 * n));

const volume = noise(voxelCount(ct), 4);
const plane = (values: readonly number[], k: number) => values.slice(56 * k, 56 * (k + 1));
const at = (k: number) => [-3, 4, 5 + 3 * k];
const order = [4, 0, 5, 2, 1, 3];

describe('a label map segmentation', () => {
  const frames = order.map((k): SegFrame => ({ position: at(k), values: plane(volume, k) }));
  const three = [1, 2, 3].map((number) => ({ number, label: `part ${number}` }));

  it.each([8, 16] as const)('of %i bits is read exactly, its frames in any order', async (bits) => {
    const found = await read({ ...sizes, type: 'LABELMAP', bits, frames, segments: three });
    expect(found.map(({ label, sourceName }) => [label, sourceName])).toEqual([
      [1, 'part 1'],
      [2, 'part 2'],
      [3, 'part 3'],
    ]);
    expect([...labelMap(found, ct)]).toEqual(volume);
  });

  it('has numbers above 255, and takes its background from the padding, or from what is described so', async () => {
    const named = (shift: number) => ({
      ...sizes,
      type: 'LABELMAP',
      bits: 16 as const,
      frames: frames.map((frame) => ({ ...frame, values: frame.values.map((value) => value + shift) })),
      segments: [0, 1, 2, 3].map((n) => ({
        number: n + shift,
        label: `part ${n}`,
        ...(n === 0 && shift === 500 && { type: ['DCM', '125040'] as const }),
      })),
    });
    const labels = async (spec: SegSpec) => (await read(spec)).map(({ label }) => label);
    expect(await labels(named(500))).toEqual([501, 502, 503]);
    expect(await labels({ ...named(700), padding: 700 })).toEqual([701, 702, 703]);
    // Number 0 is a structure where the file describes it as one.
    expect(await labels(named(0))).toEqual([0, 1, 2, 3]);
  });
});

describe('binary and fractional segmentations', () => {
  const bit = (n: number) => (value: number) => (value === n ? 1 : 0);
  const frames = order.flatMap((k) =>
    [3, 1].map((segment) => ({ segment, position: at(k), values: plane(volume, k).map(bit(segment)) })),
  );
  const segments = [1, 2, 3].map((number) => ({ number, label: `part ${number}` }));
  const expected = volume.map((value) => (value === 2 ? 0 : value));

  it('leave out a segment without frames; frames need not begin at a byte', async () => {
    const found = await read({ ...sizes, frames, segments });
    expect(found.map(({ label }) => label)).toEqual([1, 3]);
    expect([...labelMap(found, ct)]).toEqual(expected);
  });

  it('overlap without a loss', async () => {
    const same = [1, 2].map((segment) => ({
      segment,
      position: at(2),
      values: Array(56).fill(1) as number[],
    }));
    const found = await read({ ...sizes, frames: same, segments });
    expect(found.map(({ volumeMl }) => volumeMl)).toEqual([0.336, 0.336]);
  });

  it('scale by the greatest value, and say so when they are probabilities', async () => {
    const values = plane(volume, 0).map((value) => value * 20);
    const spec = {
      ...sizes,
      type: 'FRACTIONAL',
      bits: 8,
      most: 60,
      frames: [{ segment: 1, position: at(0), values }],
    } as const;
    const [occupancy] = await read({ ...spec, fractionalType: 'OCCUPANCY' });
    expect([...new Set(occupancy!.field.data)].sort((a, b) => a - b)).toEqual([0, 85, 170, 255]);
    expect(occupancy!.remarks).toBeUndefined();
    const [probability] = await read({ ...spec, fractionalType: 'PROBABILITY' });
    expect(probability!.remarks).toEqual([{ code: 'seg-probability', data: {} }]);
    const bits = values.map((value) => (value > 0 ? 1 : 0));
    const [single] = await read({
      ...sizes,
      type: 'FRACTIONAL',
      frames: [{ segment: 1, position: at(0), values: bits }],
    });
    expect([...new Set(single!.field.data)].sort((a, b) => a - b)).toEqual([0, 255]);
  });

  it('may leave the segment out where there is one only, or where the frame is empty', async () => {
    const [first] = frames;
    const bare = { position: at(1), values: first!.values };
    const one = [{ number: 7, label: 'only' }];
    expect((await read({ ...sizes, frames: [bare], segments: one }))[0]).toMatchObject({
      label: 7,
      sourceName: 'only',
    });
    expect(await codeOf({ ...sizes, frames: [bare, first!], segments })).toBe('seg-no-segment');
    const empty = { ...bare, values: bare.values.map(() => 0) };
    expect(await codeOf({ ...sizes, frames: [empty, first!], segments })).toBe('read');
    expect(await codeOf({ ...sizes, frames: [empty], segments: one })).toBe('labels-empty');
  });

  it('are read from sagittal frames on an axial CT voxel by voxel', async () => {
    // Rows run to the back, columns downwards: 7 columns 2 mm apart, 6 rows 3 mm apart.
    const sagittal = [6, 2, 3].map((i) => ({
      segment: 1,
      position: [-3 + i, 4, 20],
      values: Array.from({ length: 42 }, (_, n) =>
        bit(1)(volume[i + 8 * ((n % 7) + 7 * (5 - Math.floor(n / 7)))]!),
      ),
    }));
    const spec = { rows: 6, columns: 7, spacing: [3, 2], orientation: [0, 1, 0, 0, 0, -1], frames: sagittal };
    const found = await read(spec);
    const inThem = volume.map((value, n) => ([6, 2, 3].includes(n % 8) ? bit(1)(value) : 0));
    expect([...labelMap(found, ct)]).toEqual(inThem);
  });

  it('may be moved sideways by whole pixels', async () => {
    const moved = [0, 1].map((k) => ({
      segment: 1,
      position: [-3 + 2 * k, 4 + 2 * k, 5 + 3 * k],
      values: plane(volume, k).map(bit(1)),
    }));
    const found = await read({ ...sizes, frames: moved });
    const shifted = Array.from({ length: voxelCount(ct) }, () => 0);
    for (const k of [0, 1]) {
      for (let n = 0; n < 56; n++) {
        const [i, j] = [(n % 8) + 2 * k, Math.floor(n / 8) + k];
        if (i < 8 && j < 7) shifted[i + 8 * (j + 7 * k)] = bit(1)(volume[n + 56 * k]!);
      }
    }
    expect([...labelMap(found, ct)]).toEqual(shifted);
  });

  it('take the place of the CT image they name, where that is a slice of the CT', async () => {
    const origin = originOf(ct);
    const bare = order.map((k) => ({
      segment: 1,
      source: origin.instances[k]!.sopInstanceUid,
      values: plane(volume, k).map(bit(1)),
    }));
    const spec = { rows: 7, columns: 8, spacing: null, orientation: [], frames: bare };
    expect([...labelMap(await read(spec, { origin }), ct)]).toEqual(volume.map(bit(1)));
    expect(await codeOf(spec)).toBe('seg-geometry');
    expect(await codeOf({ ...spec, rows: 8, columns: 7 }, { origin })).toBe('seg-geometry');
    // Where it was acquired, whatever the CT's grid is: here half a slice higher.
    const between: Grid = { ...ct, origin: lpsPoint(-3, 4, 6.5) };
    const halves = await read(spec, { origin, ct: between });
    expect(new Set(halves[0]!.field.data)).toEqual(new Set([0, 128, 255]));
  });

  it('take the place of the frame of a multi-frame CT that they name', async () => {
    const uid = '1.7.1';
    const frames = [3, 1, 5, 2, 6, 4];
    const instances = originOf(ct).instances.map((image, k) => ({
      ...image,
      sopInstanceUid: uid,
      frameNumber: frames[k]!,
    }));
    const origin = originOf(ct, { instances });
    const bare = order.map((k) => ({
      segment: 1,
      source: uid,
      sourceFrame: String(frames[k]),
      values: plane(volume, k),
    }));
    const unplaced = { rows: 7, columns: 8, spacing: null, orientation: [] };
    const labels: SegSpec = {
      ...unplaced,
      frames: bare,
      type: 'LABELMAP',
      bits: 8,
      segments: [1, 2, 3].map((number) => ({ number })),
    };
    const binary: SegSpec = {
      ...unplaced,
      frames: bare.map((frame) => ({ ...frame, values: frame.values.map(bit(1)) })),
    };
    expect([...labelMap(await read(labels, { origin }), ct)]).toEqual(volume);
    expect([...labelMap(await read(binary, { origin }), ct)]).toEqual(volume.map(bit(1)));
    // No frame named, one that the CT has not, or several: which one is meant stays unknown.
    for (const sourceFrame of ['', '7', '1\\2']) {
      const [first, ...rest] = bare;
      const unclear = { ...labels, frames: [{ ...first!, sourceFrame }, ...rest] };
      expect(await codeOf(unclear, { origin })).toBe('seg-geometry');
    }
  });
});

describe('a segmentation on another lattice', () => {
  const fine: Grid = {
    dims: [40, 40, 40],
    spacing: [0.5, 0.5, 0.5],
    origin: lpsPoint(-10, -10, -10),
    axes: identityAxes,
  };
  const radiusMm = 7;
  /** A ball on slices that are moved back by `shearMm` each. */
  const ball = (pixelMm: number, stepMm: number, shearMm = 0): SegSpec => {
    const [n, slices] = [Math.ceil(24 / pixelMm), Math.ceil(24 / stepMm)];
    const frames = Array.from({ length: slices }, (_, k) => {
      const position = [-12, -12 + shearMm * (k - slices / 2), -12 + k * stepMm];
      const values = Array.from({ length: n * n }, (__, o) => {
        const p = [
          position[0]! + (o % n) * pixelMm,
          position[1]! + Math.floor(o / n) * pixelMm,
          position[2]!,
        ];
        return Math.hypot(...p) < radiusMm ? 1 : 0;
      });
      return { segment: 1, position, values };
    }).filter(({ values }) => values.includes(1));
    return { rows: n, columns: n, spacing: [pixelMm, pixelMm], step: String(stepMm), frames };
  };
  const trueMl = ((4 / 3) * Math.PI * radiusMm ** 3) / 1000;

  it.each([
    ['coarser', 1.3, 2.1, 0],
    ['finer', 0.31, 0.27, 0],
    ['tilted', 0.8, 1.1, 0.37],
  ])('%s keeps volume, place and the half level', async (_, pixelMm, stepMm, shearMm) => {
    const [found] = await read(ball(pixelMm, stepMm, shearMm), { ct: fine });
    expect(Math.abs(found!.volumeMl / trueMl - 1)).toBeLessThan(0.03);
    found!.centroidMm.forEach((value) => expect(Math.abs(value)).toBeLessThan(0.08));
    const inside = found!.field.data.filter((value) => value >= 128).length * 0.125e-3;
    expect(Math.abs(inside / trueMl - 1)).toBeLessThan(0.05);
  });

  it('is refused where its frames make no regular stack', async () => {
    const { frames, ...spec } = ball(1, 2);
    const uneven = frames.map((frame, n) => ({ ...frame, position: [-12, -12, n ** 1.5] }));
    expect(await codeOf({ ...spec, frames: uneven }, { ct: fine })).toBe('seg-uneven');
    const twisted = frames.map((frame, n) => ({ ...frame, position: [-12 + 0.3 * (n % 2), -12, 2 * n] }));
    expect(await codeOf({ ...spec, frames: twisted }, { ct: fine })).toBe('seg-geometry');
    expect(await codeOf({ ...spec, frames, orientation: [1, 0, 0, 0.5, 0.8, 0] }, { ct: fine })).toBe(
      'seg-geometry',
    );
  });
});

describe('compressed segmentations', () => {
  const frames = order.map((k): SegFrame => ({ position: at(k), values: plane(volume, k) }));
  const map: SegSpec = {
    ...sizes,
    type: 'LABELMAP',
    bits: 8,
    frames,
    segments: [1, 2, 3].map((number) => ({ number })),
  };
  const bits = frames.map(({ position, values }) => ({
    segment: 1,
    position: position!,
    values: values.map((v) => v & 1),
  }));
  const binary: SegSpec = { ...sizes, frames: bits };
  const odd = volume.map((value) => value & 1);

  /** RLE Lossless of one byte a sample: literal runs alone (PS3.5 annex G). */
  const rleOf = (bytes: Uint8Array): Uint8Array => {
    const header = new Uint8Array(64);
    header.set([1, 0, 0, 0, 64, 0, 0, 0]);
    return Uint8Array.from([...header, bytes.length - 1, ...bytes]);
  };
  const oneByOne = (list: readonly SegFrame[], as: 1 | 8 | 16) =>
    list.map((frame) => packed([frame], as).subarray(0, Math.ceil((56 * as) / 8)));

  it('are read when deflated as a whole, or frame by frame', async () => {
    expect([...labelMap(await read({ ...map, syntax: deflated }), ct)]).toEqual(volume);
    const syntax = '1.2.840.10008.1.2.8.1';
    const packs = (list: readonly SegFrame[], as: 1 | 8) =>
      oneByOne(list, as).map((bytes) => deflateSync(bytes));
    expect([...labelMap(await read({ ...map, syntax, fragments: packs(frames, 8) }), ct)]).toEqual(volume);
    expect([...labelMap(await read({ ...binary, syntax, fragments: packs(bits, 1) }), ct)]).toEqual(odd);
    const bomb = packs(bits, 1).map(() => deflateSync(new Uint8Array(1 << 22)));
    expect(await codeOf({ ...binary, syntax, fragments: bomb })).toBe('pixel-codec');
  });

  it('are read from RLE, bytes or packed bits', async () => {
    const syntax = '1.2.840.10008.1.2.5';
    const ofMap = oneByOne(frames, 8).map(rleOf);
    expect([...labelMap(await read({ ...map, syntax, fragments: ofMap }), ct)]).toEqual(volume);
    for (const as of [1, 8] as const) {
      const fragments = oneByOne(bits, as).map(rleOf);
      expect([...labelMap(await read({ ...binary, syntax, fragments }), ct)]).toEqual(odd);
    }
  });

  // The pure JavaScript builds, which can write; they are Emscripten modules without types.
  it.each([
    ['@cornerstonejs/codec-openjpeg', 'J2KEncoder', '1.2.840.10008.1.2.4.90', 1],
    ['@cornerstonejs/codec-openjpeg', 'J2KEncoder', '1.2.840.10008.1.2.4.90', 8],
    ['@cornerstonejs/codec-charls', 'JpegLSEncoder', '1.2.840.10008.1.2.4.80', 8],
  ] as const)('are read from %s (%s, %s), %i bit', async (name, encoder, syntax, depth) => {
    const { default: factory } = (await import(name)) as { default: (settings: object) => Promise<Encoders> };
    const lib = await factory({ print: () => undefined, printErr: () => undefined });
    const list = depth === 1 ? bits : frames;
    const fragments = oneByOne(list, 8).map((bytes) => {
      const made = new lib[encoder]!();
      const shape = { width: 8, height: 7, bitsPerSample: depth, isSigned: false, componentCount: 1 };
      made.getDecodedBuffer(shape).set(bytes);
      made.setQuality?.(true, 0);
      made.setDecompositions?.(0);
      made.setNearLossless?.(0);
      made.encode();
      return made.getEncodedBuffer().slice();
    });
    const spec = depth === 1 ? binary : map;
    expect([...labelMap(await read({ ...spec, syntax, fragments }), ct)]).toEqual(depth === 1 ? odd : volume);
  });

  it('are refused where compression may have changed the numbers of labels', async () => {
    const syntax = '1.2.840.10008.1.2.4.81';
    expect(await codeOf({ ...map, syntax, fragments: oneByOne(frames, 8) })).toBe('transfer-syntax');
  });
});

type Encoders = Readonly<Record<string, new () => Encoder>>;

interface Encoder {
  getDecodedBuffer(shape: object): Uint8Array;
  setQuality?(lossless: boolean, quality: number): void;
  setDecompositions?(count: number): void;
  setNearLossless?(near: number): void;
  encode(): void;
  getEncodedBuffer(): Uint8Array;
}

describe('a segmentation that makes no sense', () => {
  const frames = [{ segment: 1, position: at(0), values: Array(56).fill(1) as number[] }];
  it.each([
    ['of another type', { type: 'SURFACE' }, 'seg-type'],
    ['with bits that its type has not', { bits: 8 }, 'seg-type'],
    ['with more frames than are described', { stated: 2 }, 'seg-frames'],
    ['with a billion frames', { stated: 1_000_000_000 }, 'seg-too-large'],
    ['without pixels enough', { statedRows: 5000 }, 'dicom-truncated'],
    ['with enormous frames', { statedRows: 65_535, columns: 65_535 }, 'seg-too-large'],
    ['without rows', { statedRows: 0 }, 'seg-geometry'],
    ['with a spacing that is no number', { spacing: [Number.NaN, 1] }, 'seg-geometry'],
    ['with a negative spacing', { spacing: [-1, 1] }, 'seg-geometry'],
    [
      'with slices without end',
      { step: '0.001', frames: [frames[0]!, { ...frames[0]!, position: [-3, 4, 1e9] }] },
      'seg-geometry',
    ],
    ['with an axis of length 0', { orientation: [0, 0, 0, 0, 1, 0] }, 'seg-geometry'],
  ] as [string, Partial<SegSpec>, string][])('%s is refused: %#', async (_, more, code) => {
    expect(await codeOf({ ...sizes, frames, ...more })).toBe(code);
  });
});

describe('pixels of a segmentation in Explicit VR Big Endian', () => {
  const image = { rows: 1, columns: 2, frames: 1, most: 1, isProbability: false } as const;
  const stored = async (vr: string, bits: 1 | 8 | 16, bytes: readonly number[]) => {
    const byteArray = Uint8Array.from([99, 99, ...bytes]);
    const elements = { x7fe00010: { tag: 'x7fe00010', vr, length: bytes.length, dataOffset: 2 } };
    const dataSet = { elements, byteArray } as never as DataSet;
    const file = { dataSet, transferSyntax: explicitBigEndian };
    const result = await storedPixels(file, byteArray, 's', { ...image, type: 'LABELMAP', bits }, noContext);
    return result.ok ? [...result.value] : result.failure.code;
  };

  it('have the bytes of words turned, and those of bytes not', async () => {
    expect(await stored('OW', 16, [1, 2, 3, 4])).toEqual([2, 1, 4, 3]);
    expect(await stored('OW', 8, [1, 2])).toEqual([2, 1]);
    expect(await stored('OB', 8, [1, 2])).toEqual([1, 2]);
    expect(await stored('OW', 1, [0, 2])).toEqual([2]);
    expect(await stored('OB', 1, [2, 0])).toEqual([2]);
    expect(await stored('OW', 16, [1, 2])).toBe('dicom-truncated');
  });
});
