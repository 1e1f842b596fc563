import { execFileSync, spawnSync } from 'node:child_process';

/** Whether a program of another house is installed here; a test that needs it is skipped, and says so. */
export function hasProgram(name: string): boolean {
  const found = spawnSync('which', [name]).status === 0;
  if (!found) console.log(`${name} is not installed: what it would check is skipped`);
  return found;
}

/** What a program prints, stdout and stderr together; its exit status does not matter. */
export function outputOf(program: string, args: readonly string[]): string {
  const { stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
  return stdout + stderr;
}

const python = '/usr/bin/python3';

/** Whether Debian's python3-pydicom is there, a second reader that shares no code with this one. */
export function hasPydicom(): boolean {
  const found = spawnSync(python, ['-c', 'import pydicom, numpy']).status === 0;
  if (!found) console.log('python3-pydicom is not installed: its reading is not compared');
  return found;
}

/** Runs a script of Python and gives what it prints as JSON. */
export const fromPython = (script: string, args: readonly string[]): unknown =>
  JSON.parse(execFileSync(python, ['-c', script, ...args], { encoding: 'utf8', maxBuffer: 1 << 28 }));
