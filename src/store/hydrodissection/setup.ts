import { defaultFluidId, type FluidItem, fluidById } from '../../catalog/fluids';
import type { LpsPoint } from '../../core/units';
import { lpsPoint } from '../../core/units';
import type { HydrodissectionPlan, HydroPlanInlet } from '../../plan/hydrodissection';
import type { Plan } from '../../plan/schema';
import { fluidParameterItems } from '../../simulation/hydrodissection/patient/parameters';
import type { HydroFluid } from '../../simulation/hydrodissection/types';
import { usePlan } from '../plan';

const usual: HydrodissectionPlan = {
  fluid: defaultFluidId,
  gridMm: 2,
  parameters: {},
  spaces: [],
  inlets: [],
};

/** What is asked for; where nothing was, the usual fluid and no needle. */
export const hydroSetup = (plan: Plan): HydrodissectionPlan => plan.hydrodissection ?? usual;

/** Changes the setup in one undoable step. */
export function changeHydro(
  recipe: (draft: HydrodissectionPlan) => void,
  label = 'set-hydrodissection',
): void {
  usePlan.getState().edit(label, (draft) => {
    draft.hydrodissection ??= structuredClone(usual);
    recipe(draft.hydrodissection);
  });
}

export const retainedOf = ({ retained }: HydrodissectionPlan): number =>
  retained ?? fluidParameterItems.retained.value;

export const decaySOf = ({ decayS }: HydrodissectionPlan): number =>
  decayS ?? fluidParameterItems.decayS.value;

/** The fluid as the engine takes it. */
export const fluidOf = (setup: HydrodissectionPlan): HydroFluid => ({
  retained: retainedOf(setup),
  decayS: decaySOf(setup),
});

/** The fluid as the catalogue knows it. */
export const fluidItem = ({ fluid }: HydrodissectionPlan): FluidItem | undefined => fluidById(fluid);

export const inletPoint = ({ atMm }: HydroPlanInlet): LpsPoint => lpsPoint(...atMm);

/** Volume that all inlets are to give, mL. */
export const plannedMl = ({ inlets }: HydrodissectionPlan): number =>
  inlets.reduce((sum, { volumeMl }) => sum + volumeMl, 0);
