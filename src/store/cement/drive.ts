import type { CementNeedle, CementStep } from '../../plan/cement';
import { forbiddenOutlets } from '../../simulation/cement/bone/types';
import { handSyringe } from '../../simulation/cement/live/hand';
import { openingPoints } from '../../simulation/cement/live/opening';
import type { LiveCommand, LiveOutput } from '../../simulation/cement/live/types';
import { notify } from '../notices';
import { usePlan } from '../plan';
import { useSession } from '../session';
import { currentNeedles } from './needles';
import { keepResult } from './result';
import { cementSetup, placedNeedles } from './setup';
import { type Alarm, setCement, useCement } from './state';
import { stepCement, waitSliceS } from './step';

/** Simulated between two pictures of a held button, s. */
const sliceS = 0.4;

/** Raised by each new hand, so that the one before lets go. */
let grip = 0;

/** Until the column has stopped flowing, s. */
const settleS = 3 * handSyringe.oozeS;

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, Math.max(0, ms)));

/** Presses until `letGo`, in real time where the machine keeps up. */
export async function press(untilMl = Infinity, paced = true): Promise<void> {
  const { hand, alarm, allowed, activeNeedle } = useCement.getState();
  if (hand !== 'idle' || (alarm?.isForbidden && !allowed.includes(alarm.outlet))) return;
  const mine = ++grip;
  const { flowMlPerS } = cementSetup(usePlan.getState().plan);
  setCement({ hand: 'injecting', alarm: undefined });
  let next: LiveCommand[] = [{ kind: 'press', instrument: activeNeedle, flowMlPerS }];
  while (mine === grip) {
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
    tellPace(now() - before, spentMs);
    if (announce(output) || output.reached === 'volume') break;
    if (paced) await wait(sliceS * 1000 - spentMs);
  }
  if (mine === grip) grip++;
  await rest();
}

/** The hand lets go: the column oozes on for a moment. */
export const letGo = (): void => void grip++;

async function rest(): Promise<void> {
  const output = await take([{ kind: 'release' }, { kind: 'advance', forS: settleS }], (forS) => [
    { kind: 'wait', forS },
  ]);
  if (output) announce(output);
  setCement({ hand: 'idle' });
  keepResult();
}

/** Time passes and the cement thickens. */
export async function waitFor(seconds: number): Promise<void> {
  if (useCement.getState().hand !== 'idle') return;
  const mine = ++grip;
  setCement({ hand: 'waiting' });
  for (let leftS = seconds; leftS > 0 && mine === grip; leftS -= waitSliceS) {
    const forS = Math.min(leftS, waitSliceS);
    const output = await take([{ kind: 'release' }, { kind: 'advance', forS }], (elapsedS) => [
      { kind: 'wait', forS: elapsedS },
    ]);
    if (!output) break;
  }
  setCement({ hand: 'idle' });
  keepResult();
}

/** Turns or moves the needle that injects; before the first drop this is the setup itself. */
export async function placeNeedle(change: Partial<CementNeedle>): Promise<void> {
  const { hand, activeNeedle } = useCement.getState();
  if (hand !== 'idle') return;
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
  setCement({ hand: 'idle' });
  keepResult();
}

/** The user chooses to go on although the cement has reached a place where it must not go. */
export const goOnNevertheless = (): void =>
  setCement(({ alarm, allowed }) => (alarm ? { alarm: undefined, allowed: [...allowed, alarm.outlet] } : {}));

/** Simulates the plan's schedule from the first drop on. */
export async function replay(steps: readonly CementStep[]): Promise<void> {
  if (useCement.getState().hand !== 'idle') return;
  const mine = ++grip;
  const { plan } = usePlan.getState();
  const needles = cementSetup(plan).needles;
  setCement({ frames: [], shown: -1, alarm: undefined, allowed: [], hand: 'replaying' });
  for (const step of steps) {
    if (mine !== grip || !(await replayStep(step, needles, () => mine === grip))) break;
  }
  setCement({ hand: 'idle' });
  keepResult();
}

async function replayStep(
  step: CementStep,
  needles: readonly CementNeedle[],
  goesOn: () => boolean,
): Promise<boolean> {
  if (step.kind === 'move') {
    const { needle, opening, turnDeg, advanceMm } = step;
    const instrument = needles[needle]?.instrument ?? '';
    const placed = placedNeedles(usePlan.getState().plan, [{ instrument, opening, turnDeg, advanceMm }])[0];
    if (!placed) return false;
    const atMm = openingPoints(placed);
    return (
      (await take([{ kind: 'release' }, { kind: 'move', instrument: needle, atMm }], () => [step])) !==
      undefined
    );
  }
  const most = step.kind === 'wait' ? waitSliceS : sliceS;
  let first: LiveCommand | undefined =
    step.kind === 'inject'
      ? { kind: 'press', instrument: step.needle, flowMlPerS: step.flowMlPerS }
      : { kind: 'release' };
  for (let leftS = step.forS; leftS > 1e-9 && goesOn();) {
    const beforeS = now();
    const advance: LiveCommand = { kind: 'advance', forS: Math.min(leftS, most), stopAtContact: true };
    const commands = first ? [first, advance] : [advance];
    first = undefined;
    if (!(await take(commands, (forS) => [{ ...step, forS }]))) return false;
    const elapsedS = now() - beforeS;
    if (elapsedS <= 0) return false;
    leftS -= elapsedS;
  }
  return true;
}

const now = (): number => useCement.getState().frames.at(-1)?.state.timeS ?? 0;

/** One step; a failure is told and ends the hand, and what was reached before stays. */
async function take(
  commands: readonly LiveCommand[],
  done: (elapsedS: number) => readonly CementStep[],
): Promise<LiveOutput | undefined> {
  const result = await stepCement(commands, done);
  if (result.ok) return result.value.output;
  notify('error', result.failure);
  grip++;
  return undefined;
}

/** Tells a leak the moment it happens; true when the injection has to stop. */
function announce({ contacts }: LiveOutput): boolean {
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

const smoothing = 0.3;

function tellPace(simulatedS: number, spentMs: number): void {
  if (simulatedS <= 0) return;
  const pace = (1000 * simulatedS) / Math.max(spentMs, 1);
  setCement(({ pace: before }) => ({
    pace: before === undefined ? pace : before + smoothing * (pace - before),
  }));
}
