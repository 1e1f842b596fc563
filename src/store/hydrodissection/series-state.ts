import { create } from 'zustand';
import type { Plan } from '../../plan/schema';
import type { RetainedSeries } from '../../simulation/hydrodissection/patient/band';
import { type SessionState, useSession } from '../session';
import { hydroInputs } from './inputs';
import { hydroSetup } from './setup';

interface SeriesState {
  readonly series?: RetainedSeries;
  /** Of what it was made from; see `hydroInputs`. */
  readonly inputs?: string;
  readonly isBusy: boolean;
}

/** Clearance over the volume in the pocket, from which every share and every decay is read. */
export const useHydroSeries = create<SeriesState>()(() => ({ isBusy: false }));

/** Of the tissue, the needles and the paths; what was done by hand does not count. */
export const seriesInputs = (plan: Plan, structures: SessionState['structures']): string => {
  const { schedule: _, retained: __, decayS: ___, ...setup } = hydroSetup(plan);
  return hydroInputs({ ...plan, hydrodissection: setup }, { ct: useSession.getState().ct, structures });
};
