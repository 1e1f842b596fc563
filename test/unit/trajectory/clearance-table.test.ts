import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Grid, identityAxes } from '../../../src/core/grid';
import type { Tube } from '../../../src/core/structure';
import { TubeDistance } from '../../../src/core/tube-distance';
import { lpsPoint } from '../../../src/core/units';
import { breachGrade } from '../../../src/trajectory/breach';
import { clearance } from '../../../src/trajectory/clearance';
import {
  clearanceTable,
  type TableInput,
  type TableStructure,
} from '../../../src/trajectory/clearance-table';
import { cylinderProfile, placeOn } from '../../../src/trajectory/solid';
import { verdictOn, worstOf } from '../../../src/trajectory/verdict';

const vessel: Tube = { pointsMm: [lpsPoint(-30, 0, 0), lpsPoint(30, 0, 0)], radiiMm: [3, 3] };

describe('a cylinder and a tube, to 0.01 mm', () => {
  const surface = new TubeDistance(vessel);
  const of = (entry: [number, number, number], target: [number, number, number], diameterMm: number) => {
    const [entryMm, targetMm] = [lpsPoint(...entry), lpsPoint(...target)];
    const lengthMm = Math.hypot(...entry.map((value, i) => value - target[i]!));
    return clearance(placeOn({ entryMm, targetMm }, cylinderProfile(diameterMm, lengthMm)), surface);
  };

  it('side by side', () => {
    expect(of([-20, 10, 0], [20, 10, 0], 4).clearanceMm).toBeCloseTo(5, 2);
  });

  it('crossing above, closest at the middle', () => {
    const found = of([0, -20, 8], [0, 20, 8], 2);
    expect(found.clearanceMm).toBeCloseTo(4, 2);
    expect(found.closestOnStructureMm[2]).toBeCloseTo(3, 2);
    expect(found.closestOnInstrumentMm[2]).toBeCloseTo(7, 2);
    expect(found.behindTipMm).toBeCloseTo(20, 1);
  });

  it('with its flat end towards the wall', () => {
    expect(of([5, 0, 30], [5, 0, 7], 4).clearanceMm).toBeCloseTo(Math.hypot(0, 0, 7) - 3, 2);
    // Beside the wall's crest the rim of the flat end is farther in than the axis.
    expect(of([5, 2, 30], [5, 2, 7], 4).clearanceMm).toBeCloseTo(7 - 3, 2);
  });

  it('touching, and inside by the depth of its deepest point', () => {
    expect(of([0, -20, 4], [0, 20, 4], 2).clearanceMm).toBeCloseTo(0, 2);
    expect(of([0, -20, 3], [0, 20, 3], 2).clearanceMm).toBeCloseTo(-1, 2);
    expect(of([0, -20, 0.5], [0, 20, 0.5], 2).clearanceMm).toBeCloseTo(-3, 2);
    expect(of([0, 0, 30], [0, 0, 1], 1).clearanceMm).toBeCloseTo(-2, 2);
    expect(of([-10, 0, 1.5], [10, 0, 1.5], 1).clearanceMm).toBeCloseTo(-2, 2);
  });

  it('never finds a sampled point of the solid nearer or deeper', () => {
    const bent = new TubeDistance({
      pointsMm: [lpsPoint(-20, 0, 0), lpsPoint(0, 3, 0), lpsPoint(12, -6, 8)],
      radiiMm: [2, 4, 3],
    });
    const coordinate = fc.double({ min: -18, max: 18, noNaN: true });
    const point = fc.tuple(coordinate, coordinate, coordinate);
    fc.assert(
      fc.property(point, point, ([x, y, z], [u, v, w]) => {
        const [entryMm, targetMm] = [lpsPoint(x, y, z), lpsPoint(u, v, w)];
        const length = Math.hypot(x - u, y - v, z - w);
        fc.pre(length > 1);
        const found = clearance(placeOn({ entryMm, targetMm }, cylinderProfile(0.002, length)), bent);
        let least = Infinity;
        for (let n = 0; n <= 300; n++) {
          const [a, b, c] = [0, 1, 2].map((i) => targetMm[i]! + ((entryMm[i]! - targetMm[i]!) * n) / 300);
          const d = bent.closest(a!, b!, c!, Infinity);
          least = Math.min(least, bent.contains(a!, b!, c!) ? -d : d);
        }
        expect(found.clearanceMm).toBeLessThanOrEqual(least + 0.012);
        expect(found.clearanceMm).toBeGreaterThanOrEqual(least - length / 600 - 0.012);
      }),
      { numRuns: 40, seed: 9 },
    );
  }, 60_000);
});

