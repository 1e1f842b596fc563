import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const folder = 'src/simulation/flow/wasm';
export const compiled = `${folder}/bytes.ts`;

/** The text of bytes.ts: the pressure solver's inner loops compiled to WebAssembly. Throws with the compiler's messages. */
export function compileKernels(): string {
  const scratch = mkdtempSync(join(tmpdir(), 'kernels-'));
  try {
    const file = join(scratch, 'kernels.wasm');
    const options = '-O3 --noAssert --runtime stub --importMemory --enable simd'.split(' ');
    const compiler = 'node_modules/assemblyscript/bin/asc.js';
    execFileSync(process.execPath, [compiler, `${folder}/kernels.ts`, ...options, '--outFile', file]);
    return [
      '// Compiled from kernels.ts by `npm run wasm`; a test compares the two.',
      'export const base64 =',
      `  '${readFileSync(file).toString('base64')}';\n`,
    ].join('\n');
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) writeFileSync(compiled, compileKernels());
