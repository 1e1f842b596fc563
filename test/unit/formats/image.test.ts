import fc from 'fast-check';
import { gzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { type Grid, identityAxes, voxelCount } from '../../../src/core/grid';
import { boxCorners, wholeBox } from '../../../src/core/body-box';
import { noContext } from '../../../src/core/kernel';
import { lpsPoint } from '../../../src/core/units';
import { distance } from '../../../src/core/vector';
import { readImageHeader } from '../../../src/formats/image/read';
import { readVolume } from '../../../src/formats/image/volume';
import { readNiftiHeader } from '../../../src/formats/nifti/header';
import { writeNifti } from '../../../src/formats/nifti/write';
import { writeNrrd } from '../../../src/formats/nrrd/write';
import { memoryFile, scan } from './files';
import { anyGrid } from './grids';

const read = (bytes: Uint8Array, path = 'ct') =>
  readVolume({ path, bytes, complete: true, size: bytes.length }, noContext);

const ramp = (grid: Grid) => Int16Array.from({ length: voxelCount(grid) }, (_, i) => i * 7 - 1024);

/** The largest distance between corresponding corners of two grids. */
const farthestMm = (a: Grid, b: Grid) => {
  const [p, q] = [a, b].map((grid) => boxCorners(grid, wholeBox(grid)));
  return Math.max(...p!.map((corner, n) => distance(corner, q![n]!)));
};

describe('NIfTI and NRRD', () => {
  it('keep any grid and its values', async () => {
    await fc.assert(
      fc.asyncProperty(anyGrid, async (grid) => {
        for (const [bytes, toleranceMm] of [
          [writeNifti(grid, ramp(grid)), 1e-3],
          [writeNifti(grid, ramp(grid), { gzip: false }), 1e-3],
          [writeNrrd(grid, ramp(grid)), 1e-9],
        ] as const) {
          const volume = await read(bytes);
          if (!volume.ok) throw new Error(volume.failure.code);
          expect(volume.value.hu).toEqual(
            new Int16Array(volume.value.hu.buffer.slice(0)).map((_, i) => i * 7 - 1024),
          );
          expect(volume.value.grid.dims).toEqual(grid.dims);
          expect(farthestMm(volume.value.grid, grid)).toBeLessThan(toleranceMm);
        }
      }),
      { numRuns: 40 },
    );
  });

  const grid: Grid = {
    dims: [2, 3, 4],
    spacing: [1, 2, 3],
    origin: lpsPoint(10, -20, 30),
    axes: identityAxes,
  };

  it('keep fractions as floats and refuse holes', async () => {
    const values = Float32Array.from({ length: 24 }, (_, i) => i / 4);
    for (const bytes of [writeNifti(grid, values), writeNrrd(grid, values)]) {
      const volume = await read(bytes);
      expect(volume.ok && volume.value.hu).toEqual(values);
    }
    values[3] = Number.NaN;
    const holed = await read(writeNrrd(grid, values));
    expect(!holed.ok && holed.failure.code).toBe('image-not-finite');
  });

  it('refuse what is damaged, by name', async () => {
    const nrrd = writeNrrd(grid, ramp(grid));
    const nifti = writeNifti(grid, ramp(grid));
    for (const whole of [nrrd, nifti]) {
      for (const cut of [whole.length - 1, whole.length - 20]) {
        const result = await read(whole.subarray(0, cut), 'p');
        expect(!result.ok && result.failure).toEqual({ code: 'image-broken', data: { path: 'p' } });
      }
      const flipped = whole.slice();
      flipped[whole.length - 12]! ^= 0x10;
      expect((await read(flipped)).ok).toBe(false);
    }
  });
});

describe('a synthetic volume', () => {
  it('says so in its file, and is known again', () => {
    const grid: Grid = { dims: [2, 2, 2], spacing: [1, 1, 1], origin: lpsPoint(0, 0, 0), axes: identityAxes };
    const marks = [true, false].map((simulated) =>
      [writeNrrd(grid, ramp(grid), simulated), writeNifti(grid, ramp(grid), { simulated })].map((bytes) => {
        const header = readImageHeader(bytes, 'x');
        return header?.ok && header.value.simulated;
      }),
    );
    expect(marks).toEqual([
      [true, true],
      [false, false],
    ]);
  });
});

describe('NIfTI', () => {
  const grid: Grid = { dims: [2, 2, 2], spacing: [1, 2, 3], origin: lpsPoint(5, 6, 7), axes: identityAxes };
  const plain = () => writeNifti(grid, ramp(grid), { gzip: false });
  const edit = (change: (view: DataView) => void) => {
    const bytes = plain();
    change(new DataView(bytes.buffer));
    return bytes;
  };
  const header = (bytes: Uint8Array) => {
    const result = readNiftiHeader(bytes, 'n');
    return result.ok ? result.value : result.failure.code;
  };

  it('turns RAS to LPS', () => {
    const bytes = edit((view) => {
      // A RAS identity of 1 mm: voxel i runs to the right, which is -x in LPS.
      [1, 0, 0, 10, 0, 1, 0, 20, 0, 0, 1, 30].forEach((v, i) => view.setFloat32(280 + 4 * i, v, true));
      [1, 1, 1].forEach((v, i) => view.setFloat32(80 + 4 * i, v, true));
    });
    expect(header(bytes)).toMatchObject({
      grid: {
        origin: [-10, -20, 30],
        spacing: [1, 1, 1],
        axes: [
          [-1, 0, 0],
          [0, -1, 0],
          [0, 0, 1],
        ],
      },
    });
  });

  it('uses the qform where there is no sform', () => {
    const bytes = edit((view) => {
      view.setInt16(254, 0, true);
      view.setInt16(252, 1, true);
      // Half a turn about z, qfac -1: the LPS identity with z reversed.
      [0, 0, 1].forEach((v, i) => view.setFloat32(256 + 4 * i, v, true));
      [-5, -6, 7].forEach((v, i) => view.setFloat32(268 + 4 * i, v, true));
      view.setFloat32(76, -1, true);
    });
    expect(header(bytes)).toMatchObject({
      grid: {
        origin: [5, 6, 7],
        spacing: [1, 2, 3],
        axes: [
          [1, 0, 0],
          [0, 1, 0],
          [0, 0, -1],
        ],
      },
    });
  });

  /** The place of the sform as a qform (half a turn about z), with its code. */
  const qform = (view: DataView, code: number, offset: readonly number[] = [-5, -6, 7], qfac = 1) => {
    view.setInt16(252, code, true);
    view.setFloat32(76, qfac, true);
    [0, 0, 1].forEach((v, i) => view.setFloat32(256 + 4 * i, v, true));
    offset.forEach((v, i) => view.setFloat32(268 + 4 * i, v, true));
  };
  const sformCode = (view: DataView, code: number) => view.setInt16(254, code, true);

  it('may have both sform and qform where they say the same', () => {
    const whole = header(plain());
    expect(header(edit((view) => qform(view, 1)))).toEqual(whole);
    expect(header(edit((view) => qform(view, 1, [-5.05, -6, 7])))).toEqual(whole);
  });

  it.each([
    ['moved', (view: DataView) => qform(view, 1, [-5.2, -6, 7])],
    ['mirrored', (view: DataView) => qform(view, 2, [-5, -6, 7], -1)],
    ['no number', (view: DataView) => qform(view, 1, [Number.NaN, -6, 7])],
    [
      'larger',
      (view: DataView) => {
        qform(view, 1);
        view.setFloat32(80, 1.2, true);
      },
    ],
  ])('is refused when its qform is %s', (_, change) => {
    expect(header(edit(change))).toBe('nifti-two-places');
  });

  it('is never placed by an atlas', () => {
    for (const code of [3, 4, 5]) {
      expect(header(edit((view) => sformCode(view, code)))).toBe('nifti-atlas');
      const scaled = header(
        edit((view) => {
          sformCode(view, code);
          view.setFloat32(280, -1.3, true);
          qform(view, 1);
        }),
      );
      expect(scaled).toMatchObject({ grid: { spacing: [1, 2, 3], origin: [5, 6, 7] } });
    }
  });

  it('is told of, or refused, when pixdim has other steps than the sform', () => {
    const pixdim = (...mm: number[]) =>
      header(edit((view) => mm.forEach((v, i) => view.setFloat32(80 + 4 * i, v, true))));
    expect(pixdim(1, 2, 3.02)).toMatchObject({ issues: [] });
    expect(pixdim(1, 2, 3.5)).toBe('nifti-pixdim');
    expect(pixdim(1, 1, 1)).toMatchObject({
      grid: { spacing: [1, 2, 3] },
      issues: [{ severity: 'warning', code: 'nifti-pixdim', data: { sformMm: '1 × 2 × 3' } }],
    });
  });

  it.each([
    ['no-orientation', (view: DataView) => view.setInt16(254, 0, true)],
    ['length-unit', (view: DataView) => view.setUint8(123, 5)],
    ['voxel-size', (view: DataView) => view.setUint8(123, 1)],
    ['voxel-size', (view: DataView) => view.setUint8(123, 3)],
    ['sheared-axes', (view: DataView) => view.setFloat32(284, 0.2, true)],
    ['image-type', (view: DataView) => view.setInt16(70, 128, true)],
    ['nifti-pair', (view: DataView) => view.setUint8(345, 0x69)],
    [
      'not-3d',
      (view: DataView) => {
        view.setInt16(40, 4, true);
        view.setInt16(48, 2, true);
      },
    ],
  ])('refuses %s', (code, change) => {
    expect(header(edit(change))).toBe(code);
  });

  it('applies slope and intercept, and reads big-endian files', async () => {
    const scaled = await read(
      gzipSync(
        edit((view) => {
          view.setFloat32(112, 2, true);
          view.setFloat32(116, -1, true);
        }),
      ),
    );
    expect(scaled.ok && scaled.value.hu[1]).toBe((7 - 1024) * 2 - 1);
    const little = plain();
    const big = little.slice();
    const swap = (at: number, size: number) => big.set(little.slice(at, at + size).toReversed(), at);
    swap(0, 4);
    for (let at = 40; at < 56; at += 2) swap(at, 2);
    for (const at of [68, 70, 72, 252, 254]) swap(at, 2);
    for (let at = 76; at < 120; at += 4) swap(at, 4);
    for (let at = 256; at < 328; at += 4) swap(at, 4);
    for (let at = 352; at < big.length; at += 2) swap(at, 2);
    const volume = await read(big);
    expect(volume.ok && volume.value.hu).toEqual(ramp(grid));
  });
});

describe('NRRD', () => {
  const file = (lines: readonly string[], values = new Uint8Array(16)) => {
    const text = new TextEncoder().encode(`NRRD0004\n${lines.join('\n')}\n\n`);
    return Uint8Array.from([...text, ...values]);
  };
  const base = {
    type: 'short',
    dimension: '3',
    space: 'left-posterior-superior',
    sizes: '2 2 2',
    'space directions': '(1,0,0) (0,2,0) (0,0,3)',
    endian: 'little',
    encoding: 'raw',
    'space origin': '(1,2,3)',
  };
  const lines = (change: Readonly<Record<string, string | undefined>> = {}) =>
    Object.entries({ ...base, ...change }).flatMap(([name, value]) =>
      value === undefined ? [] : `${name}: ${value}`,
    );

  it.each([
    ['left-posterior-superior', [1, 2, 3], [1, 1, 1]],
    ['RAS', [-1, -2, 3], [-1, -1, 1]],
    ['left-anterior-superior', [1, -2, 3], [1, -1, 1]],
  ])('turns %s to LPS', async (space, origin, signs) => {
    const volume = await read(file(lines({ space })));
    if (!volume.ok) throw new Error(volume.failure.code);
    expect(volume.value.grid.origin).toEqual(origin);
    expect(volume.value.grid.axes.map((axis, i) => axis[i])).toEqual(signs);
  });

  it.each([
    ['no-orientation', { space: 'scanner-xyz' }],
    ['no-orientation', { 'space directions': undefined }],
    ['length-unit', { 'space units': '"mm" "inch" "mm"' }],
    ['voxel-size', { 'space units': '"m" "m" "m"' }],
    ['voxel-size', { 'space directions': '(0.01,0,0) (0,2,0) (0,0,3)' }],
    ['nrrd-detached', { 'data file': 'x.raw' }],
    ['nrrd-encoding', { encoding: 'bzip2' }],
    ['image-type', { type: 'block' }],
    ['not-3d', { dimension: '4', sizes: '2 2 2 2' }],
    ['sheared-axes', { 'space directions': '(1,0,0) (0.3,2,0) (0,0,3)' }],
    ['image-broken', { endian: undefined }],
    ['image-broken', { sizes: '2 2 9' }],
  ])('refuses %s', async (code, change) => {
    const volume = await read(file(lines(change)));
    expect(!volume.ok && volume.failure.code).toBe(code);
  });

  it.each([
    ['"cm" "cm" "cm"', 10],
    ['"mm" "mm" "mm"', 1],
    ['"" "" ""', 1],
    ['m m m', 1000],
    ['"\u00b5m" "um" "\u03bcm"', 0.001],
  ])('is scaled to mm from space units %s', async (units, mm) => {
    const vector = (...v: number[]) => `(${v.map((n) => n / mm).join(',')})`;
    const volume = await read(
      file(
        lines({
          'space units': units,
          'space directions': `${vector(1, 0, 0)} ${vector(0, 2, 0)} ${vector(0, 0, 3)}`,
          'space origin': vector(1, 2, 3),
        }),
      ),
    );
    if (!volume.ok) throw new Error(volume.failure.code);
    volume.value.grid.spacing.forEach((step, axis) => expect(step).toBeCloseTo(axis + 1, 9));
    volume.value.grid.origin.forEach((at, axis) => expect(at).toBeCloseTo(axis + 1, 9));
  });

  it('is no CT when it is a segmentation in layers', async () => {
    const change = { dimension: '4', sizes: '2 2 2 2', 'space directions': 'none (1,0,0) (0,2,0) (0,0,3)' };
    const segments = ['Segment0_LabelValue:=1', 'Segment0_Name:=a', 'Segment1_Layer:=1'];
    const volume = await read(file([...lines(change), ...segments], new Uint8Array(32)));
    expect(!volume.ok && volume.failure.code).toBe('not-3d');
  });
});

describe('what the values of an image say of it', () => {
  const grid: Grid = {
    dims: [40, 40, 30],
    spacing: [1, 1, 1],
    origin: lpsPoint(0, 0, 0),
    axes: identityAxes,
  };
  const count = voxelCount(grid);
  const found = async (values: Int16Array | Float32Array, simulated = false, path = 'x.nii.gz') => {
    const bytes = path.endsWith('.nrrd')
      ? writeNrrd(grid, values, simulated)
      : writeNifti(grid, values, { simulated });
    const { series, objects } = await scan([memoryFile(path, bytes)]);
    return [
      ...series.map(({ issues }) => issues.map(({ code }) => code).join()),
      ...objects.map(({ kind }) => kind),
    ];
  };
  const values = (at: (i: number) => number) => Int16Array.from({ length: count }, (_, i) => at(i));
  /** A box of label 20 far from the beginning of the file. */
  const labels = values((i) => (i > count / 2 && i % 40 > 20 ? 20 : 0));

  it.each(['vertebra.nii.gz', 'vertebra.nrrd'])('few whole numbers are a label map: %s', async (path) => {
    expect(await found(labels, false, path)).toEqual(['LABELS']);
    expect(await found(Float32Array.from(labels), false, path)).toEqual(['LABELS']);
  });

  it('a CT has values below 0, a fraction, or many of them', async () => {
    expect(await found(values((i) => (i === count - 1 ? -1 : labels[i]!)))).toEqual(['']);
    expect(await found(Float32Array.from(labels, (v) => v * 1.01))).toEqual(['']);
    expect(await found(values((i) => i % 300))).toEqual(['']);
    expect(await found(values(() => 0))).toEqual(['']);
    expect(await found(labels, true)).toEqual(['']);
  });

  it('nothing below 0 and much above water is hardly in HU', async () => {
    expect(await found(values((i) => (i % 3000) + 1))).toEqual(['values-not-hounsfield']);
    expect(await found(values((i) => (i % 3000) - 1))).toEqual(['']);
  });

  it('is told from all of a file of which the beginning was not enough, in a zip as well', async () => {
    const bytes = writeNifti(grid, labels, { gzip: false });
    expect(bytes.length).toBeGreaterThan(64 * 1024);
    const zip = zipSync({ 'a/vertebra.nii': bytes });
    for (const file of [memoryFile('vertebra.nii', bytes), memoryFile('x.zip', zip)]) {
      const { series, objects } = await scan([file]);
      expect([series.length, objects.map(({ kind }) => kind)]).toEqual([0, ['LABELS']]);
    }
  });
});
