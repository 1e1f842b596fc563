import { type Grid, lpsToVoxel } from '../../../core/grid';
import type { LpsPoint } from '../../../core/units';
import type { BoneFrame } from './types';

/** Coordinates of all cells in the bone's own axes, without allocation per cell. */
export interface CellFrame {
  /** (l, p, s) of cell (i, j, k): origin + i·step[0] + j·step[1] + k·step[2]. */
  readonly origin: readonly [number, number, number];
  readonly step: readonly (readonly [number, number, number])[];
}

export function cellFrame(grid: Grid, frame: BoneFrame): CellFrame {
  const axes = [frame.left, frame.posterior, frame.superior];
  const on = (v: readonly [number, number, number]) =>
    axes.map((axis) => axis[0] * v[0] + axis[1] * v[1] + axis[2] * v[2]) as [number, number, number];
  const o = frame.originMm;
  return {
    origin: on([grid.origin[0] - o[0], grid.origin[1] - o[1], grid.origin[2] - o[2]]),
    step: [0, 1, 2].map((n) => {
      const axis = grid.axes[n]!;
      const h = grid.spacing[n]!;
      return on([axis[0] * h, axis[1] * h, axis[2] * h]);
    }),
  };
}

/** Calls `visit(cell, l, p, s)` for every cell. */
export function eachCell(
  grid: Grid,
  frame: BoneFrame,
  visit: (cell: number, l: number, p: number, s: number) => void,
): void {
  const { origin, step } = cellFrame(grid, frame);
  const [a, b, c] = [step[0]!, step[1]!, step[2]!];
  let cell = 0;
  for (let k = 0; k < grid.dims[2]; k++)
    for (let j = 0; j < grid.dims[1]; j++)
      for (let i = 0; i < grid.dims[0]; i++, cell++) {
        visit(
          cell,
          origin[0] + i * a[0] + j * b[0] + k * c[0],
          origin[1] + i * a[1] + j * b[1] + k * c[1],
          origin[2] + i * a[2] + j * b[2] + k * c[2],
        );
      }
}

/** The cell that holds a point, or −1. */
export function cellAt(grid: Grid, p: LpsPoint): number {
  const v = lpsToVoxel(grid, p);
  const [i, j, k] = [Math.round(v[0]), Math.round(v[1]), Math.round(v[2])];
  const [nx, ny, nz] = grid.dims;
  return i < 0 || j < 0 || k < 0 || i >= nx || j >= ny || k >= nz ? -1 : i + nx * (j + ny * k);
}

/** Strides of the three axes. */
export const strides = (grid: Grid): readonly [number, number, number] => [
  1,
  grid.dims[0],
  grid.dims[0] * grid.dims[1],
];

/** Connected groups (by faces) of the cells where `member` is 1; each a list of cells. */
export function components(grid: Grid, member: Uint8Array): Uint32Array[] {
  const left = member.slice();
  const [nx, ny, nz] = grid.dims;
  const queue = new Uint32Array(left.length);
  const groups: Uint32Array[] = [];
  for (let start = 0; start < left.length; start++) {
    if (left[start] !== 1) continue;
    let length = 1;
    queue[0] = start;
    left[start] = 0;
    for (let at = 0; at < length; at++) {
      const q = queue[at]!;
      const i = q % nx;
      const j = Math.floor(q / nx) % ny;
      const k = Math.floor(q / nx / ny);
      for (let side = 0; side < 6; side++) {
        const forward = (side & 1) === 1;
        const index = side < 2 ? i : side < 4 ? j : k;
        const size = side < 2 ? nx : side < 4 ? ny : nz;
        if (forward ? index >= size - 1 : index <= 0) continue;
        const stride = side < 2 ? 1 : side < 4 ? nx : nx * ny;
        const next = forward ? q + stride : q - stride;
        if (left[next] !== 1) continue;
        left[next] = 0;
        queue[length++] = next;
      }
    }
    groups.push(queue.slice(0, length));
  }
  return groups;
}
