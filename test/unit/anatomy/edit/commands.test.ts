import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { combine } from '../../../../src/anatomy/edit/combine';
import { type EditCommand, type EditInput, editStructure } from '../../../../src/anatomy/edit/run';
import { Stroke } from '../../../../src/anatomy/edit/stroke';
import { occupancyAt } from '../../../../src/core/field';
import { lpsToVoxel, subGrid } from '../../../../src/core/grid';
import { noContext } from '../../../../src/core/kernel';
import { unpackField } from '../../../../src/core/packed-field';
import { squarePlane } from '../../../../src/core/plane';
import type { VoxelField } from '../../../../src/core/structure';
import { lpsVector } from '../../../../src/core/units';
import {
  along,
  anyPerpendicular,
  cross,
  distance,
  dot,
  normalise,
  subtract,
} from '../../../../src/core/vector';
import { at, ballMm3, ct, fieldOf, halfVolumeMm3, valueAt, volumeMm3, volumeOf } from './shapes';

const centre = at(35.3, 31.6, 24.2);
const ball = fieldOf((p) => distance(p, centre) <= 12);

async function edit(field: VoxelField | undefined, command: EditCommand) {
  const input: EditInput = { ct, command, ...(field && { field }) };
  const result = await editStructure(input, noContext);
  if (result.ok) for (const item of result.value) checkShape(item.field);
  return result;
}

async function edited(field: VoxelField | undefined, command: EditCommand): Promise<VoxelField> {
  const result = await edit(field, command);
  if (!result.ok) throw new Error(result.failure.code);
  return result.value[0]!.field;
}

/** On voxels of the CT, with an empty voxel on each side that is no face of it. */
function checkShape({ grid, data }: VoxelField): void {
  const low = lpsToVoxel(ct, grid.origin);
  const [nx, ny, nz] = grid.dims;
  for (const [axis, n] of grid.dims.entries()) {
    expect(low[axis]).toBeCloseTo(Math.round(low[axis]!), 6);
    expect(low[axis]! + n).toBeLessThanOrEqual(ct.dims[axis]! + 1e-6);
  }
  for (let k = 0, q = 0; k < nz; k++)
    for (let j = 0; j < ny; j++)
      for (let i = 0; i < nx; i++, q++) {
        const rim = [i, j, k].findIndex((n, axis) => {
          const isCtFace =
            Math.round(low[axis]!) + n === 0 || Math.round(low[axis]!) + n === ct.dims[axis]! - 1;
          return !isCtFace && (n === 0 || n === grid.dims[axis]! - 1);
        });
        if (rim >= 0 && data[q]) expect.fail(`filled at the rim: ${i} ${j} ${k}`);
      }
}

describe('union, difference, intersection', () => {
  const random = fc
    .record({
      low: fc.tuple(
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 9 }),
      ),
      data: fc.uint8Array({ minLength: 120, maxLength: 120 }),
    })
    .map(({ low, data }): VoxelField => ({ grid: subGrid(ct, low, [6, 5, 4]), data }));

  test('are those of sets, voxel by voxel', () => {
    fc.assert(
      fc.property(random, random, (a, b) => {
        const before = [a.data.slice(), b.data.slice()];
        const union = combine(a, b, 'add', ct);
        const both = combine(a, b, 'keep', ct);
        const rest = combine(a, b, 'remove', ct);
        for (let k = 0; k < 14; k++)
          for (let j = 0; j < 15; j++)
            for (let i = 0; i < 16; i++) {
              const [x, y] = [valueAt(a, i, j, k), valueAt(b, i, j, k)];
              if (union) expect(valueAt(union, i, j, k)).toBe(Math.max(x, y));
              if (both) expect(valueAt(both, i, j, k)).toBe(Math.min(x, y));
              else expect(Math.min(x, y)).toBeLessThan(128);
              if (rest) expect(valueAt(rest, i, j, k)).toBe(Math.min(x, 255 - y));
            }
        expect([a.data, b.data]).toEqual(before);
      }),
      { numRuns: 8 },
    );
  });

  test('begin a structure, and say when nothing is left', async () => {
    const begun = await edited(undefined, { kind: 'combine', how: 'add', other: ball });
    expect(halfVolumeMm3(begun)).toBe(halfVolumeMm3(ball));
    expect(await edit(ball, { kind: 'combine', how: 'remove', other: ball })).toMatchObject({
      failure: { code: 'edit-empty' },
    });
    expect(await edit(undefined, { kind: 'smooth', method: 'gaussian', widthMm: 1 })).toMatchObject({
      failure: { code: 'edit-empty' },
    });
  });
});

