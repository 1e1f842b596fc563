import { describe, expect, it } from 'vitest';
import { occupancyAt } from '../../../src/core/field';
import { type Grid, identityAxes, lpsToVoxel } from '../../../src/core/grid';
import { noContext } from '../../../src/core/kernel';
import type { VoxelField } from '../../../src/core/structure';
import { lpsPoint, lpsVector } from '../../../src/core/units';
import type { Triangles } from '../../../src/formats/mesh/file';
import { solidOf } from '../../../src/formats/mesh/solid';
import { joined, sphere, torus } from './mesh-shapes';

const ct: Grid = {
  dims: [70, 72, 40],
  spacing: [0.8, 0.8, 2],
  origin: lpsPoint(-28, -30, -40),
  axes: identityAxes,
};
const cos = Math.cos(0.3);
const sin = Math.sin(0.3);
/** Tilted and left-handed. */
const oblique: Grid = {
  dims: [70, 72, 60],
  spacing: [0.9, 0.8, 1.5],
  origin: lpsPoint(-30, 16, -53),
  axes: [lpsVector(1, 0, 0), lpsVector(0, -cos, sin), lpsVector(0, sin, cos)],
};

async function solid(mesh: Triangles, grid: Grid) {
  const result = await solidOf(mesh, grid, noContext);
  if (!result.ok) throw new Error(result.failure.code);
  return result.value!;
}

/** How far along a line the half level lies from where it starts, mm. */
function offLevel(field: VoxelField, at: readonly number[], normal: readonly number[]): number {
  const value = (mm: number) =>
    occupancyAt(
      field,
      lpsPoint(at[0]! + mm * normal[0]!, at[1]! + mm * normal[1]!, at[2]! + mm * normal[2]!),
    );
  let [inside, outside] = [-2, 2];
  for (let n = 0; n < 40; n++) {
    const middle = (inside + outside) / 2;
    if (value(middle) > 127.5) inside = middle;
    else outside = middle;
  }
  return inside;
}

/** Points all over a sphere, evenly. */
const directions = Array.from({ length: 500 }, (_, n) => {
  const z = 1 - (2 * n + 1) / 500;
  const angle = n * Math.PI * (3 - Math.sqrt(5));
  const r = Math.sqrt(1 - z * z);
  return [r * Math.cos(angle), r * Math.sin(angle), z];
});

const worst = (values: readonly number[]) => Math.max(...values.map(Math.abs));
const mean = (values: readonly number[]) => values.reduce((a, b) => a + b) / values.length;

const halfFull = ({ data }: VoxelField) => data.reduce((sum, value) => sum + (value >= 128 ? 1 : 0), 0);

/** Inside out. */
const turned = ({ positions, indices }: Triangles): Triangles => ({
  positions,
  indices: indices.toReversed(),
});

