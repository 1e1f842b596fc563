import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Grid, identityAxes, subGrid, voxelCount } from '../../../src/core/grid';
import { noContext } from '../../../src/core/kernel';
import type { Structure } from '../../../src/core/structure';
import { lpsPoint } from '../../../src/core/units';
import { readLabels } from '../../../src/formats/labels/read';
import { parseDicomFile, text } from '../../../src/formats/dicom/dataset';
import type { DerivedObject } from '../../../src/formats/dicom/derived';
import { exportStructureSet } from '../../../src/formats/rtstruct/export';
import { traceSlice } from '../../../src/formats/rtstruct/trace';
import { anyGrid, originOf } from './grids';

const frameOfReferenceUid = '1.2.9';

const write = (grid: Grid, structures: readonly Structure[], more: Partial<DerivedObject> = {}) =>
  exportStructureSet(
    {
      structures,
      grid,
      origin: originOf(grid),
      frameOfReferenceUid,
      uids: { series: '2.25.11', instance: '2.25.12' },
      written: { date: '20261122', time: '161500' },
      ...more,
    },
    noContext,
  );

async function roundTrip(grid: Grid, structures: readonly Structure[]): Promise<Structure[]> {
  const written = await write(grid, structures);
  if (!written.ok) throw new Error(written.failure.code);
  const file = { path: 'rs.dcm', bytes: written.value, complete: true, size: written.value.length };
  const back = await readLabels({ file, ct: grid, frameOfReferenceUid, origin: originOf(grid) }, noContext);
  if (!back.ok) throw new Error(back.failure.code);
  return back.value;
}

const structure = (grid: Grid, data: Uint8Array, more: Partial<Structure> = {}): Structure => ({
  key: 'other',
  id: 'other',
  sourceName: 'région n° 1',
  label: 1,
  provenance: 'imported',
  field: { grid, data },
  volumeMl: 1,
  centroidMm: lpsPoint(0, 0, 0),
  ...more,
});

/** Occupancy on the whole grid. */
function whole({ field }: Structure, ct: Grid): Uint8Array {
  const out = new Uint8Array(voxelCount(ct));
  const start = field.grid.origin.map((_, axis) =>
    Math.round(
      field.grid.origin.reduce((sum, o, i) => sum + (o - ct.origin[i]!) * ct.axes[axis]![i]!, 0) /
        ct.spacing[axis]!,
    ),
  );
  field.data.forEach((value, n) => {
    const [nx, ny] = field.grid.dims;
    const [i, j, k] = [n % nx, Math.floor(n / nx) % ny, Math.floor(n / nx / ny)];
    out[i + start[0]! + ct.dims[0] * (j + start[1]! + ct.dims[1] * (k + start[2]!))] = value;
  });
  return out;
}

const larger: Grid = {
  dims: [9, 8, 6],
  spacing: [0.7, 0.7, 1.5],
  origin: lpsPoint(-300, 4, 5),
  axes: identityAxes,
};