describe('smoothing', () => {
  test('keeps the volume and the place of a ball, and takes its steps away', async () => {
    const smooth = await edited(ball, { kind: 'smooth', method: 'gaussian', widthMm: 1.5 });
    expect(halfVolumeMm3(smooth) / halfVolumeMm3(ball)).toBeCloseTo(1, 2);
    expect(volumeMm3(smooth) / ballMm3(12)).toBeCloseTo(1, 1);
    const values = new Set(smooth.data);
    expect(values.size).toBeGreaterThan(100);
  });

  test('by the median drops a speck and a spike, and leaves a wall where it is', async () => {
    const spiked = fieldOf((p) => {
      const [i, j, k] = lpsToVoxel(ct, p).map(Math.round) as [number, number, number];
      return i <= 30 || (i === 50 && j === 31 && k === 24) || (i < 36 && j === 31 && k === 24);
    });
    const smooth = await edited(spiked, { kind: 'smooth', method: 'median', widthMm: 1.2 });
    expect(valueAt(smooth, 50, 31, 24)).toBeLessThan(128);
    expect(valueAt(smooth, 34, 31, 24)).toBeLessThan(128);
    expect(valueAt(smooth, 30, 31, 24)).toBeGreaterThan(127);
    expect(valueAt(smooth, 31, 10, 24)).toBeLessThan(128);
  });
});

describe('filling', () => {
  const shell = fieldOf((p) => Math.abs(distance(p, centre) - 10) <= 2);
  const tube = fieldOf((p) => {
    const r = Math.hypot(p[0] - centre[0], p[1] - centre[1]);
    return r > 5 && r < 9 && Math.abs(p[2] - centre[2]) < 12;
  });

  test('makes a ball of a shell', async () => {
    const filled = await edited(shell, { kind: 'fill', perSlice: false });
    expect(halfVolumeMm3(filled)).toBe(halfVolumeMm3(ball));
  });

  test('slice by slice fills a tube, which is open above and below', async () => {
    const whole = await edited(tube, { kind: 'fill', perSlice: false });
    expect(halfVolumeMm3(whole)).toBe(halfVolumeMm3(tube));
    const sliced = await edited(tube, { kind: 'fill', perSlice: true });
    expect(valueAt(sliced, 35, 31, 24)).toBe(255);
    expect(halfVolumeMm3(sliced) / halfVolumeMm3(tube)).toBeCloseTo(81 / (81 - 25), 1);
  });
});

describe('islands', () => {
  const second = at(58, 12, 10);
  const third = at(8, 55, 40);
  const three = fieldOf(
    (p) => distance(p, centre) <= 8 || distance(p, second) <= 5 || distance(p, third) <= 1.5,
  );

  test('the largest', async () => {
    const kept = await edited(three, { kind: 'islands', kept: { which: 'largest' } });
    expect(halfVolumeMm3(kept)).toBe(halfVolumeMm3(fieldOf((p) => distance(p, centre) <= 8)));
  });

  test('the one at a point, and the nearest where the point is beside it', async () => {
    for (const pointMm of [second, at(66, 12, 10)]) {
      const kept = await edited(three, { kind: 'islands', kept: { which: 'at', pointMm } });
      expect(halfVolumeMm3(kept)).toBe(halfVolumeMm3(fieldOf((p) => distance(p, second) <= 5)));
    }
  });

  test('all but the small', async () => {
    const kept = await edited(three, { kind: 'islands', kept: { which: 'least', volumeMl: 0.1 } });
    expect([valueAt(kept, 35, 31, 24), valueAt(kept, 58, 12, 10), valueAt(kept, 8, 55, 40)]).toEqual([
      255, 255, 0,
    ]);
    expect(await edit(three, { kind: 'islands', kept: { which: 'least', volumeMl: 50 } })).toMatchObject({
      failure: { code: 'edit-empty' },
    });
  });

  test('a rim below the half level goes with its island', async () => {
    const soft = { ...three, data: three.data.map((value) => value) };
    const q = 8 + 70 * (53 + 64 * 40);
    soft.data[q] = 60;
    soft.data[35 + 70 * (31 + 64 * 24) + 11] = 90;
    const kept = await edited(soft, { kind: 'islands', kept: { which: 'largest' } });
    expect(valueAt(kept, 8, 53, 40)).toBe(0);
  });
});

