import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { carry } from '../../../src/app/commands/carry';
import { type Grid, identityAxes } from '../../../src/core/grid';
import { lpsPoint } from '../../../src/core/units';
import { writeNifti } from '../../../src/formats/nifti/write';
import { writeNrrd } from '../../../src/formats/nrrd/write';

const folder = mkdtempSync(join(tmpdir(), 'trocart-'));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string) => join(folder, name);

const grid: Grid = { dims: [20, 20, 20], spacing: [2, 2, 2], origin: lpsPoint(0, 0, 0), axes: identityAxes };
const bone = Uint8Array.from({ length: 8000 }, (_, n) => {
  const [i, j, k] = [n % 20, Math.floor(n / 20) % 20, Math.floor(n / 400)];
  return [i, j, k].every((v) => v >= 6 && v < 14) ? 1 : 0;
});

writeFileSync(
  at('ct.nrrd'),
  writeNrrd(
    grid,
    Int16Array.from(bone, (v) => (v ? 800 : -1000)),
  ),
);
writeFileSync(
  at('labels.nii'),
  writeNifti(grid, bone, { gzip: false, labelNames: new Map([[1, 'Wirbel 3']]) }),
);
const corners = [
  [12, 12, 12],
  [28, 12, 12],
  [12, 28, 20],
  [20, 20, 28],
];
const pairs = corners.map((fromMm) => ({ fromMm, toMm: [fromMm[0]! + 3, fromMm[1], fromMm[2]] }));
writeFileSync(at('pairs.json'), JSON.stringify({ pairs }));
const plan = {
  schemaVersion: 1,
  frame: 'LPS',
  lengthUnit: 'mm',
  instruments: [{ id: 'a', device: 'trocar-11g', entryMm: [20, 38, 20], targetMm: [20, 20, 20] }],
};
writeFileSync(at('plan.json'), JSON.stringify(plan));
writeFileSync(
  at('noting.json'),
  JSON.stringify({ ...plan, structures: { named: { 'Wirbel 3': 'vertebra-l3' } } }),
);
writeFileSync(at('map.json'), JSON.stringify({ 'Wirbel 3': 'vertebra-l3' }));

async function run(planFile: string, ...more: readonly string[]) {
  const stdout = vi.spyOn(process.stdout, 'write').mockImplementation((_, done?: unknown) => {
    if (typeof done === 'function') (done as () => void)();
    return true;
  });
  const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const files = [
    '--ct',
    at('ct.nrrd'),
    '--to',
    at('ct.nrrd'),
    '--pairs',
    at('pairs.json'),
    '--plan',
    at(planFile),
  ];
  const labels = ['--labels', at('labels.nii'), '--bone', 'vertebra-l3'];
  const status = await carry([...files, ...labels, '--points-only', '--out', at('carried.json'), ...more]);
  stdout.mockRestore();
  stderr.mockRestore();
  return status;
}

describe('carry, with a bone that the catalogue does not know by its name', () => {
  it('finds it by --map, or by what the plan notes, and not without', async () => {
    expect(await run('plan.json')).toBe(3);
    expect(await run('noting.json')).toBe(0);
    rmSync(at('carried.json'));
    expect(await run('plan.json', '--map', at('map.json'))).toBe(0);
    const carried = JSON.parse(readFileSync(at('carried.json'), 'utf8')) as typeof plan;
    expect(carried.instruments[0]!.targetMm[0]).toBeCloseTo(23, 6);
  });
});
