import { boundsOf, cornersOf } from '../../core/bounds';
import { type Grid, lpsToVoxel, subGrid, voxelToLps } from '../../core/grid';
import type { KernelContext } from '../../core/kernel';
import { voxelPoint } from '../../core/units';
import { occupancy, type Painted, type Plane } from './aligned';
import type { Window } from './cover';
import { signedDistances } from './distances';
import type { Spacing } from './gaps';
import { boxOf } from './outline';
import type { Stack } from './sections';

/** Cells that the planes of an oblique region may have together. */
const mostCells = 48e6;

/**
 * Planes that lie obliquely in the CT as a field on part of the CT's grid, by the same blend; the surface is
 * true to about a third of a voxel. A region ends half a plane's spacing, at most half a voxel, beyond its last plane.
 */
export async function paintOblique(
  { frame }: Stack,
  planes: readonly Plane[],
  { usual = Infinity, joined }: Spacing,
  ct: Grid,
  { checkpoint }: KernelContext,
): Promise<Painted | undefined> {
  const box = boxOf(planes.flatMap(({ outline }) => outline.layers.flat()));
  const window: Window = {
    x0: Math.floor(box.low[0]) - 2,
    y0: Math.floor(box.low[1]) - 2,
    nx: Math.ceil(box.high[0]) - Math.floor(box.low[0]) + 5,
    ny: Math.ceil(box.high[1]) - Math.floor(box.low[1]) + 5,
  };
  if (window.nx * window.ny * planes.length > mostCells) return undefined;
  const voxel = Math.cbrt(ct.spacing[0] * ct.spacing[1] * ct.spacing[2]) / frame.spacing[0];
  const half = Math.min(usual, voxel) / 2;
  const target = covered(
    ct,
    frame,
    window,
    planes[0]!.depth - half - voxel,
    planes.at(-1)!.depth + half + voxel,
  );
  if (!target) return undefined;
  const distances: Float32Array[] = [];
  for (const [n, { outline }] of planes.entries()) {
    distances.push(signedDistances(outline, window));
    await checkpoint((0.5 * n) / planes.length);
  }
  const at = (plane: number, x: number, y: number) => bilinear(distances[plane]!, window, x, y);
  const outside = (x: number, y: number, depth: number): number => {
    const above = planes.findIndex((plane) => plane.depth >= depth);
    const below = above < 0 ? planes.length - 1 : above - 1;
    const gapBelow = below < 0 ? Infinity : depth - planes[below]!.depth;
    const gapAbove = above < 0 ? Infinity : planes[above]!.depth - depth;
    if (gapBelow + gapAbove <= joined) {
      const share = gapBelow / (gapBelow + gapAbove);
      return at(below, x, y) * (1 - share) + at(above, x, y) * share;
    }
    const end = (plane: number, gap: number) =>
      gap > half + voxel ? Infinity : Math.max(at(plane, x, y), gap - half);
    return Math.min(end(below, gapBelow), end(above, gapAbove));
  };
  const [nx, ny, nz] = target.dims;
  const data = new Uint8Array(nx * ny * nz);
  let n = 0;
  for (let k = 0; k < nz; k++) {
    for (let j = 0; j < ny; j++) {
      for (let i = 0; i < nx; i++, n++) {
        const [x, y, depth] = lpsToVoxel(frame, voxelToLps(target, voxelPoint(i, j, k)));
        data[n] = occupancy(outside(x, y, depth) / voxel);
      }
    }
    await checkpoint(0.5 + (0.5 * (k + 1)) / nz);
  }
  return { field: { grid: target, data }, between: 0 };
}

/** The part of the CT that a box of the frame touches. */
function covered(
  ct: Grid,
  frame: Grid,
  { x0, y0, nx, ny }: Window,
  from: number,
  to: number,
): Grid | undefined {
  const corners = cornersOf({ low: [x0 - 1, y0 - 1, from], high: [x0 + nx, y0 + ny, to] });
  const { low, high } = boundsOf(corners.map((at) => lpsToVoxel(ct, voxelToLps(frame, voxelPoint(...at)))));
  const start = low.map((value) => Math.max(0, Math.floor(value))) as [number, number, number];
  const dims = high.map(
    (value, axis) => Math.min(ct.dims[axis]! - 1, Math.ceil(value)) - start[axis]! + 1,
  ) as [number, number, number];
  return dims.every((n) => n > 0) ? subGrid(ct, start, dims) : undefined;
}

/** Between pixel centres; beyond the window as at its edge, and as much farther. */
function bilinear(values: Float32Array, { x0, y0, nx, ny }: Window, x: number, y: number): number {
  const u = Math.min(nx - 1.001, Math.max(0, x - x0));
  const v = Math.min(ny - 1.001, Math.max(0, y - y0));
  const [i, j] = [Math.floor(u), Math.floor(v)];
  const n = i + nx * j;
  const upper = values[n]! + (values[n + 1]! - values[n]!) * (u - i);
  const lower = values[n + nx]! + (values[n + nx + 1]! - values[n + nx]!) * (u - i);
  return upper + (lower - upper) * (v - j) + Math.hypot(x - x0 - u, y - y0 - v);
}
