import { describe, expect, it } from 'vitest';
import { noContext } from '../../../../src/core/kernel';
import { lpsPoint } from '../../../../src/core/units';
import { buildBench } from '../../../../src/simulation/cement/bench/build';
import { readCementBench } from '../../../../src/simulation/cement/bench/read';
import { createInjection, type Injection } from '../../../../src/simulation/cement/injection';
import type { Goal, InjectionProblem } from '../../../../src/simulation/cement/types';

const zero = { pressureKpa: 0 };
const description = (changes: object = {}) => ({
  grid: { dims: [12, 12, 12], spacingMm: [1, 1, 1], originMm: [-5.5, -5.5, -5.5] },
  material: { permeabilityM2: 5e-9, porosity: 0.9 },
  boundary: { 'x-': zero, 'x+': zero, 'y-': zero, 'y+': zero, 'z-': zero, 'z+': zero },
  marrow: { viscosityPaS: 0.1 },
  cement: { viscosityPaS: 100 },
  inlet: { atMm: [0, 0, 0], tipRadiusMm: 1.194, flowMlPerS: 0.1 },
  schedule: [{ injectToMl: 1 }],
  ...changes,
});

function problemOf(changes: object = {}): InjectionProblem {
  const read = readCementBench(description(changes));
  const built = read.ok ? buildBench(read.value) : read;
  if (!built.ok) throw new Error(JSON.stringify(built.failure));
  return built.value.problem;
}

function begin(problem: InjectionProblem): Injection {
  const created = createInjection(problem);
  if (!created.ok) throw new Error(JSON.stringify(created.failure));
  return created.value;
}

async function go(injection: Injection, goal: Goal) {
  const went = await injection.advance(goal, noContext);
  if (!went.ok) throw new Error(JSON.stringify(went.failure));
  return went.value;
}

function look(injection: Injection) {
  const state = injection.state();
  if (!state.ok) throw new Error(JSON.stringify(state.failure));
  return state.value;
}

const flow = { kind: 'flow', flowMlPerS: 0.1 } as const;
const curing = {
  tauS: 82,
  referenceC: 25,
  doublingC: 12,
  solidPaS: 75_000,
  syringeC: 20,
  bodyC: 37,
  startAgeS: 0,
};

