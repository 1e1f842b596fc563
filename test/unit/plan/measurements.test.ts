import { describe, expect, it } from 'vitest';
import { lpsPoint, lpsVector } from '../../../src/core/units';
import { measured } from '../../../src/plan/measured';
import { type Measurement, pointsOf, withPoints } from '../../../src/plan/measurements';
import { readPlan } from '../../../src/plan/read';

const grid = {
  origin: lpsPoint(0, 0, 0),
  axes: [lpsVector(1, 0, 0), lpsVector(0, 1, 0), lpsVector(0, 0, 1)] as const,
  spacing: [0.5, 0.5, 2] as const,
};
const midline = { pointMm: [4, 0, 0], normal: [1, 0, 0], source: 'drawn' } as const;
const plane = () => ({ ...midline, pointMm: [...midline.pointMm], normal: [...midline.normal] }) as never;

const items: readonly Measurement[] = [
  { kind: 'length', id: 'm1', fromMm: [0, 0, 0], toMm: [3, 4, 0] },
  { kind: 'circle', id: 'm2', centreMm: [1, 2, 3], normal: [0, 0, 1], radiusMm: 5 },
  { kind: 'angle', id: 'm3', firstMm: [[0, 0, 0], [0, 10, 0]], secondMm: [[0, 0, 30], [0, -10, 40]], label: 'Cobb' }, // prettier-ignore
  { kind: 'corner', id: 'm4', vertexMm: [0, 0, 0], firstMm: [10, 0, 0], secondMm: [-10, 10, 0] },
  { kind: 'midline', id: 'm5', atMm: [-8.5, 3, 4] },
  { kind: 'arrow', id: 'm6', tipMm: [0, 0, 0], tailMm: [9, 9, 0], label: 'osteophyte' },
  { kind: 'text', id: 'm7', atMm: [1, 1, 1], label: '<b>plain</b>' },
];

const document = { schemaVersion: 1, frame: 'LPS', lengthUnit: 'mm' };
const read = (change: object) => readPlan(JSON.stringify({ ...document, ...change }));

describe('measurements in a plan file', () => {
  it('come back as they were written, of every kind, with the midline', () => {
    const result = read({ measurements: items, midline });
    expect(result).toMatchObject({ ok: true, value: { measurements: items, midline } });
  });

  it('stay readable as older files have them, and a plan without a midline has none', () => {
    const result = read({ measurements: items.slice(0, 2) });
    expect(result).toMatchObject({ ok: true, value: { measurements: items.slice(0, 2) } });
    expect(result.ok && result.value.midline).toBeUndefined();
  });

  it.each([
    ['a text without words', { kind: 'text', id: 'm1', atMm: [0, 0, 0], label: '' }],
    ['a text that is too long', { kind: 'text', id: 'm1', atMm: [0, 0, 0], label: 'x'.repeat(201) }],
    ['a line of one point', { kind: 'angle', id: 'm1', firstMm: [[0, 0, 0]], secondMm: items[2] }],
    ['an unknown kind', { kind: 'area', id: 'm1', atMm: [0, 0, 0] }],
  ])('are refused with %s', (_, item) => {
    expect(read({ measurements: [item] })).toMatchObject({ ok: false, failure: { code: 'plan-invalid' } });
  });
});

describe('the points of a measurement', () => {
  it.each(items.map((item) => [item.kind, item] as const))('are put back where they were: %s', (_, item) => {
    expect(withPoints(item, pointsOf(item))).toEqual(item);
    const moved = withPoints(
      item,
      pointsOf(item).map(([x, y, z]) => [x + 1, y + 2, z + 3]),
    );
    expect(pointsOf(moved)).toEqual(pointsOf(item).map(([x, y, z]) => [x + 1, y + 2, z + 3]));
  });
});

describe('what a measurement says', () => {
  const said = (n: number) => measured(items[n]!, plane(), grid);

  it('gives a length with half a voxel along it at each end', () => {
    // Along (0.6, 0.8): 0.6 · 0.5 + 0.8 · 0.5 is one voxel that way.
    const found = said(0) as { lengthMm: number; toleranceMm: number };
    expect(found.lengthMm).toBeCloseTo(5, 12);
    expect(found.toleranceMm).toBeCloseTo(0.7, 12);
  });

  it('gives the smaller angle of two lines and its supplement', () => {
    // (0, −1, 1) against (0, 1, 0): 135° as drawn.
    const found = said(2) as { angleDeg: number; supplementDeg: number; toleranceDeg: number };
    expect(found.angleDeg).toBeCloseTo(45, 10);
    expect(found.supplementDeg).toBeCloseTo(135, 10);
    const [flat, steep] = [2 / 10, (Math.SQRT1_2 * 2.5) / Math.hypot(10, 10)];
    expect(found.toleranceDeg).toBeCloseTo(((Math.atan(flat) + Math.atan(steep)) * 180) / Math.PI, 8);
  });

  it('gives the angle of a corner up to 180°', () => {
    expect((said(3) as { angleDeg: number }).angleDeg).toBeCloseTo(135, 10);
  });

  it('names the side of the patient: LPS x rises to the left', () => {
    expect(said(4)).toEqual({ kind: 'midline', distanceMm: 12.5, side: 'right', toleranceMm: 0.5 });
    const left = { kind: 'midline', id: 'a', atMm: [6, 0, 0] } as const;
    expect(measured({ ...left, atMm: [6, 0, 0] }, plane())).toEqual({
      kind: 'midline',
      distanceMm: 2,
      side: 'left',
    });
  });

  it('gives no distance from a midline that is not there', () => {
    expect(measured(items[4]!, undefined, grid)).toEqual({ kind: 'midline' });
  });

  it('gives no tolerance without a CT', () => {
    expect(measured(items[0]!, undefined)).toEqual({ kind: 'length', lengthMm: 5 });
  });
});
