import type { Plan } from '../../plan/schema';
import type { Story } from '../../plan/story';
import { holdHydroClearance } from '../hydrodissection/clearance';
import { type HydrodissectionState, setHydro, useHydro } from '../hydrodissection/state';
import { usePlan } from '../plan';
import { setSession, type SessionState, useSession } from '../session';
import { storyPlan } from './setup';

type Kept = Pick<
  HydrodissectionState,
  'prepared' | 'frames' | 'shown' | 'showsAfter' | 'showsGhost' | 'showsSpaces' | 'hiddenSpaces'
> &
  Pick<SessionState, 'crosshairMm' | 'selectedInstrument'>;

/** The user's own injection, aside while a story is on. */
let kept: Kept | undefined;

/** Puts the user's own plan and injection aside. */
export function takeStage(): void {
  if (kept) return;
  const { prepared, frames, shown, showsAfter, showsGhost, showsSpaces, hiddenSpaces } = useHydro.getState();
  const { crosshairMm, selectedInstrument } = useSession.getState();
  kept = {
    prepared,
    frames,
    shown,
    showsAfter,
    showsGhost,
    showsSpaces,
    hiddenSpaces,
    crosshairMm,
    selectedInstrument,
  };
  setSession({ bigType: true });
  holdHydroClearance(true);
}

/** Shows a story's plan in place of the user's, which stays what is kept and saved. */
export function setStage(story: Story): void {
  const own = ownPlan();
  usePlan.setState({ own, plan: storyPlan(story, own) });
  setHydro({
    prepared: undefined,
    frames: [],
    shown: -1,
    showsAfter: true,
    showsGhost: true,
    showsSpaces: true,
    hiddenSpaces: [],
  });
}

export const ownPlan = (): Plan => {
  const { own, plan } = usePlan.getState();
  return own ?? plan;
};

/** Everything as it was before the stories. */
export function leaveStage(): void {
  if (!kept) return;
  const { crosshairMm, selectedInstrument, ...hydro } = kept;
  kept = undefined;
  usePlan.setState({ own: undefined, plan: ownPlan() });
  setSession({ crosshairMm, selectedInstrument, bigType: false });
  holdHydroClearance(false);
  setHydro(hydro);
}
