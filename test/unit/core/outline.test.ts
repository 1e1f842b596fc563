import { describe, expect, it } from 'vitest';
import { occupancyAt } from '../../../src/core/field';
import { type Grid, gridCentre, voxelToLps } from '../../../src/core/grid';
import { outlineOnPlane, outlineScratch, type Segments } from '../../../src/core/outline';
import { familiarAxes } from '../../../src/core/path-plane';
import { type Plane, planeToLps, squarePlane } from '../../../src/core/plane';
import type { VoxelField } from '../../../src/core/structure';
import { type LpsPoint, lpsVector, voxelPoint } from '../../../src/core/units';
import { along, distance, normalise } from '../../../src/core/vector';
import { grids } from './grids';

/** A ball whose occupancy falls linearly over one voxel: its half level is the sphere itself. */
function ball(grid: Grid, centre: LpsPoint, radiusMm: number): VoxelField {
  const [nx, ny, nz] = grid.dims;
  const data = new Uint8Array(nx * ny * nz);
  const softMm = Math.max(...grid.spacing);
  for (let q = 0; q < data.length; q++) {
    const p = voxelToLps(grid, voxelPoint(q % nx, Math.floor(q / nx) % ny, Math.floor(q / (nx * ny))));
    data[q] = Math.round(255 * Math.min(1, Math.max(0, 0.5 + (radiusMm - distance(p, centre)) / softMm)));
  }
  return { grid, data };
}

const scratch = outlineScratch();
const ends = (segments: Segments): [number, number][] =>
  Array.from({ length: segments.length / 2 }, (_, q) => [segments[2 * q]!, segments[2 * q + 1]!]);
const looseEnds = (segments: Segments): string[] => {
  const counts = new Map<string, number>();
  for (const [x, y] of ends(segments)) {
    const key = `${x.toFixed(3)} ${y.toFixed(3)}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts].filter(([, n]) => n % 2 === 1).map(([key]) => key);
};
const planeThrough = (p: LpsPoint, side = 40, pixelMm = 0.5): Plane =>
  squarePlane(p, familiarAxes(normalise(lpsVector(0.3, -0.5, 0.8))), side, pixelMm);

describe.each(Object.entries(grids))('on a grid that is %s', (_name, grid) => {
  const centre = gridCentre(grid);
  const field = ball(grid, centre, 5);
  const voxelMm = Math.max(...grid.spacing);

  it.each([0, 2.5])('the outline of a ball cut %d mm off its centre is the circle of the cut', (offMm) => {
    const plane = planeThrough(centre);
    const off = { ...plane, centreMm: along(centre, plane.normal, offMm) };
    const points = ends(outlineOnPlane(field, off, scratch)!);
    expect(points.length).toBeGreaterThan(20);
    const expected = Math.sqrt(25 - offMm ** 2);
    for (const [x, y] of points) {
      expect(Math.abs(distance(planeToLps(off, x, y), off.centreMm) - expected)).toBeLessThan(0.25 * voxelMm);
    }
  });

  it('is closed: every end is the end of two pieces', () => {
    expect(looseEnds(outlineOnPlane(field, planeThrough(centre), scratch)!)).toEqual([]);
  });

  it('lies on the half level of the trilinear field', () => {
    const plane = planeThrough(centre);
    for (const [x, y] of ends(outlineOnPlane(field, plane, scratch)!)) {
      expect(Math.abs(occupancyAt(field, planeToLps(plane, x, y)) - 127.5)).toBeLessThan(12);
    }
  });
});

it('is undefined where the plane misses the structure, and does not depend on the crop', () => {
  const grid = grids['oblique']!;
  const centre = gridCentre(grid);
  const field = ball(grid, centre, 5);
  const plane = planeThrough(centre);
  expect(
    outlineOnPlane(field, { ...plane, centreMm: along(centre, plane.normal, 9) }, scratch),
  ).toBeUndefined();
  expect(outlineOnPlane(field, { ...plane, centreMm: along(centre, plane.u, 90) }, scratch)).toBeUndefined();
  const wide = outlineOnPlane(field, planeThrough(centre, 60), scratch)!;
  const narrow = outlineOnPlane(field, planeThrough(centre, 40), scratch)!;
  expect(wide.length).toBe(narrow.length);
});

it('closes the outline of a structure that reaches the edge of its grid', () => {
  const grid = grids['aligned']!;
  const full: VoxelField = { grid, data: new Uint8Array(24 * 20 * 12).fill(255) };
  const segments = outlineOnPlane(full, planeThrough(gridCentre(grid), 80, 0.4), scratch)!;
  expect(segments.length).toBeGreaterThan(80);
  expect(looseEnds(segments)).toEqual([]);
});
