import { describe, expect, it } from 'vitest';
import { identityAxes } from '../../../src/core/grid';
import { lpsPoint } from '../../../src/core/units';
import {
  describeBands,
  describeInstant,
  describeModel,
} from '../../../src/app/commands/hydrodissect/describe';
import type { Instant, SeriesRun } from '../../../src/app/commands/hydrodissect/series';
import type { BeforeAfter } from '../../../src/simulation/hydrodissection/patient/clearance';
import type { ClearanceRow } from '../../../src/trajectory/clearance-table';
import { bareDistances } from '../../verification/tolerances';

const clearance = (clearanceMm: number, toleranceMm: number, gainToleranceMm?: number) =>
  ({
    clearanceMm,
    toleranceMm,
    verdict: 'near',
    ...(gainToleranceMm !== undefined && { gainToleranceMm }),
  }) as ClearanceRow;

const row: BeforeAfter = {
  instrument: 'trocar',
  structure: 'aorta',
  key: 'aorta',
  sourceName: 'aorta',
  marginMm: 3,
  before: clearance(1, 0.5),
  after: clearance(4, 0.7, 0.6),
  gainMm: 3,
  gainToleranceMm: 0.6,
  moved: true,
};
const instant = {
  state: { timeS: 1, injectedMl: 210, pocketMl: 210, outMl: 0, volumeError: 0, bodies: [] },
  rows: [row],
  moved: ['aorta'],
  lost: [],
} as unknown as Instant;
const run = { growing: [instant], waiting: [], plannedMl: 210 } as unknown as SeriesRun;
const grid = { axes: identityAxes, origin: lpsPoint(0, 0, 0), spacing: [2, 2, 2] as const };

describe('what hydrodissect prints', () => {
  it('gives every distance and every gain a tolerance', () => {
    const model = {
      kind: [],
      grid,
      spaces: [{ id: 'a', cells: [], name: { en: '' }, meanGapMm: 3, areaCm2: 4 }],
      missing: [],
      bodies: [],
    } as never;
    const document = {
      states: [describeInstant(instant, 1)],
      ...describeModel(model, { ...grid, spacing: [1, 1, 3] }),
      ...describeBands(run, { retained: 1 } as never, ['trocar']),
    };
    expect(document.states[0]!.rows[0]).toMatchObject({
      beforeToleranceMm: 0.5,
      afterToleranceMm: 0.7,
      gainToleranceMm: 0.6,
    });
    // Both walls, each to half of the cells' diagonal, which is more than the CT's.
    expect(document.spaces[0]!.meanGapToleranceMm).toBeCloseTo(Math.hypot(2, 2, 2), 9);
    expect(document.curves[0]!.toleranceMm).toBe(0.7);
    expect(bareDistances(document)).toEqual([]);
    const [state] = document.states;
    const { gainToleranceMm: _, ...stripped } = state!.rows[0]!;
    expect(bareDistances({ states: [{ ...state, rows: [stripped] }] })).toEqual([
      '.states[0].rows[0].gainMm',
    ]);
  });
});
