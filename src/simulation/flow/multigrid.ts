import { factorise, solveDense } from './dense';
import { coarsen, type Dims, emptyLevel, invertDiagonal, type Level } from './level';
import { prolong, relax, restrictRed, startRed } from './smooth';

/** Cells at which the hierarchy ends with a direct solve. */
const coarsestCells = 100;

export interface Multigrid {
  readonly levels: readonly Level[];
  factor: Float64Array;
  readonly work: Float64Array;
}

/**
 * An empty hierarchy for a grid. An axis is halved when its metric length (spacing / √permeability) is near the
 * shortest one: halving weakly coupled axes as well would spoil the convergence on flat cells.
 */
export function createMultigrid(dims: Dims, metricLengths: Dims): Multigrid {
  const levels: Level[] = [];
  let now: Dims = dims;
  let lengths: Dims = metricLengths;
  for (;;) {
    const open = lengths.filter((_, axis) => now[axis]! > 1);
    const shortest = Math.min(...open);
    const halve = (axis: number) => now[axis]! > 1 && lengths[axis]! < 1.6 * shortest;
    const last = now[0] * now[1] * now[2] <= coarsestCells;
    const halves = [!last && halve(0), !last && halve(1), !last && halve(2)] as const;
    levels.push(emptyLevel(now, halves));
    if (last) break;
    const next = (axis: 0 | 1 | 2) => (halves[axis] ? (now[axis] + 1) >> 1 : now[axis]);
    const longer = (axis: 0 | 1 | 2) => (halves[axis] ? 2 * lengths[axis] : lengths[axis]);
    [now, lengths] = [
      [next(0), next(1), next(2)],
      [longer(0), longer(1), longer(2)],
    ];
  }
  const { nx, ny, nz } = levels.at(-1)!;
  return { levels, factor: new Float64Array(0), work: new Float64Array(nx * ny * nz) };
}

/** Builds the coarser levels from the conductances of the finest. */
export function setUp(grid: Multigrid): void {
  const { levels } = grid;
  levels.forEach((level, i) => {
    if (i > 0) coarsen(levels[i - 1]!, level);
    invertDiagonal(level);
  });
  grid.factor = factorise(levels.at(-1)!);
}

/**
 * One V(2,2) cycle from a zero guess: levels[0].b → levels[0].x. The way up relaxes in the reverse order of the way
 * down, which makes the cycle a symmetric operator, as conjugate gradients need.
 */
export function cycle({ levels, factor, work }: Multigrid): void {
  const last = levels.length - 1;
  for (let l = 0; l < last; l++) {
    const level = levels[l]!;
    startRed(level);
    relax(level, 1);
    relax(level, 0);
    relax(level, 1);
    restrictRed(level, levels[l + 1]!);
  }
  solveDense(levels[last]!, factor, work);
  for (let l = last - 1; l >= 0; l--) {
    const level = levels[l]!;
    prolong(levels[l + 1]!, level);
    relax(level, 1);
    relax(level, 0);
    relax(level, 1);
    relax(level, 0);
  }
}
