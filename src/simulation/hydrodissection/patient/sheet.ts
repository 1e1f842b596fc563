import { type Resolution, worstGridErrorMm } from '../../../core/grid-error';
import { piecesOf } from './pieces';
import type { Walls } from './walls';

/** A sheet of cells in the box of its walls. */
export interface Sheet {
  /** Indices in the box, ascending. */
  readonly cells: readonly number[];
  readonly areaMm2: number;
  readonly meanGapMm: number;
}

export interface SheetOptions {
  /** Walls farther apart bound no space, mm. */
  readonly widestMm: number;
  /** Absent: midway. Given: this far from the first wall, mm. */
  readonly fromFirstMm?: number;
  readonly leastAreaMm2: number;
  /** Cells of the box that may belong to the sheet. */
  readonly allowed: (at: number) => boolean;
  /** Cells better left to what lies there. */
  readonly reluctant: (at: number) => boolean;
}

/**
 * What is left open in the gap between two walls, mm: each is known to half a cell of the model, or to half of
 * what the CT resolves, and lies in any direction.
 */
export const gapErrorMm = (cells: Resolution, ct: Resolution): number =>
  2 * Math.max(worstGridErrorMm(cells), worstGridErrorMm(ct));

/** Walls face each other where their distances grow in opposite directions. */
const facing = -0.2;

/** The cells that the surface midway between two walls (or beside the first) crosses. */
export function sheetBetween(walls: Walls, options: SheetOptions): Sheet | undefined {
  const { first, second, grid } = walls;
  const [nx, ny, nz] = grid.dims;
  const { widestMm, fromFirstMm, allowed, reluctant } = options;
  const level = (q: number) => (fromFirstMm === undefined ? first[q]! - second[q]! : first[q]! - fromFirstMm);
  const gap = (q: number) => Math.max(first[q]!, 0) + Math.max(second[q]!, 0);
  const isOpen = (q: number) => gap(q) <= widestMm && slopes(walls, q).cosine < facing;
  const chosen = new Uint8Array(first.length);
  const areas = new Float32Array(first.length);
  const choose = (q: number, next: number, axis: 0 | 1 | 2) => {
    if (level(q) > 0 === level(next) > 0) return;
    const at = better(q, next);
    if (at === undefined || !isOpen(at)) return;
    chosen[at] = 1;
    areas[at]! += Math.abs(slopes(walls, at).normal[axis]!) * grid.spacing[0] ** 2;
  };
  const better = (a: number, b: number): number | undefined => {
    if (!allowed(a) || !allowed(b)) return allowed(a) ? a : allowed(b) ? b : undefined;
    if (reluctant(a) !== reluctant(b)) return reluctant(a) ? b : a;
    return Math.abs(level(a)) <= Math.abs(level(b)) ? a : b;
  };
  for (let k = 0, q = 0; k < nz; k++)
    for (let j = 0; j < ny; j++)
      for (let i = 0; i < nx; i++, q++) {
        if (i + 1 < nx) choose(q, q + 1, 0);
        if (j + 1 < ny) choose(q, q + nx, 1);
        if (k + 1 < nz) choose(q, q + nx * ny, 2);
      }
  bridge(chosen, grid.dims, better);
  const cells: number[] = [];
  for (const piece of piecesOf(chosen, grid.dims, true)) {
    if (piece.cells.reduce((sum, q) => sum + areas[q]!, 0) >= options.leastAreaMm2)
      for (const q of piece.cells) cells.push(q);
  }
  if (cells.length === 0) return undefined;
  cells.sort((a, b) => a - b);
  const sum = (of: (q: number) => number) => cells.reduce((total, q) => total + of(q), 0);
  return {
    cells,
    areaMm2: sum((q) => areas[q]!),
    meanGapMm: sum(gap) / cells.length,
  };
}

/** Cells that touch along an edge alone are joined by one beside both: fluid runs through faces. */
function bridge(
  chosen: Uint8Array,
  dims: readonly [number, number, number],
  better: (a: number, b: number) => number | undefined,
): void {
  const strides = [1, dims[0], dims[0] * dims[1]] as const;
  const edges = [
    [0, 1],
    [0, 2],
    [1, 2],
  ] as const;
  const isChosen = chosen.slice();
  for (let q = 0; q < chosen.length; q++) {
    if (isChosen[q] === 0) continue;
    for (const [a, b] of edges) {
      const [at, other] = [a, b].map((axis) => Math.floor(q / strides[axis]) % dims[axis]) as [
        number,
        number,
      ];
      if (other + 1 >= dims[b]) continue;
      for (const sign of [-1, 1] as const) {
        if (at + sign < 0 || at + sign >= dims[a]) continue;
        const [first, second] = [q + sign * strides[a], q + strides[b]];
        if (isChosen[first + strides[b]] === 0 || chosen[first] === 1 || chosen[second] === 1) continue;
        const between = better(first, second);
        if (between !== undefined) chosen[between] = 1;
      }
    }
  }
}

/** The direction from the first wall to the second, and the cosine between both distances' gradients. */
function slopes({ first, second, grid }: Walls, q: number) {
  const a = gradient(first, grid.dims, q);
  const b = gradient(second, grid.dims, q);
  const [la, lb] = [Math.hypot(...a) || 1, Math.hypot(...b) || 1];
  const normal = a.map((value, n) => value / la - b[n]! / lb);
  const length = Math.hypot(...normal) || 1;
  return {
    normal: normal.map((value) => value / length),
    cosine: (a[0]! * b[0]! + a[1]! * b[1]! + a[2]! * b[2]!) / (la * lb),
  };
}

function gradient(values: Float32Array, [nx, ny, nz]: readonly [number, number, number], q: number) {
  const along = (at: number, count: number, step: number) => {
    const low = at > 0 ? q - step : q;
    const high = at < count - 1 ? q + step : q;
    return high === low ? 0 : (values[high]! - values[low]!) / ((high - low) / step);
  };
  const plane = nx * ny;
  return [
    along(q % nx, nx, 1),
    along(Math.floor(q / nx) % ny, ny, nx),
    along(Math.floor(q / plane), nz, plane),
  ];
}
