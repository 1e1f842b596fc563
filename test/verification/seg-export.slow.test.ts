import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { type Grid, gridCentre, identityAxes, subGrid } from '../../src/core/grid';
import { noContext } from '../../src/core/kernel';
import type { Structure } from '../../src/core/structure';
import { lpsPoint } from '../../src/core/units';
import { exportSegmentation } from '../../src/formats/dicom-seg/export';
import { originOf } from '../unit/formats/grids';
import { hasProgram, outputOf } from './tools';

// What `seg-export.test.ts` leaves out: dciodvfy on a segmentation as large as a whole spine's, which takes it half a minute.

const folder = mkdtempSync(join(tmpdir(), 'seg-'));
afterAll(() => rmSync(folder, { recursive: true }));

const grid: Grid = {
  dims: [512, 512, 250],
  spacing: [0.8, 0.8, 1],
  origin: lpsPoint(-200, -200, 0),
  axes: identityAxes,
};

/** A column through all slices. */
const column = (n: number): Structure => ({
  key: `other#${n}`,
  id: 'other',
  sourceName: `column ${n}`,
  label: n,
  provenance: 'imported',
  field: { grid: subGrid(grid, [40 * n, 100, 0], [20, 20, 250]), data: new Uint8Array(100_000).fill(255) },
  volumeMl: 64,
  centroidMm: gridCentre(grid),
});

it.skipIf(!hasProgram('dciodvfy'))('dciodvfy finds no error in a segmentation of 2,000 frames', async () => {
  const written = await exportSegmentation(
    {
      structures: [1, 2, 3, 4, 5, 6, 7, 8].map(column),
      grid,
      origin: originOf(grid),
      frameOfReferenceUid: '1.2.9',
      uids: { series: '2.25.11', instance: '2.25.12', dimensions: '2.25.13' },
      written: { date: '20261122', time: '161500' },
    },
    noContext,
  );
  if (!written.ok) throw new Error(written.failure.code);
  expect(written.value.length).toBeGreaterThan(60e6);
  const path = join(folder, 'large.dcm');
  writeFileSync(path, written.value);
  const said = outputOf('dciodvfy', [path]);
  expect(said).toMatch(/Segmentation/);
  expect(said).not.toMatch(/^Error/m);
});
