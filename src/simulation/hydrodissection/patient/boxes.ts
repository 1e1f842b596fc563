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
  const part = subGrid(grid, range.start, range.dims);
  const isCoarse = field.grid.spacing.some((spacing, n) => spacing > grid.spacing[n]! * 1.001);
  const data = isCoarse ? resample(field.data, field.grid, part, 'zero') : overlaps(field, part);
  for (let q = 0; q < data.length; q++) data[q]! /= 255;
  return { ...range, data };
}

interface Overlap {
  /** Voxels that touch any cell. */
  readonly begin: number;
  readonly end: number;
  readonly from: Int32Array;
  /** Share of the voxel in its first cell and in the next. */
  readonly first: Float64Array;
  readonly next: Float64Array;
}

/**
 * Mean of a field over cells that are not smaller than its voxels: each voxel that is set gives its
 * value to the cells that it overlaps. Far quicker than resampling where most voxels are empty.
 */
function overlaps({ grid, data }: VoxelField, cells: Grid): Float32Array {
  const start = lpsToVoxel(cells, grid.origin);
  const [x, y, z] = [0, 1, 2].map((n) => overlapsAlong(start[n]!, grid, cells, n)) as [
    Overlap,
    Overlap,
    Overlap,
  ];
  const [mx, my, mz] = cells.dims;
  const [nx, ny] = grid.dims;
  const out = new Float32Array(mx * my * mz);
  const add = (i: number, j: number, k: number, value: number) => {
    if (value > 0 && i >= 0 && j >= 0 && k >= 0 && i < mx && j < my && k < mz)
      out[i + mx * (j + my * k)]! += value;
  };
  for (let k = z.begin; k < z.end; k++)
    for (let j = y.begin; j < y.end; j++)
      for (let i = x.begin; i < x.end; i++) {
        const value = data[i + nx * (j + ny * k)]!;
        if (value === 0) continue;
        for (let corner = 0; corner < 8; corner++) {
          const [a, b, c] = [corner & 1, (corner >> 1) & 1, corner >> 2];
          const weight = (a ? x.next : x.first)[i]! * (b ? y.next : y.first)[j]! * (c ? z.next : z.first)[k]!;
          add(x.from[i]! + a, y.from[j]! + b, z.from[k]! + c, value * weight);
        }
      }
  return out;
}

function overlapsAlong(start: number, voxels: Grid, cells: Grid, n: number): Overlap {
  const count = voxels.dims[n]!;
  const size = voxels.spacing[n]! / cells.spacing[n]!;
  const [from, first, next] = [new Int32Array(count), new Float64Array(count), new Float64Array(count)];
  for (let i = 0; i < count; i++) {
    const low = start + i * size - size / 2;
    from[i] = Math.floor(low + 0.5);
    next[i] = Math.max(0, low + size - (from[i]! + 0.5));
    first[i] = size - next[i]!;
  }
  const begin = from.findIndex((cell) => cell >= -1);
  const end = from.findLastIndex((cell) => cell < cells.dims[n]!) + 1;
  return { begin: begin < 0 ? count : begin, end, from, first, next };
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
