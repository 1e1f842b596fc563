import { describe, expect, it } from 'vitest';
import { deviceById } from '../../src/catalog/devices';
import type { Profile } from '../../src/catalog/types';
import { buildDistanceField } from '../../src/core/distance-field';
import { type Grid, identityAxes, voxelToLps } from '../../src/core/grid';
import { SurfaceDistance } from '../../src/core/surface-distance';
import { type LpsPoint, lpsPoint, lpsVector, voxelPoint } from '../../src/core/units';
import { anyPerpendicular, cross, normalise } from '../../src/core/vector';
import { clearance } from '../../src/trajectory/clearance';
import { gridToleranceMm } from '../../src/trajectory/measured';
import { cylinderProfile, placeOn, radiusAt, type Solid } from '../../src/trajectory/solid';

// Rasterised shapes whose signed distance is known in closed form, on straight, anisotropic and
// rotated grids, against solids whose own surface is sampled densely. What the grid may cost is
// half a voxel along the closest segment; nothing is added but the search's 0.01 mm.

type Distance = (p: LpsPoint) => number;

const shapes: Readonly<Record<string, Distance>> = {
  sphere: (p) => Math.hypot(p[0] - 0.13, p[1] + 0.07, p[2] - 0.21) - 9.3,
  cylinder: (p) => {
    const [x, y, z] = [p[0] - 0.1, p[1], p[2] + 0.2];
    const axis = normalise(lpsVector(0.2, 0.3, 1));
    const t = x * axis[0] + y * axis[1] + z * axis[2];
    return Math.hypot(x - t * axis[0], y - t * axis[1], z - t * axis[2]) - 5.2;
  },
  plane: (p) => {
    const n = normalise(lpsVector(0.6, -0.5, 0.4));
    return p[0] * n[0] + p[1] * n[1] + p[2] * n[2] - 0.37;
  },
  torus: (p) => Math.hypot(Math.hypot(p[0], p[1] - 0.2) - 8.1, p[2] - 0.15) - 3.4,
};

const first = normalise(lpsVector(0.9, 0.35, -0.25));
const second = normalise(cross(lpsVector(0.1, 0.2, 1), first));
const rotated: Grid['axes'] = [first, second, cross(first, second)];
const grids: Readonly<Record<string, Pick<Grid, 'spacing' | 'axes'>>> = {
  'isotropic 0.6 mm': { spacing: [0.6, 0.6, 0.6], axes: identityAxes },
  'anisotropic 0.5 × 0.7 × 1.5 mm': { spacing: [0.5, 0.7, 1.5], axes: identityAxes },
  'rotated, 0.6 × 0.6 × 1 mm': { spacing: [0.6, 0.6, 1], axes: rotated },
};

function rasterise(shape: Distance, { spacing, axes }: Pick<Grid, 'spacing' | 'axes'>) {
  const dims = spacing.map((s) => Math.ceil(76 / s)) as [number, number, number];
  const half = dims.map((n, axis) => ((n - 1) / 2) * spacing[axis]!);
  const origin = lpsPoint(
    ...([0, 1, 2].map((c) => -axes.reduce((sum, axis, i) => sum + axis[c]! * half[i]!, 0)) as [
      number,
      number,
      number,
    ]),
  );
  const grid: Grid = { dims, spacing, axes, origin };
  const data = new Uint8Array(dims[0] * dims[1] * dims[2]);
  let q = 0;
  for (let k = 0; k < dims[2]; k++)
    for (let j = 0; j < dims[1]; j++)
      for (let i = 0; i < dims[0]; i++)
        data[q++] = shape(voxelToLps(grid, voxelPoint(i, j, k))) < 0 ? 255 : 0;
  const built = buildDistanceField({ grid, data });
  if (!built.ok) throw new Error(built.failure.code);
  return { distance: built.value, surface: new SurfaceDistance(built.value) };
}

/** Flat cylinder, capsule (rounded ends as a fine polygon) and stepped screw. */
const round = Array.from({ length: 41 }, (_, n) => (n / 40) * (Math.PI / 2));
const capsule: Profile = [
  ...round.map((a) => ({ behindTipMm: 1.5 - 1.5 * Math.cos(a), radiusMm: 1.5 * Math.sin(a) })),
  ...round.map((a) => ({ behindTipMm: 30 - 1.5 + 1.5 * Math.sin(a), radiusMm: 1.5 * Math.cos(a) })),
];
const profiles: Readonly<Record<string, Profile>> = {
  cylinder: cylinderProfile(3.05, 30),
  capsule,
  screw: deviceById('screw-4.0')!.profile(20),
};

