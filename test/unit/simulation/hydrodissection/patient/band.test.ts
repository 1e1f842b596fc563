import { describe, expect, it } from 'vitest';
import {
  clearanceAt,
  clearanceBand,
  decayBand,
  metAtMl,
  retainedRange,
  type RetainedSeries,
} from '../../../../../src/simulation/hydrodissection/patient/band';

const curve = (key: string, marginMm: number | null, clearanceMm: number[]) => ({
  instrument: 'trocar',
  key,
  structure: key,
  marginMm,
  clearanceMm,
  toleranceMm: 0.5,
  gainToleranceMm: 0.7,
});
const series = (curves: RetainedSeries['curves']): RetainedSeries => ({
  pocketMl: [0, 10, 100, 210],
  curves,
});

describe('the share of the fluid that may have stayed', () => {
  it('reaches down to the least volume that meets every margin that can be met', () => {
    const carotid = curve('carotid', 3, [1, 2, 4, 6]);
    const pharynx = curve('pharynx', 2, [0, 3, 5, 6]);
    const canal = curve('canal', 2, [1, 1, 1, 1]);
    const range = retainedRange(series([carotid, pharynx, canal, curve('bone', null, [0, 0, 0, 0])]), [
      'trocar',
    ]);
    // 3 mm lies halfway between 2 mm at 10 mL and 4 mm at 100 mL.
    expect(range.leastMl).toBe(55);
    expect(range.low).toBeCloseTo(55 / 210, 9);
    expect(range).toMatchObject({ high: 1, limitedBy: ['carotid'], unmet: ['canal'] });
  });

  it('says nothing where the model cannot tell', () => {
    const met = curve('a', 1, [2, 2, 2, 2]);
    expect(retainedRange(series([met]), ['trocar'])).toMatchObject({ undetermined: 'met-before' });
    expect(retainedRange(series([met]), ['screw'])).toMatchObject({ undetermined: 'none-demanded' });
    const early = curve('a', 2, [0, 3, 0, 0]);
    const late = curve('b', 2, [0, 0, 0, 3]);
    const apart = retainedRange(series([early, late]), ['trocar']);
    expect(apart.low).toBeUndefined();
    expect(apart.undetermined).toBe('never-together');
  });

  it('gives every figure its band', () => {
    const carotid = curve('carotid', 3, [1, 2, 4, 6]);
    const all = series([carotid]);
    const range = retainedRange(all, ['trocar']);
    expect(clearanceAt(all, carotid, 55)).toBeCloseTo(3, 9);
    const at210 = clearanceBand(all, carotid, range, 210);
    expect(at210.low).toBeCloseTo(3, 9);
    expect(at210.high).toBeCloseTo(6, 9);
    const met = metAtMl(all, carotid, range)!;
    expect(met.low).toBe(55);
    expect(met.high).toBeCloseTo(210, 9);
    const later = decayBand(all, carotid, range, 210, 600, [120, 600]);
    expect(later.low).toBeGreaterThanOrEqual(1);
    expect(later.low).toBeLessThan(at210.low);
    // Everything retained, slow decay: exp(-1) of 210 mL.
    expect(later.high).toBeCloseTo(clearanceAt(all, carotid, 210 * Math.exp(-1)), 9);
  });

  it('does not promise a margin that the least share does not meet', () => {
    const slow = curve('slow', 5, [0, 1, 2, 6]);
    const all = series([slow]);
    expect(metAtMl(all, slow, { low: 0.1, high: 1, limitedBy: [], unmet: [] })).not.toHaveProperty('high');
    expect(
      metAtMl(all, curve('never', 9, [0, 1, 2, 6]), { high: 1, limitedBy: [], unmet: [] }),
    ).toBeUndefined();
  });
});
