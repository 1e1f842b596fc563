import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { bareDistances } from './tolerances';

const folder = '../shared/data/ct/lumbar_T11-S1_3mm_totalseg';
const scratch = mkdtempSync(join(tmpdir(), 'tolerances-'));

const plan = {
  schemaVersion: 1,
  frame: 'LPS',
  lengthUnit: 'mm',
  case: {
    site: 'lumbar',
    level: 'L3',
    side: 'left',
    positionAtCt: 'prone',
    positionAtCtConfirmed: true,
    positionAtProcedure: 'prone',
  },
  instruments: [{ id: 'trocar', device: 'trocar-11g', entryMm: [41, -50, 337], targetMm: [4, -140, 313] }],
  measurements: [
    { kind: 'length', id: 'm1', fromMm: [0, -100, 300], toMm: [30, -100, 320] },
    { kind: 'circle', id: 'm2', centreMm: [4, -140, 313], normal: [0, 0, 1], radiusMm: 8 },
    { kind: 'midline', id: 'm3', atMm: [20, -140, 313] },
  ],
  midline: { pointMm: [0, -140, 313], normal: [1, 0, 0], source: 'drawn' },
  cement: {
    family: 'cement-medium-vertebroplasty',
    sinceMixingS: 300,
    roomC: 20,
    flowMlPerS: 0.1,
    gridMm: 2,
    schedule: [{ injectToMl: 1 }],
  },
};

function run(command: string): Record<string, unknown> {
  const file = join(scratch, 'plan.json');
  writeFileSync(file, JSON.stringify(plan));
  const labels = `--labels ${folder}/seg_total_v2_full.nii.gz --names ${folder}/labels_total_v2.json`;
  const call = `tsx src/app/cli.ts ${command} --ct ${folder}/ct.nii.gz ${command === 'measure' ? '' : labels}`;
  const { status, stdout } = spawnSync('npx', [...call.trim().split(' '), '--plan', file], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, INIT_CWD: process.cwd() },
  });
  expect(status, stdout.slice(0, 500)).toBe(0);
  return JSON.parse(stdout) as Record<string, unknown>;
}

/** Tolerances that a document holds, by the key they stand at. */
const tolerancesIn = (document: unknown): number[] =>
  [...JSON.stringify(document).matchAll(/"\w*oleranceMm":([\d.e-]+)/g)].map(([, value]) => Number(value));

describe.skipIf(!existsSync(folder))('on a CT of 3 mm', () => {
  afterAll(() => rmSync(scratch, { recursive: true, force: true }));

  it.each(['clearance', 'measure', 'cement'])('%s prints no distance alone', (command) => {
    const document = run(command);
    expect(bareDistances(document)).toEqual([]);
    const tolerances = tolerancesIn(document);
    expect(tolerances.length).toBeGreaterThan(2);
    // Half a voxel squarely met is the least that any of them can be.
    expect(Math.min(...tolerances)).toBeGreaterThan(1.49);
  });
});
