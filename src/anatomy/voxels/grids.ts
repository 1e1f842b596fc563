import { boundsOf, cornersOf } from '../../core/bounds';
import { type Grid, identityAxes, lpsToVoxel, voxelToLps } from '../../core/grid';
import { lpsPoint, voxelPoint } from '../../core/units';

type Triple = readonly [number, number, number];

/** The grid along the axes of the patient (i to the left, j to posterior, k to superior) that covers another one. */
export function uprightGrid(grid: Grid, spacingMm: Triple): Grid {
  const faces = {
    low: [-0.5, -0.5, -0.5] as Triple,
    high: grid.dims.map((n) => n - 0.5) as unknown as Triple,
  };
  const { low, high } = boundsOf(cornersOf(faces).map((v) => voxelToLps(grid, voxelPoint(...v))));
  const dims = spacingMm.map((mm, a) =>
    Math.max(1, Math.ceil((high[a]! - low[a]!) / mm - 1e-6)),
  ) as unknown as Triple;
  // In the middle of what it covers, so that what it has too much lies on both sides.
  const first = (a: 0 | 1 | 2) => (low[a] + high[a]) / 2 - ((dims[a] - 1) / 2) * spacingMm[a];
  return { dims, spacing: spacingMm, origin: lpsPoint(first(0), first(1), first(2)), axes: identityAxes };
}

/** Voxel coordinates in one grid as an affine map of those in another. */
export interface VoxelMap {
  readonly start: Triple;
  /** Steps in the other grid for one step along i, j and k. */
  readonly steps: readonly [Triple, Triple, Triple];
}

/** The map from the voxels of `from` to those of `to`. */
export function voxelMap(from: Grid, to: Grid): VoxelMap {
  const at = (i: number, j: number, k: number) => lpsToVoxel(to, voxelToLps(from, voxelPoint(i, j, k)));
  const start = at(0, 0, 0);
  const step = (i: number, j: number, k: number): Triple => {
    const p = at(i, j, k);
    return [p[0] - start[0], p[1] - start[1], p[2] - start[2]];
  };
  return { start, steps: [step(1, 0, 0), step(0, 1, 0), step(0, 0, 1)] };
}

/** How far apart voxels of a grid lie along each axis of the patient, mm; for an oblique grid nearly. */
export function spacingAlongLps({ spacing, axes }: Grid): Triple {
  const along = (c: 0 | 1 | 2) => {
    const shares = axes.map((axis) => axis[c] ** 2);
    return spacing.reduce((sum, mm, a) => sum + mm * shares[a]!, 0);
  };
  return [along(0), along(1), along(2)];
}
