import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type Grid, gridCentre, voxelToLps } from '../../src/core/grid';
import { compose, identityTransform, inverse, movePoint, rotationAbout } from '../../src/core/rigid';
import { lpsPoint, lpsVector, toRadians, voxelPoint } from '../../src/core/units';
import { distance, normalise } from '../../src/core/vector';
import { sampleHu, type Volume } from '../../src/core/volume';
import { inlineKernels } from '../../src/formats/inline';
import { loadCt } from '../../src/app/commands/ct';
import { writeNrrd } from '../../src/formats/nrrd/write';
import { callForJson } from '../command';
import { hasData, inData } from './manifest';

const folder = mkdtempSync(join(tmpdir(), 'trocart-'));
afterAll(() => rmSync(folder, { recursive: true }));
const lumbar = inData('ct/lumbar_T11-S1_3mm_totalseg');

describe.skipIf(!hasData)('the CT of the day, a real lumbar spine turned by 9° and cut anew', () => {
  it('has L3 found again to a tenth of a voxel, and the plan with it', async () => {
    const loaded = await loadCt([join(lumbar, 'ct.nii.gz')], {}, inlineKernels);
    if (!loaded.ok) throw new Error(loaded.failure.code);
    const { volume } = loaded.value;
    const centre = gridCentre(volume.grid);
    const truth = compose(
      { ...identityTransform, translation: lpsVector(12, -30, 18) },
      rotationAbout(centre, normalise(lpsVector(2, 1, 3)), toRadians(9)),
    );
    writeFileSync(join(folder, 'day.nrrd'), turned(volume, truth));

    // Somewhere on L3, as a hand would click on both CTs: some 3 mm off.
    const landmarks = [
      [0, -20, 0],
      [22, 0, 4],
      [-22, 2, -3],
      [2, 30, -8],
    ].map(([x, y, z]) => lpsPoint(l3[0] + x!, l3[1] + y!, l3[2] + z!));
    const pairs = landmarks.map((from, n) => {
      const [x, y, z] = movePoint(truth, from);
      return { fromMm: from, toMm: [x + [2, -2, 1, -3][n]!, y + [-1, 2, 3, 0][n]!, z + 1] };
    });
    writeFileSync(join(folder, 'pairs.json'), JSON.stringify({ pairs }));
    const plan = {
      schemaVersion: 1,
      frame: 'LPS',
      lengthUnit: 'mm',
      instruments: [
        { id: 'a', device: 'trocar-11g', entryMm: [l3[0] + 45, l3[1] + 70, l3[2]], targetMm: l3 },
      ],
    };
    writeFileSync(join(folder, 'plan.json'), JSON.stringify(plan));

    const { status, out, document } = await callForJson(
      'carry',
      '--ct',
      join(lumbar, 'ct.nii.gz'),
      '--plan',
      join(folder, 'plan.json'),
      '--to',
      join(folder, 'day.nrrd'),
      '--pairs',
      join(folder, 'pairs.json'),
      '--labels',
      join(lumbar, 'seg_total_v2_full.nii.gz'),
      '--bone',
      'vertebra-l3',
      '--out',
      join(folder, 'carried.json'),
    );
    expect(status, out).toBe(0);
    const carried = JSON.parse(readFileSync(join(folder, 'carried.json'), 'utf8')) as typeof plan;
    const { entryMm, targetMm } = carried.instruments[0]!;
    const at = (p: readonly number[]) => lpsPoint(p[0]!, p[1]!, p[2]!);
    expect(distance(at(targetMm), movePoint(truth, at(l3)))).toBeLessThan(0.3);
    expect(distance(at(entryMm), movePoint(truth, at(plan.instruments[0]!.entryMm)))).toBeLessThan(0.5);
    const { surface, pointsRmsMm } = document as unknown as {
      surface: Record<string, number>;
      pointsRmsMm: number;
    };
    expect(pointsRmsMm).toBeGreaterThan(1);
    expect(surface['rmsMm']).toBeLessThan(1);
    expect(surface['matchedShare']).toBeGreaterThan(0.8);
  });
});

/** Middle of the third lumbar vertebra in the file, LPS mm: centroid of its label. */
const l3: [number, number, number] = [3.66, -131.15, 314.87];

function turned(volume: Volume, truth: typeof identityTransform) {
  const back = inverse(truth);
  const spacing = [2.5, 2.5, 2.5] as const;
  const centre = movePoint(truth, gridCentre(volume.grid));
  const dims = volume.grid.dims.map((n, a) => Math.round((n * volume.grid.spacing[a]!) / spacing[a]!));
  const grid: Grid = {
    dims: dims as never,
    spacing,
    axes: [lpsVector(1, 0, 0), lpsVector(0, 1, 0), lpsVector(0, 0, 1)],
    origin: lpsPoint(
      ...([0, 1, 2].map((a) => centre[a]! - ((dims[a]! - 1) * spacing[a]!) / 2) as never as [
        number,
        number,
        number,
      ]),
    ),
  };
  const hu = new Int16Array(dims[0]! * dims[1]! * dims[2]!);
  let n = 0;
  for (let k = 0; k < dims[2]!; k++)
    for (let j = 0; j < dims[1]!; j++)
      for (let i = 0; i < dims[0]!; i++, n++)
        hu[n] = sampleHu(volume, movePoint(back, voxelToLps(grid, voxelPoint(i, j, k)))) ?? -1024;
  return writeNrrd(grid, hu);
}