/** Least value of a signed distance over the solid: dense samples, then closer ones around the best. */
function bruteClearance({ tipMm, backwards, profile }: Solid, shape: Distance): number {
  const u = anyPerpendicular(backwards);
  const v = cross(backwards, u);
  const at = (t: number, angle: number, share: number) => {
    const r = radiusAt(profile, t) * share;
    const [c, s] = [r * Math.cos(angle), r * Math.sin(angle)];
    return shape(
      lpsPoint(
        tipMm[0] + backwards[0] * t + u[0] * c + v[0] * s,
        tipMm[1] + backwards[1] * t + u[1] * c + v[1] * s,
        tipMm[2] + backwards[2] * t + u[2] * c + v[2] * s,
      ),
    );
  };
  const low = profile[0]!.behindTipMm;
  const high = profile.at(-1)!.behindTipMm;
  let best = { value: Infinity, t: 0, angle: 0, share: 0 };
  let [dt, da, ds] = [(high - low) / 120, Math.PI / 16, 1 / 4];
  const look = (t: number, angle: number, share: number) => {
    const inside = Math.min(Math.max(t, low), high);
    const value = at(inside, angle, Math.min(Math.max(share, 0), 1));
    if (value < best.value) best = { value, t: inside, angle, share: Math.min(Math.max(share, 0), 1) };
  };
  for (let t = low; t <= high + 1e-9; t += dt)
    for (let angle = 0; angle < 2 * Math.PI; angle += da)
      for (let share = 0; share <= 1; share += ds) look(t, angle, share);
  for (let round = 0; round < 40; round++) {
    const { t, angle, share } = best;
    [dt, da, ds] = [dt * 0.75, da * 0.75, ds * 0.75];
    for (const a of [-1, 0, 1])
      for (const b of [-1, 0, 1])
        for (const c of [-1, 0, 1]) look(t + a * dt, angle + b * da, share + c * ds);
  }
  return best.value;
}

/** Outside, near, touching, piercing and deep inside; oblique and along the axes. */
const paths = [
  [lpsPoint(40, 3, 2), lpsPoint(14, 2, 1)],
  [lpsPoint(20, 30, 14), lpsPoint(9, 8, 4)],
  [lpsPoint(-25, 18, 20), lpsPoint(-7, 5, 6)],
  [lpsPoint(22, -20, 9), lpsPoint(3, -3, 1)],
  [lpsPoint(15, 13, -25), lpsPoint(10, 11, 4)],
  [lpsPoint(1, 2, 30), lpsPoint(0.4, 0.6, -2)],
] as const;

/** The half space ends with its grid: these stay on the plane's side, or dip into it by little. */
const planePaths = [
  [lpsPoint(24, -20, 16), lpsPoint(5, -4, 3)],
  [lpsPoint(20, 6, 20), lpsPoint(2, -2, 1.5)],
  [lpsPoint(6, -22, -20), lpsPoint(3, -3, 4)],
  [lpsPoint(18, -15, 12), lpsPoint(-1.5, 1, -1)],
  [lpsPoint(20, -2, 12), lpsPoint(-3, 2, -2)],
  [lpsPoint(0.4, -24, -28), lpsPoint(0.8, 4, 6)],
] as const;

describe.each(Object.entries(grids))('clearance on a grid: %s', (_name, grid) => {
  it.each(Object.entries(shapes))('%s, within half a voxel of the closed form', (name, exact) => {
    const { distance, surface } = rasterise(exact, grid);
    for (const profile of Object.values(profiles)) {
      for (const [entryMm, targetMm] of name === 'plane' ? planePaths : paths) {
        const solid = placeOn({ entryMm, targetMm }, profile);
        const found = clearance(solid, surface);
        const expected = bruteClearance(solid, exact);
        const toleranceMm = gridToleranceMm(
          { distance },
          found.closestOnInstrumentMm,
          found.closestOnStructureMm,
        );
        expect(Math.abs(found.clearanceMm - expected)).toBeLessThanOrEqual(toleranceMm + 0.01);
        if (Math.abs(expected) > toleranceMm) expect(Math.sign(found.clearanceMm)).toBe(Math.sign(expected));
      }
    }
  });
});
