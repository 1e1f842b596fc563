import { fail, ok, type Result } from '../../core/result';
import { ballKernel } from './ball';
import type { Port } from './lumen';
import { type TipResistance, tipResistance } from './tip';
import type { Topology } from './topology';
import { ACTIVE, type FlowProblem, type Hole, type Inlet, type SideName, sideNames } from './types';

/** Where a hole's flow goes. */
export interface PlacedHole extends Omit<Port, 'conductance'> {
  readonly hole: Hole;
  readonly tip: TipResistance;
}

export type PlacedInlet =
  | { readonly kind: 'holes'; readonly holes: readonly PlacedHole[] }
  /** The active cells of the side and their half-cell conductance per unit of mobility, mm³. */
  | { readonly kind: 'face'; readonly cells: Uint32Array; readonly conductances: Float64Array };

/** Places every inlet. Failures: `flow-inlet-outside` (no active cell there), `flow-no-outlet` (nothing drains it). */
export function placeInlets(
  problem: FlowProblem,
  topology: Topology,
  reached: Uint8Array,
  inlets: readonly Inlet[],
): Result<PlacedInlet[]> {
  const placed: PlacedInlet[] = [];
  for (const [inlet, given] of inlets.entries()) {
    if (given.kind === 'face') {
      const face = faceCells(problem, given.side);
      if (face.cells.length === 0) return fail('flow-inlet-outside', { inlet });
      if (face.cells.some((cell) => !reached[cell])) return fail('flow-no-outlet', { inlet });
      placed.push({ kind: 'face', ...face });
      continue;
    }
    const holes: PlacedHole[] = [];
    for (const hole of given.holes) {
      const spread = spreadHole(problem, topology, hole);
      if (!spread) return fail('flow-inlet-outside', { inlet });
      if (!reached[spread.cells[0]!]) return fail('flow-no-outlet', { inlet });
      const tensor = problem.permeability.tensorsMm2[problem.permeability.tensorOf?.[spread.cells[0]!] ?? 0]!;
      holes.push({ hole, ...spread, tip: tipResistance(problem.grid, tensor, hole) });
    }
    placed.push({ kind: 'holes', holes });
  }
  return ok(placed);
}

/**
 * The kernel's cells that are joined to the one nearest to the hole through open faces within the kernel: a tip close
 * to the cortex does not feed what lies behind it.
 */
export function spreadHole(
  { grid, cells }: Pick<FlowProblem, 'grid' | 'cells'>,
  { directions }: Topology,
  hole: Hole,
): { cells: Uint32Array; weights: Float64Array } | undefined {
  const [nx, ny, nz] = grid.dims;
  const kernel = ballKernel(grid, hole);
  const weightOf = new Map<number, number>();
  let nearest = -1;
  let least = Infinity;
  kernel.cells.forEach(([i, j, k], n) => {
    if (i < 0 || j < 0 || k < 0 || i >= nx || j >= ny || k >= nz) return;
    const c = i + nx * (j + ny * k);
    if (cells && cells[c] !== ACTIVE) return;
    weightOf.set(c, kernel.weights[n]!);
    const distance = Math.hypot(...[i, j, k].map((v, axis) => v * grid.spacingMm[axis]! - hole.atMm[axis]!));
    // The margin keeps the choice the same when rounding makes equal distances differ.
    if (distance < least - 1e-9) [nearest, least] = [c, distance];
  });
  if (nearest < 0) return undefined;
  const joined = [nearest];
  const seen = new Set(joined);
  for (const c of joined)
    for (const { stride, open } of directions.slice(0, 3))
      for (const [to, face] of [
        [c + stride, c],
        [c - stride, c - stride],
      ] as const)
        if (weightOf.has(to) && !seen.has(to) && face >= 0 && open[face]! > 0) {
          seen.add(to);
          joined.push(to);
        }
  const total = joined.reduce((sum, c) => sum + weightOf.get(c)!, 0);
  return {
    cells: Uint32Array.from(joined),
    weights: Float64Array.from(joined, (c) => weightOf.get(c)! / total),
  };
}

function faceCells(
  { grid, cells, permeability: { tensorsMm2, tensorOf } }: FlowProblem,
  side: SideName,
): { cells: Uint32Array; conductances: Float64Array } {
  const { dims, spacingMm: h } = grid;
  const number = sideNames.indexOf(side);
  const axis = number >> 1;
  const last = number % 2 === 1;
  const found: number[] = [];
  for (let k = 0; k < dims[2]; k++)
    for (let j = 0; j < dims[1]; j++)
      for (let i = 0; i < dims[0]; i++) {
        if ([i, j, k][axis] !== (last ? dims[axis]! - 1 : 0)) continue;
        const c = i + dims[0] * (j + dims[1] * k);
        if (!cells || cells[c] === ACTIVE) found.push(c);
      }
  const area = (h[0] * h[1] * h[2]) / h[axis]!;
  return {
    cells: Uint32Array.from(found),
    conductances: Float64Array.from(
      found,
      (c) => (2 * tensorsMm2[tensorOf?.[c] ?? 0]![axis]! * area) / h[axis]!,
    ),
  };
}
