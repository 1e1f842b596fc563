import type { CementNeedle } from '../../plan/cement';
import { handSyringe } from '../../simulation/cement/live/hand';
import { openingPoints } from '../../simulation/cement/live/opening';
import type { LiveCommand } from '../../simulation/cement/live/types';
import { pause } from '../pause';
import { usePlan } from '../plan';
import { smoothedPace } from '../simulated-pace';
import { announce, letGo, now, take, takeHold } from './hand';
import { currentNeedles } from './needles';
import { sliceS, waitSliceS } from './pace';
import { keepResult } from './result';
import { changeCement, cementSetup, placedNeedles } from './setup';
import { setCement, useCement } from './state';

/** Until the column has stopped flowing, s. */
const settleS = 3 * handSyringe.oozeS;

/** Presses until `letGo`, in real time where the machine keeps up. */
export async function press(untilMl = Infinity, paced = true): Promise<void> {
  const { hand, alarm, allowed, activeNeedle } = useCement.getState();
  if (hand !== 'idle' || (alarm?.isForbidden && !allowed.includes(alarm.outlet))) return;
  const goesOn = takeHold();
  const { flowMlPerS } = cementSetup(usePlan.getState().plan);
  setCement({ hand: 'injecting', alarm: undefined });
  await pause();
  let next: LiveCommand[] = [{ kind: 'press', instrument: activeNeedle, flowMlPerS }];
  while (goesOn()) {
    const startedMs = performance.now();
    const before = now();
    const advance: LiveCommand = {
      kind: 'advance',
      forS: sliceS,
      ...(Number.isFinite(untilMl) && { toMl: untilMl }),
      stopAtContact: true,
    };
    const output = await take([...next, advance], (forS) => [
      { kind: 'inject', needle: activeNeedle, flowMlPerS, forS },
    ]);
    if (!output) break;
    next = [];
    const spentMs = performance.now() - startedMs;
    setCement(({ pace }) => ({ pace: smoothedPace(pace, now() - before, spentMs) }));
    if (announce(output) || output.reached === 'volume') break;
    await pause(paced ? sliceS * 1000 - spentMs : 0);
  }
  if (goesOn()) letGo();
  await rest();
}

/** The hand has let go: the column oozes on for a moment. */
async function rest(): Promise<void> {
  const output = await take([{ kind: 'release' }, { kind: 'advance', forS: settleS }], (forS) => [
    { kind: 'wait', forS },
  ]);
  if (output) announce(output);
  await putDown();
}

/** What was done goes into the plan; each change that the page has to draw in a task of its own. */
async function putDown(): Promise<void> {
  await pause();
  keepResult();
  await pause();
  setCement({ hand: 'idle' });
}

/** Time passes and the cement thickens. */
export async function waitFor(seconds: number): Promise<void> {
  if (useCement.getState().hand !== 'idle') return;
  const goesOn = takeHold();
  setCement({ hand: 'waiting' });
  for (let leftS = seconds; leftS > 0 && goesOn(); leftS -= waitSliceS) {
    const forS = Math.min(leftS, waitSliceS);
    const output = await take([{ kind: 'release' }, { kind: 'advance', forS }], (elapsedS) => [
      { kind: 'wait', forS: elapsedS },
    ]);
    if (!output) break;
  }
  await putDown();
}

/** Turns or moves the needle that injects; before the first drop this is the setup itself. */
export async function placeNeedle(change: Partial<CementNeedle>): Promise<void> {
  const { hand, activeNeedle, frames } = useCement.getState();
  if (hand !== 'idle') return;
  if (frames.length === 0) {
    changeCement(({ needles }) => void Object.assign(needles[activeNeedle] ?? {}, change));
    return;
  }
  const { plan } = usePlan.getState();
  const needle = currentNeedles()[activeNeedle];
  if (!needle) return;
  const { opening, turnDeg, advanceMm } = { ...needle, ...change };
  const placed = placedNeedles(plan, [{ instrument: needle.instrument, opening, turnDeg, advanceMm }])[0];
  if (!placed) return;
  setCement({ hand: 'waiting' });
  await take(
    [{ kind: 'release' }, { kind: 'move', instrument: activeNeedle, atMm: openingPoints(placed) }],
    () => [{ kind: 'move', needle: activeNeedle, opening, turnDeg, advanceMm }],
  );
  await putDown();
}

/** The user chooses to go on although the cement has reached a place where it must not go. */
export const goOnNevertheless = (): void =>
  setCement(({ alarm, allowed }) => (alarm ? { alarm: undefined, allowed: [...allowed, alarm.outlet] } : {}));
