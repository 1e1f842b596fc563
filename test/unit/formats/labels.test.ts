import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Grid, identityAxes, lpsToVoxel, voxelCount, voxelToLps } from '../../../src/core/grid';
import { noContext } from '../../../src/core/kernel';
import { type LpsVector, lpsPoint, lpsVector, voxelPoint } from '../../../src/core/units';
import { labelMap, numberLabels } from '../../../src/formats/labels/map';
import { namesFromJson, namesFromXml } from '../../../src/formats/labels/names';
import { readLabels } from '../../../src/formats/labels/read';
import { withUniqueKeys } from '../../../src/formats/labels/structure';
import { writeNifti } from '../../../src/formats/nifti/write';
import { anyGrid } from './grids';
import { item, part10, sequence, shortElement, textElement } from './dicom';

const read = (
  bytes: Uint8Array,
  ct: Grid,
  more: { names?: string; frameOfReferenceUid?: string; acceptOtherFrame?: boolean; path?: string } = {},
) =>
  readLabels(
    { file: { path: more.path ?? 'labels', bytes, complete: true, size: bytes.length }, ct, ...more },
    noContext,
  );

const ct: Grid = { dims: [8, 7, 6], spacing: [1, 2, 3], origin: lpsPoint(-3, 4, 5), axes: identityAxes };

/** The same lattice with its axes in another order and direction. */
function reordered(grid: Grid, order: readonly number[], flips: readonly boolean[]): Grid {
  const start = [0, 0, 0];
  order.forEach((axis, n) => {
    if (flips[n]) start[axis] = grid.dims[axis]! - 1;
  });
  const pick = <T>(values: readonly T[]) => order.map((axis) => values[axis]!) as [T, T, T];
  const turned = pick(grid.axes).map((axis, n) =>
    flips[n] ? lpsVector(-axis[0], -axis[1], -axis[2]) : axis,
  ) as [LpsVector, LpsVector, LpsVector];
  const origin = voxelToLps(grid, voxelPoint(start[0]!, start[1]!, start[2]!));
  return { dims: pick(grid.dims), spacing: pick(grid.spacing), origin, axes: turned };
}

describe('labels that reach beyond the CT', () => {
  /** Two slices more than the CT above it. */
  const taller: Grid = { ...ct, dims: [8, 7, 8] };
  const map = (label: (k: number, i: number) => number, grid = taller) =>
    writeNifti(
      grid,
      Uint8Array.from({ length: voxelCount(grid) }, (_, n) => label(Math.floor(n / 56), n % 8)),
      {
        labelNames: new Map([
          [1, 'aorta'],
          [2, 'liver'],
        ]),
      },
    );
  const remarks = async (bytes: Uint8Array) => {
    const result = await read(bytes, ct);
    if (!result.ok) throw new Error(result.failure.code);
    return result.value.map(({ sourceName, remarks: own = [] }) => [sourceName, ...own]);
  };

  it('say how much of them is cut off', async () => {
    // Slices 4 to 7, of which the CT has two: 56 voxels of 6 mm³ each.
    expect(await remarks(map((k) => (k >= 4 ? 1 : 0)))).toEqual([
      ['aorta', { code: 'labels-beyond', data: { cutMl: 0.67, percent: 50 } }],
    ]);
    expect(await remarks(map((k) => (k < 6 ? 1 : 0)))).toEqual([['aorta']]);
  });

  it('say nothing of coarse voxels that the edge of the CT runs through', async () => {
    const coarse: Grid = { ...ct, dims: [8, 7, 2], spacing: [1, 2, 12] };
    const found = await remarks(map((k) => (k > 0 ? 1 : 0), { ...coarse, origin: lpsPoint(-3, 4, 12.5) }));
    expect(found).toEqual([['aorta']]);
  });

  it('are named where they lie outside altogether', async () => {
    expect(await remarks(map((k, i) => (k >= 6 ? 2 : i === 3 ? 1 : 0)))).toEqual([
      ['aorta', { code: 'labels-left-out', data: { names: 'liver' } }],
    ]);
  });
});

