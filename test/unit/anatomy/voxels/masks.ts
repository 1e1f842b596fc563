import type { Dims } from '../../../../src/anatomy/voxels/runs';

/** A mask of what a test holds for. */
export function maskWhere(
  [nx, ny, nz]: Dims,
  holds: (i: number, j: number, k: number) => boolean,
): Uint8Array<ArrayBuffer> {
  const mask = new Uint8Array(nx * ny * nz);
  for (let k = 0, q = 0; k < nz; k++)
    for (let j = 0; j < ny; j++) for (let i = 0; i < nx; i++, q++) mask[q] = holds(i, j, k) ? 1 : 0;
  return mask;
}

export const count = (mask: Uint8Array): number => mask.reduce((sum, value) => sum + (value ? 1 : 0), 0);

/** A fixed sequence of numbers from 0 to 1. */
export function sequence(seed = 12345): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return (state >> 8) / 0x7fffff;
  };
}