describe('growing and shrinking', () => {
  test.each([3, 1.5, -3, -1.5])('a ball by %f mm is a ball of another radius', async (byMm) => {
    const resized = await edited(ball, { kind: 'resize', byMm });
    const radiusMm = Math.cbrt(volumeMm3(resized) / ((4 / 3) * Math.PI));
    expect(Math.abs(radiusMm - (12 + byMm))).toBeLessThan(0.3);
  });

  test('what the edge of the CT cuts is not shrunk from there', async () => {
    const cut = fieldOf((p) => p[2] < at(0, 0, 20)[2]);
    const shrunk = await edited(cut, { kind: 'resize', byMm: -4 });
    expect(valueAt(shrunk, 0, 0, 0)).toBe(255);
    expect(valueAt(shrunk, 30, 30, 14)).toBe(255);
    expect(valueAt(shrunk, 30, 30, 18)).toBe(0);
    expect(await edit(ball, { kind: 'resize', byMm: -20 })).toMatchObject({
      failure: { code: 'edit-empty' },
    });
  });
});

describe('interpolating', () => {
  const discs = (slices: Record<number, number>) =>
    fieldOf((p) => {
      const k = Math.round(lpsToVoxel(ct, p)[2]);
      return k in slices && Math.hypot(p[0] - centre[0], p[1] - centre[1]) <= slices[k]!;
    });
  const radiusAt = (field: VoxelField, k: number) => {
    let sum = 0;
    for (let j = 0; j < 64; j++) for (let i = 0; i < 70; i++) sum += valueAt(field, i, j, k) / 255;
    return Math.sqrt((sum * 0.64) / Math.PI);
  };

  test('between two discs gives the cone between them', async () => {
    const cone = await edited(discs({ 10: 6, 20: 14 }), { kind: 'interpolate' });
    for (let k = 10; k <= 20; k++)
      expect(Math.abs(radiusAt(cone, k) - (6 + 0.8 * (k - 10)))).toBeLessThan(0.35);
    expect(radiusAt(cone, 9)).toBe(0);
    expect(radiusAt(cone, 21)).toBe(0);
  });

  test('goes over the slices that are there, and says when none is missing', async () => {
    const both = await edited(discs({ 10: 10, 14: 10, 18: 5 }), { kind: 'interpolate' });
    expect(Math.abs(radiusAt(both, 12) - 10)).toBeLessThan(0.35);
    expect(Math.abs(radiusAt(both, 16) - 7.5)).toBeLessThan(0.35);
    expect(await edit(ball, { kind: 'interpolate' })).toMatchObject({ failure: { code: 'edit-no-gap' } });
  });

  test('along whatever axis was painted', async () => {
    const sagittal = fieldOf((p) => {
      const i = Math.round(lpsToVoxel(ct, p)[0]);
      return (i === 20 || i === 30) && Math.hypot(p[1] - centre[1], p[2] - centre[2]) <= 8;
    });
    const filled = await edited(sagittal, { kind: 'interpolate' });
    expect(valueAt(filled, 25, 31, 24)).toBe(255);
    expect(volumeMm3(filled) / (Math.PI * 64 * 11 * 0.8)).toBeCloseTo(1, 1);
  });
});

