import { describe, expect, it } from 'vitest';
import { lpsToVoxel, voxelToLps } from '../../../src/core/grid';
import { lpsPoint, voxelPoint } from '../../../src/core/units';
import { sampleHu, type Volume } from '../../../src/core/volume';
import type { LoadOptions } from '../../../src/formats/open';
import { load, scan } from './files';
import { phantomFiles, type PhantomSpec, tiltedAxes } from './phantom-stack';

const padding = -1024;

/** A neck's stretch on a tilted gantry: the table moves along z, whatever the gantry does. */
const tilted = (tiltDeg: number, heights: readonly number[], more: Partial<PhantomSpec>): PhantomSpec => ({
  columns: 24,
  rows: 30,
  spacing: [0.8, 0.7],
  ...tiltedAxes(tiltDeg),
  first: [-8, -12, 40],
  steps: heights.map((z) => [0, 0, z] as const),
  field: () => 0,
  ...more,
});
const even = (count: number, step: number) => Array.from({ length: count }, (_, k) => k * step);

async function volumeOf(spec: PhantomSpec, options: LoadOptions = {}) {
  const found = await scan(phantomFiles(spec).toReversed());
  expect(found.series).toHaveLength(1);
  const loaded = await load(found, '1.2.3', options);
  if (!loaded.ok) throw new Error(loaded.failure.code);
  return { ...loaded.value, summary: found.series[0]! };
}

function* voxels({ grid, hu }: Volume) {
  const [nx, ny, nz] = grid.dims;
  for (let k = 0; k < nz; k++)
    for (let j = 0; j < ny; j++)
      for (let i = 0; i < nx; i++)
        yield { i, j, k, at: voxelToLps(grid, voxelPoint(i, j, k)), hu: hu[i + nx * (j + ny * k)]! };
}

const linear = (x: number, y: number, z: number) => 40 + 3.1 * x - 2.3 * y + 1.7 * z;

describe.each([
  ['a tilted stack', tilted(18.5, even(9, 2.2), { field: linear })],
  ['a stack tilted the other way', tilted(-27, even(7, 3), { field: linear })],
  ['an unevenly spaced stack', tilted(0, [0, 2, 4, 5.1, 8, 10, 12, 15], { field: linear })],
  [
    'a tilted stack of two spacings',
    tilted(14, [0, 2, 4, 6, 7, 11, 15, 19], {
      field: linear,
      each: (k) => ({ thickness: k < 4 ? '2' : '4.2' }),
    }),
  ],
  [
    'a stack sheared along both axes of oblique planes',
    tilted(12, [], { field: linear, steps: even(8, 1).map((k) => [0.31 * k, 0.2 * k, 2 * k] as const) }),
  ],
] as const)('%s', (_, spec) => {
  it('holds a field that is linear in space as it is, and padding where nothing was acquired', async () => {
    const { volume, resampled } = await volumeOf(spec);
    expect(resampled).toBeDefined();
    let [acquired, empty] = [0, 0];
    for (const { at, hu } of voxels(volume)) {
      if (hu === padding) empty++;
      else {
        acquired++;
        expect(Math.abs(hu - linear(at[0], at[1], at[2]))).toBeLessThan(0.02);
      }
    }
    // Every acquired slice is there, but for the pixel that a part of a pixel's move takes at the edges.
    const [nx, ny, nz] = volume.grid.dims;
    expect(acquired).toBeGreaterThanOrEqual((spec.columns - 1) * (spec.rows - 3) * nz);
    expect(acquired + empty).toBe(nx * ny * nz);
  });

  it('has orthogonal axes, the planes of the slices and their pixels', async () => {
    const { volume } = await volumeOf(spec);
    const { axes, spacing } = volume.grid;
    for (const [a, b] of [
      [0, 1],
      [0, 2],
      [1, 2],
    ] as const)
      expect(axes[a].reduce((sum, value, n) => sum + value * axes[b][n]!, 0)).toBeCloseTo(0, 12);
    spec.row.forEach((value, n) => expect(axes[0][n]).toBeCloseTo(value, 12));
    spec.column.forEach((value, n) => expect(axes[1][n]).toBeCloseTo(value, 12));
    expect(spacing.slice(0, 2)).toEqual([0.7, 0.8]);
  });

  it('takes each slice from where its header puts it: its first pixel among them', async () => {
    const { volume } = await volumeOf(spec);
    spec.steps.forEach((step) => {
      const at = spec.first.map((value, n) => value + step[n]!) as [number, number, number];
      const [i, j, k] = lpsToVoxel(volume.grid, lpsPoint(...at));
      // Inside the slice by two pixels, where no edge is.
      const p = voxelToLps(volume.grid, voxelPoint(i + 2, j + 2, k));
      if (k > volume.grid.dims[2] - 1) return; // beyond the last whole step
      expect(sampleHu(volume, p)).toBeCloseTo(linear(p[0], p[1], p[2]), 1);
    });
  });
});

