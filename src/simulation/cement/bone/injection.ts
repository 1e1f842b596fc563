import type { Result } from '../../../core/result';
import { createInjection, type Injection } from '../injection';
import type { CementRheology } from '../rheology';
import type { Instrument, Syringe } from '../types';
import { flowProblem, patientTolerance, type Variation, veinColumns } from './flow-problem';
import type { BoneParameters } from './parameters';
import type { BoneModel } from './types';

/** Cement that is to go into a bone, and what it goes through. */
export interface BoneInjection {
  readonly model: BoneModel;
  readonly cement: CementRheology;
  readonly instruments: readonly Instrument[];
  readonly syringe?: Syringe | undefined;
  /** How the bone differs from what was measured; default not at all. */
  readonly variation?: Variation | undefined;
  /** Relative residual of the pressure solves. */
  readonly tolerance?: number;
}

/** Begins an injection into a bone. Failures: those of the flow (no outlet, an opening outside). */
export function injectBone({
  model,
  cement,
  instruments,
  syringe,
  variation,
  tolerance = patientTolerance,
}: BoneInjection): Result<Injection> {
  return createInjection({
    grid: model.grid,
    flow: flowProblem(model, variation),
    cement,
    marrowViscosityPaS: (model.parameters as BoneParameters).marrowViscosity,
    instruments,
    veins: veinColumns(model),
    ...(syringe && { syringe }),
    tolerance,
  });
}
