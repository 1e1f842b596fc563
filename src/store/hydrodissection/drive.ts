import type { HydroStep } from '../../plan/hydrodissection';
import type { HydroInlet } from '../../simulation/hydrodissection/types';
import { createGrip } from '../grip';
import { notify } from '../notices';
import { pause } from '../pause';
import { usePlan } from '../plan';
import { smoothedPace } from '../simulated-pace';
import { keepHydroResult } from './result';
import { hydroSetup, inletPoint } from './setup';
import { type HydroCommand, setHydro, shownHydroFrame, useHydro } from './state';
import { stepHydro } from './step';

const { takeHold, letGo: release } = createGrip();

/** Simulated between two pictures of a held button, s. */
const sliceS = 1;
/** Of an injection that runs as fast as the machine can, mL between two pictures: what takes about a second. */
const [leastSliceMl, mostSliceMl, aimMs] = [0.5, 10, 1200];
/** Of one such injection: each picture takes its time. */
const mostPictures = 60;
/** Of a wait: the least between two pictures, s, and the most of them. */
const [leastWaitS, mostWaits] = [15, 20];
/** More than any inlet is asked for: the hand decides when it ends. */
const withoutEndMl = 1e6;

export type Flow = (HydroStep & { kind: 'inject' })['flows'][number];

/** Ends what the hand does. */
export const letGoOfFluid = (): void => release();

/** Needles that flow together: one, or all of them. */
function flowsOf(inlet?: number): Flow[] {
  const { inlets } = hydroSetup(usePlan.getState().plan);
  return inlets.flatMap(({ rateMlPerS }, n) =>
    inlet === undefined || inlet === n ? [{ inlet: n, rateMlPerS }] : [],
  );
}

const inletsFor = (flows: readonly Flow[], volumeMl: (inlet: number) => number): HydroInlet[] => {
  const { inlets } = hydroSetup(usePlan.getState().plan);
  return flows.map(({ inlet, rateMlPerS }) => ({
    atMm: inletPoint(inlets[inlet]!),
    rateMlPerS,
    volumeMl: volumeMl(inlet),
  }));
};

/** One step; a failure is told and ends the hand, and what was reached before stays. */
async function take(command: HydroCommand, done: (elapsedS: number) => HydroStep): Promise<boolean> {
  const startedMs = performance.now();
  const before = nowS();
  const result = await stepHydro(command, done);
  if (!result.ok) {
    if (result.failure.code !== 'cancelled') notify('error', result.failure);
    return false;
  }
  const spentMs = performance.now() - startedMs;
  setHydro(({ pace }) => ({ pace: smoothedPace(pace, nowS() - before, spentMs) }));
  return true;
}

export const injectedMl = (): number => shownHydroFrame(useHydro.getState())?.state.injectedMl ?? 0;
const nowS = (): number => shownHydroFrame(useHydro.getState())?.state.timeS ?? 0;

/** Injects until `letGoOfFluid`, in real time where the machine keeps up. */
export async function pressFluid(inlet?: number): Promise<void> {
  const flows = flowsOf(inlet);
  if (useHydro.getState().hand !== 'idle' || flows.length === 0) return;
  const goesOn = takeHold();
  setHydro({ hand: 'injecting' });
  await pause();
  const inlets = inletsFor(flows, () => withoutEndMl);
  while (goesOn()) {
    const startedMs = performance.now();
    const went = await take({ inlets, goal: { forS: sliceS } }, (forS) => ({ kind: 'inject', flows, forS }));
    if (!went) break;
    await pause(sliceS * 1000 - (performance.now() - startedMs));
  }
  await putDown();
}

/** Injects a volume as fast as the machine can. */
export async function injectMl(ml: number, inlet?: number): Promise<void> {
  await inject(flowsOf(inlet), injectedMl() + ml, 'injecting');
}

