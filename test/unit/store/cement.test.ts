import { beforeAll, describe, expect, it } from 'vitest';
import { noContext } from '../../../src/core/kernel';
import type { CementPlan } from '../../../src/plan/cement';
import { emptyPlan } from '../../../src/plan/schema';
import { prepareBone } from '../../../src/simulation/cement/bone/prepare';
import { runSchedule } from '../../../src/simulation/cement/bone/run-schedule';
import type { BoneModel } from '../../../src/simulation/cement/bone/types';
import { injectionNow } from '../../../src/store/cement/injection';
import { useCementPreview } from '../../../src/store/cement/preview';
import { replay } from '../../../src/store/cement/replay';
import { runRisk } from '../../../src/store/cement/risk';

import { placedNeedles } from '../../../src/store/cement/setup';
import { emptyRun, setCement, useCement } from '../../../src/store/cement/state';
import { usePlan } from '../../../src/store/plan';
import { useSession } from '../../../src/store/session';
import { connectRunner } from '../../../src/store/runner';
import { createNodeRunner } from '../../../src/workers/node';
import { phantom } from '../simulation/bone/phantom';

const tip = [4, -4, 0] as const;
const schedule: CementPlan['schedule'] = [
  { injectToMl: 0.3 },
  { pauseS: 20 },
  { moveToMm: [0, -4, 2] },
  { untilS: 30, flowMlPerS: 0.05 },
];
const cement: CementPlan = {
  gridMm: 2,
  family: 'cement-medium-vertebroplasty',
  sinceMixingS: 240,
  roomC: 21,
  flowMlPerS: 0.1,
  needles: [{ instrument: 'a', opening: 'end', turnDeg: 0, advanceMm: 0 }],
  stopShare: 0.25,
  parameters: {},
  schedule,
};

describe('the injection of a plan, in the page', () => {
  let model: BoneModel;
  beforeAll(async () => {
    connectRunner(createNodeRunner(1));
    usePlan.getState().replace({
      ...emptyPlan(),
      instruments: [{ id: 'a', device: 'trocar-11g', entryMm: [25, 70, 0], targetMm: [...tip] }],
      cement,
    });
    const tipsMm = placedNeedles(usePlan.getState().plan).map(({ tipMm }) => tipMm);
    const made = await prepareBone({ ...phantom(), tipsMm, gridMm: 2 }, noContext);
    if (!made.ok) throw new Error(made.failure.code);
    model = made.value;
    const outlets = new Map(model.outlets.map((outlet) => [outlet.id, outlet]));
    setCement({ ...emptyRun, prepared: { model, outlets, inputs: '' } });
  });

  it('follows a schedule in the words of the bench to the command line’s numbers', async () => {
    await replay();
    const last = useCement.getState().frames.at(-1)!;
    const injection = injectionNow();
    if (!injection.ok) throw new Error(injection.failure.code);
    const { plan } = usePlan.getState();
    const played = await runSchedule(
      { ...injection.value, model, needles: placedNeedles(plan), flowMlPerS: 0.1, schedule },
      noContext,
    );
    if (!played.ok) throw new Error(played.failure.code);
    const told = played.value.states.at(-1)!;
    expect(told.timeS).toBeGreaterThan(25);
    expect(last.state.timeS).toBeCloseTo(told.timeS, 1);
    expect(last.state.injectedMl).toBeCloseTo(told.injectedMl, 3);
    expect(last.readouts.bodyShare).toBeGreaterThan(0);
    expect(useSession.getState().notices).toEqual([]);
  });

  it('keeps what it did as steps that lead to the same again', async () => {
    const { plan } = usePlan.getState();
    const before = plan.cement!.result!.injectedMl;
    expect(plan.cement!.schedule.map((step) => ('kind' in step ? step.kind : Object.keys(step)[0]))).toEqual([
      'inject',
      'wait',
      'moveToMm',
      'inject',
    ]);
    await replay();
    expect(usePlan.getState().plan.cement!.result!.injectedMl).toBeCloseTo(before, 9);
  });

  it('leaves no trace of risk runs that were cancelled', async () => {
    const done = runRisk();
    await new Promise((resolve) => setTimeout(resolve, 30));
    const task = useSession.getState().tasks.find(({ label }) => label === 'cement-risk')!;
    expect(task.fraction).toBeLessThan(1);
    task.cancel();
    await done;
    expect(useCementPreview.getState()).toMatchObject({ isBusy: false, risk: undefined });
    expect(useSession.getState().tasks).toEqual([]);
    expect(useSession.getState().notices).toEqual([]);
  });
});
