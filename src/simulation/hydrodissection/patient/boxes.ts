import { type Grid, lpsToVoxel, subGrid, voxelToLps } from '../../../core/grid';
import type { VoxelField } from '../../../core/structure';
import { voxelPoint } from '../../../core/units';
import { resample } from '../../cement/bone/resample';

type Triple = readonly [number, number, number];

/** A box of cells of a grid: its first cell and its size. */
export interface CellRange {
  readonly start: Triple;
  readonly dims: Triple;
}

/** Values on a box of cells. */
export interface Patch extends CellRange {
  readonly data: Float32Array;
}

/** Cells of `grid` that a field's voxels reach, `aroundMm` more on each side; undefined where none. */
export function rangeOf(grid: Grid, field: VoxelField, aroundMm = 0): CellRange | undefined {
  const last = voxelPoint(field.grid.dims[0] - 1, field.grid.dims[1] - 1, field.grid.dims[2] - 1);
  const a = lpsToVoxel(grid, field.grid.origin);
  const b = lpsToVoxel(grid, voxelToLps(field.grid, last));
  const low = [0, 1, 2].map((n) => Math.floor(Math.min(a[n]!, b[n]!) - aroundMm / grid.spacing[n]!) - 1);
  const high = [0, 1, 2].map((n) => Math.ceil(Math.max(a[n]!, b[n]!) + aroundMm / grid.spacing[n]!) + 1);
  return meet({ start: triple((n) => low[n]!), dims: triple((n) => high[n]! - low[n]! + 1) }, whole(grid));
}

export const whole = (grid: Grid): CellRange => ({ start: [0, 0, 0], dims: grid.dims });

export function meet(a: CellRange, b: CellRange): CellRange | undefined {
  const start = triple((n) => Math.max(a.start[n]!, b.start[n]!));
  const dims = triple((n) => Math.min(a.start[n]! + a.dims[n]!, b.start[n]! + b.dims[n]!) - start[n]!);
  return dims.some((n) => n < 1) ? undefined : { start, dims };
}

export function join(a: CellRange, b: CellRange): CellRange {
  const start = triple((n) => Math.min(a.start[n]!, b.start[n]!));
  const dims = triple((n) => Math.max(a.start[n]! + a.dims[n]!, b.start[n]! + b.dims[n]!) - start[n]!);
  return { start, dims };
}

const triple = (of: (axis: number) => number): Triple => [of(0), of(1), of(2)];

/** Share of each cell that a field fills, 0 … 1, on the cells that it reaches. */
export function sharesOf(grid: Grid, field: VoxelField, range = rangeOf(grid, field)): Patch | undefined {
  if (!range) return undefined;
  const data = resample(field.data, field.grid, subGrid(grid, range.start, range.dims), 'zero');
  for (let q = 0; q < data.length; q++) data[q]! /= 255;
  return { ...range, data };
}

/** Calls with each cell of a box: its index in the grid and in the box. */
export function eachCell(
  grid: Grid,
  { start, dims }: CellRange,
  visit: (cell: number, at: number) => void,
): void {
  const [nx, ny] = grid.dims;
  let at = 0;
  for (let k = start[2]; k < start[2] + dims[2]; k++)
    for (let j = start[1]; j < start[1] + dims[1]; j++) {
      let cell = start[0] + nx * (j + ny * k);
      for (let i = 0; i < dims[0]; i++) visit(cell++, at++);
    }
}