async function inject(
  flows: readonly Flow[],
  toMl: number,
  hand: 'injecting' | 'replaying',
): Promise<boolean> {
  if (useHydro.getState().hand !== 'idle' || flows.length === 0) return false;
  const goesOn = takeHold();
  setHydro({ hand });
  await pause();
  const inlets = inletsFor(flows, () => withoutEndMl);
  let went = true;
  const leastMl = Math.max(leastSliceMl, (toMl - injectedMl()) / mostPictures);
  let sliceMl = Math.max(1, leastMl);
  while (went && goesOn() && injectedMl() < toMl - 1e-6) {
    const startedMs = performance.now();
    const goal = { toMl: Math.min(toMl, injectedMl() + sliceMl) };
    went = await take({ inlets, goal }, (forS) => ({ kind: 'inject', flows: [...flows], forS }));
    const change = Math.sqrt(aimMs / Math.max(1, performance.now() - startedMs));
    sliceMl = Math.min(mostSliceMl, Math.max(leastMl, sliceMl * Math.min(2, change)));
    await pause();
  }
  await putDown();
  return went;
}

/** What the plan asks for, from where the injection is: every needle gives what is left of its volume. */
export async function injectPlanned(): Promise<void> {
  const { inlets } = hydroSetup(usePlan.getState().plan);
  const given = givenMl();
  for (;;) {
    const left = inlets.map(({ volumeMl }, n) => volumeMl - (given[n] ?? 0));
    const open = flowsOf().filter(({ inlet }) => left[inlet]! > 1e-6);
    if (open.length === 0) return;
    // Until the first of them has given its own.
    const forS = Math.min(...open.map(({ inlet, rateMlPerS }) => left[inlet]! / rateMlPerS));
    const ml = open.reduce((sum, { rateMlPerS }) => sum + rateMlPerS * forS, 0);
    const before = injectedMl();
    if (!(await inject(open, before + ml, 'injecting')) || injectedMl() < before + ml - 1e-3) return;
    for (const { inlet, rateMlPerS } of open) given[inlet] = (given[inlet] ?? 0) + rateMlPerS * forS;
  }
}

/** What each needle has given up to the frame that is shown, mL. */
export function givenMl(): number[] {
  const given: number[] = [];
  for (const step of shownHydroFrame(useHydro.getState())?.steps ?? []) {
    if (step.kind !== 'inject') continue;
    for (const { inlet, rateMlPerS } of step.flows)
      given[inlet] = (given[inlet] ?? 0) + rateMlPerS * step.forS;
  }
  return given;
}

/** Time passes and the pocket drains. */
export async function waitWithFluid(seconds: number): Promise<void> {
  if (useHydro.getState().hand !== 'idle') return;
  const goesOn = takeHold();
  setHydro({ hand: 'waiting' });
  const waitSliceS = Math.max(leastWaitS, seconds / mostWaits);
  for (let leftS = seconds; leftS > 1e-9 && goesOn(); leftS -= waitSliceS) {
    const forS = Math.min(leftS, waitSliceS);
    if (!(await take({ inlets: [], goal: { forS } }, (elapsedS) => ({ kind: 'wait', forS: elapsedS }))))
      break;
  }
  await putDown();
}

/** Simulates what the plan says was done, from the first drop on. */
export async function replayHydro(): Promise<void> {
  const { schedule } = hydroSetup(usePlan.getState().plan);
  if (useHydro.getState().hand !== 'idle' || !schedule) return;
  setHydro({ frames: [], shown: -1 });
  for (const step of schedule) {
    if (step.kind === 'wait') await waitWithFluid(step.forS);
    else {
      const ml = step.flows.reduce((sum, { rateMlPerS }) => sum + rateMlPerS * step.forS, 0);
      if (!(await inject(step.flows, injectedMl() + ml, 'replaying'))) return;
    }
  }
}

/** What was done goes into the plan; each change that the page has to draw in a task of its own. */
async function putDown(): Promise<void> {
  await pause();
  keepHydroResult();
  await pause();
  setHydro({ hand: 'idle' });
}
