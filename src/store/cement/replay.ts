import { type CementPlan, isRecorded } from '../../plan/cement';
import { lpsPoint } from '../../core/units';
import { openingPoints } from '../../simulation/cement/live/opening';
import type { LiveCommand } from '../../simulation/cement/live/types';
import { usePlan } from '../plan';
import { sliceS, waitSliceS } from './pace';
import { now, take, takeHold } from './hand';
import { keepResult } from './result';
import { cementSetup, placedNeedles } from './setup';
import { setCement, useCement } from './state';

type Step = CementPlan['schedule'][number];

/** Simulates the plan's schedule from the first drop on. */
export async function replay(): Promise<void> {
  if (useCement.getState().hand !== 'idle') return;
  const goesOn = takeHold();
  const plan = cementSetup(usePlan.getState().plan);
  setCement({ frames: [], shown: -1, alarm: undefined, allowed: [], hand: 'replaying' });
  let active = 0;
  for (const step of plan.schedule) {
    if ('needle' in step) active = step.needle ?? active;
    if (!goesOn() || !(await replayStep(step, active, plan, goesOn))) break;
  }
  setCement({ hand: 'idle' });
  keepResult();
}

function replayStep(
  step: Step,
  active: number,
  plan: CementPlan,
  goesOn: () => boolean,
): boolean | Promise<boolean> {
  if (isRecorded(step) ? step.kind === 'move' : 'moveToMm' in step) return move(step, active, plan);
  if (isRecorded(step)) {
    if (step.kind === 'wait') return wait(step.forS, goesOn);
    if (step.kind === 'inject') return inject(active, step.flowMlPerS, { forS: step.forS }, goesOn);
    return true;
  }
  if ('pauseS' in step) return wait(step.pauseS, goesOn);
  if ('moveToMm' in step) return true;
  const flowMlPerS = step.flowMlPerS ?? plan.flowMlPerS;
  const end = 'injectToMl' in step ? { toMl: step.injectToMl } : { forS: step.untilS - now() };
  return inject(active, flowMlPerS, end, goesOn);
}

async function move(step: Step, active: number, { needles }: CementPlan): Promise<boolean> {
  const atMm = openingAfter(step, needles[active]);
  if (!atMm) return false;
  const done = await take([{ kind: 'release' }, { kind: 'move', instrument: active, atMm }], () => [step]);
  return done !== undefined;
}

function openingAfter(step: Step, needle: CementPlan['needles'][number] | undefined) {
  if ('moveToMm' in step) return [lpsPoint(...step.moveToMm)];
  if (!needle || !isRecorded(step) || step.kind !== 'move') return undefined;
  const { opening, turnDeg, advanceMm } = step;
  const { instrument } = needle;
  const placed = placedNeedles(usePlan.getState().plan, [{ instrument, opening, turnDeg, advanceMm }])[0];
  return placed && openingPoints(placed);
}

async function wait(forS: number, goesOn: () => boolean): Promise<boolean> {
  for (let leftS = forS; leftS > 1e-9 && goesOn(); leftS -= waitSliceS) {
    const advance: LiveCommand = { kind: 'advance', forS: Math.min(leftS, waitSliceS) };
    const done = await take([{ kind: 'release' }, advance], (elapsedS) => [{ kind: 'wait', forS: elapsedS }]);
    if (!done) return false;
  }
  return true;
}

/** Presses to a volume or for a time, or until nothing comes any more. */
async function inject(
  needle: number,
  flowMlPerS: number,
  { toMl, forS = Infinity }: { readonly toMl?: number; readonly forS?: number },
  goesOn: () => boolean,
): Promise<boolean> {
  const endS = now() + forS;
  let first: LiveCommand[] = [{ kind: 'press', instrument: needle, flowMlPerS }];
  while (endS - now() > 1e-9 && goesOn()) {
    const beforeS = now();
    const advance: LiveCommand = {
      kind: 'advance',
      forS: Math.min(endS - beforeS, sliceS),
      ...(toMl !== undefined && { toMl }),
      stopAtContact: true,
    };
    const output = await take([...first, advance], (elapsedS) => [
      { kind: 'inject', needle, flowMlPerS, forS: elapsedS },
    ]);
    first = [];
    if (!output || output.reached === 'stalled') return false;
    if (output.reached === 'volume') return true;
    if (now() <= beforeS) return false;
  }
  return true;
}