describe('the error of the method', () => {
  it('is that of linear interpolation: ½f″t(1 − t)h² for a part t of a pixel, none across even slices', async () => {
    const square = (_x: number, y: number) => 0.5 * y * y;
    const spec = tilted(18.5, even(6, 2.2), { field: square });
    const { volume } = await volumeOf(spec);
    const { column, normal } = tiltedAxes(18.5);
    for (const { k, at, hu } of voxels(volume)) {
      if (hu === padding) continue;
      // How far slice k lies along its columns from the lattice of the lowest, in rows.
      const rows = (2.2 * k * column[2]) / 0.8;
      const t = rows - Math.floor(rows);
      const perRow = 0.8 * column[1];
      expect(hu).toBeCloseTo(square(0, at[1]) + 0.5 * t * (1 - t) * perRow ** 2, 1);
    }
    expect(normal[2]).toBeCloseTo(Math.cos((18.5 * Math.PI) / 180), 12);
  });

  it('is ½f″t(1 − t)h² across a wide step h', async () => {
    const square = (_x: number, _y: number, z: number) => 0.5 * (z - 40) ** 2;
    const spec = tilted(0, [0, 2, 4, 6, 9, 12, 14], { field: square, each: () => ({ thickness: '3' }) });
    const { volume } = await volumeOf(spec);
    expect(volume.grid.dims[2]).toBe(8);
    const between = (z: number) => (z === 8 ? [6, 9] : z === 10 ? [9, 12] : [z, z]) as [number, number];
    for (const { k, hu } of voxels(volume)) {
      const [low, high] = between(2 * k);
      const expected = 0.5 * (2 * k) ** 2 + 0.5 * (2 * k - low) * (high - 2 * k);
      expect(hu).toBeCloseTo(expected, 1);
    }
  });

  it('leaves a sphere where it is, and as large as it is', async () => {
    const [centre, radius] = [[1, -2.4, 52], 6] as const;
    const ball = (x: number, y: number, z: number) => {
      const r = Math.hypot(x - centre[0], y - centre[1], z - centre[2]);
      // An edge a millimetre wide.
      return 1000 * Math.min(1, Math.max(0, radius + 0.5 - r));
    };
    const heights = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11.5, 13, 14.5, 16, 17.5, 19, 20.5, 22, 23.5];
    const spec = tilted(18.5, heights, { columns: 32, rows: 52, field: ball, first: [-10, -24, 47] });
    for (const sheared of [spec, { ...spec, ...tiltedAxes(0), first: [-10, -24, 41] as const }]) {
      const { volume } = await volumeOf({ ...sheared, each: () => ({ thickness: '1.5' }) });
      let sum = 0;
      const moment = [0, 0, 0];
      for (const { at, hu } of voxels(volume)) {
        if (hu <= 0) continue;
        sum += hu;
        at.forEach((value, n) => (moment[n] = moment[n]! + hu * value));
      }
      const [sx, sy, sz] = volume.grid.spacing;
      const volumeMm3 = (sum / 1000) * sx * sy * sz;
      // The edge ramps over [r − ½, r + ½]: its mean cube is r³ + r/4.
      const expected = (4 / 3) * Math.PI * (radius ** 3 + radius / 4);
      expect(Math.abs(volumeMm3 / expected - 1)).toBeLessThan(0.02);
      moment.forEach((value, n) => expect(Math.abs(value / sum - centre[n]!)).toBeLessThan(0.1));
    }
  });

  it('leaves a landmark at its millimetres', async () => {
    const marks = [
      [-2, 0, 46],
      [3, 4, 50],
      [1, -3, 55],
    ] as const;
    const field = (x: number, y: number, z: number) =>
      Math.max(
        ...marks.map(([a, b, c]) => 1000 * Math.exp(-((x - a) ** 2 + (y - b) ** 2 + (z - c) ** 2) / 3)),
      );
    const heights = [...even(10, 1), ...even(8, 1.5).map((z) => z + 10.5)];
    const { volume } = await volumeOf(
      tilted(18.5, heights, {
        columns: 24,
        rows: 40,
        first: [-8, -16, 40],
        field,
        each: () => ({ thickness: '1.5' }),
      }),
    );
    for (const mark of marks) {
      let sum = 0;
      const moment = [0, 0, 0];
      for (const { at, hu } of voxels(volume)) {
        if (hu < 50 || Math.hypot(...at.map((value, n) => value - mark[n]!)) > 3) continue;
        sum += hu;
        at.forEach((value, n) => (moment[n] = moment[n]! + hu * value));
      }
      moment.forEach((value, n) => expect(Math.abs(value / sum - mark[n]!)).toBeLessThan(0.1));
    }
  });
});

