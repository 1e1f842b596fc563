import { beforeEach, describe, expect, it } from 'vitest';
import { identityAxes } from '../../../src/core/grid';
import { lpsPoint } from '../../../src/core/units';
import { emptyPlan, type Plan } from '../../../src/plan/schema';
import { openPlan } from '../../../src/store/openPlan';
import { usePlan } from '../../../src/store/plan';
import { setSession } from '../../../src/store/session';

const grid = {
  dims: [1, 1, 1],
  spacing: [1, 1, 1],
  origin: lpsPoint(0, 0, 0),
  axes: identityAxes,
} as const;
const stated = {
  site: 'lumbar',
  level: 'L3',
  side: 'left',
  positionAtCt: 'prone',
  positionAtCtConfirmed: true,
} as const;
const open = (change: Partial<Plan>) => openPlan({ path: 'plan.json', plan: { ...emptyPlan(), ...change } });
const instruments: Plan['instruments'] = [
  { id: 'a', device: 'trocar-11g', entryMm: [0, 0, 0], targetMm: [0, 9, 0] },
];
const shown = () => usePlan.getState().plan;

describe('a plan that is opened over a case', () => {
  beforeEach(() => {
    const volume = { grid, hu: new Int16Array(1), minHu: 0, maxHu: 0 };
    setSession({ ct: { volume, fingerprint: 'f', facts: {}, simulated: false } });
    usePlan.getState().replace(emptyPlan());
    usePlan.getState().edit('set-case', (draft) => void Object.assign(draft.case, stated));
  });

  it('keeps what was stated when it states nothing, in one step to undo', () => {
    const before = shown();
    open({ instruments });
    expect(shown().instruments).toEqual(instruments);
    expect(shown().case).toEqual(stated);
    usePlan.getState().undo();
    expect(shown()).toEqual(before);
  });

  it('brings its own case, never a mixture of two', () => {
    open({ instruments, case: { site: 'cervical', level: 'C2', positionAtCt: 'supine' } });
    expect(shown().case).toEqual({ site: 'cervical', level: 'C2', positionAtCt: 'supine' });
  });

  it('leaves the position at the CT, which is the CT’s own, where it has none', () => {
    open({ instruments, case: { site: 'cervical', level: 'C2' } });
    expect(shown().case).toEqual({
      site: 'cervical',
      level: 'C2',
      positionAtCt: 'prone',
      positionAtCtConfirmed: true,
    });
  });
});
