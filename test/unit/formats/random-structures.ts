import fc from 'fast-check';
import { type Grid, subGrid } from '../../../src/core/grid';
import type { Structure } from '../../../src/core/structure';
import { lpsPoint } from '../../../src/core/units';

type Triple = readonly [number, number, number];

/** A structure with voxels anywhere on part of a CT's grid, full or empty, at least one full. */
const structureOn = (ct: Grid, label: number): fc.Arbitrary<Structure> =>
  fc
    .tuple(...ct.dims.map((n) => fc.tuple(fc.nat(n - 1), fc.nat(n - 1))))
    .chain((ends) => {
      const start = ends.map(([a, b]) => Math.min(a, b)) as never as Triple;
      const dims = ends.map(([a, b]) => Math.abs(a - b) + 1) as never as Triple;
      const count = dims[0] * dims[1] * dims[2];
      return fc.uint8Array({ minLength: count, maxLength: count }).map((noise) => ({
        grid: subGrid(ct, start, dims),
        data: noise.map((value) => (value > 90 ? 255 : 0)),
      }));
    })
    .map(({ grid, data }) => {
      data[data.length >> 1] = 255;
      return {
        key: `other#${label}`,
        id: 'other',
        sourceName: `région n° ${label}`,
        label,
        provenance: 'imported' as const,
        field: { grid, data },
        volumeMl: 1,
        centroidMm: lpsPoint(0, 0, 0),
      };
    });

/** One to five structures that may overlap. */
export const overlappingStructures = (ct: Grid): fc.Arbitrary<Structure[]> =>
  fc
    .integer({ min: 1, max: 5 })
    .chain((n) => fc.tuple(...Array.from({ length: n }, (_, i) => structureOn(ct, i + 1))));
