import { inletOf } from '../../plan/needles';
import { usePlan } from '../plan';
import { setSession, useSession } from '../session';
import { keepHydroClearance } from './clearance';
import { keepHydroPicture } from './picture';
import { forgetHydro } from './prepare';
import { forgetProposals } from './propose';
import { keepSheetSurfaces } from './sheets';

/** Follows the hydrodissection with pictures and distances, and forgets it with the CT; answers how to stop. */
export function keepHydrodissection(): () => void {
  const stops = [
    keepSheetSurfaces(),
    keepHydroPicture(),
    keepHydroClearance(),
    useSession.subscribe((state, before) => {
      if (state.ct !== before.ct) {
        forgetHydro();
        forgetProposals();
      }
      // Elsewhere the selected path is one of the planned instruments.
      if (state.step !== before.step && state.step !== 'hydrodissection')
        leaveNeedle(state.selectedInstrument);
    }),
  ];
  return () => stops.forEach((stop) => stop());
}

function leaveNeedle(selected: string | undefined): void {
  if (inletOf(selected) === undefined) return;
  setSession({ selectedInstrument: usePlan.getState().plan.instruments[0]?.id });
}
