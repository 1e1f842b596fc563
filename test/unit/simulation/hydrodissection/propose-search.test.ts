import { describe, expect, it } from 'vitest';
import { fail, ok } from '../../../../src/core/result';
import { lpsPoint } from '../../../../src/core/units';
import { goalOf, stillShort } from '../../../../src/simulation/hydrodissection/patient/propose/goal';
import { predict } from '../../../../src/simulation/hydrodissection/patient/propose/predict';
import { pathRooms } from '../../../../src/simulation/hydrodissection/patient/propose/path-room';
import { shiftsOf } from '../../../../src/simulation/hydrodissection/patient/propose/shifts';
import { differentPlaces } from '../../../../src/simulation/hydrodissection/patient/propose/rank';
import {
  type SearchSteps,
  searchPlaces,
} from '../../../../src/simulation/hydrodissection/patient/propose/search';
import type {
  NeedlePlace,
  NeedleTrial,
} from '../../../../src/simulation/hydrodissection/patient/propose/types';
import { key, sceneWith } from './propose-scene';

const scene = sceneWith(5);
const placeAt = (x: number) => ({
  tipMm: lpsPoint(x, 0, 0),
  entryMm: lpsPoint(x, -30, 0),
  device: 'needle-22g',
  lengthMm: 50,
  predictedShortMm: 0,
});
const lacks = (shortMm: number) => ({ instrument: 'path', key, structure: key, shortMm, toleranceMm: 0.5 });
const trialOf = (place: NeedlePlace, neededMl: number | undefined, atMl: number): NeedleTrial => ({
  place,
  cellMm: 3,
  ...(neededMl !== undefined && { neededMl }),
  atMl,
  outMl: 0,
  short: neededMl === undefined ? [lacks(1)] : [],
  rows: [],
  shifts: [],
});
/** Volumes that places need, by the x of their tips. */
const needs: Readonly<Record<number, number>> = { 0: 30, 20: 12, 40: 300, 60: 90 };

describe('the order of simulations', () => {
  const asked: [number, number][] = [];
  const steps: SearchSteps = {
    rank: () =>
      Promise.resolve(
        ok({ places: [placeAt(0), placeAt(3), placeAt(20), placeAt(40), placeAt(60)], looked: 9 }),
      ),
    attempt: (place, mostMl) => {
      const [x] = place.tipMm;
      asked.push([x, mostMl]);
      const needed = needs[x]!;
      return Promise.resolve(
        ok(trialOf(place, needed <= mostMl ? needed : undefined, Math.min(needed, mostMl))),
      );
    },
  };

  it('leaves out places beside one another, and ends what needs several times the least', async () => {
    const known: number[] = [];
    const result = await searchPlaces(
      scene,
      { ...steps, found: ({ trials }) => known.push(trials.length) },
      { trials: 4, mostMl: 220 },
    );
    expect(asked).toEqual([
      [0, 220],
      [20, 120],
      [40, 48],
      [60, 48],
    ]);
    expect(known).toEqual([0, 1, 2, 3, 4]);
    expect(result.ok && result.value.trials.map(({ place, neededMl }) => [place.tipMm[0], neededMl])).toEqual(
      [
        [20, 12],
        [0, 30],
        [40, undefined],
        [60, undefined],
      ],
    );
    expect(result).toMatchObject({ value: { probed: 5, looked: 9 } });
  });

  it('simulates the best on the cells of the plan, and the next where that one is not confirmed', async () => {
    const confirmed: [number, number, number][] = [];
    const result = await searchPlaces(
      scene,
      {
        ...steps,
        confirm: (place, mostMl, expectedMl) => {
          const [x] = place.tipMm;
          confirmed.push([x, mostMl, expectedMl]);
          return Promise.resolve(ok({ ...trialOf(place, x === 20 ? undefined : 33, mostMl), cellMm: 2 }));
        },
      },
      { trials: 2, mostMl: 220 },
    );
    expect(confirmed).toEqual([
      [20, 30, 12],
      [0, 75, 30],
    ]);
    expect(result.ok && result.value.trials.map(({ neededMl, cellMm }) => [neededMl, cellMm])).toEqual([
      [33, 2],
      [undefined, 2],
    ]);
  });

  it('goes on without a place whose simulation fails, and ends when cancelled', async () => {
    const failing = (code: string): SearchSteps => ({
      ...steps,
      attempt: (place, mostMl) =>
        place.tipMm[0] === 0 ? Promise.resolve(fail(code)) : steps.attempt(place, mostMl),
    });
    const options = { trials: 2, mostMl: 220 };
    const partly = await searchPlaces(scene, failing('flow-not-converged'), options);
    expect(partly.ok && partly.value.trials).toHaveLength(1);
    expect(await searchPlaces(scene, failing('cancelled'), options)).toMatchObject({
      ok: false,
      failure: { code: 'cancelled' },
    });
  });

  it('keeps places apart', () => {
    const places = differentPlaces({ places: [placeAt(0), placeAt(9), placeAt(11)], looked: 3 }, 3);
    expect(places.map(({ tipMm }) => tipMm[0])).toEqual([0, 11]);
  });
});

