import { type Grid, subGrid, voxelToLps } from '../../../core/grid';
import { voxelPoint } from '../../../core/units';
import { type CellRange, join, meet, rangeOf, sharesOf } from './boxes';
import { signedDistanceMm } from './distance';
import type { TissueStructure } from './types';

/** Distances to both walls of a space, on the cells where they are near each other. */
export interface Walls {
  readonly range: CellRange;
  readonly grid: Grid;
  /** Signed distance to each wall, mm, negative inside it. */
  readonly first: Float32Array;
  readonly second: Float32Array;
}

/** Walls nearer than a cell need finer cells to be told apart, mm. */
const finestMm = 1;

/** Undefined where the two groups lie farther apart than `withinMm`. */
export function wallsBetween(
  grid: Grid,
  a: readonly TissueStructure[],
  b: readonly TissueStructure[],
  withinMm: number,
): Walls | undefined {
  const [ra, rb] = [reach(grid, a, withinMm), reach(grid, b, withinMm)];
  const range = ra && rb && meet(ra, rb);
  if (!range) return undefined;
  const times = Math.max(1, Math.round(grid.spacing[0] / finestMm));
  const coarse = subGrid(grid, range.start, range.dims);
  const fine = refined(coarse, times);
  const signed = (group: readonly TissueStructure[]) =>
    coarsened(signedDistanceMm(filled(fine, group), fine.dims, fine.spacing[0]), coarse.dims, times);
  return { range, grid: coarse, first: signed(a), second: signed(b) };
}

function reach(grid: Grid, group: readonly TissueStructure[], withinMm: number): CellRange | undefined {
  return group
    .flatMap(({ field }) => rangeOf(grid, field, withinMm) ?? [])
    .reduce<CellRange | undefined>((all, range) => (all ? join(all, range) : range), undefined);
}

function filled(grid: Grid, group: readonly TissueStructure[]): Uint8Array {
  const set = new Uint8Array(grid.dims[0] * grid.dims[1] * grid.dims[2]);
  const [nx, ny] = grid.dims;
  for (const { field } of group) {
    const shares = sharesOf(grid, field);
    if (!shares) continue;
    const { start, dims, data } = shares;
    let at = 0;
    for (let k = 0; k < dims[2]; k++)
      for (let j = 0; j < dims[1]; j++) {
        const row = start[0] + nx * (start[1] + j + ny * (start[2] + k));
        for (let i = 0; i < dims[0]; i++, at++) if (data[at]! >= 0.5) set[row + i] = 1;
      }
  }
  return set;
}

function refined(grid: Grid, times: number): Grid {
  const shift = (1 / times - 1) / 2;
  return {
    ...grid,
    dims: [grid.dims[0] * times, grid.dims[1] * times, grid.dims[2] * times],
    spacing: [grid.spacing[0] / times, grid.spacing[1] / times, grid.spacing[2] / times],
    origin: voxelToLps(grid, voxelPoint(shift, shift, shift)),
  };
}

/** Means over the fine cells of each cell. */
function coarsened(
  fine: Float32Array,
  [nx, ny, nz]: readonly [number, number, number],
  times: number,
): Float32Array {
  if (times === 1) return fine;
  const out = new Float32Array(nx * ny * nz);
  const share = 1 / times ** 3;
  for (let k = 0, q = 0; k < nz * times; k++)
    for (let j = 0; j < ny * times; j++)
      for (let i = 0; i < nx * times; i++, q++)
        out[Math.floor(i / times) + nx * (Math.floor(j / times) + ny * Math.floor(k / times))]! +=
          share * fine[q]!;
  return out;
}
