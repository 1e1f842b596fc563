import { describe, expect, it } from 'vitest';
import { displacedMesh } from '../../../src/core/displaced-mesh';
import { displacedPicture } from '../../../src/core/displaced-picture';
import { type Displacement, originOf } from '../../../src/core/displacement';
import { type Grid, gridCentre, identityAxes, voxelCount, voxelToLps } from '../../../src/core/grid';
import { noContext } from '../../../src/core/kernel';
import type { Mesh } from '../../../src/core/mesh';
import { anatomicalPlane, squarePlane } from '../../../src/core/plane';
import { reslice } from '../../../src/core/reslice';
import { resliceDisplaced } from '../../../src/core/reslice-displaced';
import { type LpsPoint, lpsPoint, lpsVector, voxelPoint } from '../../../src/core/units';
import type { Volume } from '../../../src/core/volume';
import { grids, noiseVolume } from './grids';

/** A displacement on coarse cells about the middle of a grid, by a rule in LPS mm. */
function displacementIn(
  grid: Grid,
  rule: (p: LpsPoint) => { back: readonly [number, number, number]; pocket?: number },
): Displacement {
  const own: Grid = {
    dims: [16, 16, 16],
    spacing: [2, 2, 2],
    axes: identityAxes,
    origin: lpsPoint(...(gridCentre(grid).map((x) => x - 15) as [number, number, number])),
  };
  const backMm = new Float32Array(3 * voxelCount(own));
  const pocket = new Float32Array(voxelCount(own));
  for (let c = 0; c < pocket.length; c++) {
    const [i, j, k] = [c % 16, Math.floor(c / 16) % 16, Math.floor(c / 256)];
    const { back, pocket: share = 0 } = rule(voxelToLps(own, voxelPoint(i, j, k)));
    backMm.set(back, 3 * c);
    pocket[c] = share;
  }
  return { grid: own, backMm, pocket };
}

/** HU that is a linear function of place: trilinear interpolation is exact. */
function rampVolume(grid: Grid): Volume {
  const hu = new Float32Array(voxelCount(grid));
  const [nx, ny] = grid.dims;
  for (let c = 0; c < hu.length; c++) {
    const p = voxelToLps(grid, voxelPoint(c % nx, Math.floor(c / nx) % ny, Math.floor(c / nx / ny)));
    hu[c] = ramp(p);
  }
  return { grid, hu, minHu: -500, maxHu: 500 };
}
const ramp = (p: LpsPoint) => 3 * p[0] - 2 * p[1] + p[2];

const still = () => ({ back: [0, 0, 0] as const });

describe.each(Object.entries(grids))('a displaced CT on a plane, %s grid', (_, grid) => {
  const centre = gridCentre(grid);
  const oblique = squarePlane(centre, { u: lpsVector(0.8, 0.6, 0), v: lpsVector(0, 0, -1) }, 20, 0.5);
  const size = oblique.columns * oblique.rows;

  it('is the CT bit for bit where nothing has moved', () => {
    const volume = noiseVolume(grid);
    for (const plane of [oblique, anatomicalPlane(grid, 'axial', centre)]) {
      const plain = new Int16Array(plane.columns * plane.rows);
      const moved = plain.slice();
      reslice(volume, plane, plain);
      resliceDisplaced({ volume, displacement: displacementIn(grid, still), fluidHu: 5 }, plane, moved);
      expect(moved).toEqual(plain);
    }
  });

  it('shows the HU of where the tissue has come from', () => {
    const volume = rampVolume(grid);
    const displacement = displacementIn(grid, () => ({ back: [1.5, -0.75, 0.5] }));
    const plain = new Int16Array(size);
    const moved = new Int16Array(size);
    reslice(volume, oblique, plain);
    resliceDisplaced({ volume, displacement, fluidHu: 5 }, oblique, moved);
    const middle = (oblique.rows >> 1) * oblique.columns + (oblique.columns >> 1);
    const by = 3 * 1.5 + 2 * 0.75 + 0.5;
    expect(Math.abs(moved[middle]! - plain[middle]! - by)).toBeLessThanOrEqual(1);
  });

  it('shows fluid in the pocket, and mixes by its share', () => {
    const volume = rampVolume(grid);
    const fluidOf = (share: number) => {
      const out = new Int16Array(size);
      const displacement = displacementIn(grid, () => ({ back: [0, 0, 0], pocket: share }));
      resliceDisplaced({ volume, displacement, fluidHu: 400 }, oblique, out);
      return out[(oblique.rows >> 1) * oblique.columns + (oblique.columns >> 1)]!;
    };
    expect(fluidOf(1)).toBe(400);
    expect(fluidOf(0.25) - fluidOf(0)).toBeCloseTo(0.25 * (400 - fluidOf(0)), -0.4);
  });

  it('fills only the part that is asked for', () => {
    const volume = noiseVolume(grid);
    const displacement = displacementIn(grid, () => ({ back: [2, 1, 0], pocket: 0.5 }));
    const whole = new Int16Array(size);
    const part = new Int16Array(size).fill(7);
    resliceDisplaced({ volume, displacement, fluidHu: 5 }, oblique, whole);
    const box = { left: 9, top: 12, right: 25, bottom: 22 };
    resliceDisplaced({ volume, displacement, fluidHu: 5 }, oblique, part, box);
    for (let row = 0; row < oblique.rows; row++)
      for (let column = 0; column < oblique.columns; column++) {
        const isIn = column >= box.left && column < box.right && row >= box.top && row < box.bottom;
        const q = row * oblique.columns + column;
        expect(part[q]).toBe(isIn ? whole[q] : 7);
      }
  });
});

