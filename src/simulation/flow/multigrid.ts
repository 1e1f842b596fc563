import { factorise, solveDense } from './dense';
import { type Kernels, typescriptKernels } from './kernels';
import { coarsen, type Dims, emptyLevel, invertDiagonal, joinSpans, type Level } from './level';
import { coarsenRegions } from './region-levels';
import type { Regions } from './regions';

/** Cells at which the hierarchy ends with a direct solve. */
const coarsestCells = 100;

/** The coarse grids of one region, finest first, down to a direct solve. */
export interface Branch {
  readonly levels: readonly Level[];
  factor: Float64Array;
  readonly work: Float64Array;
}

export interface Multigrid {
  readonly kernels: Kernels;
  readonly finest: Level;
  /** Where the finest grid has connected cells: pairs of padded indices, start and end. */
  spans: Int32Array;
  readonly spanRoom: Int32Array;
  readonly regions: Regions;
  /** One per region; one for all where there are none; none where the finest grid is small enough to be solved. */
  readonly branches: readonly Branch[];
  /** Of the finest grid, where there are no branches. */
  factor: Float64Array;
}

/**
 * An empty hierarchy for a grid. An axis is halved when its metric length (spacing / √permeability) is near the
 * shortest one: halving weakly coupled axes as well would spoil the convergence on flat cells.
 */
export function createMultigrid(
  dims: Dims,
  metricLengths: Dims,
  regions: Regions,
  kernels: Kernels = typescriptKernels,
): Multigrid {
  const shapes: { readonly dims: Dims; readonly halves: Level['halves'] }[] = [];
  let now: Dims = dims;
  let lengths: Dims = metricLengths;
  for (;;) {
    const open = lengths.filter((_, axis) => now[axis]! > 1);
    const shortest = Math.min(...open);
    const halve = (axis: number) => now[axis]! > 1 && lengths[axis]! < 1.6 * shortest;
    const last = now[0] * now[1] * now[2] <= coarsestCells;
    const halves = [!last && halve(0), !last && halve(1), !last && halve(2)] as const;
    shapes.push({ dims: now, halves });
    if (last) break;
    const next = (axis: 0 | 1 | 2) => (halves[axis] ? (now[axis] + 1) >> 1 : now[axis]);
    const longer = (axis: 0 | 1 | 2) => (halves[axis] ? 2 * lengths[axis] : lengths[axis]);
    [now, lengths] = [
      [next(0), next(1), next(2)],
      [longer(0), longer(1), longer(2)],
    ];
  }
  const [fine, ...coarse] = shapes.map(
    ({ dims, halves }) =>
      () =>
        emptyLevel(dims, halves, kernels),
  );
  const branch = (): Branch => {
    const levels = coarse.map((make) => make());
    const { nx, ny, nz } = levels.at(-1)!;
    return { levels, factor: new Float64Array(0), work: new Float64Array(nx * ny * nz) };
  };
  const branches = coarse.length > 0 ? Array.from({ length: Math.max(1, regions.count) }, branch) : [];
  const spanRoom = kernels.int32(2 * dims[1] * dims[2]);
  return {
    kernels,
    finest: fine!(),
    spans: spanRoom.subarray(0, 0),
    spanRoom,
    regions: { of: kernels.int8(regions.of), count: regions.count },
    branches,
    factor: new Float64Array(0),
  };
}

/** Builds the coarser levels from the conductances of the finest. */
export function setUp(grid: Multigrid): void {
  const { finest, branches, regions } = grid;
  invertDiagonal(finest);
  grid.spans = joinSpans(finest, grid.spanRoom);
  if (regions.count > 0)
    coarsenRegions(
      finest,
      branches.map(({ levels }) => levels[0]!),
      regions.of,
    );
  branches.forEach((branch) => {
    branch.levels.forEach((level, i) => {
      if (i > 0) coarsen(branch.levels[i - 1]!, level);
      else if (regions.count === 0) coarsen(finest, level);
      invertDiagonal(level);
    });
    branch.factor = factorise(branch.levels.at(-1)!);
  });
  if (branches.length === 0) grid.factor = factorise(finest);
}

/**
 * One V(2,2) cycle from a zero guess: finest.b → finest.x. The way up relaxes in the reverse order of the way down,
 * which makes the cycle a symmetric operator, as conjugate gradients need.
 */
export function cycle({ kernels, finest, branches, regions, factor }: Multigrid): void {
  if (branches.length === 0) {
    solveDense(finest, factor, new Float64Array(finest.nx * finest.ny * finest.nz));
    return;
  }
  kernels.down(finest);
  const tops = branches.map(({ levels }) => levels[0]!);
  if (regions.count === 0) kernels.restrictRed(finest, tops[0]!);
  else kernels.restrictRegions(finest, tops, regions.of);
  for (const branch of branches) solveBranch(branch, kernels);
  if (regions.count === 0) kernels.prolong(tops[0]!, finest);
  else kernels.prolongRegions(tops, finest, regions.of);
  kernels.up(finest);
}

function solveBranch({ levels, factor, work }: Branch, kernels: Kernels): void {
  const last = levels.length - 1;
  for (let l = 0; l < last; l++) {
    kernels.down(levels[l]!);
    kernels.restrictRed(levels[l]!, levels[l + 1]!);
  }
  solveDense(levels[last]!, factor, work);
  for (let l = last - 1; l >= 0; l--) {
    kernels.prolong(levels[l + 1]!, levels[l]!);
    kernels.up(levels[l]!);
  }
}