const structure = (extra: Partial<TableStructure> = {}): TableStructure => ({
  key: 'vessel',
  id: 'internal-carotid-right',
  sourceName: 'ICA',
  marginMm: 3,
  confirmed: true,
  longitudinal: false,
  tube: vessel,
  ...extra,
});
const input = (extra: Partial<TableInput> = {}): TableInput => ({
  instruments: [
    {
      id: 'a',
      device: { shape: 'cylinder', diameterMm: 2 },
      entryMm: lpsPoint(0, -20, 10),
      targetMm: lpsPoint(0, 20, 10),
    },
  ],
  structures: [structure()],
  expected: [],
  caseStated: true,
  ...extra,
});
const tableOf = (extra: Partial<TableInput> = {}) => {
  const table = clearanceTable(input(extra));
  if (!table.ok) throw new Error(table.failure.code);
  return table.value;
};

/** Holds the entry of the path, and not its target. */
const smallGrid: Grid = {
  dims: [30, 20, 20],
  spacing: [1, 1, 1],
  origin: lpsPoint(-15, -25, 0),
  axes: identityAxes,
};

describe('clearance table', () => {
  it('says met, near and not met', () => {
    expect([7, 4, 3.5, 3, 2.9, -1].map((mm) => verdictOn(mm, 3))).toEqual([
      'met',
      'met',
      'near',
      'near',
      'notMet',
      'notMet',
    ]);
    expect(worstOf(['met', 'near'])).toBe('near');
    expect(worstOf(['met', 'incomplete', 'near'])).toBe('incomplete');
    expect(worstOf(['incomplete', 'notMet'])).toBe('notMet');
  });

  it('gives a row with both closest points and the depth from the entry', () => {
    const [row] = tableOf().rows;
    expect(row).toMatchObject({
      instrument: 'a',
      key: 'vessel',
      marginMm: 3,
      verdict: 'met',
      stage: 'atRest',
    });
    expect(row!.clearanceMm).toBeCloseTo(6, 2);
    expect(row!.depthMm).toBeCloseTo(20, 1);
    expect(row!.toleranceMm).toBe(0.01);
  });

  it.each([
    [
      'a structure that the region expects is absent',
      { expected: [{ id: 'aorta', fulfilledBy: ['aorta'] }] },
      'absent',
    ],
    ['nobody has checked it', { structures: [structure({ confirmed: false })] }, 'unconfirmed'],
    ['it ends within the levels of the path', { structures: [structure({ longitudinal: true })] }, 'partial'],
    ['its target lies outside the CT', { ctGrid: smallGrid }, 'outsideCt'],
  ] as const)('is incomplete, never met, when %s', (_why, extra, reason) => {
    const table = tableOf(extra);
    expect(table.missing.map((item) => item.reason)).toEqual([reason]);
    expect(table.verdicts).toEqual([{ instrument: 'a', verdict: 'incomplete' }]);
    if (reason !== 'absent') expect(table.rows[0]!.verdict).toBe('incomplete');
  });

  it('is incomplete while a distance is still being prepared', () => {
    const waiting: TableStructure = {
      key: 'cord',
      id: 'spinal-cord',
      sourceName: 'cord',
      marginMm: 3,
      confirmed: true,
      longitudinal: false,
    };
    const table = tableOf({ structures: [structure(), waiting] });
    expect(table.rows.length).toBe(1);
    expect(table.missing).toEqual([{ id: 'spinal-cord', key: 'cord', reason: 'unmeasured' }]);
    expect(table.verdicts[0]!.verdict).toBe('incomplete');
  });

  it('judges nothing before the case is stated, and keeps the numbers', () => {
    const table = tableOf({ caseStated: false });
    expect(table.rows[0]!.verdict).toBe('incomplete');
    expect(table.rows[0]!.clearanceMm).toBeCloseTo(6, 2);
    expect(table.verdicts[0]!.verdict).toBe('incomplete');
  });

  it('has no verdict where no margin is demanded, and none for a path that nothing was demanded of', () => {
    const table = tableOf({ structures: [structure({ marginMm: null })] });
    expect(table.rows[0]!.verdict).toBeNull();
    expect(table.verdicts[0]!.verdict).toBe('incomplete');
  });

  it('names the stage that comes nearest on the way', () => {
    const screw = {
      id: 's',
      device: 'screw-3.5',
      lengthMm: 20,
      entryMm: lpsPoint(0, -60, 12),
      targetMm: lpsPoint(0, 20, 12),
    };
    const crossing = (y: number): Tube => ({
      pointsMm: [lpsPoint(-20, y, 0), lpsPoint(20, y, 0)],
      radiiMm: [3, 3],
    });
    const stageAt = (y: number) =>
      tableOf({ instruments: [screw], structures: [structure({ tube: crossing(y) })] }).rows[0]!;
    expect(stageAt(10).stage).toBe('atRest');
    expect(stageAt(-20)).toMatchObject({ stage: 'sleeve' });
    expect(stageAt(-20).clearanceMm).toBeCloseTo(12 - 3 - 4, 2);
    expect(stageAt(-20).atRestMm).toBeGreaterThan(stageAt(-20).sweptMm);
    expect(stageAt(23).stage).toBe('wireOvershoot5');
    expect(stageAt(29).stage).toBe('wireOvershoot10');
  });

  it('grades breaches as Gertzbein–Robbins', () => {
    expect([0, 0.1, 1.99, 2, 4, 5.9, 6].map(breachGrade)).toEqual(['A', 'B', 'B', 'C', 'D', 'D', 'E']);
  });
});

