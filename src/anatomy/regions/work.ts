import { type Grid, voxelToLps } from '../../core/grid';
import { voxelPoint } from '../../core/units';
import type { Volume } from '../../core/volume';
import { uprightGrid } from '../voxels/grids';
import { resampleHu } from '../voxels/resample';
import type { Dims } from '../voxels/runs';

/** The CT on an upright grid of cubes: coarse enough to work fast, fine enough for what is sought. */
export interface WorkCt {
  readonly grid: Grid;
  readonly hu: Int16Array;
}

/** More voxels than this would take too long: a longer field of view is worked on coarser. */
const mostVoxels = 24e6;

export function workCt(volume: Volume, wantedMm: number): WorkCt {
  let mm = wantedMm;
  const voxelsAt = (size: number) =>
    uprightGrid(volume.grid, [size, size, size]).dims.reduce((n, m) => n * m, 1);
  while (voxelsAt(mm) > mostVoxels) mm *= 1.15;
  const grid = uprightGrid(volume.grid, [mm, mm, mm]);
  return { grid, hu: resampleHu(volume, grid) };
}

/** A mask of the voxels for which a test of their HU holds, within a mask. */
export function whereHu(
  { hu }: WorkCt,
  within: Uint8Array | undefined,
  lowHu: number,
  highHu = Infinity,
): Uint8Array {
  const mask = new Uint8Array(hu.length);
  for (let q = 0; q < mask.length; q++) {
    const value = hu[q]!;
    if (value > lowHu && value <= highHu && (!within || within[q])) mask[q] = 1;
  }
  return mask;
}

export const voxelMl = ({ spacing: [x, y, z] }: Grid): number => (x * y * z) / 1000;

/** Column, row and slice of a voxel. */
export function placeOf(q: number, [nx, ny]: Dims): [number, number, number] {
  const rest = Math.floor(q / nx);
  return [q - rest * nx, rest % ny, Math.floor(rest / ny)];
}

export const pointOf = (grid: Grid, q: number) => voxelToLps(grid, voxelPoint(...placeOf(q, grid.dims)));

/** What is set in one mask and not in another; in one and in another; in either. */
export const without = (a: Uint8Array, b: Uint8Array): Uint8Array =>
  a.map((set, q) => (set && !b[q] ? 1 : 0));
export const both = (a: Uint8Array, b: Uint8Array): Uint8Array => a.map((set, q) => (set && b[q] ? 1 : 0));
export const either = (a: Uint8Array, b: Uint8Array): Uint8Array => a.map((set, q) => (set || b[q] ? 1 : 0));

export const countOf = (mask: Uint8Array): number => {
  let count = 0;
  for (let q = 0; q < mask.length; q++) if (mask[q]) count++;
  return count;
};
