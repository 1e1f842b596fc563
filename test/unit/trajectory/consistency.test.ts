import { describe, expect, it } from 'vitest';
import { type Grid, identityAxes } from '../../../src/core/grid';
import type { Structure } from '../../../src/core/structure';
import { lpsPoint } from '../../../src/core/units';
import { levelReachMm, mismatches, placePath } from '../../../src/trajectory/consistency';

/** A block of 30 × 20 × 20 mm with one empty voxel around it. */
function vertebra(level: string, centreMm: [number, number, number]): Structure {
  const [x, y, z] = centreMm;
  const dims = [32, 22, 22] as const;
  const grid: Grid = {
    dims,
    spacing: [1, 1, 1],
    origin: lpsPoint(x - 15.5, y - 10.5, z - 10.5),
    axes: identityAxes,
  };
  const data = new Uint8Array(dims[0] * dims[1] * dims[2]);
  for (let k = 1; k < 21; k++) {
    for (let j = 1; j < 21; j++) data.fill(255, 1 + 32 * (j + 22 * k), 31 + 32 * (j + 22 * k));
  }
  return {
    key: `vertebra-${level}`,
    id: `vertebra-${level}`,
    sourceName: level,
    label: 1,
    provenance: 'imported',
    field: { grid, data },
    volumeMl: 12,
    centroidMm: lpsPoint(x, y, z),
  };
}

const spine = [vertebra('l2', [100, 50, 30]), vertebra('l3', [100, 50, 0]), vertebra('l4', [100, 50, -30])];
const target = lpsPoint(98, 45, 2);

describe('where a path goes', () => {
  it('names the vertebra that holds the target and the side of the entry in the patient', () => {
    const place = placePath(spine, lpsPoint(145, 130, 5), target)!;
    expect(place).toMatchObject({
      vertebra: { level: 'L3', holdsTarget: true, distanceMm: 0 },
      side: 'left',
    });
    expect(place.offMidlineMm).toBeCloseTo(45, 9);
    expect(placePath(spine, lpsPoint(60, 130, 5), target)!.side).toBe('right');
    expect(placePath(spine, lpsPoint(103, 130, 5), target)!.side).toBe('midline');
  });

  it('takes the nearest vertebra for a target beside it', () => {
    const place = placePath(spine, lpsPoint(145, 130, 5), lpsPoint(100, 50, -44))!;
    expect(place.vertebra!.level).toBe('L4');
    expect(place.vertebra!.holdsTarget).toBe(false);
    expect(place.vertebra!.distanceMm).toBeCloseTo(4.5, 0);
  });

  it('is at no level far from every vertebra', () => {
    const away = lpsPoint(100, 50 + 10 + levelReachMm + 2, 0);
    expect(placePath(spine, lpsPoint(145, 130, 5), away)).toBeUndefined();
    expect(placePath([], lpsPoint(145, 130, 5), target)).toBeUndefined();
  });

  it('tells the side by the canal where no vertebra is labelled, and no level', () => {
    const canal = { ...spine[1]!, id: 'spinal-canal' };
    const place = placePath([canal], lpsPoint(60, 130, 5), target)!;
    expect(place.vertebra).toBeUndefined();
    expect(place.offMidlineMm).toBeCloseTo(-40, 6);
    expect(mismatches(place, { level: 'L3', side: 'left' })).toEqual([
      { kind: 'levelUnchecked' },
      { kind: 'side', stated: 'left', found: 'right' },
    ]);
  });

  it('says what nothing can tell', () => {
    expect(mismatches(undefined, { level: 'L3', side: 'left' })).toEqual([
      { kind: 'levelUnchecked' },
      { kind: 'sideUnchecked' },
    ]);
    expect(mismatches(undefined, {})).toEqual([]);
  });

  it('contradicts another side or level, and only what was stated', () => {
    const place = placePath(spine, lpsPoint(145, 130, 5), target)!;
    expect(mismatches(place, { level: 'L3', side: 'left' })).toEqual([]);
    expect(mismatches(place, {})).toEqual([]);
    expect(mismatches(place, { level: 'l2 body', side: 'right' })).toEqual([
      { kind: 'level', stated: 'L2', found: 'L3' },
      { kind: 'side', stated: 'right', found: 'left' },
    ]);
    expect(mismatches(place, { level: 'upper endplate' })).toEqual([]);
  });
});
