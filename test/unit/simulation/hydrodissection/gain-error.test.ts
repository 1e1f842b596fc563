import { describe, expect, it } from 'vitest';
import { identityAxes } from '../../../../src/core/grid';
import type { Resolution } from '../../../../src/core/grid-error';
import { type LpsPoint, lpsPoint } from '../../../../src/core/units';
import { gainErrorMm } from '../../../../src/simulation/hydrodissection/patient/gain-error';
import type { ClearanceRow } from '../../../../src/trajectory/clearance-table';

const ct: Resolution = { axes: identityAxes, origin: lpsPoint(0, 0, 0), spacing: [1, 1, 3] };
/** Measured on voxels of 0.6 mm, set up anew. */
const displaced = {
  distance: { field: { grid: { ...ct, spacing: [0.6, 0.6, 0.6], dims: [1, 1, 1] } } },
} as never;
const row = (from: LpsPoint, to: LpsPoint, toleranceMm: number, clearanceMm = 1) =>
  ({
    closestOnInstrumentMm: from,
    closestOnStructureMm: to,
    toleranceMm,
    clearanceMm,
  }) as ClearanceRow;

const instrument = lpsPoint(0, 0, 0);
const before = row(instrument, lpsPoint(5, 0, 0), 0.5);

describe('what the CT leaves open in a gain', () => {
  it('is not what the surface itself is off, where the same piece of it goes straight away', () => {
    const after = row(instrument, lpsPoint(9, 0, 0), 0.5);
    // Only the voxels on which the displaced surface was set up anew are left.
    expect(gainErrorMm(before, after, lpsPoint(5, 0, 0), displaced, ct)).toBeCloseTo(0.3, 9);
  });

  it('keeps of it what the direction between instrument and surface has turned', () => {
    const after = row(instrument, lpsPoint(3, 4, 0), 0.7);
    // n turns from (1, 0, 0) to (0.6, 0.8, 0): ½(0.4 + 0.8) mm, and the new voxels 0.3 (0.6 + 0.8) mm.
    expect(gainErrorMm(before, after, lpsPoint(5, 0, 0), displaced, ct)).toBeCloseTo(0.6 + 0.42, 9);
    // Never more than two errors that have nothing to do with one another.
    const behind = row(instrument, lpsPoint(-5, 0, 0), 0.5);
    expect(gainErrorMm(before, behind, lpsPoint(5, 0, 0), displaced, ct)).toBe(1);
  });

  it('is both errors together where another piece is closest, or nothing is known', () => {
    const after = row(instrument, lpsPoint(9, 0, 0), 0.7);
    expect(gainErrorMm(before, after, lpsPoint(5, 8, 0), displaced, ct)).toBeCloseTo(1.2, 9);
    expect(gainErrorMm(before, after, lpsPoint(5, 0, 0), displaced, undefined)).toBeCloseTo(1.2, 9);
    const touching = row(instrument, instrument, 0.5, 0);
    expect(gainErrorMm(touching, after, lpsPoint(0, 0, 0), displaced, ct)).toBeCloseTo(1.2, 9);
  });

  it('turns over where the instrument comes out of a structure', () => {
    const inside = row(instrument, lpsPoint(-2, 0, 0), 0.5, -2);
    const outside = row(instrument, lpsPoint(3, 0, 0), 0.5, 3);
    expect(gainErrorMm(inside, outside, lpsPoint(-2, 0, 0), displaced, ct)).toBeCloseTo(0.3, 9);
  });
});