describe('an injection', () => {
  it('lands on the volume and on the time that were asked for', async () => {
    const injection = begin(problemOf());
    injection.press(flow);
    expect((await go(injection, { toMl: 0.05 })).reached).toBe('volume');
    expect(injection.injectedMl).toBeCloseTo(0.05, 12);
    expect(injection.timeS).toBeCloseTo(0.5, 12);
    expect((await go(injection, { forS: 0.7, toMl: 9 })).reached).toBe('time');
    expect(injection.timeS).toBeCloseTo(1.2, 12);
    expect(look(injection).massBalanceError).toBeLessThan(1e-6);
  });

  it('tells of a contact once, in the step in which it happens', async () => {
    const outlet = { shape: 'halfspace', pointMm: [2, 0, 0], normal: [1, 0, 0] };
    const regions = [{ ...outlet, fixedPressureKpa: 0, outlet: 'vein' }];
    const injection = begin(problemOf({ regions }));
    injection.press(flow);
    const { reached, contacts } = await go(injection, { toMl: 1, stopAtContact: true });
    expect(reached).toBe('contact');
    expect(contacts.map(({ outlet }) => outlet)).toEqual(['vein']);
    expect(contacts[0]!.injectedMl).toBeCloseTo(look(injection).firstContactMl['vein']!, 12);
    expect(contacts[0]!.timeS).toBeLessThanOrEqual(injection.timeS);
    expect(injection.injectedMl - contacts[0]!.injectedMl).toBeLessThan(0.02);
    expect((await go(injection, { forS: 0.5, stopAtContact: true })).contacts).toEqual([]);
  });

  it('comes back to an instant and goes on from it bit for bit', async () => {
    const injection = begin(problemOf({ cement: { powerLaw: { kPaSn: 300, n: 0.6 }, curing } }));
    injection.press(flow);
    await go(injection, { toMl: 0.1 });
    const snapshot = structuredClone(injection.snapshot());
    const onward = async () => {
      await go(injection, { toMl: 0.15 });
      injection.release();
      await go(injection, { forS: 20 });
      injection.moveTo([lpsPoint(2, 0, 0)]);
      injection.press(flow);
      await go(injection, { toMl: 0.2 });
      return { state: look(injection), saturation: [...injection.run.saturation] };
    };
    const first = await onward();
    expect(injection.restore(snapshot).ok).toBe(true);
    expect(injection.injectedMl).toBeCloseTo(0.1, 12);
    const second = await onward();
    expect(second.saturation).toEqual(first.saturation);
    expect(second.state).toEqual(first.state);
  });

  it('holds the pressure of the syringe at its limit, and lets the flow fall', async () => {
    const needle = { insideDiameterMm: 2.388, lengthMm: 125 };
    const inlet = { ...description().inlet, needle };
    for (const cement of [{ viscosityPaS: 300 }, { powerLaw: { kPaSn: 5000, n: 0.4 } }]) {
      const injection = begin({
        ...problemOf({ cement, inlet }),
        syringe: { maxPressureKpa: 3200 },
      });
      injection.press(flow);
      await go(injection, { toMl: 0.02 });
      const [it] = look(injection).instruments;
      expect(it!.limited).toBe(true);
      expect(it!.syringePressureKpa).toBeCloseTo(3200, 0);
      expect(it!.flowMlPerS).toBeLessThan(0.1);
      expect(it!.needlePressureLossKpa + it!.tipPressureKpa).toBeCloseTo(it!.syringePressureKpa, 9);
    }
  });

  it('keeps a pressure up at the tip or on the plunger', async () => {
    const needle = { insideDiameterMm: 2.388, lengthMm: 125 };
    const injection = begin(problemOf({ inlet: { ...description().inlet, needle } }));
    injection.press({ kind: 'tipPressure', pressureKpa: 50 });
    expect(look(injection).instruments[0]!.tipPressureKpa).toBeCloseTo(50, 6);
    injection.press({ kind: 'syringePressure', pressureKpa: 1500 });
    const [it] = look(injection).instruments;
    expect(it!.syringePressureKpa).toBeCloseTo(1500, 6);
    expect(it!.tipPressureKpa).toBeLessThan(150);
  });

  it('oozes after the plunger stops, for about as long as it is told, and not on the bench', async () => {
    const oozed = async (oozeS: number) => {
      const injection = begin({ ...problemOf(), syringe: { oozeS } });
      injection.press(flow);
      await go(injection, { toMl: 0.05 });
      injection.release();
      await go(injection, { forS: 60 });
      expect(look(injection).instruments[0]!.flowMlPerS).toBe(0);
      return injection.injectedMl - 0.05;
    };
    expect(await oozed(0)).toBeLessThan(1e-12);
    expect(await oozed(2)).toBeCloseTo(0.2, 2);
  });

  it('injects through two needles, at once or in turn', async () => {
    const problem = problemOf();
    const [one] = problem.instruments;
    const other = {
      ...one!,
      opening: { kind: 'points' as const, atMm: [lpsPoint(3, 0, 0)], radiusMm: 1.194 },
    };
    const injection = begin({ ...problem, instruments: [one!, other] });
    injection.press(flow, 0);
    await go(injection, { toMl: 0.02 });
    injection.press({ kind: 'flow', flowMlPerS: 0.05 }, 1);
    await go(injection, { toMl: 0.05 });
    injection.release(0);
    await go(injection, { toMl: 0.06 });
    const [first, second] = look(injection).instruments;
    expect(first!.injectedMl).toBeCloseTo(0.04, 9);
    expect(second!.injectedMl).toBeCloseTo(0.02, 9);
    expect(first!.flowMlPerS).toBe(0);
  });

  it('says that it is stalled when nothing flows', async () => {
    const injection = begin(problemOf());
    expect((await go(injection, { toMl: 1 })).reached).toBe('stalled');
    injection.press({ kind: 'tipPressure', pressureKpa: -5 });
    expect((await go(injection, { toMl: 1 })).reached).toBe('stalled');
  });

  it('keeps what is set in its place', async () => {
    const set = { ...curing, bodyC: 60, startAgeS: 800 };
    const regions = [{ shape: 'sphere', centerMm: [2, 0, 0], radiusMm: 1.5, saturation: 1 }];
    const injection = begin(problemOf({ cement: { viscosityPaS: 20, curing: set }, regions }));
    const before = injection.run.saturation.slice();
    await go(injection, { forS: 60 });
    injection.press({ kind: 'flow', flowMlPerS: 0.01 });
    await go(injection, { toMl: 0.03 });
    const lost = before.reduce((sum, s, cell) => sum + Math.max(0, s - injection.run.saturation[cell]!), 0);
    expect(lost).toBeLessThan(1e-4);
    expect(look(injection).massBalanceError).toBeLessThan(1e-6);
  });

  it('refuses to move a side of the box', () => {
    const inlet = { face: 'x-', fluxMmPerS: 0.1 };
    const injection = begin(problemOf({ inlet }));
    expect(injection.moveTo([lpsPoint(0, 0, 0)])).toMatchObject({
      failure: { code: 'cement-face-fixed' },
    });
  });
});
