import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gridCentre, voxelToLps } from '../../../src/core/grid';
import {
  anatomicalPlane,
  type AnatomicalView,
  edgeLetters,
  lpsToPlane,
  orientationLetters,
  planeCrossing,
  planeToLps,
  slicePosition,
  stepSlice,
} from '../../../src/core/plane';
import { paddingHu, reslice } from '../../../src/core/reslice';
import { lpsPoint, lpsVector, voxelPoint } from '../../../src/core/units';
import { distance, dot, subtract } from '../../../src/core/vector';
import { sampleHu } from '../../../src/core/volume';
import { grids, noiseVolume } from './grids';

const views: AnatomicalView[] = ['axial', 'coronal', 'sagittal'];
const grid = grids['aligned']!;

describe('orientation', () => {
  it('shows the patient right on screen left, anterior or superior up', () => {
    const letters = (view: AnatomicalView) => edgeLetters(anatomicalPlane(grid, view, gridCentre(grid)));
    expect(letters('axial')).toEqual({ left: 'R', right: 'L', top: 'A', bottom: 'P' });
    expect(letters('coronal')).toEqual({ left: 'R', right: 'L', top: 'S', bottom: 'I' });
    expect(letters('sagittal')).toEqual({ left: 'A', right: 'P', top: 'S', bottom: 'I' });
  });

  it('compounds the letters of oblique directions, the main one first', () => {
    expect(orientationLetters(lpsVector(-0.8, -0.6, 0))).toBe('RA');
    expect(orientationLetters(lpsVector(0.7, 0.5, -0.51))).toBe('LIP');
    expect(orientationLetters(lpsVector(0.995, 0.0998, 0))).toBe('L');
  });
});

describe.each(Object.entries(grids))('on a grid that is %s', (_name, g) => {
  const volume = noiseVolume(g);

  it.each(views)('a point picked in any view is the same point in %s', (view) => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.05, max: 0.95, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (a, b) => {
          const first = anatomicalPlane(g, 'axial', gridCentre(g));
          const picked = planeToLps(first, a * first.columns, b * first.rows);
          const plane = anatomicalPlane(g, view, picked);
          const seen = lpsToPlane(plane, picked);
          expect(Math.abs(seen.distanceMm)).toBeLessThan(1e-9);
          expect(distance(planeToLps(plane, seen.x, seen.y), picked)).toBeLessThan(1e-9);
        },
      ),
      { numRuns: 50 },
    );
  });

  it.each(views)('the resampled %s plane holds what sampleHu says, black outside', (view) => {
    const plane = anatomicalPlane(g, view, voxelToLps(g, voxelPoint(7.3, 6.6, 5.2)));
    const out = new Int16Array(plane.columns * plane.rows);
    reslice(volume, plane, out);
    let inside = 0;
    let wrong = 0;
    for (let r = 0; r < plane.rows; r++) {
      for (let c = 0; c < plane.columns; c++) {
        const hu = sampleHu(volume, planeToLps(plane, c + 0.5, r + 0.5));
        const shown = out[r * plane.columns + c]!;
        const isRight = hu === undefined ? shown === paddingHu : Math.abs(shown - hu) <= 0.5 + 1e-3;
        wrong += isRight ? 0 : 1;
        inside += hu === undefined ? 0 : 1;
      }
    }
    expect(wrong).toBe(0);
    expect(inside).toBeGreaterThan(100);
  });
});

it('shows the voxels themselves on a plane along an aligned grid, first and last slice included', () => {
  const volume = noiseVolume(grid);
  for (const k of [0, 5, 11]) {
    const plane = anatomicalPlane(grid, 'axial', voxelToLps(grid, voxelPoint(0, 0, k)));
    const out = new Int16Array(plane.columns * plane.rows);
    reslice(volume, plane, out);
    expect([plane.columns, plane.rows]).toEqual([24, 20]);
    expect(out).toEqual(volume.hu.slice(k * 480, (k + 1) * 480));
  }
});

it('reslices a single-slice CT', () => {
  const volume = noiseVolume({ ...grid, dims: [24, 20, 1] });
  const plane = anatomicalPlane(volume.grid, 'axial', volume.grid.origin);
  const out = new Int16Array(480);
  reslice(volume, plane, out);
  expect(out).toEqual(volume.hu);
});

describe('scrolling', () => {
  it('goes from slice centre to slice centre, towards the feet, and stops at the ends', () => {
    const top = lpsPoint(0, 40, 122);
    const plane = (z: number) => anatomicalPlane(grid, 'axial', lpsPoint(0, 40, z));
    expect(slicePosition(grid, plane(122))).toMatchObject({ count: 12 });
    expect(slicePosition(grid, plane(122)).index).toBeCloseTo(0, 9);
    expect(stepSlice(grid, plane(122), top, 1)[2]).toBeCloseTo(120, 9);
    expect(stepSlice(grid, plane(122), top, -1)[2]).toBeCloseTo(122, 9);
    expect(stepSlice(grid, plane(122), top, 50)[2]).toBeCloseTo(100, 9);
    expect(stepSlice(grid, plane(119.4), lpsPoint(0, 0, 119.4), 1)[2]).toBeCloseTo(118, 9);
    expect(stepSlice(grid, plane(119.4), lpsPoint(0, 0, 119.4), -1)[2]).toBeCloseTo(120, 9);
  });
});

it('finds the line in which two planes cross', () => {
  const a = anatomicalPlane(grid, 'axial', lpsPoint(1, 2, 104));
  const b = anatomicalPlane(grid, 'sagittal', lpsPoint(3, 2, 104));
  const line = planeCrossing(a, b)!;
  expect(line.pointMm[0]).toBeCloseTo(3, 9);
  expect(line.pointMm[2]).toBeCloseTo(104, 9);
  expect(Math.abs(line.direction[1])).toBeCloseTo(1, 9);
  expect(dot(subtract(line.pointMm, a.centreMm), a.normal)).toBeCloseTo(0, 9);
  expect(planeCrossing(a, a)).toBeUndefined();
});
