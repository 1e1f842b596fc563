import type { Grid } from '../../core/grid';
import { type LpsPoint, type LpsVector, lpsPoint, lpsVector } from '../../core/units';
import { cross, dot } from '../../core/vector';

export type Triple = readonly [number, number, number];

/** Voxels in rows, as a `Grid` has them, but with axes at any angle: slices of a tilted gantry. */
export interface Lattice {
  readonly dims: Triple;
  /** Centre of voxel [0, 0, 0], LPS mm. */
  readonly origin: LpsPoint;
  /** From one voxel to the next along i, j and k, mm. */
  readonly steps: readonly [LpsVector, LpsVector, LpsVector];
}

/** Occupancy on a lattice, 0–255. */
export interface LatticeField {
  readonly lattice: Lattice;
  readonly data: Uint8Array;
}

const times = (v: Triple, by: number): LpsVector => lpsVector(v[0] * by, v[1] * by, v[2] * by);

export const latticeOf = ({ dims, origin, axes, spacing }: Grid): Lattice => ({
  dims,
  origin,
  steps: [times(axes[0], spacing[0]), times(axes[1], spacing[1]), times(axes[2], spacing[2])],
});

/** Where a voxel lies, LPS mm. */
export function latticePoint({ origin, steps: [a, b, c] }: Lattice, [i, j, k]: Triple): LpsPoint {
  const at = (n: 0 | 1 | 2) => origin[n] + a[n] * i + b[n] * j + c[n] * k;
  return lpsPoint(at(0), at(1), at(2));
}

/** The part that starts at voxel `start` and has `dims` voxels. */
export const subLattice = (lattice: Lattice, start: Triple, dims: Triple): Lattice => ({
  ...lattice,
  dims,
  origin: latticePoint(lattice, start),
});

/** The lattice's voxel at each voxel of a grid: an affine map. */
export interface IndexMap {
  /** What one step along i, j, k of the grid is in voxels of the lattice. */
  readonly steps: readonly [Triple, Triple, Triple];
  /** The lattice's voxel at the grid's [0, 0, 0]. */
  readonly start: Triple;
}

export function indexMap(target: Grid, { origin, steps: [a, b, c] }: Lattice): IndexMap {
  // Rows of the inverse of the matrix whose columns are the steps.
  const volume = dot(cross(a, b), c);
  const inverse = [cross(b, c), cross(c, a), cross(a, b)].map((row) => times(row, 1 / volume));
  const toVoxel = (v: Triple) => inverse.map((row) => dot(row, v)) as never as Triple;
  const { axes, spacing } = target;
  const step = (n: 0 | 1 | 2) => toVoxel(times(axes[n], spacing[n]));
  const from = target.origin.map((value, axis) => value - origin[axis]!) as never as Triple;
  return { steps: [step(0), step(1), step(2)], start: toVoxel(from) };
}
