import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { compiled, compileKernels } from '../../tools/wasm';

it('the committed WebAssembly is what its source compiles to', () => {
  // Not toBe: nobody wants to read the difference.
  expect(compileKernels() === readFileSync(compiled, 'utf8')).toBe(true);
});
