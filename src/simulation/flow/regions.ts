import type { Topology } from './topology';
import type { FlowProblem } from './types';

/** Most regions, and the fewest cells of one. */
const mostRegions = 8;
const fewestCells = 30;
/** Holes up to twice as many cells wide do not unite what a barrier separates. */
const holeReach = 2;

/** Region of each cell, or −1. */
export interface Regions {
  readonly of: Int8Array;
  readonly count: number;
}

/**
 * Parts of the domain that closed faces all but separate, e.g. the inside of a bone and what lies around it. A coarse
 * cell that lies across a barrier cannot tell its two sides apart, so each region gets coarse grids of its own.
 * Cells without a closed face are flooded first, then the cells along the barriers join the nearest region through open
 * faces: a hole in a barrier does not unite its sides. One region alone is none.
 */
export function findRegions({ openness, grid }: FlowProblem, { directions }: Topology): Regions {
  const [nx, ny, nz] = grid.dims;
  const cells = nx * ny * nz;
  const of = new Int8Array(cells).fill(-1);
  if (!openness?.some((axis) => axis?.some((share) => share < 0.5))) return { of, count: 0 };
  const along = new Uint8Array(cells);
  directions.slice(0, 3).forEach(({ stride }, axis) => {
    openness[axis]?.forEach((share, c) => {
      if (share >= 0.5 || c + stride >= cells) return;
      along[c] = 1;
      along[c + stride] = 1;
    });
  });
  for (let i = 0; i < holeReach; i++) widen(along, directions);
  const queue = new Int32Array(cells);
  let [head, tail] = [0, 0];
  const spread = (region: number, from: number, free: boolean) => {
    for (const { stride, open } of directions.slice(0, 3))
      for (const [to, face] of [
        [from + stride, from],
        [from - stride, from - stride],
      ] as const) {
        if (to < 0 || to >= cells || open[face]! < 0.5 || of[to]! >= 0 || (free && along[to] === 1)) continue;
        of[to] = region;
        queue[tail++] = to;
      }
  };
  let count = 0;
  const seeds: number[] = [];
  for (let c = 0; c < cells && count < mostRegions; c++) {
    if (along[c] === 1 || of[c]! >= 0 || directions.every(({ open }) => open[c] === 0)) continue;
    [head, tail] = [0, 0];
    of[c] = count;
    queue[tail++] = c;
    while (head < tail) spread(count, queue[head++]!, true);
    if (tail >= fewestCells) {
      for (let i = 0; i < tail; i++) seeds.push(queue[i]!);
      count++;
    } else for (let i = 0; i < tail; i++) of[queue[i]!] = 127;
  }
  for (let c = 0; c < cells; c++) if (of[c] === 127) of[c] = -1;
  [head, tail] = [0, 0];
  for (const c of seeds) queue[tail++] = c;
  while (head < tail) {
    const c = queue[head++]!;
    spread(of[c]!, c, false);
  }
  return { of, count: count > 1 ? count : 0 };
}

/** Marks the open neighbours of marked cells as well. */
function widen(along: Uint8Array, directions: Topology['directions']): void {
  const before = along.slice();
  for (const { stride, open } of directions.slice(0, 3))
    for (let c = 0; c < before.length - stride; c++) {
      if (open[c]! < 0.5) continue;
      if (before[c] === 1) along[c + stride] = 1;
      if (before[c + stride] === 1) along[c] = 1;
    }
}
