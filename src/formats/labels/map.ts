import { type Grid, lpsToVoxel, voxelCount } from '../../core/grid';
import type { Structure } from '../../core/structure';

/** Structures with labels of their own from 1 on: as their files have them, or 1, 2, 3 … when two are the same or one has none. */
export function numberLabels(structures: readonly Structure[]): Structure[] {
  const labels = new Set(structures.map(({ label }) => label).filter((label) => label > 0));
  if (labels.size === structures.length) return [...structures];
  return structures.map((structure, n) => ({ ...structure, label: n + 1 }));
}

/**
 * One label map of many structures on the CT's grid. Where they overlap the smaller one stays, so
 * that none disappears under another.
 */
export function labelMap(structures: readonly Structure[], ct: Grid): Uint8Array | Uint16Array {
  const highest = Math.max(0, ...structures.map(({ label }) => label));
  const map = highest < 256 ? new Uint8Array(voxelCount(ct)) : new Uint16Array(voxelCount(ct));
  for (const structure of structures.toSorted((a, b) => b.volumeMl - a.volumeMl)) draw(map, structure, ct);
  return map;
}

function draw(map: Uint8Array | Uint16Array, { field, label }: Structure, ct: Grid): void {
  const { grid, data } = field;
  const [i0, j0, k0] = lpsToVoxel(ct, grid.origin).map(Math.round) as [number, number, number];
  const [nx, ny, nz] = grid.dims;
  let at = 0;
  for (let k = 0; k < nz; k++) {
    for (let j = 0; j < ny; j++) {
      let out = i0 + ct.dims[0] * (j0 + j + ct.dims[1] * (k0 + k));
      for (let i = 0; i < nx; i++, at++, out++) if (data[at]! >= 128) map[out] = label;
    }
  }
}