describe('a label map on the CT', () => {
  it('is reordered exactly from any order and direction of axes', async () => {
    const orders = [
      [0, 1, 2],
      [0, 2, 1],
      [1, 0, 2],
      [1, 2, 0],
      [2, 0, 1],
      [2, 1, 0],
    ];
    await fc.assert(
      fc.asyncProperty(
        anyGrid,
        fc.constantFrom(...orders),
        fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()),
        fc.infiniteStream(fc.integer({ min: 0, max: 3 })),
        async (grid, order, flips, stream) => {
          const truth = Uint8Array.from({ length: voxelCount(grid) }, () => stream.next().value as number);
          truth[0] = 1;
          const other = reordered(grid, order, flips);
          const map = new Uint8Array(truth.length);
          map.forEach((_, n) => {
            const [nx, ny] = other.dims;
            const v = voxelPoint(n % nx, Math.floor(n / nx) % ny, Math.floor(n / nx / ny));
            const [i, j, k] = lpsToVoxel(grid, voxelToLps(other, v)).map(Math.round) as [
              number,
              number,
              number,
            ];
            map[n] = truth[i + grid.dims[0] * (j + grid.dims[1] * k)]!;
          });
          const structures = await read(writeNifti(other, map), grid);
          if (!structures.ok) throw new Error(structures.failure.code);
          expect(labelMap(structures.value, grid)).toEqual(truth);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is taken from the nearest voxel of another grid', async () => {
    // A ball on a finer grid, turned by 30°: volume and centre stay, within the coarser voxel.
    const [c, s] = [Math.cos(Math.PI / 6), Math.sin(Math.PI / 6)];
    const fine: Grid = {
      dims: [60, 60, 60],
      spacing: [0.5, 0.5, 0.5],
      origin: lpsPoint(-20, -5, -15),
      axes: [lpsVector(c, s, 0), lpsVector(-s, c, 0), lpsVector(0, 0, 1)],
    };
    const coarse: Grid = {
      dims: [40, 40, 40],
      spacing: [1, 1, 1],
      origin: lpsPoint(-35, -10, -20),
      axes: identityAxes,
    };
    const centre = voxelToLps(fine, voxelPoint(30, 30, 30));
    const map = new Uint8Array(voxelCount(fine));
    map.forEach((_, n) => {
      const v = [n % 60, Math.floor(n / 60) % 60, Math.floor(n / 3600)];
      if (Math.hypot(v[0]! - 30, v[1]! - 30, v[2]! - 30) < 14) map[n] = 5;
    });
    const result = await read(writeNifti(fine, map), coarse, { path: 'x/aorta.nii.gz' });
    if (!result.ok) throw new Error(result.failure.code);
    const [structure] = result.value;
    expect(structure).toMatchObject({ id: 'aorta', sourceName: 'aorta', label: 5 });
    const sourceMl = (map.filter((value) => value > 0).length * 0.5 ** 3) / 1000;
    expect(Math.abs(structure!.volumeMl / sourceMl - 1)).toBeLessThan(0.05);
    structure!.centroidMm.forEach((value, i) => expect(Math.abs(value - centre[i]!)).toBeLessThan(0.1));
    // The margin is empty.
    const { grid, data } = structure!.field;
    const [nx, ny, nz] = grid.dims;
    const onEdge = data.filter((_, n) =>
      [n % nx, Math.floor(n / nx) % ny, Math.floor(n / nx / ny)].some(
        (at, axis) => at === 0 || at === [nx, ny, nz][axis]! - 1,
      ),
    );
    expect(onEdge.every((value) => value === 0)).toBe(true);
  });

  const filled = (label: number) => new Uint8Array(voxelCount(ct)).fill(label, 20, 30);

  it('has names from its header, else from JSON, else from the file when it is alone', async () => {
    const names = new Map([[3, 'vertebrae_C2 & <dens>']]);
    const own = await read(writeNifti(ct, filled(3), { labelNames: names }), ct, { names: '{"3": "x"}' });
    expect(own.ok && own.value[0]!.sourceName).toBe('vertebrae_C2 & <dens>');
    const json = await read(writeNifti(ct, filled(3)), ct, { names: '{"spinal_cord": 3}' });
    expect(json.ok && json.value[0]).toMatchObject({
      id: 'spinal-cord',
      sourceName: 'spinal_cord',
      label: 3,
    });
    const alone = await read(writeNifti(ct, filled(3)), ct, { path: 'a/unheard_of_thing.nii.gz' });
    expect(alone.ok && alone.value[0]).toMatchObject({ id: 'other', sourceName: 'unheard_of_thing' });
    const wrong = await read(writeNifti(ct, filled(3)), ct, { names: '[1]' });
    expect(!wrong.ok && wrong.failure.code).toBe('names-invalid');
  });

  it('is refused when it is elsewhere, empty or no label map', async () => {
    const far = { ...ct, origin: lpsPoint(500, 0, 0) };
    const codes = await Promise.all(
      [
        writeNifti(far, filled(1)),
        writeNifti(ct, filled(0)),
        writeNifti(
          ct,
          Float32Array.from(filled(1), (v) => v / 3),
        ),
        writeNifti(ct, new Int16Array(voxelCount(ct)).fill(-1024)),
      ].map(async (bytes) => {
        const result = await read(bytes, ct);
        return !result.ok && result.failure.code;
      }),
    );
    expect(codes).toEqual(['labels-elsewhere', 'labels-empty', 'not-labels', 'not-labels']);
  });

  it('keeps the smaller structure where two overlap, under labels of their own', async () => {
    const large = await read(writeNifti(ct, new Uint8Array(voxelCount(ct)).fill(1)), ct, {
      path: 'skin.nii',
    });
    const small = await read(writeNifti(ct, filled(1)), ct, { path: 'spinal_cord.nii' });
    if (!large.ok || !small.ok) throw new Error('refused');
    const numbered = numberLabels(withUniqueKeys([...small.value, ...large.value, ...small.value]));
    expect(numbered.map(({ key, label }) => [key, label])).toEqual([
      ['spinal-cord', 1],
      ['skin', 2],
      ['spinal-cord#2', 3],
    ]);
    expect(labelMap(numbered.slice(0, 2), ct)).toEqual(filled(1).map((v) => v || 2));
  });

  it('reads a NIfTI in layers: each mask has its number as label, and what overlaps is kept', async () => {
    const [cord, skin] = [filled(1), new Uint8Array(voxelCount(ct)).fill(1)];
    const first = writeNifti(ct, cord, { gzip: false });
    const bytes = new Uint8Array(first.length + skin.length);
    bytes.set(first);
    bytes.set(skin, first.length);
    const view = new DataView(bytes.buffer);
    view.setInt16(40, 4, true);
    view.setInt16(48, 2, true);
    const names = '{"spinal_cord": 1, "skin": 2}';
    const named = await read(bytes, ct, { path: 'a.nii', names });
    if (!named.ok) throw new Error(named.failure.code);
    expect(named.value.map(({ id, label }) => [id, label])).toEqual([
      ['spinal-cord', 1],
      ['skin', 2],
    ]);
    expect(labelMap([named.value[0]!], ct)).toEqual(cord);
    expect(labelMap([named.value[1]!], ct)).toEqual(skin.map((v) => 2 * v));
    const unnamed = await read(bytes, ct, { path: 'liver.nii' });
    expect(unnamed.ok && unnamed.value.map(({ sourceName }) => sourceName)).toEqual(['label 1', 'label 2']);
    view.setInt16(48, 5000, true);
    const absurd = await read(bytes, ct);
    expect(!absurd.ok && absurd.failure.code).toBe('image-broken');
  });

  it('gives a drawn structure, which has no label, one of its own: it is not written as background', async () => {
    const imported = await read(writeNifti(ct, filled(1)), ct, { path: 'spinal_cord.nii' });
    if (!imported.ok || imported.value[0] === undefined) throw new Error('refused');
    const drawn = { ...imported.value[0], key: 'drawn', label: 0 };
    const numbered = numberLabels([drawn, imported.value[0]]);
    expect(numbered.map(({ label }) => label)).toEqual([1, 2]);
    expect(labelMap(numbered.slice(0, 1), ct)).toEqual(filled(1));
  });
});

describe('names', () => {
  it('are read from label tables of any writer and from both forms of JSON', () => {
    const xml = `<Label Key="2" Red="1"><![CDATA[A & B]]></Label>\n<Label Red='0' Key='7'>C &amp; D</Label>`;
    expect([...namesFromXml(xml)]).toEqual([
      [2, { name: 'A & B' }],
      [7, { name: 'C & D' }],
    ]);
    expect(namesFromJson('{"labels": {"background": 0, "spleen": 1}}')?.get(1)).toEqual({ name: 'spleen' });
    expect(namesFromJson('{"1": "spleen"}')?.get(1)).toEqual({ name: 'spleen' });
    expect(namesFromJson('{"a": {}}')).toBeUndefined();
    expect(namesFromJson('nonsense')).toBeUndefined();
  });
});

describe('DICOM SEG', () => {
  interface Spec {
    readonly positions: readonly (readonly number[])[];
    readonly fractional?: boolean;
    readonly frameUid?: string;
    readonly segments?: readonly number[];
  }
  /** Frames of 3 × 3 pixels, so that they do not begin at bytes; frame n holds the bits of `pattern(n)`. */
  function segmentation(
    { positions, fractional, frameUid = '1.2.9', segments }: Spec,
    pattern: (n: number) => number[],
  ) {
    const values = positions.flatMap((_, n) => pattern(n));
    const pixels = fractional
      ? Uint8Array.from(values)
      : new Uint8Array(Math.ceil(values.length / 16) * 2).map((_, byte) =>
          Array.from({ length: 8 }, (_bit, bit) => (values[byte * 8 + bit] ?? 0) << bit).reduce(
            (a, b) => a | b,
          ),
        );
    const code = (value: string) =>
      item([textElement('00080100', 'SH', value), textElement('00080102', 'SH', 'SCT')]);
    return part10([
      textElement('00080060', 'CS', 'SEG'),
      textElement('00200052', 'UI', frameUid),
      textElement('00280008', 'IS', String(positions.length)),
      shortElement('00280010', 3),
      shortElement('00280011', 3),
      shortElement('00280100', fractional ? 8 : 1),
      textElement('00620001', 'CS', fractional ? 'FRACTIONAL' : 'BINARY'),
      sequence('00620002', [
        item([
          shortElement('00620004', 1),
          textElement('00620005', 'LO', 'cord'),
          sequence('0062000f', [code('2748008')]),
        ]),
      ]),
      shortElement('0062000e', 200),
      sequence('52009229', [
        item([
          sequence('00209116', [item([textElement('00200037', 'DS', '1\\0\\0\\0\\1\\0')])]),
          sequence('00289110', [item([textElement('00280030', 'DS', '2\\1')])]),
        ]),
      ]),
      sequence(
        '52009230',
        positions.map((position, n) =>
          item([
            sequence('00209113', [item([textElement('00200032', 'DS', position.join('\\'))])]),
            sequence('0062000a', [item([shortElement('0062000b', segments?.[n] ?? 1)])]),
          ]),
        ),
      ),
      ['7fe00010', 'OW', pixels],
    ]);
  }
  const diagonal = [1, 0, 0, 0, 1, 0, 0, 0, 1];
  const corner = [1, 0, 0, 0, 0, 0, 0, 0, 0];
  // CT slices lie at z = 5, 8, 11, …
  const positions = [
    [-1, 6, 14],
    [-1, 6, 8],
  ];

  it('puts frames on the slices where they lie, in whatever order, leaving gaps empty', async () => {
    const result = await read(
      segmentation({ positions }, (n) => (n === 0 ? corner : diagonal)),
      ct,
    );
    if (!result.ok) throw new Error(result.failure.code);
    const [structure] = result.value;
    expect(structure).toMatchObject({ id: 'spinal-cord', sourceName: 'cord', label: 1 });
    const expected = new Uint8Array(voxelCount(ct));
    const at = (i: number, j: number, k: number) => i + 8 * (j + 7 * k);
    for (const index of [at(2, 1, 3), at(2, 1, 1), at(3, 2, 1), at(4, 3, 1)]) expected[index] = 1;
    expect(labelMap([structure!], ct)).toEqual(expected);
    expect(structure!.volumeMl).toBeCloseTo((4 * 6) / 1000, 12);
  });

  it('scales fractional frames', async () => {
    const half = [100, 0, 0, 0, 0, 0, 0, 0, 200];
    const result = await read(
      segmentation({ positions, fractional: true }, () => half),
      ct,
    );
    if (!result.ok) throw new Error(result.failure.code);
    expect([...new Set(result.value[0]!.field.data)].sort((a, b) => a - b)).toEqual([0, 128, 255]);
  });

  it('is refused on another frame of reference, elsewhere, cut off or twice in one place', async () => {
    const code = async (bytes: Uint8Array, frameOfReferenceUid = '1.2.9') => {
      const result = await read(bytes, ct, { frameOfReferenceUid });
      return !result.ok && result.failure.code;
    };
    const whole = segmentation({ positions }, () => diagonal);
    expect(await code(whole, '1.2.8')).toBe('labels-other-frame');
    expect(await code(segmentation({ positions: [[900, 0, 0]] }, () => diagonal))).toBe('labels-elsewhere');
    expect(await code(whole.subarray(0, whole.length - 2))).toBe('dicom-truncated');
    expect(await code(segmentation({ positions: [positions[0]!, positions[0]!] }, () => diagonal))).toBe(
      'seg-geometry',
    );
    expect(await code(whole)).toBe(false);
  });

  it('of another frame of reference is placed when the user wants it, and says so', async () => {
    const whole = segmentation({ positions }, () => diagonal);
    const refused = await read(whole, ct, { frameOfReferenceUid: '1.2.8' });
    expect(!refused.ok && refused.failure.data).toEqual({ path: 'labels', frame: '1.2.9' });
    const taken = await read(whole, ct, { frameOfReferenceUid: '1.2.8', acceptOtherFrame: true });
    const own = await read(whole, ct, { frameOfReferenceUid: '1.2.9', acceptOtherFrame: true });
    if (!taken.ok || !own.ok) throw new Error('refused');
    expect(own.value[0]!.remarks).toBeUndefined();
    expect(taken.value).toEqual([{ ...own.value[0], remarks: [{ code: 'other-frame-accepted', data: {} }] }]);
  });
});