describe('interpolating slices painted on oblique planes', () => {
  const normal = normalise(lpsVector(0.5, -0.3, 0.8));
  const u = anyPerpendicular(normal);
  const plane = squarePlane(centre, { u, v: cross(normal, u) }, 60, 0.8);
  /** Discs that a flat brush leaves on parallel planes, at mm along the normal. */
  const painted = (discs: Record<number, number>) => {
    const parts = Object.entries(discs).map(([offMm, radiusMm]) => {
      const centreMm = along(centre, normal, Number(offMm));
      const stroke = new Stroke(
        volumeOf(() => 0),
        { radiusMm, plane: { ...plane, centreMm } },
      );
      stroke.moveTo(centreMm);
      return stroke.field!;
    });
    return parts.reduce((sum, part) => combine(sum, part, 'add', ct)!);
  };
  /** Radius of the section at mm along the normal, from its area. */
  const radiusAt = (field: VoxelField, offMm: number) => {
    let count = 0;
    for (let y = -20; y <= 20; y += 0.4)
      for (let x = -20; x <= 20; x += 0.4) {
        const p = along(along(along(centre, normal, offMm), plane.u, x), plane.v, y);
        if (occupancyAt(field, p) > 127.5) count++;
      }
    return Math.sqrt((count * 0.16) / Math.PI);
  };

  test('gives the cone between two discs, across their own normal', async () => {
    const discs = painted({ '-7': 6, '6.4': 11 });
    expect(radiusAt(discs, 0)).toBe(0);
    const cone = await edited(discs, { kind: 'interpolate', normal });
    for (const offMm of [-5, -2.5, 0, 2.5, 5])
      expect(Math.abs(radiusAt(cone, offMm) - (6 + (5 * (offMm + 7)) / 13.4)), `at ${offMm}`).toBeLessThan(
        0.5,
      );
    expect(radiusAt(cone, -9)).toBe(0);
    expect(radiusAt(cone, 8.4)).toBe(0);
  });

  test('goes over those between, and says when nothing is missing', async () => {
    const three = await edited(painted({ '-9': 9, 0: 9, 8: 5 }), { kind: 'interpolate', normal });
    expect(Math.abs(radiusAt(three, -4.5) - 9)).toBeLessThan(0.5);
    expect(Math.abs(radiusAt(three, 4) - 7)).toBeLessThan(0.5);
    expect(await edit(ball, { kind: 'interpolate', normal })).toMatchObject({
      failure: { code: 'edit-no-gap' },
    });
    const one = painted({ 0: 8 });
    expect(await edit(one, { kind: 'interpolate', normal })).toMatchObject({
      failure: { code: 'edit-no-gap' },
    });
  });
});

describe('splitting', () => {
  const normal = normalise(lpsVector(1, 0.5, -0.3));

  test('parts a ball in two that together are the ball, the larger first', async () => {
    const pointMm = at(40, 31.6, 24.2);
    const result = await edit(ball, { kind: 'split', cut: { pointMm, normal } });
    if (!result.ok) throw new Error(result.failure.code);
    const [large, small] = result.value.map(({ field }) => field) as [VoxelField, VoxelField];
    expect((volumeMm3(large) + volumeMm3(small)) / volumeMm3(ball)).toBeCloseTo(1, 2);
    const heightMm = 12 - dot(subtract(pointMm, centre), normal);
    const cap = (Math.PI * heightMm ** 2 * (36 - heightMm)) / 3;
    expect(volumeMm3(small) / cap).toBeGreaterThan(0.95);
    expect(volumeMm3(small) / cap).toBeLessThan(1.05);
    expect(valueAt(large, 35, 31, 24)).toBe(255);
  });

  test('says when the plane passes beside the structure', async () => {
    const cut = { pointMm: at(68, 31, 24), normal: lpsVector(1, 0, 0) };
    expect(await edit(ball, { kind: 'split', cut })).toMatchObject({ failure: { code: 'edit-one-side' } });
  });
});

test('every command leaves its input as it was, and packs what it answers', async () => {
  const other = fieldOf((p) => distance(p, at(40, 31, 24)) <= 6);
  const commands: EditCommand[] = [
    { kind: 'combine', how: 'keep', other },
    { kind: 'smooth', method: 'gaussian', widthMm: 1 },
    { kind: 'fill', perSlice: true },
    { kind: 'islands', kept: { which: 'largest' } },
    { kind: 'resize', byMm: 2 },
    { kind: 'split', cut: { pointMm: centre, normal: lpsVector(0, 0, 1) } },
  ];
  const before = [ball.data.slice(), other.data.slice()];
  for (const command of commands) {
    const result = await edit(ball, command);
    if (!result.ok) throw new Error(result.failure.code);
    for (const { field, packed, volumeMl } of result.value) {
      expect(unpackField(packed, ct)!.data).toEqual(new Uint8Array(field.data));
      expect(volumeMl).toBeCloseTo(volumeMm3(field) / 1000, 6);
    }
  }
  expect([ball.data, other.data]).toEqual(before);
});