describe('a surface that moves with the tissue', () => {
  /** 20 mL from the origin in free space: r → cbrt(r³ + 3V/4π). */
  const volumeMm3 = 2000;
  const grown = (r: number) => Math.cbrt(r ** 3 + (3 * volumeMm3) / (4 * Math.PI));
  const grid: Grid = {
    dims: [40, 40, 40],
    spacing: [2, 2, 2],
    origin: lpsPoint(-39, -39, -39),
    axes: identityAxes,
  };
  const pocketMm = grown(0);
  const backMm = new Float32Array(3 * voxelCount(grid));
  const pocket = new Float32Array(voxelCount(grid));
  for (let c = 0; c < pocket.length; c++) {
    const p = voxelToLps(grid, voxelPoint(c % 40, Math.floor(c / 40) % 40, Math.floor(c / 1600)));
    const r = Math.hypot(p[0], p[1], p[2]);
    const at = Math.max(r, pocketMm);
    const from = Math.cbrt(at ** 3 - pocketMm ** 3);
    pocket[c] = r < pocketMm ? 1 : 0;
    p.forEach((x, n) => (backMm[3 * c + n] = (x / r) * (from - at)));
  }
  const displacement = { grid, backMm, pocket };
  const one = (x: number, y: number, z: number): Mesh => ({
    positions: Float32Array.from([x, y, z, x, y + 1, z, x, y, z + 1]),
    normals: new Float32Array(9),
    indices: Uint32Array.from([0, 1, 2]),
  });

  it.each([4, 8, 12, 20])('goes where an expanding cavity takes it, from %s mm', (r) => {
    const { positions } = displacedMesh(one(r, 0, 0), displacement);
    expect(Math.hypot(positions[0]!, positions[1]!, positions[2]!)).toBeCloseTo(grown(r), 0);
    const back = originOf(displacement, lpsPoint(positions[0]!, positions[1]!, positions[2]!));
    expect(Math.hypot(back[0] - r, back[1], back[2])).toBeLessThan(0.3);
  });

  it('stays the same object outside, and has normals of length one inside', async () => {
    const far = one(100, 0, 0);
    expect(displacedMesh(far, displacement)).toBe(far);
    const { normals } = displacedMesh(one(10, 0, 0), displacement);
    expect(Math.hypot(normals[0]!, normals[1]!, normals[2]!)).toBeCloseTo(1, 5);
    const made = await displacedPicture({ displacement, meshes: { far, near: one(10, 0, 0) } }, noContext);
    if (!made.ok) throw new Error(made.failure.code);
    expect(Object.keys(made.value.meshes)).toEqual(['near']);
    const { surface } = made.value.fluid!;
    const radii = Array.from({ length: surface.positions.length / 3 }, (_, n) =>
      Math.hypot(...surface.positions.subarray(3 * n, 3 * n + 3)),
    );
    expect(radii.reduce((sum, r) => sum + r, 0) / radii.length).toBeCloseTo(pocketMm, 0);
  });
});