describe('what is sought', () => {
  it('counts margins of what can move, and tells the others', () => {
    expect(goalOf(scene)).toMatchObject({ open: [{ key, instrument: 'path' }], fixed: [] });
    expect(goalOf({ ...scene, fields: [] })).toMatchObject({ open: [], fixed: [{ key }] });
  });

  it('counts a structure that the grid has lost as not met', () => {
    expect(stillShort(scene, { after: { ...scene.before, rows: [] }, lost: [key] })).toEqual([
      { ...lacks(5), toleranceMm: scene.before.rows[0]!.toleranceMm },
    ]);
    expect(stillShort(scene, { after: { ...scene.before, rows: [] }, lost: [] })).toEqual([]);
  });
});

describe('a probe carried on', () => {
  const rooms = pathRooms(scene.table);
  if (!rooms.ok) throw new Error(rooms.failure.code);
  const at = lpsPoint(22, 24, 14);
  const points = [{ key, atMm: at }];
  const gapMm = 5 - scene.before.rows[0]!.clearanceMm;
  const after = (x: number, fromTipMm: number) =>
    predict(
      scene.before,
      rooms.value,
      {
        tipMm: lpsPoint(at[0] - fromTipMm, at[1], at[2]),
        ml: 2,
        points,
        movedMm: [lpsPoint(at[0] + x, at[1], at[2])],
      },
      50,
    );

  it('is far from the tip in proportion to the volume', () => {
    expect(after(0.5, 200).ml).toBe(Math.ceil(gapMm / 0.25));
  });

  it('grows more slowly near by, as a ball does', () => {
    const growth = (ml: number) => Math.cbrt(8 ** 3 + (3000 * ml) / (4 * Math.PI)) - 8;
    const { ml } = after(1, 8);
    expect(growth(ml!) / growth(2)).toBeGreaterThanOrEqual(gapMm);
    expect(growth(ml! - 1) / growth(2)).toBeLessThan(gapMm);
  });

  it('tells what lacks at best where tissue comes nearer', () => {
    expect(after(-0.1, 8).ml).toBeUndefined();
    expect(after(-0.1, 8).shortMm).toBeGreaterThan(gapMm);
  });
});

describe('what a place displaces', () => {
  it('is told by the farthest point of each structure that no fluid has carried away', () => {
    const { grid } = scene.model;
    const pocket = new Float32Array(scene.model.kind.length);
    const at = (x: number, y: number) => lpsPoint(x, y, 15);
    const cellOf = (x: number, y: number) => (x - 1) / 2 + 24 * ((y - 1) / 2 + 22 * 7);
    pocket[cellOf(31, 21)] = 0.9;
    const points = [at(11, 21), at(13, 21), at(15, 21), at(17, 21)].map((atMm, n) => ({
      key: n < 3 ? 'a' : 'b',
      atMm,
    }));
    const now = [at(14, 21), at(31, 21), at(400, 21), at(17.5, 21)];
    expect(shiftsOf(points, now, grid, { pocket })).toEqual([{ key: 'a', mm: 3, byMm: [3, 0, 0] }]);
  });
});
