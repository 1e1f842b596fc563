import { type CementNeedle, type CementPlan, isRecorded } from '../../plan/cement';
import { usePlan } from '../plan';
import { cementSetup } from './setup';
import { shownFrame, useCement } from './state';

/** The needles after what was done. */
export function needlesAfter(
  { needles }: CementPlan,
  steps: CementPlan['schedule'],
): readonly CementNeedle[] {
  const now = [...needles];
  for (const step of steps) {
    if (!isRecorded(step) || step.kind !== 'move' || !now[step.needle]) continue;
    const { opening, turnDeg, advanceMm } = step;
    now[step.needle] = { ...now[step.needle]!, opening, turnDeg, advanceMm };
  }
  return now;
}

/** The needles as they lie in the frame that is shown. */
export const currentNeedles = (): readonly CementNeedle[] =>
  needlesAfter(cementSetup(usePlan.getState().plan), shownFrame(useCement.getState())?.steps ?? []);
