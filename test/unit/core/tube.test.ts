import { describe, expect, it } from 'vitest';
import { type Grid, lpsToVoxel } from '../../../src/core/grid';
import type { Tube } from '../../../src/core/structure';
import { RoundCone } from '../../../src/core/round-cone';
import { rasteriseTube } from '../../../src/core/tube';
import { contrastHu, tubeContrast } from '../../../src/core/tube-contrast';
import { lpsPoint, lpsVector } from '../../../src/core/units';
import { norm, subtract } from '../../../src/core/vector';
import type { Volume } from '../../../src/core/volume';

const c = Math.SQRT1_2;
/** Turned by 45° about z, anisotropic, away from the origin. */
const grid: Grid = {
  dims: [90, 80, 60],
  spacing: [0.6, 0.7, 0.9],
  origin: lpsPoint(100, -50, -300),
  axes: [lpsVector(c, c, 0), lpsVector(-c, c, 0), lpsVector(0, 0, 1)],
};
const at = (i: number, j: number, k: number) =>
  lpsPoint(100 + c * 0.6 * i - c * 0.7 * j, -50 + c * 0.6 * i + c * 0.7 * j, -300 + 0.9 * k);
const tube: Tube = { pointsMm: [at(20, 20, 12), at(45, 40, 30), at(70, 45, 45)], radiiMm: [3, 4, 2.5] };

describe('a tube', () => {
  it('has its half level on its surface in the voxels, on an oblique anisotropic grid', () => {
    const made = rasteriseTube(grid, tube)!;
    let worst = 0;
    for (let n = 0; n < 400; n++) {
      const t = n / 400;
      const angle = n * 2.4;
      // A point beside the first segment, put onto the surface along the gradient.
      let p = at(20 + 25 * t, 20 + 20 * t, 12 + 18 * t);
      p = lpsPoint(p[0] + 3.5 * Math.cos(angle), p[1] + 3.5 * Math.sin(angle), p[2]);
      for (let step = 0; step < 6; step++) p = ontoSurface(p);
      worst = Math.max(worst, Math.abs(interpolate(made.field, p) - 127.5));
    }
    // 255 levels over 1.8 mm: 12 levels are 0.085 mm.
    expect(worst).toBeLessThan(12);
  });

  it('has the volume of its solid', () => {
    const straight: Tube = { pointsMm: [at(20, 40, 12), at(60, 40, 12)], radiiMm: [3, 3] };
    const made = rasteriseTube(grid, straight)!;
    const exact = (Math.PI * 9 * 24 + (4 / 3) * Math.PI * 27) / 1000;
    expect(made.volumeMl / exact).toBeGreaterThan(0.97);
    expect(made.volumeMl / exact).toBeLessThan(1.06);
    const middle = at(40, 40, 12);
    expect(norm(subtract(made.centroidMm, middle))).toBeLessThan(0.1);
  });

  it('outside the grid is no structure', () => {
    const away: Tube = { pointsMm: [lpsPoint(0, 0, 0), lpsPoint(5, 0, 0)], radiiMm: [2, 2] };
    expect(rasteriseTube(grid, away)).toBeUndefined();
  });

  it('keeps an empty voxel around it inside the grid', () => {
    const { field } = rasteriseTube(grid, tube)!;
    const [nx, ny, nz] = field.grid.dims;
    let onRim = 0;
    for (let k = 0; k < nz; k++) {
      for (let j = 0; j < ny; j++) {
        for (let i = 0; i < nx; i++) {
          const rim = i === 0 || j === 0 || k === 0 || i === nx - 1 || j === ny - 1 || k === nz - 1;
          if (rim) onRim += field.data[i + nx * (j + ny * k)]!;
        }
      }
    }
    expect(onRim).toBe(0);
  });
});

describe('contrast of a tube', () => {
  const ct = (insideHu: number, aroundHu = 50): Volume => {
    const hu = new Float32Array(90 * 80 * 60);
    for (let k = 0, o = 0; k < 60; k++) {
      for (let j = 0; j < 80; j++) {
        for (let i = 0; i < 90; i++, o++) hu[o] = toTubeMm(at(i, j, k)) < 0 ? insideHu : aroundHu;
      }
    }
    return { grid, hu, minHu: 0, maxHu: 500 };
  };

  it('sees an enhanced vessel in muscle', () => {
    const seen = tubeContrast(ct(300), tube)!;
    expect(seen.wallVisible).toBe(true);
    expect(seen.insideHu).toBeGreaterThan(260);
    expect(seen.ringHu).toBeLessThan(90);
    expect(seen.visibleShare).toBe(1);
  });

  it('is not fooled by a tube in trabecular bone', () => {
    expect(tubeContrast(ct(472, 337), tube)!.wallVisible).toBe(false);
  });

  it('does not see one without contrast', () => {
    const seen = tubeContrast(ct(50 + contrastHu / 2), tube)!;
    expect(seen.wallVisible).toBe(false);
    expect(seen.visibleShare).toBe(0);
  });
});

const cones = [0, 1].map(
  (i) => new RoundCone(tube.pointsMm[i]!, tube.pointsMm[i + 1]!, tube.radiiMm[i]!, tube.radiiMm[i + 1]!),
);
function toTubeMm(p: ReturnType<typeof lpsPoint>): number {
  return Math.min(...cones.map((cone) => cone.measure(p[0], p[1], p[2])));
}

function ontoSurface(p: ReturnType<typeof lpsPoint>) {
  const h = 1e-4;
  const d = toTubeMm(p);
  const g = [0, 1, 2].map((axis) => {
    const q = [...p] as [number, number, number];
    q[axis]! += h;
    return (toTubeMm(lpsPoint(...q)) - d) / h;
  });
  return lpsPoint(p[0] - g[0]! * d, p[1] - g[1]! * d, p[2] - g[2]! * d);
}

function interpolate({ grid: g, data }: { grid: Grid; data: Uint8Array }, p: ReturnType<typeof lpsPoint>) {
  const v = lpsToVoxel(g, p);
  const [i, j, k] = v.map(Math.floor) as [number, number, number];
  let value = 0;
  for (let corner = 0; corner < 8; corner++) {
    const [di, dj, dk] = [corner & 1, (corner >> 1) & 1, corner >> 2];
    const weight =
      (di ? v[0] - i : 1 - v[0] + i) * (dj ? v[1] - j : 1 - v[1] + j) * (dk ? v[2] - k : 1 - v[2] + k);
    value += weight * data[i + di + g.dims[0] * (j + dj + g.dims[1] * (k + dk))]!;
  }
  return value;
}
