import { describe, expect, it } from 'vitest';
import { type RigidTransform, rotationAbout } from '../../../src/core/rigid';
import { lpsPoint, lpsVector, toRadians } from '../../../src/core/units';
import { carryPlan } from '../../../src/plan/carry';
import { isConfirmed } from '../../../src/plan/confirmed';
import { type Measurement, type Midline, pointsOf } from '../../../src/plan/measurements';
import { readPlan } from '../../../src/plan/read';
import { writePlan } from '../../../src/plan/write';
import { isUnchecked } from '../../../src/trajectory/table-input';

/** A quarter turn to the left about the long axis, then 10 mm up. */
const quarter: RigidTransform = {
  ...rotationAbout(lpsPoint(0, 0, 0), lpsVector(0, 0, 1), toRadians(90)),
  translation: lpsVector(0, 0, 10),
};
/** The same by hand. */
const byHand = ([x, y, z]: readonly number[]) => [-y!, x!, z! + 10];

const plan = (() => {
  const read = readPlan(
    JSON.stringify({
      schemaVersion: 1,
      frame: 'LPS',
      lengthUnit: 'mm',
      ct: { fingerprint: 'first' },
      case: { site: 'lumbar', level: 'L3', side: 'left', positionAtCt: 'prone', positionAtCtConfirmed: true },
      instruments: [{ id: 'a', device: 'trocar-11g', entryMm: [1, 2, 3], targetMm: [4, 5, 6] }],
      structures: {
        drawn: [
          {
            id: 'aorta',
            pointsMm: [
              [7, 8, 9],
              [10, 11, 12],
            ],
            radiiMm: [3, 4],
          },
        ],
        confirmed: ['aorta', 'vertebra-l3'],
        marginsMm: { aorta: 5 },
      },
      measurements: [
        { kind: 'length', id: 'm', fromMm: [1, 0, 0], toMm: [0, 1, 0] },
        { kind: 'circle', id: 'n', centreMm: [2, 0, 0], normal: [1, 0, 0], radiusMm: 3 },
      ],
      hydrodissection: {
        inlets: [
          {
            atMm: [3, 3, 3],
            volumeMl: 5,
            rateMlPerS: 1,
            needle: { device: 'needle-22g', entryMm: [9, 9, 9] },
          },
        ],
        result: { inputs: 'x', injectedMl: 5, pocketMl: 4, retained: { high: 1 } },
      },
      cement: {
        family: 'vertebroplasty-radiopaque',
        sinceMixingS: 300,
        roomC: 20,
        flowMlPerS: 0.1,
        schedule: [{ moveToMm: [5, 0, 0] }],
      },
    }),
  );
  if (!read.ok) throw new Error(read.failure.code);
  return read.value;
})();

const quality = { pairs: 4, pointsRmsMm: 1.5, surfaceRmsMm: 0.4, toleranceMm: 1.1 };
const carried = carryPlan(plan, quarter, { fingerprint: 'second' }, quality);

/** Every point, wherever it stands. */
function triplesIn(value: unknown, key = ''): number[][] {
  if (Array.isArray(value)) {
    const isTriple = value.length === 3 && value.every((n) => typeof n === 'number');
    return isTriple && !['radiiMm', 'normal'].includes(key)
      ? [value]
      : value.flatMap((item) => triplesIn(item, key));
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, item]) => triplesIn(item, name));
}

describe('a plan carried to another CT', () => {
  it('has every point and direction of it moved', () => {
    const before = triplesIn(plan);
    const after = triplesIn(carried);
    expect(before.length).toBe(10);
    expect(after.length).toBe(before.length);
    before.forEach((point, n) => {
      after[n]!.forEach((value, axis) => expect(value).toBeCloseTo(byHand(point)[axis]!, 9));
    });
    const circle = carried.measurements[1];
    expect(circle?.kind === 'circle' && circle.normal.map(Math.round)).toEqual([0, 1, 0]);
  });

  it('moves every point of every kind of measurement, and the midline', () => {
    const measurements: Measurement[] = [
      { kind: 'angle', id: 'a', firstMm: [[1, 2, 3], [4, 5, 6]], secondMm: [[7, 8, 9], [1, 1, 1]] }, // prettier-ignore
      { kind: 'corner', id: 'b', vertexMm: [1, 2, 3], firstMm: [4, 5, 6], secondMm: [7, 8, 9] },
      { kind: 'midline', id: 'c', atMm: [1, 2, 3] },
      { kind: 'arrow', id: 'd', tipMm: [1, 2, 3], tailMm: [4, 5, 6] },
      { kind: 'text', id: 'e', atMm: [1, 2, 3], label: 'here' },
    ];
    const midline: Midline = { pointMm: [1, 2, 3], normal: [1, 0, 0], source: 'drawn' };
    const moved = carryPlan({ ...plan, measurements, midline }, quarter, { fingerprint: 'second' }, { pairs: 3, pointsRmsMm: 0, toleranceMm: 1 }); // prettier-ignore
    moved.measurements.forEach((item, n) =>
      expect(pointsOf(item).map((p) => p.map(Math.round))).toEqual(pointsOf(measurements[n]!).map(byHand)),
    );
    expect(moved.midline!.pointMm.map(Math.round)).toEqual(byHand([1, 2, 3]));
    expect(moved.midline!.normal.map(Math.round)).toEqual([0, 1, 0]);
  });

  it('keeps what was decided, and opens again what was checked or computed', () => {
    expect(carried.case).toEqual({ site: 'lumbar', level: 'L3', side: 'left' });
    expect(carried.structures.marginsMm).toEqual({ aorta: 5 });
    expect(carried.structures.confirmed).toEqual([]);
    expect(carried.hydrodissection?.result).toBeUndefined();
    expect(carried.ct).toEqual({
      fingerprint: 'second',
      carried: { from: 'first', ...quality, isChecked: false },
    });
    expect(isUnchecked(plan)).toBe(false);
    expect(isUnchecked(carried)).toBe(true);
    expect(plan.structures.confirmed).toHaveLength(2);
  });

  it('has its drawn structures unconfirmed until they are confirmed here', () => {
    expect(carried.structures.drawn[0]?.carried).toBe(true);
    const drawn = { key: 'aorta', provenance: 'drawn', isCarried: true } as const;
    expect(isConfirmed(drawn, [])).toBe(false);
    expect(isConfirmed({ key: 'aorta', provenance: 'drawn' }, [])).toBe(true);
    expect(isConfirmed(drawn, ['aorta'])).toBe(true);
  });

  it('survives its file', () => {
    const read = readPlan(writePlan(carried));
    expect(read.ok && read.value).toEqual(carried);
  });
});
