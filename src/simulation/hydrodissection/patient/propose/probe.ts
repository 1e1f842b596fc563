import type { KernelContext } from '../../../../core/kernel';
import { lpsToVoxel } from '../../../../core/grid';
import { ok, type Result } from '../../../../core/result';
import type { LpsPoint } from '../../../../core/units';
import { distance } from '../../../../core/vector';
import { createHydrodissection, type Hydrodissection } from '../../hydrodissection';
import { kinds } from '../../types';
import { tissueProblem } from '../tissue';
import type { TissueModel } from '../types';
import { cellCentre } from './needle-way';

/** The volume alone decides where tissue goes; the rate only the clock. */
const rateMlPerS = 1;
/** A tip in a coarser model is moved no farther than this to a cell that takes fluid, in cells. */
const nudgeCells = 1.8;

/**
 * A run in which everything that goes in stays: volumes are those in the pocket. In a coarser model the tip
 * is first moved to the nearest cell that takes fluid.
 */
export function startAt(
  model: TissueModel,
  tipMm: LpsPoint,
  mostMl: number,
  markersMm: readonly LpsPoint[],
): Result<Hydrodissection> {
  return createHydrodissection(
    {
      ...tissueProblem(model),
      fluid: { retained: 1, decayS: Infinity },
      inlets: [{ atMm: openTip(model, tipMm), volumeMl: mostMl, rateMlPerS }],
    },
    { markersMm },
  );
}

/** Where markers go with a little fluid at a tip. Failures: those of the simulation. */
export async function probe(
  model: TissueModel,
  tipMm: LpsPoint,
  ml: number,
  markersMm: readonly LpsPoint[],
  context: KernelContext,
): Promise<Result<readonly LpsPoint[]>> {
  const begun = startAt(model, tipMm, ml, markersMm);
  if (!begun.ok) return begun;
  const went = await begun.value.advance({ toMl: ml }, context);
  return went.ok ? ok(begun.value.markersMm) : went;
}

/** The nearest centre of a cell of soft tissue that no body holds; the tip itself where its own cell is one. */
function openTip(model: TissueModel, tipMm: LpsPoint): LpsPoint {
  const held = new Set(model.bodies.flatMap(({ cells }) => [...cells]));
  const { grid, kind } = model;
  const [nx, ny, nz] = grid.dims;
  const [i, j, k] = lpsToVoxel(grid, tipMm).map(Math.round) as [number, number, number];
  const own = i + nx * (j + ny * k);
  const isOpen = (cell: number) => kind[cell] === kinds.tissue && !held.has(cell);
  if (isOpen(own)) return tipMm;
  let best: LpsPoint | undefined;
  for (let c = Math.max(0, k - 2); c <= Math.min(nz - 1, k + 2); c++)
    for (let b = Math.max(0, j - 2); b <= Math.min(ny - 1, j + 2); b++)
      for (let a = Math.max(0, i - 2); a <= Math.min(nx - 1, i + 2); a++) {
        const cell = a + nx * (b + ny * c);
        if (!isOpen(cell)) continue;
        const at = cellCentre(model, cell);
        if (distance(at, tipMm) > nudgeCells * grid.spacing[0]) continue;
        if (!best || distance(at, tipMm) < distance(best, tipMm)) best = at;
      }
  return best ?? tipMm;
}
