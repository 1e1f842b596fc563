import type { CementPlan } from '../../plan/cement';
import { edgeOutlet } from '../../simulation/cement/bone/flow-problem';
import { forbiddenOutlets } from '../../simulation/cement/bone/types';
import type { LiveCommand, LiveOutput } from '../../simulation/cement/live/types';
import { createGrip } from '../grip';
import { notify } from '../notices';
import { useSession } from '../session';
import { type Alarm, setCement, useCement } from './state';
import { stepCement } from './step';

/** Of the syringe. */
export const { takeHold, letGo } = createGrip();

/** The instant that has been reached, s. */
export const now = (): number => useCement.getState().frames.at(-1)?.state.timeS ?? 0;

/** One step; a failure is told and ends the hand, and what was reached before stays. */
export async function take(
  commands: readonly LiveCommand[],
  done: (elapsedS: number) => CementPlan['schedule'],
): Promise<LiveOutput | undefined> {
  const result = await stepCement(commands, done);
  if (result.ok) return result.value.output;
  notify('error', result.failure);
  letGo();
  return undefined;
}

/** Tells a leak the moment it happens; true when the injection has to stop. */
export function announce({ contacts }: LiveOutput): boolean {
  if (contacts.some(({ outlet }) => outlet === edgeOutlet))
    notify('warning', { code: 'cement-edge', data: {} });
  const { announcesLeaks, allowed, prepared } = useCement.getState();
  const told = contacts.filter(({ outlet }) => prepared?.outlets.has(outlet) && !allowed.includes(outlet));
  if (!announcesLeaks || told.length === 0) return false;
  const alarms = told.map(({ outlet, injectedMl }): Alarm => {
    const type = prepared!.outlets.get(outlet)!.type;
    return { outlet, injectedMl, isForbidden: forbiddenOutlets.includes(type) };
  });
  const alarm = alarms.find(({ isForbidden }) => isForbidden) ?? alarms[0]!;
  setCement({ alarm });
  const { atMm } = prepared!.outlets.get(alarm.outlet)!;
  useSession.setState({ crosshairMm: atMm });
  return true;
}