describe('the solid of a closed surface', () => {
  it.each([
    ['a common grid', ct],
    ['a tilted, left-handed one', oblique],
  ])('has its half level on a sphere, on %s', async (_, grid) => {
    const { field, volumeMm3, open, flipped } = await solid(sphere([1, 2, -3], 15), grid);
    const off = directions.map((d) =>
      offLevel(
        field,
        d.map((c, n) => [1, 2, -3][n]! + 15 * c),
        d,
      ),
    );
    expect(worst(off)).toBeLessThan(0.08);
    expect(Math.abs(mean(off))).toBeLessThan(0.03);
    expect([open, flipped]).toEqual([0, 0]);
    expect(volumeMm3! / ((4 / 3) * Math.PI * 15 ** 3)).toBeCloseTo(1, 3);
    const voxel = grid.spacing[0] * grid.spacing[1] * grid.spacing[2];
    expect((halfFull(field) * voxel) / volumeMm3!).toBeCloseTo(1, 2);
  });

  it('has its half level on a torus, and the hole is outside', async () => {
    const { field, volumeMm3 } = await solid(torus([0, 0, 0], 14, 6), ct);
    const off = directions.map(([x, y, z]) => {
      const around = Math.hypot(x!, y!);
      const axis = [(14 * x!) / around, (14 * y!) / around, 0];
      const b = Math.atan2(z!, around - 0.5);
      const normal = [(x! / around) * Math.cos(b), (y! / around) * Math.cos(b), Math.sin(b)];
      return offLevel(
        field,
        axis.map((c, n) => c + 6 * normal[n]!),
        normal,
      );
    });
    expect(worst(off)).toBeLessThan(0.12);
    expect(occupancyAt(field, lpsPoint(0, 0, 0))).toBe(0);
    expect(volumeMm3! / (2 * Math.PI ** 2 * 14 * 36)).toBeCloseTo(1, 2);
  });

  it('is exact for planes of any tilt', async () => {
    // A tetrahedron: four planes, none along an axis; measured away from its edges.
    const corners = [
      [-20, -18, -25],
      [22, -15, -20],
      [-2, 24, -22],
      [1, -3, 26],
    ];
    const faces = [
      [0, 2, 1],
      [0, 1, 3],
      [1, 2, 3],
      [2, 0, 3],
    ];
    const mesh = { positions: Float64Array.from(corners.flat()), indices: Uint32Array.from(faces.flat()) };
    const { field } = await solid(mesh, ct);
    for (const [a, b, c] of faces as [number, number, number][]) {
      const [p, q, r] = [corners[a]!, corners[b]!, corners[c]!];
      const u = q.map((value, n) => value - p[n]!);
      const v = r.map((value, n) => value - p[n]!);
      const n = [0, 1, 2].map((i) => u[(i + 1) % 3]! * v[(i + 2) % 3]! - u[(i + 2) % 3]! * v[(i + 1) % 3]!);
      const normal = n.map((value) => value / Math.hypot(...n));
      const centre = p.map((value, i) => (value + q[i]! + r[i]!) / 3);
      expect(Math.abs(offLevel(field, centre, normal))).toBeLessThan(0.015);
    }
  });

  it('leaves an empty voxel around itself', async () => {
    const { field } = await solid(sphere([0, 0, 0], 12), ct);
    const [nx, ny, nz] = field.grid.dims;
    const filled = [...field.data.keys()].filter((at) => {
      const [i, j, k] = [at % nx, Math.floor(at / nx) % ny, Math.floor(at / nx / ny)];
      const isRim = i % (nx - 1) === 0 || j % (ny - 1) === 0 || k % (nz - 1) === 0;
      return isRim && field.data[at] !== 0;
    });
    expect(filled).toEqual([]);
  });

  it('has no volume of its triangles where shells overlap, and the field holds the overlap once', async () => {
    const [one, other] = [sphere([-4, 0, 0], 12), sphere([4, 0, 0], 12)];
    // Two caps of height 8 mm less than both spheres.
    const truth = (8 / 3) * Math.PI * 12 ** 3 - (2 * Math.PI * 8 ** 2 * (3 * 12 - 8)) / 3;
    const { field, volumeMm3 } = await solid(joined(one, other), ct);
    expect(volumeMm3).toBeUndefined();
    expect(Math.abs((halfFull(field) * 0.8 * 0.8 * 2) / truth - 1)).toBeLessThan(0.02);
    const { volumeMm3: inverted } = await solid(joined(one, turned(other)), ct);
    expect(inverted).toBeUndefined();
  });

  it.each([
    ['apart', sphere([14, 0, 0], 6), 12 ** 3 + 6 ** 3],
    ['a hollow', turned(sphere([-10, 0, 0], 6)), 12 ** 3 - 6 ** 3],
  ])('has the volume of its triangles where shells do not overlap: %s', async (_, other, cubes) => {
    const { volumeMm3 } = await solid(joined(sphere([-10, 0, 0], 12), other), ct);
    expect(volumeMm3! / ((4 / 3) * Math.PI * cubes)).toBeCloseTo(1, 2);
  });

  it('is cut off where the CT ends', async () => {
    const { field, volumeMm3 } = await solid(sphere([0, 0, 38], 12), ct);
    expect(volumeMm3).toBeUndefined();
    expect(occupancyAt(field, lpsPoint(0, 0, 37))).toBe(255);
    expect(lpsToVoxel(ct, field.grid.origin)[2] + field.grid.dims[2]).toBeCloseTo(ct.dims[2]);
  });

  it('does not mind triangles on the planes of the voxels', async () => {
    // A box from voxel centre to voxel centre: every ray through a face centre runs along edges.
    const [low, high] = [
      [-4, -6, -10],
      [12, 10, 10],
    ];
    const corner = (n: number) => [0, 1, 2].map((axis) => ((n >> axis) & 1 ? high : low)[axis]!);
    const quads = [
      [0, 2, 3, 1],
      [4, 5, 7, 6],
      [0, 1, 5, 4],
      [2, 6, 7, 3],
      [0, 4, 6, 2],
      [1, 3, 7, 5],
    ];
    const mesh = {
      positions: Float64Array.from([0, 1, 2, 3, 4, 5, 6, 7].flatMap(corner)),
      indices: Uint32Array.from(quads.flatMap(([a, b, c, d]) => [a!, b!, c!, a!, c!, d!])),
    };
    const { field, volumeMm3 } = await solid(mesh, ct);
    expect(volumeMm3).toBeCloseTo(16 * 16 * 20);
    for (const [x, y, z] of [
      [-4, 2, 0],
      [12, 2, 0],
      [4, -6, 0],
      [4, 2, 10],
    ]) {
      expect(Math.abs(occupancyAt(field, lpsPoint(x!, y!, z!)) - 127.5)).toBeLessThan(1);
    }
    expect(occupancyAt(field, lpsPoint(4, 2, 0))).toBe(255);
  });
});

