import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { type Grid, identityAxes, voxelCount, voxelToLps } from '../../../src/core/grid';
import { noContext } from '../../../src/core/kernel';
import type { Structure } from '../../../src/core/structure';
import { lpsPoint, voxelPoint } from '../../../src/core/units';
import type { ExportFormat } from '../../../src/formats/export/formats';
import { exportFiles } from '../../../src/formats/export/kernel';
import { uniqueStems } from '../../../src/formats/export/names';
import { uidOf } from '../../../src/formats/dicom/uid';
import { exportInput } from '../../../src/formats/export/request';
import { inlineKernels } from '../../../src/formats/inline';
import { labelMap, numberLabels } from '../../../src/formats/labels/map';
import { type LabelField, toStructure, withUniqueKeys } from '../../../src/formats/labels/structure';
import { loadMesh } from '../../../src/formats/mesh/open';
import { loadLabels } from '../../../src/formats/open';
import { occupancyAt } from '../../../src/core/field';
import { memoryFile } from './files';
import { originOf } from './grids';

const grid: Grid = {
  dims: [48, 44, 30],
  spacing: [0.9, 0.9, 1.5],
  origin: lpsPoint(-30, -120, 40),
  axes: identityAxes,
};

/** A ball as a label map has it: every voxel in or out. */
function ball(name: string, label: number, centre: readonly number[], radiusMm: number): Structure {
  const data = new Uint8Array(voxelCount(grid));
  const [nx, ny] = grid.dims;
  for (let at = 0; at < data.length; at++) {
    const v = voxelPoint(at % nx, Math.floor(at / nx) % ny, Math.floor(at / nx / ny));
    const p = voxelToLps(grid, v);
    if (Math.hypot(...p.map((c, axis) => c - centre[axis]!)) <= radiusMm) data[at] = 255;
  }
  const field: LabelField = { label, name: { name }, field: { grid, data } };
  return toStructure(field, grid)!;
}

const centre = [-10, -101, 61];
const structures = withUniqueKeys([
  ball('aorta', 3, centre, 9),
  ball('Wirbel L2/alt', 5, [2, -101, 61], 8),
  ball('nerve', 9, [-24, -112, 50], 3),
]);

const outside = { random: (bytes: Uint8Array) => bytes.fill(7), now: new Date(2026, 4, 3, 12, 1, 2) };
const line = { name: 'trocar', entryMm: lpsPoint(1, 2, 3), targetMm: lpsPoint(4.5, 5, 66) };

async function write(format: ExportFormat, more = {}) {
  const source = { volume: { grid }, simulated: true, structures, instruments: [line], ...more };
  const files = await exportFiles(exportInput(source, format, outside), noContext);
  if (!files.ok) throw new Error(files.failure.code);
  return files.value;
}

