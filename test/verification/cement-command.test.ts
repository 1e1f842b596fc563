import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pointSource } from './cement-bench';

function run(file: string | object, ...options: string[]) {
  const scratch = mkdtempSync(join(tmpdir(), 'bench-'));
  const path = join(scratch, 'm.json');
  writeFileSync(path, typeof file === 'string' ? file : JSON.stringify(file));
  const { status, stdout, stderr } = spawnSync(
    'npx',
    ['tsx', 'src/app/cli.ts', 'bench-cement', path, ...options],
    { encoding: 'utf8', env: { ...process.env, INIT_CWD: process.cwd() } },
  );
  rmSync(scratch, { recursive: true });
  return { status, stdout, stderr };
}

const small = {
  ...pointSource(1, 5),
  schedule: [{ injectToMl: 0.03 }],
  report: { atMl: [0.01, 0.03], atS: [0.2], probesMm: [[2, 0, 0]] },
};

describe('bench-cement', () => {
  it('answers with the keys of the virtual bench', () => {
    const { status, stdout } = run(small);
    expect(status).toBe(0);
    const answer = JSON.parse(stdout) as { states: Record<string, unknown>[] };
    expect(Object.keys(answer).sort()).toEqual(
      ['cells', 'meanIterations', 'pressureSolves', 'seconds', 'states', 'steps'].sort(),
    );
    expect(answer.states.map(({ timeS }) => Number((timeS as number).toFixed(9)))).toEqual([0.1, 0.2, 0.3]);
    expect(Object.keys(answer.states[0]!).sort()).toEqual(
      [
        'timeS',
        'injectedMl',
        'cementMl',
        'leakedMl',
        'outletFlowMlPerS',
        'firstContactMl',
        'tipPressureKpa',
        'syringePressureKpa',
        'needlePressureLossKpa',
        'front',
        'probes',
        'massBalanceError',
      ].sort(),
    );
    expect(Object.keys(answer.states[0]!['front'] as object).sort()).toEqual(
      ['along', 'axes', 'semiAxesMm', 'volumeEquivalentRadiusMm'].sort(),
    );
  });

  it('prints a table on request, and help', () => {
    const { status, stdout } = run(small, '--table');
    expect(status).toBe(0);
    expect(stdout).toMatch(/timeS.*injectedMl.*front\.along\.x\+/);
    const help = run(small, '--help');
    expect(help.status).toBe(0);
    expect(help.stdout).toContain('bench-cement M.json');
  });

  it('refuses an unknown key by name (3), broken JSON (3), and a wrong call (2)', () => {
    const unknown = run({ ...small, marrow: { viscosityPaS: 0.1, colour: 'red' } });
    expect(unknown.status).toBe(3);
    const { error } = JSON.parse(unknown.stdout) as {
      error: { code: string; message: string; data: object };
    };
    expect(error.code).toBe('bench-invalid');
    expect(error.message).toContain('marrow.colour');
    expect(error.data).toMatchObject({ where: 'marrow.colour' });
    const broken = run('{ "grid": ');
    expect(broken.status).toBe(3);
    expect(JSON.parse(broken.stdout)).toMatchObject({ error: { code: 'bench-not-json' } });
    expect(run(small, '--colour').status).toBe(2);
  });

  it('refuses a box without an outlet (3)', () => {
    const { status, stdout } = run({ ...small, boundary: {} });
    expect(status).toBe(3);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'flow-no-outlet' } });
  });
});
