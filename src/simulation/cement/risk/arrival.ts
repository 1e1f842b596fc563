import type { Kernel } from '../../../core/kernel';
import type { Mesh } from '../../../core/mesh';
import { ok, type Result } from '../../../core/result';
import type { VoxelField } from '../../../core/structure';
import { surface } from '../../../core/surface';
import { createFlowRun } from '../../flow/run';
import { flowProblem, type Variation } from '../bone/flow-problem';
import type { BoneParameters } from '../bone/parameters';
import type { BoneModel } from '../bone/types';
import { insideOf } from '../bone/wall';
import { toInlet } from '../inlets';
import type { Instrument } from '../types';

export interface ArrivalInput {
  readonly model: BoneModel;
  readonly instruments: readonly Instrument[];
  /** Volumes for which surfaces are made, mL; default 1, 2, 3, 4. */
  readonly surfacesMl?: readonly number[];
  readonly variation?: Variation;
}

export interface ArrivalMap {
  /** Injected volume at which cement reaches each cell of the model's grid, mL; Infinity: never. */
  readonly arrivalMl: Float32Array;
  /** Smallest arrival at the opening of each outlet, mL; outlets that are never reached are absent. */
  readonly outletsMl: Readonly<Record<string, number>>;
  readonly surfaces: readonly { readonly ml: number; readonly mesh: Mesh }[];
  readonly iterations: number;
}

/** All instruments share the flow evenly; its size does not matter. */
const flowMm3PerS = 100;

/**
 * The arrival map: one pressure solve with one viscosity everywhere, then the time of flight along
 * its fluxes (physics 4.5). Exact for equal viscosities; for cement much thicker than marrow it keeps
 * the order of places, and that is what it is for. Failures: those of the flow.
 */
export const arrivalMap: Kernel<ArrivalInput, ArrivalMap> = async (input, context) => {
  const { model, instruments } = input;
  const arrived = solveArrival(model, instruments, input.variation);
  if (!arrived.ok) return arrived;
  const { arrivalMl, iterations } = arrived.value;
  await context.checkpoint(0.5);
  const surfaces: { ml: number; mesh: Mesh }[] = [];
  for (const ml of input.surfacesMl ?? [1, 2, 3, 4]) {
    const made = await surface({ field: arrivalField(model, arrivalMl, ml) }, context);
    if (made.ok) surfaces.push({ ml, mesh: made.value });
  }
  return ok({ arrivalMl, outletsMl: outletArrivals(model, arrivalMl), surfaces, iterations });
};

function solveArrival(
  model: BoneModel,
  instruments: readonly Instrument[],
  variation: Variation = {},
): Result<{ readonly arrivalMl: Float32Array; readonly iterations: number }> {
  const { marrowViscosity } = model.parameters as BoneParameters;
  const run = createFlowRun({
    problem: flowProblem(model, variation),
    inlets: instruments.map(({ opening }) => toInlet(model.grid, opening)),
    residentViscosityPaS: marrowViscosity,
    injectedViscosityPaS: marrowViscosity,
  });
  if (!run.ok) return run;
  const solved = run.value.solve(
    instruments.map(() => ({ kind: 'flow', flowMm3PerS: flowMm3PerS / instruments.length })),
  );
  if (!solved.ok) return solved;
  const arrivalMl = Float32Array.from(run.value.arrivalMm3(), (mm3) => mm3 / 1000);
  return ok({ arrivalMl, iterations: solved.value.iterations });
}

/** Earliest arrival in the cells from which each outlet leaves the bone. */
function outletArrivals(model: BoneModel, arrivalMl: Float32Array): Record<string, number> {
  const found: Record<string, number> = {};
  const offer = (outlet: number, cell: number) => {
    const { id } = model.outlets[outlet]!;
    const ml = arrivalMl[cell]!;
    if (ml < (found[id] ?? Infinity)) found[id] = ml;
  };
  model.wall.outlet.forEach((outlet, face) => {
    if (outlet > 0) offer(outlet - 1, insideOf(model.grid, model.wall, face));
  });
  for (const { outlet, cell } of model.veins) offer(outlet, cell);
  return found;
}

/** Half level where the arrival is `ml`: to be drawn as a surface or an outline. */
export function arrivalField({ grid }: BoneModel, arrivalMl: Float32Array, ml: number): VoxelField {
  const width = 0.4 * ml;
  const data = Uint8Array.from(arrivalMl, (a) =>
    Math.round(127.5 * (1 + Math.max(-1, Math.min(1, (ml - a) / width)))),
  );
  return { grid, data };
}