describe('structures written as contours', () => {
  it('come back to the bit, whatever their holes, corners and lone voxels', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(anyGrid, fc.constant(larger)),
        fc.infiniteStream(fc.nat(255)),
        fc.integer({ min: 40, max: 220 }),
        async (grid, noise, threshold) => {
          const data = new Uint8Array(voxelCount(grid)).map(() =>
            (noise.next().value as number) < threshold ? 255 : 0,
          );
          data[data.length >> 1] = 255;
          const [back] = await roundTrip(grid, [structure(grid, data)]);
          expect(whole(back!, grid)).toEqual(data);
          expect(back!.sourceName).toBe('région n° 1');
          expect(back!.remarks).toBeUndefined();
        },
      ),
      { numRuns: 60 },
    );
  });

  it('keep every voxel on its side where voxels are full in part', async () => {
    await fc.assert(
      fc.asyncProperty(fc.infiniteStream(fc.nat(255)), fc.constantFrom(0, 1, 2), async (noise, smooth) => {
        const grid = subGrid(larger, [1, 2, 1], [6, 5, 3]);
        // Noise, values next to the half level, and smooth edges.
        const values = new Uint8Array(voxelCount(grid)).map(() => {
          const value = noise.next().value as number;
          return smooth === 0 ? value : smooth === 1 ? 120 + (value % 16) : value & 128;
        });
        values[44] = 200;
        const [back] = await roundTrip(larger, [structure(grid, values)]);
        const inside = (s: Structure) => whole(s, larger).map((v) => (v >= 128 ? 1 : 0));
        expect(inside(back!)).toEqual(inside(structure(grid, values)));
      }),
      { numRuns: 60 },
    );
  });

  it('have a contour on the half level of partial voxels', () => {
    const slice = { nx: 3, ny: 1, data: Uint8Array.of(51, 255, 204) };
    const [ring, ...others] = traceSlice(slice, false);
    expect(others).toEqual([]);
    // Between 51 and 255 half is at 0.375 of the way; past 204, at 0.375 towards 0.
    const xs = [...ring!].filter((_, n) => n % 2 === 0);
    expect(Math.min(...xs)).toBeCloseTo(0.375, 12);
    expect(Math.max(...xs)).toBeCloseTo(2.375, 12);
  });

  it('have one contour a part and a hole, as few corners as they turn', () => {
    const data = Uint8Array.from([1, 1, 1, 0, 1, 0, 1, 0, 1, 1, 1, 0, 0, 0, 0, 1], (v) => v * 255);
    const rings = traceSlice({ nx: 4, ny: 4, data }, true);
    expect(rings.map((ring) => ring.length / 2).sort()).toEqual([4, 4, 4]);
    // Signed areas: the part against the clock as seen (y down), the hole with it, the voxel at the corner apart.
    const area = (r: Float64Array) => {
      let sum = 0;
      for (let n = 0; n < r.length; n += 2) {
        const m = (n + 2) % r.length;
        sum += (r[n]! * r[m + 1]! - r[m]! * r[n + 1]!) / 2;
      }
      return sum;
    };
    expect(rings.map(area).sort((a, b) => a - b)).toEqual([-9, -1, 1]);
  });

  it('keep numbers, names and meaning; what is drawn goes by its catalogue name', async () => {
    const mask = new Uint8Array(voxelCount(larger)).fill(255, 100, 130);
    const back = await roundTrip(larger, [
      structure(larger, mask, { id: 'internal-carotid-right', sourceName: 'no such name', label: 7 }),
      structure(larger, mask, { id: 'spinal-cord', sourceName: 'mo\\elle', label: 3 }),
      structure(larger, mask, {
        id: 'vertebral-artery-left',
        provenance: 'drawn',
        sourceName: 'x',
        label: 5,
      }),
    ]);
    expect(back.map(({ id, label, sourceName }) => [id, label, sourceName])).toEqual([
      ['internal-carotid-right', 7, 'no such name'],
      ['spinal-cord', 3, 'mo elle'],
      ['vertebral-artery-left', 5, 'left vertebral artery'],
    ]);
    const same = await roundTrip(larger, [structure(larger, mask), structure(larger, mask, { label: 0 })]);
    expect(same.map(({ label }) => label)).toEqual([1, 2]);
  });

  it('say how each was made, and name what was made here by the catalogue', async () => {
    const mask = new Uint8Array(voxelCount(larger)).fill(255, 100, 130);
    const hows = ['imported', 'drawn', 'automatic', 'model', 'traced', 'grown', 'edited'] as const;
    const written = await write(
      larger,
      hows.map((provenance, n) =>
        structure(larger, mask, { id: 'spinal-cord', sourceName: 'spinal-cord', label: n + 1, provenance }),
      ),
    );
    if (!written.ok) throw new Error(written.failure.code);
    const parsed = parseDicomFile(written.value, 'x');
    if (!parsed.ok) throw new Error(parsed.failure.code);
    const items = parsed.value.dataSet.elements['x30060020']!.items!.map(({ dataSet }) => dataSet!);
    // ROIGenerationAlgorithm (PS3.3 C.8.8.5): empty where it is not known.
    expect(items.map((item) => text(item, 'x30060036') ?? '')).toEqual([
      '',
      'MANUAL',
      'AUTOMATIC',
      'AUTOMATIC',
      'SEMIAUTOMATIC',
      'SEMIAUTOMATIC',
      'SEMIAUTOMATIC',
    ]);
    expect(items.map((item) => text(item, 'x30060026'))).toEqual([
      'spinal-cord',
      ...hows.slice(1).map(() => 'spinal cord'),
    ]);
  });

  it('say nothing of the patient unless asked, and that a simulated CT was simulated', async () => {
    const mask = new Uint8Array(voxelCount(larger)).fill(255, 100, 130);
    const textOf = async (more: Partial<DerivedObject>) => {
      const written = await write(larger, [structure(larger, mask)], more);
      return written.ok ? new TextDecoder('latin1').decode(written.value) : '';
    };
    expect(await textOf({})).not.toContain('SIMULATED');
    expect(await textOf({ simulated: true })).toContain('SIMULATED, NOT ACQUIRED');
    expect(await textOf({})).not.toContain('Doe');
    expect(await textOf({ patient: { name: 'Doe^J', id: '17' } })).toContain('Doe^J');
  });

  it('are refused without a DICOM CT, and when there is nothing', async () => {
    const mask = new Uint8Array(voxelCount(larger)).fill(255, 100, 130);
    const codeOf = async (structures: Structure[], more: Record<string, unknown>) => {
      const result = await write(larger, structures, more as Partial<DerivedObject>);
      return !result.ok && result.failure.code;
    };
    expect(await codeOf([structure(larger, mask)], { origin: undefined })).toBe('contours-need-dicom');
    expect(await codeOf([structure(larger, mask)], { frameOfReferenceUid: undefined })).toBe(
      'contours-need-dicom',
    );
    expect(
      await codeOf(
        [
          structure(
            larger,
            mask.map(() => 0),
          ),
        ],
        {},
      ),
    ).toBe('export-empty');
    expect(await codeOf([], {})).toBe('export-empty');
  });
});
