import { describe, expect, it } from 'vitest';
import { type Grid, identityAxes, lpsToVoxel } from '../../../src/core/grid';
import { noContext } from '../../../src/core/kernel';
import type { Mesh } from '../../../src/core/mesh';
import type { VoxelField } from '../../../src/core/structure';
import { surface } from '../../../src/core/surface';
import { type LpsPoint, lpsPoint } from '../../../src/core/units';
import {
  ball,
  type Depth,
  gridAbout,
  measureMesh,
  mirroredAxes,
  obliqueAxes,
  rasterise,
  ring,
} from './surface-shapes';

const centre = lpsPoint(-31.4, 215.9, -1003.2);
const meshOf = async (field: VoxelField, toleranceMm?: number): Promise<Mesh> => {
  const result = await surface({ field, ...(toleranceMm && { toleranceMm }) }, noContext);
  if (!result.ok) throw new Error(result.failure.code);
  return result.value;
};
const ringDepth = ring(20, 6);
const offset = (mesh: Mesh, vertex: number) =>
  [0, 1, 2].map((c) => mesh.positions[3 * vertex + c]! - centre[c]!) as [number, number, number];

/** Angle between the normal and the true one at each vertex, degrees: its root mean square. */
function normalErrorDeg(mesh: Mesh, depth: Depth): number {
  let sum = 0;
  const vertices = mesh.positions.length / 3;
  for (let v = 0; v < vertices; v++) {
    const p = offset(mesh, v);
    const slope = [0, 1, 2].map((c) => {
      const near = (h: number) => p.map((x, n) => (n === c ? x + h : x)) as [number, number, number];
      return (depth(near(-1e-3)) - depth(near(1e-3))) / 2e-3;
    });
    const cosine = slope.reduce((total, s, c) => total + s * mesh.normals[3 * v + c]!, 0);
    sum += ((Math.acos(Math.min(1, cosine / Math.hypot(...slope))) * 180) / Math.PI) ** 2;
  }
  return Math.sqrt(sum / vertices);
}

/** The trilinear field at a point; 0 outside the grid. */
function level({ grid, data }: VoxelField, p: LpsPoint): number {
  const v = lpsToVoxel(grid, p);
  let sum = 0;
  for (let corner = 0; corner < 8; corner++) {
    const index = v.map((x, axis) => Math.floor(x) + ((corner >> axis) & 1));
    if (index.some((n, axis) => n < 0 || n >= grid.dims[axis]!)) continue;
    const weight = index.reduce((w, n, axis) => w * (1 - Math.abs(v[axis]! - n)), 1);
    sum += weight * data[index[0]! + grid.dims[0] * (index[1]! + grid.dims[1] * index[2]!)]!;
  }
  return sum;
}

/** Whether the half-level surface passes within `radiusMm`: the field takes both sides there. */
function levelPassesWithin(field: VoxelField, p: LpsPoint, radiusMm: number): boolean {
  const side = level(field, p) > 127.5;
  for (let x = -1; x <= 1; x++) {
    for (let y = -1; y <= 1; y++) {
      for (let z = -1; z <= 1; z++) {
        const scale = radiusMm / (Math.hypot(x, y, z) || 1);
        const q = lpsPoint(p[0] + x * scale, p[1] + y * scale, p[2] + z * scale);
        if (level(field, q) > 127.5 !== side) return true;
      }
    }
  }
  return false;
}

const grids: [string, Grid['spacing'], Grid['axes']][] = [
  ['1 × 1 × 1 mm', [1, 1, 1], identityAxes],
  ['0.7 × 0.7 × 0.7 mm, oblique', [0.7, 0.7, 0.7], obliqueAxes],
  ['1 × 1 × 3 mm', [1, 1, 3], identityAxes],
  ['1 × 1 × 3 mm, oblique, left-handed', [1, 1, 3], mirroredAxes],
];

describe.each(grids)('surface of a ball of 20 mm on %s', (_, spacing, axes) => {
  const grid = gridAbout(centre, 20, spacing, axes);
  const field = rasterise(ball(20), centre, grid);
  const coarse = spacing[2] > 2;

  it('is closed, of one piece, and shares its vertices', async () => {
    expect(measureMesh(await meshOf(field))).toMatchObject({ euler: 2, openEdges: 0 });
  });

  it('has the volume and the area of the ball', async () => {
    const { areaMm2, volumeMm3 } = measureMesh(await meshOf(field));
    expect(volumeMm3 / ((4 / 3) * Math.PI * 20 ** 3)).toBeCloseTo(1, 2);
    expect(Math.abs(areaMm2 / (4 * Math.PI * 20 ** 2) - 1)).toBeLessThan(coarse ? 0.02 : 0.006);
  });

  it('has outward normals without stairs', async () => {
    const mesh = await meshOf(field);
    expect(normalErrorDeg(mesh, ball(20))).toBeLessThan(coarse ? 4 : 1.6);
    const lengths = Array.from({ length: mesh.normals.length / 3 }, (__, v) =>
      Math.hypot(...mesh.normals.subarray(3 * v, 3 * v + 3)),
    );
    expect(Math.min(...lengths)).toBeCloseTo(1, 5);
  });

  it('stays within half a voxel diagonal of the half level', async () => {
    const mesh = await meshOf(field);
    const radiusMm = Math.hypot(...spacing) / 2;
    for (let v = 0; v < mesh.positions.length / 3; v += 3) {
      const p = lpsPoint(mesh.positions[3 * v]!, mesh.positions[3 * v + 1]!, mesh.positions[3 * v + 2]!);
      expect(levelPassesWithin(field, p, radiusMm)).toBe(true);
    }
  });
});