describe('an export', () => {
  it.each(['nifti', 'seg-nrrd'] as const)(
    'as %s gives the same voxels when it is read again',
    async (format) => {
      const [file] = await write(
        format,
        format === 'nifti' ? { structures: [structures[0], structures[2]] } : {},
      );
      const read = await loadLabels(memoryFile(file!.name, file!.bytes), { grid }, inlineKernels);
      if (!read.ok) throw new Error(read.failure.code);
      const written = format === 'nifti' ? [structures[0]!, structures[2]!] : structures;
      expect(read.value.map(({ sourceName }) => sourceName).sort()).toEqual(
        written.map(({ sourceName }) => sourceName).sort(),
      );
      for (const truth of written) {
        const again = read.value.find(({ sourceName }) => sourceName === truth.sourceName)!;
        const [a, b] = [truth, again].map((one) => labelMap(numberLabels([{ ...one, label: 1 }]), grid));
        expect(a).toEqual(b);
      }
    },
  );

  it('as NIfTI brings its names as JSON too', async () => {
    const [map, names] = await write('nifti');
    expect([map!.name, names!.name]).toEqual(['structures.nii.gz', 'structures.json']);
    expect(JSON.parse(new TextDecoder().decode(names!.bytes))).toEqual({
      3: 'aorta',
      5: 'Wirbel L2/alt',
      9: 'nerve',
    });
  });

  it('as STL gives the volume and the surface when it is read again', async () => {
    const files = await write('stl');
    expect(files.map(({ name }) => name)).toEqual(['aorta.stl', 'Wirbel L2_alt.stl', 'nerve.stl']);
    const header = new TextDecoder().decode(files[0]!.bytes.subarray(0, 80));
    expect(header).toContain('SIMULATED, NOT ACQUIRED');
    expect(header).toContain('SPACE=LPS');
    const file = memoryFile('aorta.stl', files[0]!.bytes);
    const read = await loadMesh(file, grid, { units: 'mm', frame: 'LPS' }, inlineKernels);
    if (!read.ok) throw new Error(read.failure.code);
    const [aorta] = read.value;
    expect(aorta!.id).toBe('aorta');
    expect(aorta!.remarks).toBeUndefined();
    expect(aorta!.volumeMl / structures[0]!.volumeMl).toBeCloseTo(1, 2);
    // The half level along rays from the centre, against that of the mask: within half a voxel.
    const level = (one: Structure, d: readonly number[]) => {
      let r = 0;
      const at = () => lpsPoint(centre[0]! + r * d[0]!, centre[1]! + r * d[1]!, centre[2]! + r * d[2]!);
      while (occupancyAt(one.field, at()) > 127.5) r += 0.02;
      r += 0.02;
      return r;
    };
    for (let n = 0; n < 60; n++) {
      const z = 1 - (2 * n + 1) / 60;
      const a = 2.4 * n;
      const d = [Math.sqrt(1 - z * z) * Math.cos(a), Math.sqrt(1 - z * z) * Math.sin(a), z];
      expect(Math.abs(level(aorta!, d) - level(structures[0]!, d))).toBeLessThan(0.75);
      expect(Math.abs(level(aorta!, d) - 9)).toBeLessThan(0.75);
    }
  });

  it('of several files is one zip where that is asked for', async () => {
    const source = { volume: { grid }, simulated: false, structures, instruments: [] };
    const input = { ...exportInput(source, 'stl', outside), zipAs: 'structures-stl.zip' };
    const files = await exportFiles(input, noContext);
    if (!files.ok) throw new Error(files.failure.code);
    expect(files.value.map(({ name }) => name)).toEqual(['structures-stl.zip']);
    const inside = unzipSync(files.value[0]!.bytes);
    expect(Object.keys(inside)).toEqual(['aorta.stl', 'Wirbel L2_alt.stl', 'nerve.stl']);
  });

  it('as markups is a line from entry to target in LPS mm', async () => {
    const [file] = await write('markups');
    expect(file!.name).toBe('trocar.mrk.json');
    const { markups } = JSON.parse(new TextDecoder().decode(file!.bytes));
    expect(markups).toHaveLength(1);
    expect(markups[0]).toMatchObject({
      type: 'Line',
      coordinateSystem: 'LPS',
      coordinateUnits: 'mm',
      name: 'trocar',
    });
    expect(
      markups[0].controlPoints.map((p: { label: string; position: number[] }) => [p.label, p.position]),
    ).toEqual([
      ['entry', [1, 2, 3]],
      ['target', [4.5, 5, 66]],
    ]);
  });

  it('of DICOM needs a DICOM CT; of nothing is refused', async () => {
    const source = { volume: { grid }, simulated: false, structures, instruments: [] };
    const codes: string[] = [];
    for (const format of ['seg', 'rtstruct', 'markups'] as const) {
      const files = await exportFiles(exportInput(source, format, outside), noContext);
      codes.push(files.ok ? 'ok' : files.failure.code);
    }
    expect(codes).toEqual(['seg-needs-dicom', 'contours-need-dicom', 'export-empty']);
  });

  it.each(['seg', 'rtstruct'] as const)(
    'as %s gives the same voxels when it is read again',
    async (format) => {
      const origin = originOf(grid);
      const [file] = await write(format, { origin, frameOfReferenceUid: '1.2.3.9' });
      const target = { grid, frameOfReferenceUid: '1.2.3.9', origin };
      const read = await loadLabels(memoryFile(file!.name, file!.bytes), target, inlineKernels);
      if (!read.ok) throw new Error(read.failure.code);
      expect(read.value).toHaveLength(3);
      for (const truth of structures) {
        const again = read.value.find(({ sourceName }) => sourceName === truth.sourceName)!;
        const [a, b] = [truth, again].map((one) => labelMap([{ ...one, label: 1 }], grid));
        expect(a).toEqual(b);
      }
    },
  );
});

describe('names of files', () => {
  it('are those that every file system takes, each once', () => {
    expect(uniqueStems(['a/b', 'A_B', '../..', 'C2 – dens', '.hidden', ''])).toEqual([
      'a_b',
      'A_B (2)',
      '_',
      'C2 _ dens',
      'hidden',
      'unnamed',
    ]);
  });
});

describe('a new UID', () => {
  it('is a decimal number of 128 bits after 2.25', () => {
    expect(uidOf(new Uint8Array(16).fill(0xff))).toBe(`2.25.${0xffffffffffff4fffbfffffffffffffffn}`);
  });
});
