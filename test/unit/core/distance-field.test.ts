import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildDistanceField } from '../../../src/core/distance-field';
import { occupancyAt } from '../../../src/core/field';
import { type Grid, voxelToLps } from '../../../src/core/grid';
import { signedDistanceAt } from '../../../src/core/signed-distance';
import type { VoxelField } from '../../../src/core/structure';
import { SurfaceDistance } from '../../../src/core/surface-distance';
import { type LpsPoint, lpsPoint, lpsVector, voxelPoint } from '../../../src/core/units';
import { cross, normalise } from '../../../src/core/vector';

const distanceOf = (field: VoxelField): SurfaceDistance => {
  const built = buildDistanceField(field);
  if (!built.ok) throw new Error(built.failure.code);
  return new SurfaceDistance(built.value);
};

const first = normalise(lpsVector(0.8, 0.5, -0.3));
const second = normalise(cross(lpsVector(0, 0.2, 1), first));
const axes: Grid['axes'] = [first, second, cross(second, first)];
const spacing = [0.7, 0.5, 1.2] as const;
const dims = [5, 6, 4] as const;
const grid: Grid = { dims, spacing, origin: lpsPoint(100, -50, 30), axes };

/**
 * Points of the half level found another way: along many lines parallel to the three axes, where
 * the trilinear value changes its side.
 */
function halfLevelPoints(field: VoxelField, lines: number): LpsPoint[] {
  const points: LpsPoint[] = [];
  const at = (v: number[]) => voxelToLps(field.grid, voxelPoint(v[0]!, v[1]!, v[2]!));
  const value = (v: number[]) => occupancyAt(field, at(v)) - 127.5;
  for (let axis = 0; axis < 3; axis++) {
    const [p, q] = [(axis + 1) % 3, (axis + 2) % 3];
    for (let a = -lines; a <= field.grid.dims[p]! * lines; a++) {
      for (let b = -lines; b <= field.grid.dims[q]! * lines; b++) {
        const v = [0, 0, 0];
        [v[p], v[q], v[axis]] = [a / lines, b / lines, -1];
        let before = value(v);
        for (let s = 1 - lines; s <= field.grid.dims[axis]! * lines; s++) {
          v[axis] = s / lines;
          const here = value(v);
          if (here > 0 !== before > 0) {
            const on = [...v];
            on[axis] = (s - here / (here - before)) / lines;
            points.push(at(on));
          }
          before = here;
        }
      }
    }
  }
  return points;
}

const nearest = (points: readonly LpsPoint[], p: LpsPoint): number =>
  Math.min(...points.map((q) => Math.hypot(q[0] - p[0], q[1] - p[1], q[2] - p[2])));

const fields = fc
  .tuple(
    fc.uint8Array({ minLength: 120, maxLength: 120 }),
    // Binary masks, masks with many half-way values, and single specks.
    fc.constantFrom('binary', 'fractional', 'speck'),
  )
  .map(([raw, kind]): VoxelField => {
    const data = raw.map((value, q) => {
      if (kind === 'fractional') return value;
      return kind === 'binary' ? (value > 128 ? 255 : 0) : q === raw[0]! % 120 ? 200 : 0;
    });
    return { grid, data };
  })
  .filter(({ data }) => data.some((value) => value > 127));

describe('distance field', () => {
  it('agrees with the half level found line by line, for any field on a rotated anisotropic grid', () => {
    const place = fc.tuple(...dims.map((n) => fc.double({ min: -3, max: n + 2, noNaN: true })));
    fc.assert(
      fc.property(fields, fc.array(place, { minLength: 4, maxLength: 4 }), (field, places) => {
        const surface = distanceOf(field);
        const points = halfLevelPoints(field, 5);
        for (const v of places) {
          const p = voxelToLps(grid, voxelPoint(v[0]!, v[1]!, v[2]!));
          const signed = signedDistanceAt(surface, p);
          const brute = nearest(points, p);
          // Lines are a fifth of a voxel apart: the brute force finds no nearer point, and one near it.
          expect(Math.abs(signed)).toBeLessThanOrEqual(brute + 0.006);
          expect(Math.abs(signed)).toBeGreaterThan(brute - 0.15);
          expect(signed < 0).toBe(occupancyAt(field, p) > 127.5);
          const q = lpsPoint(surface.nearest[0]!, surface.nearest[1]!, surface.nearest[2]!);
          expect(occupancyAt(field, q)).toBeCloseTo(127.5, 0);
          expect(Math.hypot(q[0] - p[0], q[1] - p[1], q[2] - p[2])).toBeCloseTo(Math.abs(signed), 6);
        }
      }),
      { numRuns: 24, seed: 7 },
    );
  }, 60_000);

  it('is exact far away as well', () => {
    const data = new Uint8Array(120);
    data[2 + 5 * (3 + 6 * 1)] = 255;
    const field = { grid, data };
    const surface = distanceOf(field);
    const p = lpsPoint(400, 300, -500);
    expect(signedDistanceAt(surface, p)).toBeCloseTo(nearest(halfLevelPoints(field, 12), p), 1);
  });

  it('closes a structure that the edge of the CT cuts, half a voxel beyond its last voxel', () => {
    const surface = distanceOf({ grid, data: new Uint8Array(120).fill(255) });
    const p = voxelToLps(grid, voxelPoint(2, 3, 8));
    expect(signedDistanceAt(surface, p)).toBeCloseTo((8 - 3.5) * spacing[2], 2);
  });

  it('refuses an empty mask', () => {
    const built = buildDistanceField({ grid, data: new Uint8Array(120).fill(100) });
    expect(built).toMatchObject({ ok: false, failure: { code: 'structure-empty' } });
  });
});
