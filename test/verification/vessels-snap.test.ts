import { describe, expect, it } from 'vitest';
import { snapTube } from '../../src/anatomy/vessels/snap';
import type { SnapMode } from '../../src/anatomy/vessels/types';
import { noContext } from '../../src/core/kernel';
import { type LpsPoint, lpsPoint } from '../../src/core/units';
import type { Volume } from '../../src/core/volume';
import { phantom, toArc, toLine } from './vessel-phantom';

const spacing = [0.8, 0.8, 0.8] as const;

async function snapped(
  volume: Volume,
  pointsMm: LpsPoint[],
  radiusMm: number,
  mode: SnapMode = 'bright-in-fat',
) {
  const tube = { pointsMm, radiiMm: pointsMm.map(() => radiusMm) };
  const result = await snapTube({ volume, tube, mode }, noContext);
  if (!result.ok) throw new Error(result.failure.code);
  return result.value;
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('a drawn tube snaps to a vessel without contrast', () => {
  const axis = [0, 0, 1] as const;
  const from = lpsPoint(10, 55, 0);
  const off = (p: LpsPoint) => toLine(p, from, axis);
  const rough = [lpsPoint(11.3, 54.2, 12), lpsPoint(8.9, 56, 38), lpsPoint(11, 55.8, 64)];

  it.each([
    ['soft in fat', 'bright-in-fat', 45, -95, 2.5, 3.5],
    ['large, soft in fat', 'bright-in-fat', 40, -95, 6, 4.5],
    ['nerve in fat', 'bright-in-fat', 30, -90, 1.6, 1.3],
    ['dark in enhanced tissue', 'dark-in-bright', 40, 160, 3, 2.5],
  ] as const)('%s', async (_, mode, hu, around, radiusMm, guessMm) => {
    const distance = (p: LpsPoint) => off(p) - radiusMm;
    const volume = phantom([80, 70, 90], spacing, around, [{ distance, hu }], 20);
    const { tube, visibleShare, contrastHuAt } = await snapped(volume, rough, guessMm, mode);
    const inner = tube.pointsMm.map((__, n) => n).slice(4, -4);
    expect(mean(inner.map((n) => off(tube.pointsMm[n]!)))).toBeLessThan(0.4);
    expect(Math.abs(mean(inner.map((n) => tube.radiiMm[n]!)) - radiusMm)).toBeLessThan(0.3);
    expect(visibleShare).toBeGreaterThan(0.9);
    expect(Math.sign(mean(contrastHuAt))).toBe(mode === 'bright-in-fat' ? 1 : -1);
  });

  it('is not drawn onto a plaque in a vessel that muscle hides', async () => {
    // A rod along the wall, 2.5 mm off the middle.
    const plaque = {
      distance: (p: LpsPoint) => Math.max(Math.hypot(p[0] - 12.5, p[1] - 55) - 1.3, Math.abs(p[2] - 38) - 12),
      hu: 900,
    };
    const vessel = { distance: (p: LpsPoint) => off(p) - 3.5, hu: 45 };
    const volume = phantom([80, 70, 90], spacing, 50, [vessel, plaque], 10);
    const drawn = [lpsPoint(10, 55, 12), lpsPoint(10, 55, 64)];
    const { tube, visibleShare } = await snapped(volume, drawn, 3.5);
    expect(visibleShare).toBeLessThan(0.1);
    expect(Math.max(...tube.pointsMm.map(off))).toBeLessThan(0.8);
  });

  it('follows a bend', async () => {
    const centre = lpsPoint(35, 50, 10);
    const at = (degrees: number, r: number) =>
      lpsPoint(
        centre[0] + r * Math.cos((degrees * Math.PI) / 180),
        50.5,
        centre[2] + r * Math.sin((degrees * Math.PI) / 180),
      );
    const distance = (p: LpsPoint) => toArc(p, centre, 40) - 2.5;
    const volume = phantom([140, 50, 80], spacing, -95, [{ distance, hu: 45 }], 20);
    const points = [15, 45, 75, 105, 135, 165].map((degrees) => at(degrees, degrees % 2 ? 41 : 39));
    const { tube, visibleShare } = await snapped(volume, points, 3);
    const inner = tube.pointsMm.slice(4, -4);
    expect(mean(inner.map((p) => toArc(p, centre, 40)))).toBeLessThan(0.4);
    expect(visibleShare).toBeGreaterThan(0.9);
  });

  it('says where no wall is visible, and leaves the tube as drawn there', async () => {
    const distance = (p: LpsPoint) => off(p) - 2.5;
    const muscle = { distance: (p: LpsPoint) => 38 - p[2], hu: 50 };
    const volume = phantom([80, 70, 90], spacing, -95, [{ distance, hu: 45 }, muscle], 20);
    const drawn = [lpsPoint(11, 55.4, 12), lpsPoint(11, 55.4, 64)];
    const { tube, isVisibleAt } = await snapped(volume, drawn, 3);
    tube.pointsMm.forEach((p, n) => {
      if (p[2] < 35 && p[2] > 14) expect(isVisibleAt[n], `at ${p[2]}`).toBe(true);
      if (p[2] < 44) return;
      expect(isVisibleAt[n], `at ${p[2]}`).toBe(false);
      expect(tube.radiiMm[n]).toBe(3);
      expect(Math.hypot(p[0] - 11, p[1] - 55.4)).toBeLessThan(0.6);
    });
  });
});
