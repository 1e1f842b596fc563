import { describe, expect, it } from 'vitest';
import { placeErrorMm, type Resolution, resolvedMm, worstGridErrorMm } from '../../../src/core/grid-error';
import { identityAxes } from '../../../src/core/grid';
import { lpsPoint, lpsVector } from '../../../src/core/units';

const ct: Resolution = { axes: identityAxes, origin: lpsPoint(-10, 0, 100), spacing: [0.5, 0.4, 2] };
const at = (z: number) => lpsPoint(0, 0, z);

describe('what a CT resolves', () => {
  it('is a voxel where nothing more is known', () => {
    expect(resolvedMm(ct)).toEqual([0.5, 0.4, 2]);
    expect(worstGridErrorMm(ct)).toBeCloseTo(Math.hypot(0.5, 0.4, 2) / 2, 12);
    expect(placeErrorMm(ct, lpsVector(3, 0, 0))).toBeCloseTo(0.25, 12);
    expect(placeErrorMm(ct, lpsVector(0, 0, -7))).toBeCloseTo(1, 12);
    // Half of the voxel's extent along the diagonal of x and z.
    expect(placeErrorMm(ct, lpsVector(1, 0, 1))).toBeCloseTo((0.5 + 2) / (2 * Math.SQRT2), 12);
    expect(placeErrorMm(ct, lpsVector(0, 0, 0))).toBe(worstGridErrorMm(ct));
  });

  it('is the slice where it is thicker than the step', () => {
    const slices = [0, 2, 4].map((atMm) => ({ atMm, thicknessMm: 3 }));
    expect(resolvedMm({ ...ct, slices })).toEqual([0.5, 0.4, 3]);
    expect(placeErrorMm({ ...ct, slices }, lpsVector(0, 0, 1), at(102))).toBeCloseTo(1.5, 12);
  });

  it('is the acquired step at the place, whatever the voxels', () => {
    const slices = [0, 2, 4, 10, 12].map((atMm) => ({ atMm, thicknessMm: 0 }));
    const across = (z: number) => resolvedMm({ ...ct, slices }, at(z))[2];
    expect(across(101)).toBe(2);
    expect(across(102.9)).toBe(2);
    // The voxel around 103.5 reaches into the wide step.
    expect(across(103.5)).toBe(6);
    expect(across(107)).toBe(6);
    expect(across(111.5)).toBe(2);
    expect(across(500)).toBe(2);
    expect(resolvedMm({ ...ct, slices })[2]).toBe(6);
  });
});