describe('surface', () => {
  it('keeps the hole, the volume and the area of a ring', async () => {
    const field = rasterise(ring(20, 6), centre, gridAbout(centre, 27, [0.8, 0.8, 0.8], obliqueAxes));
    const measured = measureMesh(await meshOf(field));
    expect(measured).toMatchObject({ euler: 0, openEdges: 0 });
    expect(measured.volumeMm3 / (2 * Math.PI ** 2 * 20 * 36)).toBeCloseTo(1, 2);
    expect(Math.abs(measured.areaMm2 / (4 * Math.PI ** 2 * 20 * 6) - 1)).toBeLessThan(0.01);
  });

  it('spares triangles within a tolerance, and stays closed', async () => {
    const field = rasterise(ring(20, 6), centre, gridAbout(centre, 27, [0.6, 0.6, 0.6], obliqueAxes));
    const fine = await meshOf(field);
    const spared = await meshOf(field, 0.1);
    expect(spared.indices.length).toBeLessThan(0.4 * fine.indices.length);
    expect(measureMesh(spared)).toMatchObject({ euler: 0, openEdges: 0 });
    const volume = measureMesh(spared).volumeMm3 / measureMesh(fine).volumeMm3;
    expect(Math.abs(volume - 1)).toBeLessThan(0.02);
    // What is left has not moved and is as smooth to the light.
    expect(normalErrorDeg(spared, ringDepth)).toBeLessThan(1.5 * normalErrorDeg(fine, ringDepth));
    const area = measureMesh(spared).areaMm2 / measureMesh(fine).areaMm2;
    expect(Math.abs(area - 1)).toBeLessThan(0.02);
  });

  it('keeps the volume of a thin vessel', async () => {
    const field = rasterise(ring(18, 1.6), centre, gridAbout(centre, 20, [0.8, 0.8, 0.8], obliqueAxes));
    const measured = measureMesh(await meshOf(field));
    expect(measured.volumeMm3 / (2 * Math.PI ** 2 * 18 * 1.6 ** 2)).toBeCloseTo(1, 1);
  });

  it('closes a structure that the edge of the CT cuts', async () => {
    const grid = gridAbout(centre, 20, [1, 1, 1]);
    const whole = rasterise(ball(20), centre, grid);
    const half = Math.floor(grid.dims[2] / 2);
    const field = {
      grid: { ...grid, dims: [grid.dims[0], grid.dims[1], half] as const },
      data: whole.data.slice(0, grid.dims[0] * grid.dims[1] * half),
    };
    expect(measureMesh(await meshOf(field))).toMatchObject({ euler: 2, openEdges: 0 });
  });

  it('closes every sheet of a random field', async () => {
    let seed = 7;
    const random = () => (seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) / 2 ** 32;
    const dims = [17, 15, 13] as const;
    const data = Uint8Array.from({ length: 17 * 15 * 13 }, () => (random() < 0.3 ? 255 : 0));
    const grid: Grid = { dims, spacing: [1, 1, 1], origin: lpsPoint(0, 0, 0), axes: identityAxes };
    const mesh = await meshOf({ grid, data });
    expect(mesh.indices.length).toBeGreaterThan(3000);
    expect(measureMesh(mesh).openEdges).toBe(0);
  });

  it('places the surface of fractional samples to an eighth of a voxel', async () => {
    const grid = gridAbout(centre, 12, [1, 1, 1]);
    const mask = rasterise(() => 1, centre, grid);
    const data = mask.data.map((__, n) => {
      const [nx, ny] = grid.dims;
      const index = [n % nx, Math.floor(n / nx) % ny, Math.floor(n / nx / ny)];
      const p = index.map((i, axis) => grid.origin[axis]! + i - centre[axis]!);
      return Math.max(0, Math.min(255, Math.round(127.5 + 255 * ball(12)(p as [number, number, number]))));
    });
    const mesh = await meshOf({ grid, data });
    const off = Array.from({ length: mesh.positions.length / 3 }, (__, v) => ball(12)(offset(mesh, v)));
    expect(Math.max(...off.map(Math.abs))).toBeLessThan(0.125);
    expect(Math.sqrt(off.reduce((sum, d) => sum + d * d, 0) / off.length)).toBeLessThan(0.03);
  });

  it('gives the same bytes twice and nothing for nothing', async () => {
    const grid = gridAbout(centre, 6, [1, 1, 2]);
    const field = rasterise(ball(6), centre, grid);
    expect(await meshOf(field)).toEqual(await meshOf(field));
    const empty = await meshOf({ grid, data: new Uint8Array(field.data.length) });
    expect(empty.indices).toHaveLength(0);
  });
});
