import { describe, expect, it } from 'vitest';
import { asMask, asOccupancy, smooth } from '../../../../src/anatomy/voxels/smooth';
import { cropped, fieldOnGrid, places, ramp, refinedOnCt } from '../../../../src/anatomy/voxels/fields';
import { spacingAlongLps, uprightGrid } from '../../../../src/anatomy/voxels/grids';
import { airHu, resampleHu } from '../../../../src/anatomy/voxels/resample';
import {
  type Grid,
  isWithin,
  subGrid,
  voxelCount,
  voxelToLps,
  voxelVolumeMm3,
} from '../../../../src/core/grid';
import { type LpsPoint, lpsVector, voxelPoint } from '../../../../src/core/units';
import { distance } from '../../../../src/core/vector';
import type { Volume } from '../../../../src/core/volume';
import { grids } from '../../core/grids';

/** A CT whose HU are a plane in the patient frame. */
const huAt = ([x, y, z]: LpsPoint) => 3 * x - 2 * y + 5 * z;

function volumeOf(grid: Grid, hu: (p: LpsPoint) => number): Volume {
  const [nx, ny] = grid.dims;
  const values = Float32Array.from({ length: voxelCount(grid) }, (_, q) =>
    hu(voxelToLps(grid, voxelPoint(q % nx, Math.floor(q / nx) % ny, Math.floor(q / nx / ny)))),
  );
  return { grid, hu: values, minHu: -2000, maxHu: 2000 };
}

const centreOf = (grid: Grid) => voxelToLps(grid, voxelPoint(...(grid.dims.map((n) => (n - 1) / 2) as [number, number, number]))); // prettier-ignore

describe.each(Object.entries(grids))('work grid of a CT, %s', (name, grid) => {
  it('covers it and lies along the patient', () => {
    const work = uprightGrid(grid, [1.5, 1.5, 1.5]);
    for (const corner of [0, 1, 2, 3, 4, 5, 6, 7]) {
      const v = grid.dims.map((n, a) => ((corner >> a) & 1 ? n - 0.5 : -0.5)) as [number, number, number];
      const p = voxelToLps(grid, voxelPoint(...v));
      const inward = centreOf(grid).map((c, a) => p[a]! + 1e-6 * (c - p[a]!)) as never as LpsPoint;
      expect(isWithin(work, inward)).toBe(true);
    }
    if (name !== 'oblique') expect(work.dims.reduce((n, m) => n * m)).toBeLessThan(2 * voxelCount(grid));
  });

  it.each([0.8, 1.5, 2.9])('takes over HU of a slope at %f mm', (mm) => {
    const work = uprightGrid(grid, [mm, mm, mm]);
    const hu = resampleHu(volumeOf(grid, huAt), work);
    // Within the outermost centres of blocks of voxels, where nothing is continued.
    const inner = subGrid(grid, [3, 3, 3], grid.dims.map((n) => n - 6) as never);
    // The last block of voxels may end beyond the CT.
    const outer = subGrid(grid, [-3, -3, -3], grid.dims.map((n) => n + 6) as never);
    const [mx, my] = work.dims;
    let checked = 0;
    hu.forEach((value, q) => {
      const p = voxelToLps(work, voxelPoint(q % mx, Math.floor(q / mx) % my, Math.floor(q / mx / my)));
      if (!isWithin(outer, p)) expect(value).toBe(airHu);
      if (!isWithin(inner, p)) return;
      expect(Math.abs(value - huAt(p))).toBeLessThan(1.6);
      checked++;
    });
    expect(checked).toBeGreaterThan(20);
  });

  it('gives a ball back to the CT with its volume and its place', () => {
    const work = uprightGrid(grid, [0.5, 0.5, 0.5]);
    const centre = centreOf(grid);
    const radiusMm = 5;
    const ball = volumeOf(work, (p) => (distance(p, centre) <= radiusMm ? 255 : 0)).hu;
    const field = fieldOnGrid(Uint8Array.from(ball), work, grid)!;
    let sum = 0;
    const mean = [0, 0, 0];
    const [nx, ny] = field.grid.dims;
    field.data.forEach((value, q) => {
      sum += value / 255;
      const p = voxelToLps(field.grid, voxelPoint(q % nx, Math.floor(q / nx) % ny, Math.floor(q / nx / ny)));
      p.forEach((c, a) => (mean[a]! += (c * value) / 255));
    });
    const volumeMm3 = sum * voxelVolumeMm3(grid);
    expect(volumeMm3 / ((4 / 3) * Math.PI * radiusMm ** 3)).toBeCloseTo(1, 1);
    mean.forEach((c, a) => expect(c / sum).toBeCloseTo(centre[a]!, 0));
    expect(field.grid.axes).toBe(grid.axes);
  });

  it('refines a surface to where the HU put it', () => {
    const centre = centreOf(grid);
    // A soft ball of 5 mm in air, its edge one mm wide; the work grid knows it to 2 mm only.
    const volume = volumeOf(grid, (p) => -1000 * Math.min(Math.max(distance(p, centre) - 4.5, 0), 1));
    const work = uprightGrid(grid, [2, 2, 2]);
    const place = volumeOf(work, (p) => {
      const mm = distance(p, centre);
      return mm < 3 ? places.inside : mm < 8 ? places.surface : places.outside;
    }).hu;
    const field = refinedOnCt(volume, work, Uint8Array.from(place), ramp(-1000, 0))!;
    const sum = field.data.reduce((total, value) => total + value / 255, 0);
    const exact = Float32Array.from(volume.hu).reduce((total, hu) => total + 1 + hu / 1000, 0);
    expect(sum).toBeCloseTo(exact, 0);
  });
});

