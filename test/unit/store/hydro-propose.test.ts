import { beforeEach, describe, expect, it } from 'vitest';
import { fail, ok } from '../../../src/core/result';
import { lpsPoint, lpsVector } from '../../../src/core/units';
import { emptyPlan } from '../../../src/plan/schema';
import type { NeedleTrial, RankedPlace } from '../../../src/simulation/hydrodissection/patient/propose/types';
import { useHydroClearance } from '../../../src/store/hydrodissection/clearance';
import {
  forgetProposals,
  proposeInputs,
  proposeNeedles,
  useHydroProposals,
} from '../../../src/store/hydrodissection/propose';
import { setHydro } from '../../../src/store/hydrodissection/state';
import { injectedFor, takeOver } from '../../../src/store/hydrodissection/take-over';
import { usePlan } from '../../../src/store/plan';
import { setSession, useSession } from '../../../src/store/session';
import { connectRunner } from '../../../src/store/runner';
import type { Runner } from '../../../src/workers/runner';
import { sceneWith } from '../simulation/hydrodissection/propose-scene';

const scene = sceneWith(5);
const place = (x: number): RankedPlace => ({
  tipMm: lpsPoint(x, 20, 14),
  entryMm: lpsPoint(x, 3, 14),
  device: 'needle-22g',
  lengthMm: 50,
  predictedShortMm: 0,
});
const trial = (at: RankedPlace, neededMl: number): NeedleTrial => ({
  place: at,
  cellMm: 2,
  neededMl,
  atMl: neededMl,
  outMl: 0,
  short: [],
  rows: [],
  shifts: [{ key: 'a', mm: 2, byMm: lpsVector(2, 0, 0) }],
});

/** Kernels that answer at once. */
const answers = (attempt: (x: number) => ReturnType<typeof ok<NeedleTrial>> | ReturnType<typeof fail>) =>
  connectRunner({
    run: (name: string, input: { place?: RankedPlace }) =>
      Promise.resolve(
        name === 'hydro-tissue'
          ? ok(scene.model)
          : name === 'hydro-propose'
            ? ok({ places: [place(0), place(20)], looked: 2 })
            : attempt(input.place!.tipMm[0]),
      ),
  } as unknown as Runner);

describe('proposed needles', () => {
  beforeEach(() => {
    usePlan.getState().replace({
      ...emptyPlan(),
      instruments: [
        {
          id: 'path',
          device: { shape: 'cylinder', diameterMm: 3 },
          entryMm: [18, 3, 14],
          targetMm: [18, 42, 14],
        },
      ],
    });
    const { grid } = scene.model;
    setSession({
      ct: { volume: { grid, hu: new Int16Array(0), minHu: 0, maxHu: 0 } } as never,
      structures: [],
    });
    setHydro({ prepared: { model: scene.model, spaces: new Map(), inputs: '' }, frames: [], shown: -1 });
    useHydroClearance.setState({ table: scene.table, before: scene.before });
    forgetProposals();
  });

  it('come in the order of their volumes, and go stale with the path', async () => {
    answers((x) => ok(trial(place(x), x === 0 ? 30 : 12)));
    await proposeNeedles();
    const { proposals, inputs, isBusy } = useHydroProposals.getState();
    expect(isBusy).toBe(false);
    expect(proposals?.trials.map(({ neededMl }) => neededMl)).toEqual([12, 30]);
    expect(inputs).toBe(proposeInputs(usePlan.getState().plan, useSession.getState()));
    usePlan.getState().edit('move-path', (draft) => void (draft.instruments[0]!.targetMm = [18, 40, 14]));
    expect(inputs).not.toBe(proposeInputs(usePlan.getState().plan, useSession.getState()));
  });

  it('keep what was found when the search is cancelled', async () => {
    answers((x) => (x === 0 ? ok(trial(place(0), 30)) : fail('cancelled')));
    await proposeNeedles();
    expect(useHydroProposals.getState()).toMatchObject({
      isBusy: false,
      proposals: { trials: [{ neededMl: 30 }] },
    });
    expect(useSession.getState().tasks).toEqual([]);
  });

  it('are taken over in one undoable step, in place of the needles or besides them', () => {
    takeOver(trial(place(20), 12.3), 'replace');
    takeOver(trial(place(0), 30), 'add');
    const inlets = () => usePlan.getState().plan.hydrodissection?.inlets ?? [];
    expect(inlets()).toMatchObject([
      {
        atMm: [20, 20, 14],
        volumeMl: 12.5,
        needle: { device: 'needle-22g', entryMm: [20, 3, 14], lengthMm: 50 },
      },
      { atMm: [0, 20, 14], volumeMl: 30 },
    ]);
    expect(useSession.getState().selectedInstrument).toBe('hydro-needle-2');
    takeOver(trial(place(0), 30), 'replace');
    expect(inlets()).toHaveLength(1);
    usePlan.getState().undo();
    expect(inlets()).toHaveLength(2);
  });

  it('are told as what has to be injected where only a share stays', () => {
    expect(injectedFor(12.3, 1)).toBe(12.5);
    expect(injectedFor(12, 0.5)).toBe(24);
  });
});
