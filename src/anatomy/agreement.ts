import { type DistanceField, buildDistanceField } from '../core/distance-field';
import { type Grid, lpsToVoxel, voxelToLps } from '../core/grid';
import { quantile } from '../core/statistics';
import { halfLevel, type VoxelField } from '../core/structure';
import { SurfaceDistance } from '../core/surface-distance';
import { voxelPoint } from '../core/units';

/** How far two segmentations of the same thing agree. Distances are undefined where one of them is empty. */
export interface Agreement {
  /** 2 |A ∩ B| / (|A| + |B|) over voxels above the half level; 1 when both are empty. Dice 1945, doi:10.2307/1932409. */
  readonly dice: number;
  /** Mean over the points of both surfaces of the distance to the other surface, mm. */
  readonly meanSurfaceMm?: number;
  /** The larger of the 95th percentiles of both directions, mm. Huttenlocher 1993, doi:10.1109/34.232073. */
  readonly hausdorff95Mm?: number;
}

/** A surface of more points is thinned evenly to about this many: a body has a million. */
const mostPoints = 60_000;

/**
 * Agreement of two fields whose grids are one lattice (each may be any part of it). Surfaces are the half
 * levels, sampled where they cross the lines between neighbouring voxel centres; the distance of each such
 * point to the other surface is exact.
 * @throws when the grids are not parts of one lattice
 */
export function agreement(a: VoxelField, b: VoxelField): Agreement {
  const dice = diceOf(a, b);
  const [surfaceA, surfaceB] = [buildDistanceField(a), buildDistanceField(b)];
  if (!surfaceA.ok || !surfaceB.ok) return { dice };
  const [there, back] = [distances(a, surfaceB.value), distances(b, surfaceA.value)];
  const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
  return {
    dice,
    meanSurfaceMm: (sum(there) + sum(back)) / (there.length + back.length),
    hausdorff95Mm: Math.max(quantile(there, 0.95), quantile(back, 0.95)),
  };
}

function diceOf(a: VoxelField, b: VoxelField): number {
  const [di, dj, dk] = offsetOf(a.grid, b.grid);
  const [nx, ny, nz] = a.grid.dims;
  const [mx, my, mz] = b.grid.dims;
  let both = 0;
  for (let k = Math.max(0, dk); k < Math.min(nz, dk + mz); k++)
    for (let j = Math.max(0, dj); j < Math.min(ny, dj + my); j++)
      for (let i = Math.max(0, di); i < Math.min(nx, di + mx); i++) {
        const inA = a.data[i + nx * (j + ny * k)]! > halfLevel;
        if (inA && b.data[i - di + mx * (j - dj + my * (k - dk))]! > halfLevel) both++;
      }
  const total = insideCount(a) + insideCount(b);
  return total === 0 ? 1 : (2 * both) / total;
}

function insideCount({ data }: VoxelField): number {
  let count = 0;
  for (let n = 0; n < data.length; n++) if (data[n]! > halfLevel) count++;
  return count;
}

/** Where voxel [0, 0, 0] of the second lies on the first. */
function offsetOf(a: Grid, b: Grid): readonly [number, number, number] {
  const offset = lpsToVoxel(a, b.origin);
  const whole = offset.map(Math.round) as [number, number, number];
  const corner = lpsToVoxel(a, voxelToLps(b, voxelPoint(...b.dims)));
  const isOneLattice = whole.every(
    (n, axis) => Math.abs(offset[axis]! - n) < 0.01 && Math.abs(corner[axis]! - n - b.dims[axis]!) < 0.01,
  );
  if (!isOneLattice) throw new Error('the fields lie on different lattices');
  return whole;
}

/** Distances of the points of one surface to the other, mm. */
function distances(from: VoxelField, to: DistanceField): Float64Array {
  const points = crossings(from);
  const surface = new SurfaceDistance(to);
  const step = Math.max(1, Math.floor(points.length / 3 / mostPoints));
  const out = new Float64Array(Math.ceil(points.length / 3 / step));
  for (let n = 0; n < out.length; n++) {
    const o = 3 * n * step;
    const p = voxelToLps(from.grid, voxelPoint(points[o]!, points[o + 1]!, points[o + 2]!));
    out[n] = surface.closest(p[0], p[1], p[2], Infinity);
  }
  return out;
}

/** Where the half level crosses the lines between neighbouring voxel centres, voxel coordinates; outside the grid is 0. */
function crossings({ grid, data }: VoxelField): number[] {
  const [nx, ny, nz] = grid.dims;
  const steps = [1, nx, nx * ny] as const;
  const points: number[] = [];
  for (let k = -1; k < nz; k++)
    for (let j = -1; j < ny; j++)
      for (let i = -1; i < nx; i++) {
        const at = [i, j, k] as const;
        const outside = at.filter((n) => n < 0).length;
        if (outside > 1) continue;
        for (let axis = 0; axis < 3; axis++) {
          if (outside === 1 && at[axis]! >= 0) continue;
          const o = i + nx * (j + ny * k);
          const here = at[axis]! < 0 ? 0 : data[o]!;
          const next = at[axis]! + 1 < grid.dims[axis]! ? data[o + steps[axis]!]! : 0;
          if (here > halfLevel === next > halfLevel) continue;
          points.push(i, j, k);
          points[points.length - 3 + axis]! += (halfLevel - here) / (next - here);
        }
      }
  return points;
}
