import { describe, expect, it } from 'vitest';
import { lpsPoint } from '../../../src/core/units';
import { halfSpace } from '../../../src/scene/clip';

const crosshair = lpsPoint(10, 20, 30);
const path = {
  instrumentIds: ['a'],
  entryMm: lpsPoint(-40, 60, 5),
  targetMm: lpsPoint(3, -8, 20),
};
const isKept = (half: ReturnType<typeof halfSpace>, p: readonly [number, number, number]) =>
  p[0] * half!.normal[0] + p[1] * half!.normal[1] + p[2] * half!.normal[2] <= half!.offsetMm + 1e-9;

describe('clipping plane', () => {
  it('passes through the crosshair, moved by its offset, and keeps either side', () => {
    const axial = halfSpace({ plane: 'axial', offsetMm: 4, isFlipped: false }, crosshair, undefined);
    expect([33.9, 34.1].map((z) => isKept(axial, [0, 0, z]))).toEqual([true, false]);
    const other = halfSpace({ plane: 'axial', offsetMm: 4, isFlipped: true }, crosshair, undefined);
    expect([33.9, 34.1].map((z) => isKept(other, [0, 0, z]))).toEqual([false, true]);
    const sagittal = halfSpace({ plane: 'sagittal', offsetMm: 0, isFlipped: false }, crosshair, undefined);
    expect([9.9, 10.1].map((x) => isKept(sagittal, [x, 0, 0]))).toEqual([true, false]);
  });

  it('holds the whole path when it lies along it', () => {
    const half = halfSpace({ plane: 'path', offsetMm: 0, isFlipped: false }, crosshair, path)!;
    for (const p of [path.entryMm, path.targetMm]) {
      expect(p.reduce((sum, x, n) => sum + x * half.normal[n]!, 0)).toBeCloseTo(half.offsetMm, 9);
    }
  });

  it('cuts nothing when it is off or has no path', () => {
    expect(halfSpace({ plane: 'off', offsetMm: 0, isFlipped: false }, crosshair, path)).toBeUndefined();
    expect(halfSpace({ plane: 'path', offsetMm: 0, isFlipped: false }, crosshair, undefined)).toBeUndefined();
  });
});
