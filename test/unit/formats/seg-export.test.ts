import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Grid } from '../../../src/core/grid';
import { noContext } from '../../../src/core/kernel';
import { type Structure, wallHiddenRemark } from '../../../src/core/structure';
import { exportSegmentation, type SegmentationExport } from '../../../src/formats/dicom-seg/export';
import { parseDicomFile, text } from '../../../src/formats/dicom/dataset';
import { labelMap } from '../../../src/formats/labels/map';
import { readLabels } from '../../../src/formats/labels/read';
import { anyGrid, originOf } from './grids';
import { overlappingStructures } from './random-structures';

const frame = '1.2.826.0.1.99';

const inputOf = (
  grid: Grid,
  structures: readonly Structure[],
  more: Partial<SegmentationExport> = {},
): SegmentationExport => ({
  structures,
  grid,
  origin: originOf(grid),
  frameOfReferenceUid: frame,
  uids: { series: '2.25.1', instance: '2.25.2', dimensions: '2.25.3' },
  written: { date: '20261122', time: '161500' },
  ...more,
});

async function written(input: SegmentationExport): Promise<Uint8Array> {
  const result = await exportSegmentation(input, noContext);
  if (!result.ok) throw new Error(result.failure.code);
  return result.value;
}

const readBack = (bytes: Uint8Array, ct: Grid) =>
  readLabels(
    {
      file: { path: 'out.dcm', bytes, complete: true, size: bytes.length },
      ct,
      frameOfReferenceUid: frame,
    },
    noContext,
  );

describe('structures written as DICOM SEG', () => {
  it('come back with the same voxels, overlapping, on any grid', async () => {
    const cases = anyGrid.chain((grid) =>
      overlappingStructures(grid).map((structures) => ({ grid, structures })),
    );
    await fc.assert(
      fc.asyncProperty(cases, async ({ grid, structures }) => {
        const back = await readBack(await written(inputOf(grid, structures)), grid);
        if (!back.ok) throw new Error(back.failure.code);
        expect(back.value.map(({ sourceName }) => sourceName)).toEqual(
          structures.map(({ sourceName }) => sourceName),
        );
        const map = (structure: Structure) => labelMap([{ ...structure, label: 1 }], grid);
        back.value.forEach((structure, n) => expect(map(structure)).toEqual(map(structures[n]!)));
      }),
      { numRuns: 60 },
    );
  });

  const [grid] = fc.sample(anyGrid, { numRuns: 1, seed: 7 });
  const [structures] = fc.sample(overlappingStructures(grid!), { numRuns: 1, seed: 7 });

  it('say nothing of the patient unless asked, and refer to the instances of the CT', async () => {
    const header = (bytes: Uint8Array) => {
      const parsed = parseDicomFile(bytes, 'x');
      if (!parsed.ok) throw new Error(parsed.failure.code);
      return parsed.value.dataSet;
    };
    const silent = header(await written(inputOf(grid!, structures!)));
    for (const tag of ['x00100010', 'x00100020', 'x00100030', 'x00100040']) {
      expect([silent.elements[tag] !== undefined, text(silent, tag)]).toEqual([true, undefined]);
    }
    expect(text(silent, 'x0020000d')).toBe('1.2.3');
    const series = silent.elements['x00081115']!.items![0]!.dataSet!;
    expect(text(series, 'x0020000e')).toBe('1.2.3.4');
    const listed = series.elements['x0008114a']!.items!.map((item) => text(item.dataSet!, 'x00081155'));
    expect(listed).toEqual(originOf(grid!).instances.map(({ sopInstanceUid }) => sopInstanceUid));
    const named = header(
      await written(
        inputOf(grid!, structures!, {
          patient: { name: 'Doe^Jane', id: '42', birthDate: '19700101', sex: 'F' },
        }),
      ),
    );
    expect(['x00100010', 'x00100020', 'x00100030', 'x00100040'].map((tag) => text(named, tag))).toEqual([
      'Doe^Jane',
      '42',
      '19700101',
      'F',
    ]);
  });

  it('say how each was made', async () => {
    const [one] = structures!;
    const hows = ['imported', 'drawn', 'automatic', 'model', 'traced', 'grown', 'edited'] as const;
    const made = hows.map((provenance, n): Structure => ({ ...one!, label: n + 1, provenance }));
    const parsed = parseDicomFile(await written(inputOf(grid!, made)), 'x');
    if (!parsed.ok) throw new Error(parsed.failure.code);
    const segments = parsed.value.dataSet.elements['x00620002']!.items!.map(({ dataSet }) => dataSet!);
    // SegmentAlgorithmType; SegmentAlgorithmName is required of all but manual ones (PS3.3 C.8.20.2).
    expect(segments.map((item) => [text(item, 'x00620008'), text(item, 'x00620009') !== undefined])).toEqual([
      ['SEMIAUTOMATIC', true],
      ['MANUAL', false],
      ['AUTOMATIC', true],
      ['AUTOMATIC', true],
      ['SEMIAUTOMATIC', true],
      ['SEMIAUTOMATIC', true],
      ['SEMIAUTOMATIC', true],
    ]);
  });

  it('say of a structure that the CT does not show its wall', async () => {
    const [one] = structures!;
    const hidden = { ...one!, label: 2, remarks: [{ code: wallHiddenRemark, data: { share: 12 } }] };
    const parsed = parseDicomFile(await written(inputOf(grid!, [{ ...one!, label: 1 }, hidden])), 'x');
    if (!parsed.ok) throw new Error(parsed.failure.code);
    const segments = parsed.value.dataSet.elements['x00620002']!.items!.map(({ dataSet }) => dataSet!);
    // SegmentDescription (PS3.3 C.8.20.2).
    expect(segments.map((item) => text(item, 'x00620006') ?? '')).toEqual([
      '',
      'Wall not visible on the CT: outline as drawn',
    ]);
  });

  it('need a DICOM CT with a frame of reference, and a voxel', async () => {
    const code = async (more: Partial<SegmentationExport>) => {
      const result = await exportSegmentation(inputOf(grid!, structures!, more), noContext);
      return !result.ok && result.failure.code;
    };
    expect(await code({ origin: undefined })).toBe('seg-needs-dicom');
    expect(await code({ frameOfReferenceUid: undefined })).toBe('seg-needs-dicom');
    expect(await code({ structures: [] })).toBe('export-empty');
    const faint = structures!.map((item) => ({
      ...item,
      field: { ...item.field, data: item.field.data.map((value) => Math.min(value, 127)) },
    }));
    expect(await code({ structures: faint })).toBe('export-empty');
  });
});
