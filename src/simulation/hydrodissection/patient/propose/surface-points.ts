import { lpsToVoxel, voxelToLps } from '../../../../core/grid';
import type { VoxelField } from '../../../../core/structure';
import { type LpsPoint, voxelPoint } from '../../../../core/units';
import type { TissueModel } from '../types';

/** One point of a surface in each cube of this edge, mm. */
const thinMm = 4;

/** A point on the surface of a structure. */
export interface SurfacePoint {
  readonly key: string;
  readonly atMm: LpsPoint;
}

/**
 * Points on the surfaces of structures that lie within the model, one in each cube of 4 mm: the one
 * that is nearest to what matters.
 * @param nearnessMm smaller for what matters more
 */
export function surfacePoints(
  { grid }: Pick<TissueModel, 'grid'>,
  fields: readonly { readonly key: string; readonly field: VoxelField }[],
  nearnessMm: (p: LpsPoint) => number,
): readonly SurfacePoint[] {
  const isWithin = (p: LpsPoint) => lpsToVoxel(grid, p).every((v, n) => v >= 0 && v <= grid.dims[n]! - 1);
  return fields.flatMap(({ key, field }) => {
    const kept = new Map<string, { readonly atMm: LpsPoint; readonly mm: number }>();
    for (const atMm of borderOf(field)) {
      if (!isWithin(atMm)) continue;
      const cube = atMm.map((v) => Math.floor(v / thinMm)).join();
      const mm = nearnessMm(atMm);
      const known = kept.get(cube);
      if (!known || mm < known.mm) kept.set(cube, { atMm, mm });
    }
    return [...kept.values()].map(({ atMm }) => ({ key, atMm }));
  });
}

/** Centres of the voxels inside with a neighbour outside. */
function* borderOf({ grid, data }: VoxelField): Generator<LpsPoint> {
  const [nx, ny, nz] = grid.dims;
  const isIn = (i: number, j: number, k: number) =>
    i >= 0 && j >= 0 && k >= 0 && i < nx && j < ny && k < nz && data[i + nx * (j + ny * k)]! > 127;
  for (let k = 0; k < nz; k++)
    for (let j = 0; j < ny; j++)
      for (let i = 0; i < nx; i++) {
        if (!isIn(i, j, k)) continue;
        const inner =
          isIn(i - 1, j, k) &&
          isIn(i + 1, j, k) &&
          isIn(i, j - 1, k) &&
          isIn(i, j + 1, k) &&
          isIn(i, j, k - 1) &&
          isIn(i, j, k + 1);
        if (!inner) yield voxelToLps(grid, voxelPoint(i, j, k));
      }
}
