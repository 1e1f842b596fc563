import { countedArrays } from './arrays';
import { type Kernels, typescriptKernels } from './kernels';
import type { KernelKind } from './types';
import { wasmKernels } from './wasm/load';

/**
 * Makes something of arrays that kernels work on. `make` is called twice where WebAssembly is at hand: first with
 * arrays that are only counted, then with real ones in a memory of that size. Without it, and where no memory is
 * left, the kernels are those in TypeScript.
 */
export function withKernels<T>(wanted: KernelKind, make: (kernels: Kernels) => T): T {
  if (wanted === 'typescript') return make(typescriptKernels);
  const counted = countedArrays();
  make({ ...typescriptKernels, ...counted });
  return make(wasmKernels(counted.bytes) ?? typescriptKernels);
}
