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
 * that is nearest to what matters. Of an organ that moves as a body only points in its own cells, if there
 * are any: beside it the cells of a space carry what is there away with the fluid.
 * @param nearnessMm smaller for what matters more
 */
export function surfacePoints(
  { grid, bodies }: Pick<TissueModel, 'grid' | 'bodies'>,
  fields: readonly { readonly key: string; readonly field: VoxelField }[],
  nearnessMm: (p: LpsPoint) => number,
): readonly SurfacePoint[] {
  const [nx, ny] = grid.dims;
  const cellOf = (p: LpsPoint): number | undefined => {
    const v = lpsToVoxel(grid, p).map(Math.round) as [number, number, number];
    return v.every((i, n) => i >= 0 && i < grid.dims[n]!) ? v[0] + nx * (v[1] + ny * v[2]) : undefined;
  };
  return fields.flatMap(({ key, field }) => {
    const body = new Set(bodies.find(({ id }) => id === key)?.cells);
    const [inBody, all] = [new Map<string, Nearest>(), new Map<string, Nearest>()];
    for (const atMm of borderOf(field)) {
      const cell = cellOf(atMm);
      if (cell === undefined) continue;
      const point = { atMm, mm: nearnessMm(atMm) };
      keepNearest(all, point);
      if (body.has(cell)) keepNearest(inBody, point);
    }
    return [...(inBody.size > 0 ? inBody : all).values()].map(({ atMm }) => ({ key, atMm }));
  });
}

interface Nearest {
  readonly atMm: LpsPoint;
  readonly mm: number;
}

function keepNearest(kept: Map<string, Nearest>, point: Nearest): void {
  const cube = point.atMm.map((v) => Math.floor(v / thinMm)).join();
  const known = kept.get(cube);
  if (!known || point.mm < known.mm) kept.set(cube, point);
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
