import { describe, expect, it } from 'vitest';
import { readPlan } from '../../../src/plan/read';
import { hydroSetup } from '../../../src/simulation/hydrodissection/patient/from-plan';

const least = { schemaVersion: 1, frame: 'LPS', lengthUnit: 'mm', instruments: [] };
const inlet = { atMm: [1, 2, 3], volumeMl: 20, rateMlPerS: 0.5 };
const read = (hydrodissection?: unknown) =>
  readPlan(JSON.stringify(hydrodissection === undefined ? least : { ...least, hydrodissection }));

describe('a plan with a hydrodissection', () => {
  it('needs no more than inlets in the words of the virtual bench', () => {
    const plan = read({ inlets: [inlet] });
    if (!plan.ok) throw new Error(plan.failure.code);
    expect(plan.value.hydrodissection).toMatchObject({ gridMm: 2, fluid: 'saline-0.9-contrast-5' });
    expect(hydroSetup(plan.value)).toMatchObject({ value: { retained: 1, decayS: 240, inlets: [inlet] } });
  });

  it('makes instruments of its needles', () => {
    const needle = { device: 'needle-22g', entryMm: [30, 2, 3] };
    const plan = read({ inlets: [inlet, { ...inlet, needle }] });
    if (!plan.ok) throw new Error(plan.failure.code);
    const setup = hydroSetup(plan.value);
    if (!setup.ok) throw new Error(setup.failure.code);
    expect(setup.value.instruments).toEqual([
      { id: 'hydro-needle-2', device: 'needle-22g', entryMm: [30, 2, 3], targetMm: [1, 2, 3] },
    ]);
  });

  it('refuses unknown keys and impossible values, and says what is missing', () => {
    expect(read({ inlets: [{ ...inlet, volume: 3 }] }).ok).toBe(false);
    expect(read({ retained: 1.5 }).ok).toBe(false);
    const bare = read();
    if (!bare.ok) throw new Error(bare.failure.code);
    expect(bare.value.hydrodissection).toBeUndefined();
    expect(hydroSetup(bare.value)).toMatchObject({ failure: { code: 'hydro-not-planned' } });
    const odd = read({ inlets: [inlet], fluid: 'water' });
    if (!odd.ok) throw new Error(odd.failure.code);
    expect(hydroSetup(odd.value)).toMatchObject({ failure: { code: 'hydro-fluid-unknown' } });
  });
});
