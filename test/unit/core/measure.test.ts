import { describe, expect, it } from 'vitest';
import { gridCentre, lpsToVoxel, voxelToLps } from '../../../src/core/grid';
import { circleStatistics } from '../../../src/core/measure';
import { lpsVector, voxelPoint } from '../../../src/core/units';
import { along, distance, normalise } from '../../../src/core/vector';
import type { Volume } from '../../../src/core/volume';
import { grids, noiseVolume } from './grids';

/** HU that rise linearly through the patient, which trilinear interpolation keeps. */
function ramp(name: string): Volume {
  const grid = grids[name]!;
  const [nx, ny, nz] = grid.dims;
  const hu = new Float32Array(nx * ny * nz);
  for (let q = 0; q < hu.length; q++) {
    const p = voxelToLps(grid, voxelPoint(q % nx, Math.floor(q / nx) % ny, Math.floor(q / (nx * ny))));
    hu[q] = 10 * p[0] - 4 * p[1] + 7 * p[2];
  }
  return { grid, hu, minHu: -3000, maxHu: 3000 };
}

describe('HU in a circle', () => {
  it('counts the voxels themselves on a slice of an aligned CT', () => {
    const grid = grids['aligned']!;
    const volume = noiseVolume(grid);
    const centre = voxelToLps(grid, voxelPoint(11.3, 9.6, 5));
    const radiusMm = 4.1;
    const inside: number[] = [];
    for (let j = 0; j < 20; j++) {
      for (let i = 0; i < 24; i++) {
        if (distance(voxelToLps(grid, voxelPoint(i, j, 5)), centre) > radiusMm) continue;
        inside.push(volume.hu[i + 24 * (j + 20 * 5)]!);
      }
    }
    const mean = inside.reduce((a, b) => a + b) / inside.length;
    const sd = Math.sqrt(inside.reduce((a, b) => a + (b - mean) ** 2, 0) / (inside.length - 1));
    const found = circleStatistics(volume, centre, lpsVector(0, 0, 1), radiusMm)!;
    expect(found.pixels).toBe(inside.length);
    expect(found.meanHu).toBeCloseTo(mean, 9);
    expect(found.sdHu).toBeCloseTo(sd, 9);
    expect(found.minHu).toBeCloseTo(Math.min(...inside), 9);
    expect(found.maxHu).toBeCloseTo(Math.max(...inside), 9);
    expect(found.areaMm2).toBeCloseTo(Math.PI * radiusMm ** 2, 9);
  });

  it.each(Object.keys(grids))(
    'has the mean of a linear ramp at its centre on an oblique plane (%s)',
    (name) => {
      const volume = ramp(name);
      const centre = gridCentre(volume.grid);
      const expected = 10 * centre[0] - 4 * centre[1] + 7 * centre[2];
      const found = circleStatistics(volume, centre, normalise(lpsVector(0.4, 0.5, -0.7)), 4)!;
      expect(found.meanHu).toBeCloseTo(expected, 2);
      expect(found.minHu).toBeLessThan(expected);
      expect(found.sdHu).toBeGreaterThan(5);
    },
  );

  it('leaves out pixels outside the CT, and is undefined where there are none', () => {
    const volume = noiseVolume(grids['aligned']!);
    const corner = voxelToLps(volume.grid, voxelPoint(0, 0, 5));
    const at = (p: typeof corner) => circleStatistics(volume, p, lpsVector(0, 0, 1), 4);
    const inner = at(voxelToLps(volume.grid, voxelPoint(11, 9, 5)))!;
    expect(at(corner)!.pixels).toBeLessThan(inner.pixels / 2);
    expect(at(along(corner, lpsVector(-1, 0, 0), 50))).toBeUndefined();
    expect(lpsToVoxel(volume.grid, corner)[0]).toBeCloseTo(0, 9);
  });
});
