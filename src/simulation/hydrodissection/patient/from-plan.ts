import { fluidById, type FluidItem, fluids } from '../../../catalog/fluids';
import { fail, ok, type Result } from '../../../core/result';
import { type LpsPoint, lpsPoint } from '../../../core/units';
import type { HydrodissectionPlan } from '../../../plan/hydrodissection';
import { needlesOf } from '../../../plan/needles';
import type { Plan } from '../../../plan/schema';
import type { HydroInlet } from '../types';
import { fluidParameterItems } from './parameters';

export interface HydroSetup {
  readonly planned: HydrodissectionPlan;
  readonly fluid: FluidItem;
  readonly retained: number;
  readonly decayS: number;
  readonly inlets: readonly HydroInlet[];
  /** Tips of the needles, and the ends of the paths. */
  readonly aroundMm: readonly LpsPoint[];
  /** The plan's instruments and the needles of the hydrodissection. */
  readonly instruments: Plan['instruments'];
}

/** What the plan says, complete. Failures: `hydro-not-planned`, `hydro-fluid-unknown`. */
export function hydroSetup({ hydrodissection: planned, instruments }: Plan): Result<HydroSetup> {
  if (!planned || planned.inlets.length === 0) return fail('hydro-not-planned');
  const fluid = fluidById(planned.fluid);
  if (!fluid)
    return fail('hydro-fluid-unknown', { id: planned.fluid, known: fluids.map(({ id }) => id).join(', ') });
  const inlets = planned.inlets.map(({ atMm, volumeMl, rateMlPerS }) => ({
    atMm: lpsPoint(...atMm),
    volumeMl,
    rateMlPerS,
  }));
  const ends = instruments.flatMap(({ entryMm, targetMm }) => [lpsPoint(...entryMm), lpsPoint(...targetMm)]);
  return ok({
    planned,
    fluid,
    retained: planned.retained ?? fluidParameterItems.retained.value,
    decayS: planned.decayS ?? fluidParameterItems.decayS.value,
    inlets,
    aroundMm: [...inlets.map(({ atMm }) => atMm), ...ends],
    instruments: [...instruments, ...needlesOf(planned.inlets)],
  });
}
