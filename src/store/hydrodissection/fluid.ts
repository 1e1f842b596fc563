import { usePlan } from '../plan';
import { fluidItem, hydroSetup } from './setup';

/** How the fluid of the plan looks on a CT, HU. */
export const shownFluidHu = (): number => fluidItem(hydroSetup(usePlan.getState().plan))?.hu.value ?? 0;