describe('what is told of a resampled series', () => {
  it('is the tilt, the steps as they were, the origin and what it resolves', async () => {
    const heights = [0, 2, 4, 6, 7, 11, 15];
    const spec = tilted(14, heights, { field: linear, each: (k) => ({ thickness: k < 4 ? '2' : '4.2' }) });
    const { summary, resampled, origin, resolution } = await volumeOf(spec);
    const cos = Math.cos((14 * Math.PI) / 180);
    expect(summary.issues.map(({ code }) => code)).toEqual(['uneven-resampled', 'tilt-resampled']);
    expect(resampled).toMatchObject({ tiltDeg: 14, uneven: true, slices: 7, filled: [] });
    resampled!.acquiredStepsMm.forEach((mm, i) =>
      expect(mm).toBeCloseTo((heights[i + 1]! - heights[i]!) * cos, 2),
    );
    expect(resampled!.stepMm).toBeCloseTo(2 * cos, 5);
    expect(origin!.instances).toHaveLength(7);
    // Pixels of 0.7 mm lie as they are along rows; along columns moved by parts of one.
    expect(resolution.spacing[0]).toBe(0.7);
    expect(resolution.spacing[1]).toBeGreaterThan(0.8);
    expect(resolution.spacing[1]).toBeLessThanOrEqual(0.8 * 1.5);
    expect(resolution.slices!.map(({ thicknessMm }) => thicknessMm)).toEqual([2, 2, 2, 2, 4.2, 4.2, 4.2]);
  });

  it('is nothing where the stack is regular', async () => {
    const { resampled, resolution, volume } = await volumeOf(tilted(0, even(5, 2), { field: linear }));
    expect(resampled).toBeUndefined();
    expect(resolution).toEqual({
      axes: volume.grid.axes,
      origin: volume.grid.origin,
      spacing: [0.7, 0.8, 2],
    });
  });

  it('keeps integers and pads with air', async () => {
    const { volume } = await volumeOf(tilted(20, even(5, 3), { field: () => 60, slope: 1 }));
    expect(volume.hu).toBeInstanceOf(Int16Array);
    expect([volume.minHu, volume.maxHu]).toEqual([padding, 60]);
    expect(new Set(volume.hu)).toEqual(new Set([padding, 60]));
  });

  it('bounds the slices that a fine stretch in a coarse series would make', async () => {
    const heights = [0, 0.1, 0.2, 0.3, ...Array.from({ length: 12 }, (_, k) => 1.3 + k)];
    const each = (k: number) => ({ thickness: k < 4 ? '0.1' : '1.9' });
    const { volume } = await volumeOf(tilted(0, heights, { columns: 3, rows: 2, field: linear, each }));
    expect(volume.grid.dims[2]).toBeLessThanOrEqual(4 * heights.length);
  });
});

describe('a gap', () => {
  const heights = [0, 2, 4, 8, 10, 12];
  const spec = tilted(0, heights, { field: linear, each: () => ({ thickness: '2' }) });

  it('is refused, and filled only when asked: linearly, and marked', async () => {
    const found = await scan(phantomFiles(spec));
    expect(found.series[0]).toMatchObject({ usable: false, fillable: true });
    expect(found.series[0]!.issues).toEqual([
      { severity: 'error', code: 'slice-gap', data: { path: 'p/003.dcm', count: 1, gapMm: 4, spacingMm: 2 } },
    ]);
    const refused = await load(found, '1.2.3');
    expect(!refused.ok && refused.failure.code).toBe('slice-gap');
    const { volume, resampled, resolution } = await volumeOf(spec, { fillGaps: true });
    expect(volume.grid.dims[2]).toBe(7);
    for (const { at, hu } of voxels(volume))
      expect(Math.abs(hu - linear(at[0], at[1], at[2]))).toBeLessThan(0.02);
    expect(resampled).toMatchObject({
      tiltDeg: 0,
      uneven: false,
      filled: [{ missing: 1, gapMm: 4, belowSlice: 2, aboveSlice: 4 }],
    });
    expect(resolution.slices!.map(({ atMm }) => atMm)).toEqual(heights);
  });

  it('that is wide is never filled', async () => {
    const wide = { ...spec, steps: [0, 2, 4, 6, 26, 28].map((z) => [0, 0, z] as const) };
    const found = await scan(phantomFiles(wide));
    expect(found.series[0]).toMatchObject({ usable: false, fillable: false });
    const loaded = await load(found, '1.2.3', { fillGaps: true });
    expect(!loaded.ok && loaded.failure).toMatchObject({
      code: 'slice-gap-wide',
      data: { path: 'p/004.dcm', gapMm: 20, mostMm: 15 },
    });
  });
});