describe('fields', () => {
  it('are cropped to what they hold with a margin of one voxel', () => {
    const grid = grids['flipped']!;
    const data = new Uint8Array(voxelCount(grid));
    data[5 + 20 * (21 + 22 * 3)] = 255;
    const field = cropped({ grid, data })!;
    expect(field.grid.dims).toEqual([3, 2, 3]);
    expect(field.grid.origin).toEqual(voxelToLps(grid, voxelPoint(4, 20, 2)));
    expect(field.data.indexOf(255)).toBe(1 + 3 * (1 + 2));
    expect(cropped({ grid, data: new Uint8Array(voxelCount(grid)) })).toBeUndefined();
  });

  it('say how far apart voxels lie along the patient', () => {
    expect(spacingAlongLps(grids['sagittal']!)).toEqual([3, 0.9, 0.9]);
    const axes = [lpsVector(0.6, 0.8, 0), lpsVector(-0.8, 0.6, 0), lpsVector(0, 0, 1)] as const;
    const turned = { ...grids['aligned']!, axes };
    expect(spacingAlongLps(turned)[2]).toBe(2);
  });
});

describe('smoothing', () => {
  it('keeps planes where they are and rounds corners', () => {
    const dims = [20, 20, 20] as const;
    const half = Uint8Array.from({ length: 8000 }, (_, q) => (q % 20 < 10 ? 1 : 0));
    expect(asMask(smooth(asOccupancy(half), dims, 4))).toEqual(half);
    const cube = Uint8Array.from({ length: 8000 }, (_, q) =>
      Math.max(q % 20, Math.floor(q / 20) % 20, Math.floor(q / 400)) < 10 ? 1 : 0,
    );
    const soft = asMask(smooth(asOccupancy(cube), dims, 4));
    expect(soft[9 + 20 * (9 + 20 * 9)]).toBe(0);
    expect(soft[5 + 20 * (5 + 20 * 9)]).toBe(1);
  });

  it('spreads a line as a binomial does', () => {
    const line = new Uint8Array(9);
    line[4] = 64;
    expect([...smooth(line, [9, 1, 1], 2)]).toEqual([0, 0, 4, 16, 24, 16, 4, 0, 0]);
    expect([...smooth(line, [1, 9, 1], 2)]).toEqual([0, 0, 4, 16, 24, 16, 4, 0, 0]);
    expect([...smooth(line, [1, 1, 9], 2)]).toEqual([0, 0, 4, 16, 24, 16, 4, 0, 0]);
  });
});
