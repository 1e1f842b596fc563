import { type Grid, lpsToVoxel, voxelToLps } from '../../core/grid';
import type { VoxelField } from '../../core/structure';
import { type LpsPoint, voxelPoint } from '../../core/units';
import type { Volume } from '../../core/volume';

/** Points on the surface of bone with its outward normals: six numbers a point, LPS mm. */
export type SurfacePoints = Float64Array;

/** Where a surface is looked for: the bone itself, or all bone within a sphere. */
export type BoneRegion =
  { readonly bone: VoxelField } | { readonly centreMm: LpsPoint; readonly radiusMm: number };

/** Where no bone is outlined: all bone within this of the middle of the landmarks, a vertebra and its neighbours. */
export const aroundLandmarksMm = 45;

/** Surface that far outside the outline of the bone still counts as its own, voxels. */
const outlineVoxels = 1;

/**
 * Where bone begins in a CT: the points at which the HU along the edges of the voxel lattice rise through
 * `thresholdHu` (linear between voxels), with the direction in which they fall as the outward normal.
 */
export function boneSurfacePoints(volume: Volume, region: BoneRegion, thresholdHu: number): SurfacePoints {
  const { grid, hu } = volume;
  const [nx, ny] = grid.dims;
  const stride = [1, nx, nx * ny] as const;
  const { low, high, has } = searched(grid, region);
  const out: number[] = [];
  for (let k = low[2]; k <= high[2]; k++) {
    for (let j = low[1]; j <= high[1]; j++) {
      for (let i = low[0]; i <= high[0]; i++) {
        const at = i + nx * (j + ny * k);
        const here = hu[at]!;
        for (const axis of [0, 1, 2] as const) {
          if ([i, j, k][axis]! + 1 >= grid.dims[axis]) continue;
          const next = hu[at + stride[axis]]!;
          if (here >= thresholdHu === next >= thresholdHu || !has(i, j, k)) continue;
          const share = (thresholdHu - here) / (next - here);
          const voxel = [i, j, k];
          voxel[axis]! += share;
          push(out, volume, voxel as [number, number, number]);
        }
      }
    }
  }
  return Float64Array.from(out);
}

/** Voxels to look at, and whether one belongs to the region. */
function searched(grid: Grid, region: BoneRegion) {
  const clamp = (v: readonly number[], add: number) =>
    v.map((value, axis) =>
      Math.min(Math.max(Math.round(value + add), 1), grid.dims[axis]! - 2),
    ) as unknown as readonly [number, number, number];
  if ('bone' in region) {
    const { grid: own, data } = region.bone;
    const start = lpsToVoxel(grid, own.origin).map(Math.round) as [number, number, number];
    const end = start.map((value, axis) => value + own.dims[axis]! - 1);
    const [mx, my, mz] = own.dims;
    const has = (i: number, j: number, k: number) => {
      const [x, y, z] = [i - start[0], j - start[1], k - start[2]];
      for (let c = Math.max(0, z - outlineVoxels); c <= Math.min(mz - 1, z + outlineVoxels); c++) {
        for (let b = Math.max(0, y - outlineVoxels); b <= Math.min(my - 1, y + outlineVoxels); b++) {
          for (let a = Math.max(0, x - outlineVoxels); a <= Math.min(mx - 1, x + outlineVoxels); a++) {
            if (data[a + mx * (b + my * c)]! > 127) return true;
          }
        }
      }
      return false;
    };
    return { low: clamp(start, -outlineVoxels), high: clamp(end, outlineVoxels), has };
  }
  const { centreMm, radiusMm } = region;
  const centre = lpsToVoxel(grid, centreMm);
  const reach = grid.spacing.map((mm) => radiusMm / mm);
  const has = (i: number, j: number, k: number) =>
    Math.hypot(
      (i - centre[0]) * grid.spacing[0],
      (j - centre[1]) * grid.spacing[1],
      (k - centre[2]) * grid.spacing[2],
    ) <= radiusMm;
  return {
    low: clamp(
      centre.map((value, axis) => value - reach[axis]!),
      0,
    ),
    high: clamp(
      centre.map((value, axis) => value + reach[axis]!),
      0,
    ),
    has,
  };
}

/** Adds a point with the direction in which the HU fall there. */
function push(out: number[], { grid, hu }: Volume, v: readonly [number, number, number]): void {
  const [nx, ny, nz] = grid.dims;
  const [i, j, k] = v.map(Math.round) as [number, number, number];
  const at =
    Math.min(Math.max(i, 1), nx - 2) +
    nx * (Math.min(Math.max(j, 1), ny - 2) + ny * Math.min(Math.max(k, 1), nz - 2));
  const fall = [1, nx, nx * ny].map(
    (stride, axis) => (hu[at - stride]! - hu[at + stride]!) / (2 * grid.spacing[axis]!),
  );
  const [a, b, c] = grid.axes;
  const normal = [0, 1, 2].map((n) => a[n]! * fall[0]! + b[n]! * fall[1]! + c[n]! * fall[2]!);
  const length = Math.hypot(...normal);
  if (length === 0) return;
  out.push(...voxelToLps(grid, voxelPoint(...v)), ...normal.map((value) => value / length));
}

/** At most `most` of the points, evenly taken. */
export function thinned(points: SurfacePoints, most: number): SurfacePoints {
  const count = points.length / 6;
  if (count <= most) return points;
  const out = new Float64Array(6 * most);
  for (let n = 0; n < most; n++) {
    const from = 6 * Math.floor((n * count) / most);
    out.set(points.subarray(from, from + 6), 6 * n);
  }
  return out;
}
