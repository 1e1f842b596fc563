import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { devices } from '../../../src/catalog/devices';
import type { Profile } from '../../../src/catalog/types';
import { lpsPoint, lpsVector } from '../../../src/core/units';
import { normalise } from '../../../src/core/vector';
import { envelope } from '../../../src/trajectory/envelope';
import { radiusAt } from '../../../src/trajectory/solid';
import { SolidShape } from '../../../src/trajectory/solid-shape';
import { stagesOf, sweptProfile } from '../../../src/trajectory/stages';

const profiles = fc
  .array(
    fc.tuple(
      fc.double({ min: 0, max: 6, noNaN: true }),
      fc.double({ min: 0, max: 4, noNaN: true }),
      fc.boolean(),
    ),
    { minLength: 2, maxLength: 6 },
  )
  .map((parts): Profile => {
    let t = -2;
    return parts.map(([run, radiusMm, isStep], i) => {
      if (i > 0 && !isStep) t += run + 0.01;
      return { behindTipMm: t, radiusMm };
    });
  })
  .filter((profile) => profile.at(-1)!.behindTipMm > profile[0]!.behindTipMm + 0.05);

const world = {
  origin: lpsPoint(0, 0, 0),
  axes: [lpsVector(1, 0, 0), lpsVector(0, 1, 0), lpsVector(0, 0, 1)] as const,
};

/** Distance in the half plane to very many points under the outline. */
function bruteDistance(profile: Profile, t: number, r: number): number {
  let least = Infinity;
  for (let i = 0; i + 1 < profile.length; i++) {
    const [a, b] = [profile[i]!, profile[i + 1]!];
    if (b.behindTipMm <= a.behindTipMm) continue;
    for (let n = 0; n <= 800; n++) {
      const s = n / 800;
      const at = a.behindTipMm + s * (b.behindTipMm - a.behindTipMm);
      const top = a.radiusMm + s * (b.radiusMm - a.radiusMm);
      least = Math.min(least, Math.hypot(at - t, Math.max(0, r - top)));
    }
  }
  return least;
}

describe('solid of revolution', () => {
  it('has the distance of its outline, with a gradient of that distance', () => {
    fc.assert(
      fc.property(
        profiles,
        fc.tuple(...Array.from({ length: 3 }, () => fc.double({ min: -12, max: 12, noNaN: true }))),
        (profile, p) => {
          const backwards = normalise(lpsVector(1, -2, 0.5));
          const shape = new SolidShape({ tipMm: lpsPoint(1, 2, 3), backwards, profile });
          shape.enter(world);
          const d = shape.measure(p[0]!, p[1]!, p[2]!);
          const q = [p[0]! - 1, p[1]! - 2, p[2]! - 3];
          const t = q[0]! * backwards[0] + q[1]! * backwards[1] + q[2]! * backwards[2];
          const r = Math.sqrt(Math.max(0, q[0]! ** 2 + q[1]! ** 2 + q[2]! ** 2 - t * t));
          const brute = bruteDistance(profile, t, r);
          expect(d).toBeLessThanOrEqual(brute + 1e-9);
          expect(d).toBeGreaterThan(brute - 0.02);
          if (d < 1e-3) return;
          shape.aim();
          const back = shape.measure(p[0]! - d * shape.gx, p[1]! - d * shape.gy, p[2]! - d * shape.gz);
          expect(back).toBeLessThan(1e-6);
        },
      ),
      { numRuns: 150, seed: 11 },
    );
  });

  it('sweeps the largest radius of all parts that passed', () => {
    fc.assert(
      fc.property(profiles, fc.double({ min: 0, max: 1, noNaN: true }), (profile, share) => {
        const swept = sweptProfile(profile, 60);
        const first = profile[0]!.behindTipMm;
        const t = first + share * (50 - first);
        const passed = Array.from({ length: 4000 }, (_, n) => first + ((t - first) * n) / 3999);
        const corners = profile.filter((point) => point.behindTipMm <= t).map((point) => point.radiusMm);
        const widest = Math.max(...corners, ...passed.map((at) => radiusAt(profile, at)));
        expect(radiusAt(swept, t)).toBeGreaterThanOrEqual(widest - 1e-9);
        // A step exactly at t counts with its larger side.
        expect(radiusAt(swept, t - 1e-6)).toBeLessThanOrEqual(widest + 0.02);
      }),
      { numRuns: 100, seed: 2 },
    );
  });

  it('takes the larger of several outlines everywhere', () => {
    fc.assert(
      fc.property(profiles, profiles, fc.double({ min: -2, max: 20, noNaN: true }), (a, b, t) => {
        const both = Math.max(radiusAt(a, t), radiusAt(b, t));
        expect(radiusAt(envelope([a, b]), t)).toBeCloseTo(both, 6);
      }),
      { numRuns: 200, seed: 4 },
    );
  });
});