describe('a surface that is not perfect', () => {
  const whole = sphere([0, 0, 0], 15);

  it('with small holes is closed, and says how many edges were open', async () => {
    const indices = whole.indices.filter((_, at) => Math.floor(at / 3) % 997 !== 5);
    const { field, open } = await solid({ ...whole, indices }, ct);
    const { field: closed } = await solid(whole, ct);
    expect(open).toBeGreaterThan(10);
    expect(field.data.filter((value, at) => value >= 128 !== closed.data[at]! >= 128).length).toBeLessThan(
      40,
    );
  });

  it('with triangles turned either way is the same solid', async () => {
    const indices = whole.indices.slice();
    for (let at = 0; at < indices.length; at += 21) {
      [indices[at], indices[at + 1]] = [indices[at + 1]!, indices[at]!];
    }
    const { field, flipped } = await solid({ ...whole, indices }, ct);
    const { field: right } = await solid(whole, ct);
    expect(flipped).toBeGreaterThan(100);
    expect(field.data).toEqual(right.data);
  });

  it('turned inside out is the same solid', async () => {
    const { field } = await solid({ ...whole, indices: whole.indices.toReversed() }, ct);
    expect(field.data).toEqual((await solid(whole, ct)).field.data);
  });

  it('of shells that overlap is their union', async () => {
    const { field } = await solid(joined(sphere([-5, 0, 0], 10), sphere([5, 0, 0], 10)), ct);
    expect(occupancyAt(field, lpsPoint(0, 0, 0))).toBeGreaterThan(200);
  });

  it('with a cavity turned inwards is hollow', async () => {
    const hole = sphere([0, 0, 0], 8);
    const mesh = joined(whole, { ...hole, indices: hole.indices.toReversed() });
    const { field } = await solid(mesh, ct);
    expect(occupancyAt(field, lpsPoint(0, 0, 0))).toBe(0);
    expect(occupancyAt(field, lpsPoint(11.5, 0, 0))).toBe(255);
  });

  it('that closes nothing has no inside', async () => {
    const flat = {
      positions: Float64Array.of(-9, -9, 0.5, 9, -9, 0.7, 0, 9, 1),
      indices: Uint32Array.of(0, 1, 2),
    };
    const result = await solidOf(flat, ct, noContext);
    expect(!result.ok && result.failure.code).toBe('mesh-no-inside');
    const indices = whole.indices.filter(
      (_, at) => whole.positions[3 * whole.indices[at - (at % 3)]! + 1]! < -6,
    );
    const bowl = await solidOf({ ...whole, indices }, ct, noContext);
    expect(bowl.ok && bowl.value!.open).toBeGreaterThan(10);
  });

  it('beside the CT is no solid', async () => {
    expect(await solidOf(sphere([200, 0, 0], 15), ct, noContext)).toEqual({ ok: true, value: undefined });
  });

  it('of countless giant triangles is refused, not worked on', async () => {
    const positions = Float64Array.from({ length: 9 * 60_000 }, (_, n) => (n % 2 ? 1e4 : -1e4) + n);
    const indices = Uint32Array.from({ length: 3 * 60_000 }, (_, n) => n);
    const result = await solidOf({ positions, indices }, ct, noContext);
    expect(!result.ok && result.failure.code).toBe('mesh-too-heavy');
  });
});
