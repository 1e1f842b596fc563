import { describe, expect, it } from 'vitest';
import { traceVessel } from '../../src/anatomy/vessels/trace';
import type { TracedVessel } from '../../src/anatomy/vessels/types';
import { noContext } from '../../src/core/kernel';
import { type LpsPoint, lpsPoint } from '../../src/core/units';
import type { Volume } from '../../src/core/volume';
import { jittered, phantom, random, toArc, toLine } from './vessel-phantom';

async function traced(volume: Volume, pointsMm: LpsPoint[]): Promise<TracedVessel> {
  const result = await traceVessel({ volume, pointsMm }, noContext);
  if (!result.ok) throw new Error(result.failure.code);
  return result.value;
}

const voxelMm = 0.8;
const spacing = [voxelMm, voxelMm, voxelMm] as const;

/** Largest errors over the centre line, voxels, but for a radius at each end. */
function errors(
  { centreLine: { pointsMm, radiiMm } }: TracedVessel,
  off: (p: LpsPoint) => number,
  radiusMm: number,
) {
  const inner = pointsMm.map((_, n) => n).filter((n) => n > 4 && n < pointsMm.length - 5);
  expect(inner.length).toBeGreaterThan(10);
  const mean = inner.reduce((sum, n) => sum + Math.abs(radiiMm[n]! - radiusMm), 0) / inner.length;
  return {
    radius: mean / voxelMm,
    worstRadius: Math.max(...inner.map((n) => Math.abs(radiiMm[n]! - radiusMm))) / voxelMm,
    centre: Math.max(...inner.map((n) => off(pointsMm[n]!))) / voxelMm,
  };
}

/** The inside of the field above the half level, mm³. */
const volumeOf = ({ field }: TracedVessel): number =>
  field.data.reduce((sum, value) => sum + (value > 127.5 ? 1 : 0), 0) * voxelMm ** 3;

describe('a straight tube', () => {
  const d = [0.36, 0.48, 0.8] as const;
  const from = lpsPoint(0, 50, 15);
  it.each([2, 3.2, 6.5, 14])('of radius %s mm is found to 0.2 voxel', async (radiusMm) => {
    const distance = (p: LpsPoint) => toLine(p, from, d) - radiusMm;
    const volume = phantom([90, 100, 90], spacing, -80, [{ distance, hu: 320 }], 20);
    const next = random(radiusMm * 10);
    const at = (t: number) => lpsPoint(from[0] + t * d[0], from[1] + t * d[1], from[2] + t * d[2]);
    const vessel = await traced(volume, [jittered(at(2), 1, next), jittered(at(57), 1, next)]);
    const { radius, worstRadius, centre } = errors(vessel, (p) => toLine(p, from, d), radiusMm);
    expect(radius).toBeLessThan(0.2);
    expect(worstRadius).toBeLessThan(0.35);
    expect(centre).toBeLessThan(0.5);
    expect(vessel.wallShare).toBeGreaterThan(0.95);
    const closed = Math.PI * radiusMm ** 2 * 55;
    expect(Math.abs(volumeOf(vessel) / closed - 1)).toBeLessThan(0.1);
  });
});

describe('a tube bent to a circle of 40 mm', () => {
  const centre = lpsPoint(35, 50, 10);
  const at = (degrees: number) => {
    const angle = (degrees * Math.PI) / 180;
    return lpsPoint(centre[0] + 40 * Math.cos(angle), 50, centre[2] + 40 * Math.sin(angle));
  };
  it.each([2.5, 5, 12])('of radius %s mm, from one end to the other', async (radiusMm) => {
    const distance = (p: LpsPoint) => toArc(p, centre, 40) - radiusMm;
    const dims = [140, 50, 80] as const;
    const moved = phantom(dims, spacing, 40, [{ distance, hu: 350 }], 20);
    const next = random(3);
    const clicks = [15, 165].map((degrees) => jittered(at(degrees), 1, next));
    const vessel = await traced(moved, clicks);
    const { radius, centre: off } = errors(vessel, (p) => toArc(p, centre, 40), radiusMm);
    expect(radius).toBeLessThan(0.2);
    expect(off).toBeLessThan(0.5);
  });
});

describe('what lies next to a vessel', () => {
  const axis = [0, 0, 1] as const;
  const from = lpsPoint(10, 55, 0);
  const vesselOf = (p: LpsPoint) => toLine(p, from, axis) - 4;
  const clicks = [lpsPoint(10.6, 54.5, 12), lpsPoint(9.5, 55.5, 62)];
  const bent = (solid: { distance: (p: LpsPoint) => number; hu: number }) =>
    phantom([80, 70, 90], spacing, 50, [solid, { distance: vesselOf, hu: 320 }], 15);

  it.each([
    ['bone that touches it', 900, (p: LpsPoint) => (p[0] < 0 ? 0.01 - 1 : 14 - p[0])],
    ['a vein that touches it', 180, (p: LpsPoint) => toLine(p, lpsPoint(18.5, 55, 0), axis) - 4.5],
  ] as const)('%s stays outside', async (_, hu, distance) => {
    const vessel = await traced(bent({ distance, hu }), clicks);
    const { radius, centre } = errors(vessel, (p) => toLine(p, from, axis), 4);
    expect(radius).toBeLessThan(0.35);
    expect(centre).toBeLessThan(0.5);
  });

  it('calcium in the wall does not stop the trace', async () => {
    const plaque = {
      distance: (p: LpsPoint) => Math.hypot(p[0] - 14, p[1] - 55, (p[2] - 35) / 4) - 1.5,
      hu: 1100,
    };
    const volume = phantom([80, 70, 90], spacing, 50, [{ distance: vesselOf, hu: 320 }, plaque], 15);
    const vessel = await traced(volume, clicks);
    const { radius, centre } = errors(vessel, (p) => toLine(p, from, axis), 4);
    expect(radius).toBeLessThan(0.35);
    expect(centre).toBeLessThan(1);
  });
});

describe('what cannot be traced', () => {
  const flat = phantom([40, 40, 40], spacing, 50, [], 10);
  it('is said', async () => {
    const p = lpsPoint(-5, 45, 20);
    const fails = async (pointsMm: LpsPoint[]) => {
      const result = await traceVessel({ volume: flat, pointsMm }, noContext);
      return result.ok ? 'ok' : result.failure.code;
    };
    expect(await fails([p])).toBe('vessel-few-points');
    expect(await fails([p, lpsPoint(500, 0, 0)])).toBe('vessel-point-outside');
  });

  it('even tissue has no wall', async () => {
    const pointsMm = [lpsPoint(-5, 45, 15), lpsPoint(-4, 45, 28)];
    const even = await traced(flat, pointsMm);
    expect(even.wallShare).toBeLessThan(0.3);
  });

  it('a vessel that is interrupted has no way', async () => {
    const cut = (p: LpsPoint) =>
      Math.max(toLine(p, lpsPoint(-5, 45, 0), [0, 0, 1]) - 3, 8 - Math.abs(p[2] - 20));
    const volume = phantom([40, 40, 40], spacing, -80, [{ distance: cut, hu: 300 }], 10);
    const pointsMm = [lpsPoint(-5, 45, 10), lpsPoint(-5, 45, 30)];
    const result = await traceVessel({ volume, pointsMm }, noContext);
    expect(result).toMatchObject({ ok: false, failure: { code: 'vessel-no-way' } });
  });
});