describe('a structure that another carries on', () => {
  // The path goes from z = −20 to 20.
  const vertical = {
    id: 'a',
    device: { shape: 'cylinder' as const, diameterMm: 2 },
    entryMm: lpsPoint(0, 0, -20),
    targetMm: lpsPoint(0, 0, 20),
  };
  const tubeFrom = (lowMm: number, highMm: number) => ({
    pointsMm: [lpsPoint(30, 0, lowMm), lpsPoint(30, 0, highMm)],
    radiiMm: [1, 1],
  });
  const common = structure({
    key: 'common',
    id: 'common-carotid-right',
    longitudinal: true,
    continues: { above: ['internal-carotid-right'] },
    tube: tubeFrom(-40, 0),
  });
  const internal = (lowMm: number, highMm: number) =>
    structure({
      key: 'internal',
      longitudinal: true,
      continues: { below: ['common-carotid-right'] },
      tube: tubeFrom(lowMm, highMm),
    });
  const reasons = (structures: readonly TableStructure[]) =>
    tableOf({ instruments: [vertical], structures }).missing.map(({ key, reason }) => `${key} ${reason}`);

  it('is not missed beyond its natural end', () => {
    expect(reasons([common, internal(0, 40)])).toEqual([]);
  });
  it('is missed where nothing carries it on, or what does ends too', () => {
    expect(reasons([common])).toEqual(['common partial']);
    expect(reasons([common, internal(0, 10)])).toEqual(['common partial', 'internal partial']);
  });
  it('may end by nature', () => {
    expect(reasons([{ ...common, continues: { above: [] } }])).toEqual([]);
  });
});
