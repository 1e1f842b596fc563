import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { identityAxes } from '../../../src/core/grid';
import { lpsPoint } from '../../../src/core/units';
import { writeMarkupLine } from '../../../src/formats/markups/write';
import { writeNifti } from '../../../src/formats/nifti/write';
import { readPlan } from '../../../src/plan/read';
import { callForJson as call } from '../../command';

const folder = mkdtempSync(join(tmpdir(), 'trocart-'));
afterAll(() => rmSync(folder, { recursive: true }));
const inFolder = (name: string) => join(folder, name);

const path = { name: 'needle', entryMm: lpsPoint(50.5, 24, 50), targetMm: lpsPoint(50, 50, 50.25) };
const written = writeMarkupLine(path);

it('makes a plan of markups and markups of the plan', async () => {
  const grid = {
    dims: [100, 100, 100],
    spacing: [1, 1, 1],
    origin: lpsPoint(0, 0, 0),
    axes: identityAxes,
  } as const;
  const inside = (n: number) => n >= 20 && n < 80;
  const hu = Int16Array.from({ length: 100 ** 3 }, (_, at) =>
    inside(at % 100) && inside(Math.floor(at / 100) % 100) && inside(Math.floor(at / 10_000)) ? 0 : -1000,
  );
  writeFileSync(inFolder('ct.nii'), writeNifti(grid, hu));
  // The same line from the target on, in RAS, with nothing that tells which is which.
  const turned = JSON.stringify({
    markups: [
      {
        type: 'Line',
        name: 'needle',
        coordinateSystem: 'RAS',
        controlPoints: [{ position: [-50, -50, 50.25] }, { position: [-50.5, -24, 50] }],
      },
    ],
  });
  writeFileSync(inFolder('turned.mrk.json'), turned);
  const [ct, plan, again] = ['ct.nii', 'plan.json', 'again.mrk.json'].map(inFolder);
  const made = await call('plan', '--from-markups', inFolder('turned.mrk.json'), '--ct', ct!, '--out', plan!);
  expect(made).toMatchObject({
    status: 0,
    document: {
      instruments: [{ id: 'trocar-11g', entryMm: [50.5, 24, 50], entryBy: 'skin' }],
      remarks: [{ code: 'markups-entry-skin' }],
    },
  });
  const read = readPlan(readFileSync(plan!, 'utf8'));
  expect(read.ok && read.value.ct?.fingerprint).toMatch(/^[0-9a-f]{64}$/);
  const back = await call('export', ct!, '--plan', plan!, '--format', 'markups', '--out', again!);
  expect(back.status).toBe(0);
  expect(readFileSync(again!, 'utf8')).toBe(written);
});

it('refuses what it cannot read', async () => {
  writeFileSync(inFolder('bad.mrk.json'), written.slice(0, 200));
  const out = inFolder('none.json');
  expect(await call('plan', '--from-markups', inFolder('bad.mrk.json'), '--out', out)).toMatchObject({
    status: 3,
    document: { error: { code: 'markups-broken' } },
  });
});
