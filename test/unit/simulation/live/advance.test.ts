import { describe, expect, it } from 'vitest';
import { cementById } from '../../../../src/catalog/cements';
import { noContext } from '../../../../src/core/kernel';
import type { Result } from '../../../../src/core/result';
import { lpsPoint } from '../../../../src/core/units';
import { prepareBone } from '../../../../src/simulation/cement/bone/prepare';
import { catalogueRheology } from '../../../../src/simulation/cement/from-catalogue';
import { advanceCement } from '../../../../src/simulation/cement/live/advance';
import { handSyringe } from '../../../../src/simulation/cement/live/hand';
import { injectionInstrument } from '../../../../src/simulation/cement/live/opening';
import type { LiveCommand, LiveInput, LiveMoment } from '../../../../src/simulation/cement/live/types';
import { buffersOf } from '../../../../src/workers/buffers';
import { phantom } from '../bone/phantom';

async function unwrap<T>(result: Result<T> | Promise<Result<T>>): Promise<T> {
  const settled = await result;
  if (!settled.ok) throw new Error(settled.failure.code);
  return settled.value;
}

async function inputs(): Promise<Omit<LiveInput, 'toId' | 'commands' | 'problemId'>> {
  const bone = phantom();
  const tip = bone.tipsMm[0] ?? lpsPoint(0, 0, 0);
  const model = await unwrap(prepareBone({ ...bone, gridMm: 2, tipsMm: [tip] }, noContext));
  return {
    model,
    cement: catalogueRheology(cementById('cement-medium')!, { roomC: 20, startAgeS: 300 }),
    instruments: [
      injectionInstrument({
        entryMm: lpsPoint(tip[0] - 20, tip[1] + 60, tip[2]),
        tipMm: tip,
        outerDiameterMm: 3,
        lumenMm: 2.4,
        lengthMm: 125,
        opening: 'end',
        turnDeg: 0,
        advanceMm: 0,
      }),
    ],
    syringe: handSyringe,
  };
}

const press: LiveCommand = { kind: 'press', instrument: 0, flowMlPerS: 0.1 };
const advance: LiveCommand = { kind: 'advance', forS: 1 };

describe('an injection driven from instant to instant', () => {
  it('gives the same whether it goes on warm, or cold from a snapshot', async () => {
    const common = await inputs();
    const step = (problemId: string, toId: string, commands: readonly LiveCommand[], from?: LiveMoment) =>
      unwrap(
        advanceCement(
          { ...common, problemId, toId, copies: !from, commands, ...(from && { from }) },
          noContext,
        ),
      );
    const first = await step('a', '1', [press, advance]);
    const early = first.copy!;
    // What is given away to the worker must not take the copy with it.
    const buffers = new Set(buffersOf(first.moment));
    expect(buffersOf(early).some((buffer) => buffers.has(buffer))).toBe(false);
    const warm = await step('a', '2', [advance], first.moment);
    // Another injection in between takes the worker's place.
    await step('b', '1', [press, advance]);
    const cold = await step('a', '2', [advance], early);
    expect(cold.state).toEqual(warm.state);
    expect(cold.readouts).toEqual(warm.readouts);
    expect(cold.shape?.surface.positions).toEqual(warm.shape?.surface.positions);
    expect(warm.state.injectedMl).toBeCloseTo(0.2, 6);
    expect(warm.state.massBalanceError).toBeLessThan(1e-6);
  });

  it('reads the filled share off the body: what was injected, over its volume', async () => {
    const common = await inputs();
    const { state, readouts } = await unwrap(
      advanceCement(
        { ...common, problemId: 'c', toId: '1', commands: [press, { kind: 'advance', forS: 10, toMl: 0.8 }] },
        noContext,
      ),
    );
    expect(state.injectedMl).toBeCloseTo(0.8, 6);
    expect(readouts.inBodyMl).toBeGreaterThan(0.7);
    expect(readouts.inBodyMl).toBeLessThan(0.801);
    expect(readouts.bodyShare).toBeCloseTo(readouts.inBodyMl / common.model.bodyVolumeMl, 12);
    expect(readouts.leftMl + readouts.rightMl).toBeLessThan(0.801);
  });

  it('oozes on for a moment when the hand lets go, and then stands still while it ages', async () => {
    const common = await inputs();
    const injected = await unwrap(
      advanceCement({ ...common, problemId: 'd', toId: '1', commands: [press, advance] }, noContext),
    );
    const rested = await unwrap(
      advanceCement(
        {
          ...common,
          problemId: 'd',
          toId: '2',
          from: injected.moment,
          commands: [{ kind: 'release' }, { kind: 'advance', forS: 60 }],
        },
        noContext,
      ),
    );
    const oozedMl = rested.state.injectedMl - injected.state.injectedMl;
    expect(oozedMl).toBeGreaterThan(0.05);
    expect(oozedMl).toBeLessThan(0.11);
    expect(rested.state.instruments[0]!.flowMlPerS).toBeLessThan(1e-4);
    // At body temperature a minute counts for more than two.
    expect(rested.boneAgeS! - injected.boneAgeS!).toBeGreaterThan(90);
  });
});
