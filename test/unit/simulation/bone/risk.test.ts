import { beforeAll, describe, expect, it } from 'vitest';
import { noContext } from '../../../../src/core/kernel';
import { lpsPoint } from '../../../../src/core/units';
import { prepareBone } from '../../../../src/simulation/cement/bone/prepare';
import type { BoneModel } from '../../../../src/simulation/cement/bone/types';
import { openingsOf } from '../../../../src/simulation/cement/bone/defects';
import { arrivalMap } from '../../../../src/simulation/cement/risk/arrival';
import { Random } from '../../../../src/simulation/cement/random';
import { riskRuns } from '../../../../src/simulation/cement/risk/runs';
import { quantile, riskBatches, summariseRisk } from '../../../../src/simulation/cement/risk/summary';
import { weakPoints } from '../../../../src/simulation/cement/risk/weak-points';
import { phantom } from './phantom';

let model: BoneModel;
const tip = lpsPoint(10, 0, 0);
const instruments = [{ opening: { kind: 'points' as const, atMm: [tip], radiusMm: 1.2 }, needle: [] }];

beforeAll(async () => {
  const made = await prepareBone({ ...phantom({ defectMm: 4 }), tipsMm: [tip] }, noContext);
  if (!made.ok) throw new Error(made.failure.code);
  model = made.value;
});

describe('random numbers', () => {
  it('depend on seed and run alone', () => {
    const first = (seed: number, run: number) => new Random(seed, run).uniform();
    expect(first(1, 3)).toBe(first(1, 3));
    expect(new Set([first(1, 3), first(1, 4), first(2, 3)]).size).toBe(3);
  });

  it('have the moments that they should', () => {
    const random = new Random(5, 0);
    const values = Array.from({ length: 4000 }, () => random.normal());
    const mean = values.reduce((a, v) => a + v, 0) / values.length;
    const variance = values.reduce((a, v) => a + v * v, 0) / values.length - mean ** 2;
    expect(mean).toBeCloseTo(0, 1);
    expect(variance).toBeCloseTo(1, 1);
  });
});

describe('order statistics', () => {
  const sorted = Array.from({ length: 64 }, (_, n) => n + 1);
  it('give the volume by which a share of the runs has leaked', () => {
    expect(quantile(sorted, 0.5).ml).toBe(32);
    expect(quantile(sorted, 0.1).ml).toBe(7);
    const [low, high] = quantile(sorted, 0.5).interval;
    // Binomial(64, ½): at most 5 % lie below 25, at most 5 % at 40 or above.
    expect(low).toBe(25);
    expect(high).toBe(40);
  });
  it('say nothing beyond what was injected', () => {
    const censored = [...sorted.slice(0, 8), ...Array.from({ length: 56 }, () => Infinity)];
    expect(quantile(censored, 0.1)).toEqual({ ml: 7, interval: [3, null] });
    expect(quantile(censored, 0.5).ml).toBeNull();
  });
  it('count the first outlet of a type', () => {
    const outlets = ['a', 'b'].map((id) => ({ ...model.outlets[0]!, id, type: 'disc' as const }));
    const runs = [1, 2].map((run) => ({
      run,
      contactMl: { a: run, b: 3 - run },
      leakedMl: {},
      reachedMl: 4,
    }));
    expect(summariseRisk(outlets, runs).types.disc!.ml50).toBe(1);
  });
});

describe('on a vertebra with a defect', () => {
  it('cement arrives near first, and at the defect before the other side', async () => {
    const map = await arrivalMap({ model, instruments }, noContext);
    if (!map.ok) throw new Error(map.failure.code);
    const { outletsMl, surfaces } = map.value;
    expect(outletsMl['cortical-defect-1']).toBeGreaterThan(0.3);
    expect(outletsMl['cortical-defect-1']).toBeLessThan(outletsMl['segmental-vein-right-1'] ?? Infinity);
    expect(surfaces.map(({ ml }) => ml)).toEqual([1, 2, 3, 4]);
    const weak = await weakPoints(
      { model, tipsMm: [tip], arrivalMl: map.value.arrivalMl, structures: [], resolution: model.grid },
      noContext,
    );
    if (!weak.ok) throw new Error(weak.failure.code);
    const defect = weak.value.find(({ id }) => id === 'cortical-defect-1')!;
    expect(defect.fromTipMm).toBeGreaterThan(7);
    expect(defect.fromTipMm).toBeLessThan(13);
    const arrivals = weak.value.flatMap(({ arrivalMl, type }) =>
      type.startsWith('thin') || arrivalMl === undefined ? [] : [arrivalMl],
    );
    expect(arrivals).toEqual([...arrivals].sort((a, b) => a - b));
  });

  it('a defect’s area follows its radius', () => {
    const area = (factor: number) => {
      const { open, outlet } = openingsOf(model, factor);
      return open.reduce(
        (sum, share, face) => sum + (outlet[face] === 1 ? share * model.wall.areaMm2[face]! : 0),
        0,
      );
    };
    expect(model.outlets[0]!.type).toBe('cortical-defect');
    expect(area(0.8) / area(1)).toBeCloseTo(0.64, 2);
    expect(area(1.3) / area(1)).toBeCloseTo(1.69, 1);
  });

  it('runs do not depend on how they are shared out', async () => {
    const input = {
      model,
      instruments,
      cement: { bone: { kPaSn: 100, n: 1 }, needle: { kPaSn: 100, n: 1 } },
      flowMlPerS: 0.1,
      upToMl: 0.3,
      seed: 7,
    };
    const together = await riskRuns({ ...input, runs: [0, 1] }, noContext);
    const alone = await riskRuns({ ...input, runs: [1] }, noContext);
    if (!together.ok || !alone.ok) throw new Error('failed');
    expect(alone.value[0]).toEqual(together.value[1]);
    expect(together.value[0]!.reachedMl).toBeCloseTo(0.3, 6);
    expect(riskBatches(10, 4)).toEqual([
      [0, 1, 2, 3],
      [4, 5, 6, 7],
      [8, 9],
    ]);
  }, 60_000);
});
