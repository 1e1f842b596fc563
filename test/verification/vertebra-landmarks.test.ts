import { beforeAll, describe, expect, it } from 'vitest';
import type { Grid } from '../../src/core/grid';
import { identityAxes, voxelToLps } from '../../src/core/grid';
import type { VoxelField } from '../../src/core/structure';
import { lpsPoint, voxelPoint } from '../../src/core/units';
import type { Volume } from '../../src/core/volume';
import { pointAt } from '../../samples/lib/place';
import { errorsOf, measured, printErrors } from './vertebra-errors';
import { type MadeVertebra, madeThoracic } from './vertebra-truth';

/** A made vertebra on voxels of 0.7 × 0.7 × 1 mm, as mask and as a CT with soft edges: marrow 200, cortex 700, muscle 50 HU. */
function scanned({ sdf, pose }: MadeVertebra): { readonly volume: Volume; readonly field: VoxelField } {
  const [x, y, z] = pose.at!;
  const grid: Grid = { dims: [106, 118, 66], spacing: [0.7, 0.7, 1], origin: lpsPoint(x - 37, y - 18, z - 42), axes: identityAxes }; // prettier-ignore
  const [nx, ny, nz] = grid.dims;
  const data = new Uint8Array(nx * ny * nz);
  const hu = new Int16Array(data.length);
  for (let k = 0, n = 0; k < nz; k++)
    for (let j = 0; j < ny; j++)
      for (let i = 0; i < nx; i++, n++) {
        const p = voxelToLps(grid, voxelPoint(i, j, k));
        const depth = -sdf(p[0], p[1], p[2]);
        data[n] = depth > 0 ? 255 : 0;
        const cortex = Math.min(1, Math.max(0, depth / 0.9 + 0.5));
        hu[n] = Math.round(50 + 650 * cortex - (depth > 1.4 ? 500 * Math.min(1, depth - 1.4) : 0));
      }
  return { volume: { grid, hu, minHu: 50, maxHu: 700 }, field: { grid, data } };
}

describe('landmarks of one vertebra, T7 of the chest sample', () => {
  const made = madeThoracic('t7');
  let ct: ReturnType<typeof scanned>;
  beforeAll(() => {
    ct = scanned(made);
  }, 120_000);

  it('all points within 1 mm, the axes of the pedicles within 2°', async () => {
    const before = ct.field.data.slice();
    const found = await measured(ct.volume, ct.field, 'vertebra-t7');
    expect(ct.field.data).toEqual(before);
    if (!found.ok) throw new Error(found.failure.code);
    // The vein's foramen is a solid of its own in the sample.
    expect(found.value.missing.map(({ what }) => what)).toEqual(['basivertebralForamen']);
    const errors = errorsOf(found.value.landmarks, made);
    printErrors('T7 drawn on voxels', errors.map((error) => ({ level: 't7', ...error }))); // prettier-ignore
    expect(errors).toHaveLength(6);
    for (const { what, mm, deg } of errors) {
      expect(mm, what).toBeLessThan(1);
      if (what.endsWith('pedicle')) expect(deg, what).toBeLessThan(2);
    }
    // Made 5.5 mm wide and 11.2 mm high outside.
    const { leftPedicle, rightPedicle } = found.value.landmarks;
    for (const pedicle of [leftPedicle!, rightPedicle!]) {
      expect(Math.abs(pedicle.widthMm - 5.5)).toBeLessThan(0.6);
      expect(Math.abs(pedicle.heightMm - 11.2)).toBeLessThan(0.8);
      expect(pedicle.convergenceDeg).toBeGreaterThan(2);
    }
  }, 120_000);

  it('tells body, pedicles and arch apart', async () => {
    const found = await measured(ct.volume, ct.field, 'vertebra-t7');
    if (!found.ok) throw new Error(found.failure.code);
    const { grid } = ct.field;
    const partAt = (own: readonly [number, number, number]) => {
      const p = pointAt(made.pose, own);
      const [i, j, k] = p.map((value, a) => Math.round((value - grid.origin[a]!) / grid.spacing[a]!));
      return found.value.parts[i! + grid.dims[0] * (j! + grid.dims[1] * k!)];
    };
    const [[left], [right]] = [made.inPedicle(1), made.inPedicle(-1)];
    expect([partAt([0, 0, 4]), partAt(right), partAt(left), partAt([0, made.halfDepth + 19, -5])]).toEqual([1, 2, 3, 4]); // prettier-ignore
  }, 60_000);

  it('says of an eaten pedicle that it is not measured', async () => {
    const [at] = made.inPedicle(1);
    const [x, y, z] = pointAt(made.pose, at);
    const { grid } = ct.field;
    const hu = ct.volume.hu.slice() as Int16Array;
    // Its wall is gone, its outline stays in the segmentation.
    for (let n = 0; n < hu.length; n++) {
      const [i, j, k] = [n % grid.dims[0], Math.floor(n / grid.dims[0]) % grid.dims[1], Math.floor(n / grid.dims[0] / grid.dims[1])]; // prettier-ignore
      const p = voxelToLps(grid, voxelPoint(i, j, k));
      if (Math.hypot(p[0] - x, p[1] - y, p[2] - z) < 7.5) hu[n] = Math.min(hu[n]!, 70);
    }
    const found = await measured({ ...ct.volume, hu }, ct.field, 'vertebra-t7');
    if (!found.ok) throw new Error(found.failure.code);
    expect(found.value.landmarks.leftPedicle).toBeUndefined();
    expect(found.value.landmarks.rightPedicle).toBeDefined();
    expect(found.value.missing.map(({ what }) => what)).toContain('leftPedicle');
  }, 60_000);

  it('measures nothing of what has no ring, and nothing of C1', async () => {
    const { grid, data } = ct.field;
    const front = data.map((value, n) => (Math.floor(n / grid.dims[0]) % grid.dims[1] < 42 ? value : 0));
    const body = await measured(ct.volume, { grid, data: front }, 'vertebra-t7');
    expect(body).toEqual({ ok: false, failure: { code: 'vertebra-no-ring', data: {} } });
    const empty = await measured(ct.volume, { grid, data: new Uint8Array(data.length) }, 'vertebra-t7');
    expect(empty).toMatchObject({ ok: false, failure: { code: 'vertebra-no-ring' } });
    const atlas = await measured(ct.volume, ct.field, 'vertebra-c1');
    expect(atlas).toMatchObject({ ok: false, failure: { code: 'vertebra-atlas' } });
  }, 60_000);
});
