import { describe, expect, it } from 'vitest';
import { buildDistanceField } from '../../../../../src/core/distance-field';
import { type Grid, identityAxes, voxelCount } from '../../../../../src/core/grid';
import { signedDistanceAt } from '../../../../../src/core/signed-distance';
import { SurfaceDistance } from '../../../../../src/core/surface-distance';
import { lpsPoint } from '../../../../../src/core/units';
import { rasteriseTube } from '../../../../../src/core/tube';
import { DisplacedAnatomy } from '../../../../../src/simulation/hydrodissection/patient/displaced';

const ct: Grid = { dims: [60, 60, 60], spacing: [1, 1, 1], origin: lpsPoint(0, 0, 0), axes: identityAxes };
const model: Grid = { dims: [26, 26, 26], spacing: [2, 2, 2], origin: lpsPoint(5, 5, 5), axes: identityAxes };
const artery = rasteriseTube(ct, {
  pointsMm: [lpsPoint(30, 30, 15), lpsPoint(30, 30, 45)],
  radiiMm: [4, 4],
})!.field;

const fieldsOf = (backMm: (x: number) => readonly [number, number, number], pocket = (_: number) => 0) => {
  const count = voxelCount(model);
  const back = new Float32Array(3 * count);
  const share = new Float32Array(count);
  for (let q = 0; q < count; q++) {
    const x = 5 + 2 * (q % 26);
    back.set(backMm(x), 3 * q);
    share[q] = pocket(x);
  }
  return { backMm: back, pocket: share };
};

const distanceTo = (field: NonNullable<ReturnType<DisplacedAnatomy['fieldOf']>>, x: number) => {
  const built = buildDistanceField(field);
  if (!built.ok) throw new Error(built.failure.code);
  return signedDistanceAt(new SurfaceDistance(built.value), lpsPoint(x, 30, 30));
};

describe('a displaced structure', () => {
  it('lies where the tissue has gone', () => {
    const moved = new DisplacedAnatomy(
      model,
      fieldsOf(() => [-5, 0, 0]),
    ).fieldOf(artery)!;
    expect(distanceTo(moved, 45)).toBeCloseTo(45 - 39, 0);
    expect(distanceTo(moved, 25)).toBeCloseTo(31 - 25, 0);
  });

  it('is told as unmoved where nothing of it has moved', () => {
    expect(
      new DisplacedAnatomy(
        model,
        fieldsOf((x) => (x > 40 ? [1, 0, 0] : [0, 0, 0])),
      ).fieldOf(artery),
    ).toBeUndefined();
  });

  it('keeps its section as a body that fluid surrounds', () => {
    // The artery has gone 6 mm to the left; all around it is fluid, whose far walls have stayed.
    const count = voxelCount(model);
    const backMm = new Float32Array(3 * count);
    const pocket = new Float32Array(count).fill(1);
    const owner = new Uint8Array(count);
    for (let q = 0; q < count; q++) {
      const [x, y] = [5 + 2 * (q % 26), 5 + 2 * (Math.floor(q / 26) % 26)];
      if (Math.hypot(x - 36, y - 30) > 4) continue;
      owner[q] = 1;
      pocket[q] = 0;
      backMm[3 * q] = -6;
    }
    const fields = { backMm, pocket, bodies: { ids: ['artery'], owner } };
    const moved = new DisplacedAnatomy(model, fields).fieldOf(artery, 'artery')!;
    expect(Math.abs(distanceTo(moved, 46) - 6)).toBeLessThan(0.3);
    expect(Math.abs(distanceTo(moved, 26) - 6)).toBeLessThan(0.3);
    // By the tissue alone its edge goes into the fluid.
    expect(distanceTo(new DisplacedAnatomy(model, fields).fieldOf(artery)!, 46) - 6).toBeGreaterThan(0.4);
  });

  it('is nothing within the pocket', () => {
    // Tissue beyond x = 30 moved 6 mm away; in between is fluid, into which the displacement is continued.
    const fields = fieldsOf(
      (x) => [x > 30 ? -6 : 0, 0, 0],
      (x) => (x > 30 && x < 36 ? 1 : 0),
    );
    const moved = new DisplacedAnatomy(model, fields).fieldOf(artery)!;
    expect(Math.abs(distanceTo(moved, 33))).toBeLessThan(4.2);
    const [nx, ny] = moved.grid.dims;
    const at = [33, 30, 30].map((p, n) => Math.round((p - moved.grid.origin[n]!) / moved.grid.spacing[n]!));
    expect(moved.data[at[0]! + nx * (at[1]! + ny * at[2]!)]).toBeLessThan(128);
  });
});