describe('stages', () => {
  const path = { entryMm: lpsPoint(0, 0, 0), targetMm: lpsPoint(0, 80, 0) };

  it('bring a screw in over a wire, through a sleeve to where its head rests, with a driver behind', () => {
    const stages = stagesOf({ id: 's', device: 'screw-3.5', lengthMm: 40, ...path });
    if (!stages.ok) throw new Error(stages.failure.code);
    expect(stages.value.map(({ id }) => id)).toEqual([
      'atRest',
      'advance',
      'wire',
      'wireOvershoot5',
      'wireOvershoot10',
      'sleeve',
      'driver',
    ]);
    const at = (id: string, behind: number) =>
      radiusAt(stages.value.find((stage) => stage.id === id)!.profile, behind);
    expect(at('atRest', 41)).toBe(2.5);
    expect(at('atRest', 50)).toBe(0);
    expect(at('advance', 79)).toBe(2.5);
    expect(at('wireOvershoot10', -5)).toBe(0.625);
    expect(at('wireOvershoot5', -6)).toBe(0);
    expect(at('sleeve', 39)).toBe(0);
    expect(at('sleeve', 60)).toBe(4);
    expect(at('driver', 42)).toBe(0);
    expect(at('driver', 60)).toBe(2.5);
  });

  it('keep a trocar to its own room and let a wire slip 5 and 10 mm', () => {
    const trocar = stagesOf({ id: 't', device: 'trocar-11g', ...path });
    const wire = stagesOf({ id: 'w', device: 'wire-1.25', ...path });
    expect(trocar.ok && trocar.value.map(({ id }) => id)).toEqual(['atRest', 'advance']);
    expect(wire.ok && wire.value.map(({ id }) => id)).toContain('wireOvershoot10');
  });

  it('refuse an unknown device', () => {
    expect(stagesOf({ id: 'x', device: 'spoon', ...path })).toMatchObject({
      ok: false,
      failure: { code: 'device-unknown', data: { device: 'spoon' } },
    });
  });
});

describe('device catalogue', () => {
  it('holds well-formed instruments with sources', () => {
    expect(new Set(devices.map(({ id }) => id)).size).toBe(devices.length);
    for (const device of devices) {
      expect(device.sources.length).toBeGreaterThan(0);
      expect(device.name.fr).not.toBe('');
      for (const lengthMm of device.lengthsMm) {
        const profile = device.profile(lengthMm);
        expect(profile[0]!.behindTipMm).toBe(0);
        expect(profile.every(({ radiusMm }) => radiusMm >= 0)).toBe(true);
        expect(profile.every((point, i) => i === 0 || point.behindTipMm >= profile[i - 1]!.behindTipMm)).toBe(
          true,
        );
        expect(radiusAt(profile, lengthMm / 2)).toBeLessThanOrEqual(device.outerDiameterMm / 2);
      }
      if (device.innerDiameterMm !== undefined)
        expect(device.innerDiameterMm).toBeLessThan(device.outerDiameterMm);
    }
  });

  it('offers what the dens and the pelvis need', () => {
    const ids = devices.map(({ id }) => id);
    for (const gauge of [8, 10, 11, 12, 13, 14, 15]) expect(ids).toContain(`trocar-${gauge}g`);
    for (const id of ['wire-1.25', 'wire-2.0', 'screw-3.5', 'screw-4.0', 'screw-4.5', 'screw-7.0-16'])
      expect(ids).toContain(id);
    for (const { delivery } of devices) {
      if (!delivery) continue;
      for (const id of Object.values(delivery)) expect(ids).toContain(id);
    }
  });
});
