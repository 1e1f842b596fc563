import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bareDistances } from './tolerances';

const folder = '../shared/data/ct/lumbar_T11-S1_3mm_totalseg';

interface Row {
  readonly structure: string;
  readonly sourceName: string;
  readonly clearanceMm: number;
  readonly atRestMm: number;
  readonly sweptMm: number;
  readonly verdict: string;
  readonly toleranceMm: number;
}

function run(plan: unknown): { status: number | null; output: Record<string, unknown> } {
  const scratch = mkdtempSync(join(tmpdir(), 'clearance-'));
  const file = join(scratch, 'plan.json');
  writeFileSync(file, typeof plan === 'string' ? plan : JSON.stringify(plan));
  const { status, stdout } = spawnSync(
    'npx',
    `tsx src/app/cli.ts clearance --ct ${folder}/ct.nii.gz --labels ${folder}/seg_vertebrae_body.nii.gz --plan`
      .split(' ')
      .concat(file),
    { encoding: 'utf8', env: { ...process.env, INIT_CWD: process.cwd() } },
  );
  rmSync(scratch, { recursive: true });
  return { status, output: JSON.parse(stdout) as Record<string, unknown> };
}

const minimal = {
  schemaVersion: 1,
  frame: 'LPS',
  lengthUnit: 'mm',
  instruments: [
    {
      id: 'rod',
      device: { shape: 'cylinder', diameterMm: 3.05 },
      entryMm: [41, -50, 337],
      targetMm: [4, -140, 313],
    },
  ],
};

describe.skipIf(!existsSync(folder))('the clearance command', () => {
  it('gives numbers and incomplete verdicts for a plan with the minimal keys', () => {
    const { status, output } = run(minimal);
    expect(status).toBe(0);
    const rows = output['rows'] as Row[];
    expect(rows.length).toBe(2);
    for (const row of rows) {
      expect(row.verdict).toBe('incomplete');
      expect(row.clearanceMm).toBe(Math.min(row.atRestMm, row.sweptMm));
      expect(row.toleranceMm).toBeGreaterThanOrEqual(1.49);
    }
    expect(Math.min(...rows.map((row) => row.clearanceMm))).toBeLessThan(0);
    expect(output['case']).toMatchObject({ site: 'not stated', side: 'not stated' });
    expect(bareDistances(output)).toEqual([]);
    expect(output['wallNotVisible']).toEqual([]);
    expect(output['verdicts']).toEqual([{ instrument: 'rod', verdict: 'incomplete' }]);
  }, 240_000);

  it('refuses an unknown device with a code and a sentence', () => {
    const { status, output } = run({
      ...minimal,
      instruments: [{ ...minimal.instruments[0], device: 'spoon' }],
    });
    expect(status).toBe(3);
    expect(output['error']).toMatchObject({ code: 'device-unknown', data: { device: 'spoon' } });
  }, 240_000);
});
