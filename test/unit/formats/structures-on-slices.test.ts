import { describe, expect, it } from 'vitest';
import { lpsToVoxel } from '../../../src/core/grid';
import type { Structure } from '../../../src/core/structure';
import { inlineKernels } from '../../../src/formats/inline';
import { loadLabels, type LoadedVolume } from '../../../src/formats/open';
import { textElement } from './dicom';
import { load, memoryFile, scan } from './files';
import { phantomFiles, type PhantomSpec, tiltedAxes } from './phantom-stack';
import { structureSet } from './rtstruct';
import { segFile, type SegFrame, type SegSpec } from './seg-files';

// Structures drawn on the slices of a CT that is no regular stack, and read onto the volume made of it.

const size = { rows: 26, columns: 24 };
const spacing = [0.8, 0.7] as const;

/** A neck's stretch: a ball of 200 HU in 0, as the slices cut it. */
const spec = (heights: readonly number[], tiltDeg = 0): PhantomSpec => ({
  ...size,
  spacing,
  ...tiltedAxes(tiltDeg),
  first: [-8, -9, 40],
  steps: heights.map((z) => [0, 0, z] as const),
  field: (x, y, z) => (isIn(x, y, z) ? 200 : 0),
  slope: 1,
  each: (k) => ({ add: [textElement('00080018', 'UI', imageUid(k))] }),
});
const imageUid = (slice: number) => `1.7.${slice}`;
const isIn = (x: number, y: number, z: number) => Math.hypot(x, y, z - 49) < 6.5;
const volumeMl = ((4 / 3) * Math.PI * 6.5 ** 3) / 1000;

const uneven = [0, 2, 4, 5.1, 8, 10, 12, 15, 17, 19];
const gap = [0, 1.5, 3, 4.5, 6, 7.5, 12, 13.5, 15, 16.5, 18];

async function open(of: PhantomSpec): Promise<LoadedVolume> {
  const loaded = await load(await scan(phantomFiles(of)), '1.2.3', { fillGaps: true });
  if (!loaded.ok) throw new Error(loaded.failure.code);
  return loaded.value;
}

interface DrawnFrame extends SegFrame {
  readonly slice: number;
  readonly position: readonly number[];
}

/** The mask on each slice of the CT, where it holds something. */
function framesOf({ first, steps, row, column }: PhantomSpec): DrawnFrame[] {
  return steps
    .map((step, slice) => {
      const position = first.map((value, axis) => value + step[axis]!);
      const values = Array.from({ length: size.rows * size.columns }, (_, n) => {
        const [i, j] = [n % size.columns, Math.floor(n / size.columns)];
        const [x, y, z] = position.map((v, a) => v + i * spacing[1] * row[a]! + j * spacing[0] * column[a]!);
        return isIn(x!, y!, z!) ? 1 : 0;
      });
      return { slice, segment: 1, position, values };
    })
    .filter(({ values }) => values.includes(1));
}

const segOf = (of: PhantomSpec, more: Partial<SegSpec> = {}): SegSpec => ({
  ...size,
  spacing,
  orientation: [...of.row, ...of.column],
  frames: framesOf(of),
  ...more,
});

async function read(bytes: Uint8Array, { volume, origin }: Pick<LoadedVolume, 'volume' | 'origin'>) {
  const target = { grid: volume.grid, ...(origin && { origin }) };
  return loadLabels(memoryFile('labels.dcm', bytes), target, inlineKernels);
}

async function structure(bytes: Uint8Array, ct: LoadedVolume): Promise<Structure> {
  const result = await read(bytes, ct);
  if (!result.ok) throw new Error(result.failure.code);
  return result.value[0]!;
}

/** Largest difference of occupancy, of 255, to what the CT shows of the same ball, voxel by voxel. */
function differenceToCt({ field }: Structure, { volume: { grid, hu } }: LoadedVolume): number {
  const [nx, ny, nz] = grid.dims;
  const [ni, nj, nk] = field.grid.dims;
  const start = lpsToVoxel(grid, field.grid.origin).map(Math.round);
  let worst = 0;
  for (let n = 0; n < nx * ny * nz; n++) {
    const [i, j, k] = [n % nx, Math.floor(n / nx) % ny, Math.floor(n / nx / ny)].map(
      (v, axis) => v - start[axis]!,
    ) as [number, number, number];
    const isHeld = i >= 0 && j >= 0 && k >= 0 && i < ni && j < nj && k < nk;
    const value = isHeld ? field.data[i + ni * (j + nj * k)]! : 0;
    worst = Math.max(worst, Math.abs(value - (Math.max(0, hu[n]!) * 255) / 200));
  }
  return worst;
}

const stacks = [
  ['unevenly spaced slices', spec(uneven)],
  ['a gap that was filled', spec(gap)],
  [
    'a tilted gantry',
    spec(
      gap.map((_, k) => 2 * k),
      14,
    ),
  ],
  ['a tilted gantry and uneven slices', spec(uneven, 14)],
  ['a tilted gantry and a filled gap', spec(gap, -12)],
] as const;

describe.each(stacks)('on a CT of %s', (_, of) => {
  it('a segmentation is resampled as the CT itself was', async () => {
    const ct = await open(of);
    const found = await structure(segFile(segOf(of)), ct);
    // A frame less than a tenth of a pixel off is copied as it is.
    expect(differenceToCt(found, ct)).toBeLessThan(of.column[2] === 0 ? 2 : 0.1 * 255);
    // Frames without a place of their own take it from the images that they name.
    const named = framesOf(of).map(({ slice, values }) => ({ segment: 1, source: imageUid(slice), values }));
    const bare = segFile(segOf(of, { frames: named, spacing: null, orientation: [] }));
    expect((await structure(bare, ct)).field).toEqual(found.field);
  });

  it('a label map is read as the same structure', async () => {
    const ct = await open(of);
    const found = await structure(segFile(segOf(of, { type: 'LABELMAP', bits: 8 })), ct);
    expect(found.field).toEqual((await structure(segFile(segOf(of)), ct)).field);
  });

  it('contours run on from slice to slice', async () => {
    const ct = await open(of);
    const contours = framesOf(of).flatMap(({ position }) => {
      const points = circle(of, position);
      return points.length > 0 ? [{ points }] : [];
    });
    const found = await structure(structureSet([{ name: 'ball', contours }]), ct);
    expect((found.remarks ?? []).map(({ code }) => code)).not.toContain('contours-apart');
    expect(Math.abs(found.volumeMl / volumeMl - 1)).toBeLessThan(0.12);
    const { grid, data } = found.field;
    const [nx, ny, nz] = grid.dims;
    const through = Array.from({ length: nz }, (__, k) => k).filter((k) =>
      data.subarray(k * nx * ny, (k + 1) * nx * ny).some((value) => value >= 128),
    );
    expect(through.at(-1)! - through[0]! + 1).toBe(through.length);
  });
});

/** The ball's outline in the plane of a slice. */
function circle({ row, column }: PhantomSpec, position: readonly number[]): number[][] {
  const normal = [0, 1, 2].map(
    (a) => row[(a + 1) % 3]! * column[(a + 2) % 3]! - row[(a + 2) % 3]! * column[(a + 1) % 3]!,
  );
  const centre = [0, 0, 49];
  const away = normal.reduce((sum, n, a) => sum + n * (position[a]! - centre[a]!), 0);
  const radius = Math.sqrt(Math.max(0, 6.5 ** 2 - away ** 2));
  if (radius < 0.5) return [];
  return Array.from({ length: 60 }, (_, n) => {
    const [c, s] = [Math.cos((n * Math.PI) / 30) * radius, Math.sin((n * Math.PI) / 30) * radius];
    return [0, 1, 2].map((a) => centre[a]! + away * normal[a]! + c * row[a]! + s * column[a]!);
  });
}

describe('unevenly spaced frames', () => {
  const of = spec(uneven);
  const codeOf = async (bytes: Uint8Array, ct: Pick<LoadedVolume, 'volume' | 'origin'>) => {
    const result = await read(bytes, ct);
    return result.ok ? 'read' : result.failure.code;
  };

  it('are refused beside the CT that they were drawn on, since an empty slice cannot be told from a missing one', async () => {
    const ct = await open(of);
    expect(await codeOf(segFile(segOf(of)), ct)).toBe('read');
    expect(await codeOf(segFile(segOf(of)), { volume: ct.volume })).toBe('seg-uneven');
    const lifted = framesOf(of).map((frame) => ({
      ...frame,
      position: frame.position.map((v, axis) => (axis === 2 ? v + 0.6 : v)),
    }));
    expect(await codeOf(segFile({ ...segOf(of), frames: lifted }), ct)).toBe('seg-uneven');
  });

  it('leave a slice empty that has none, and are refused twice on one', async () => {
    const ct = await open(of);
    const frames = framesOf(of);
    const without = frames.filter((_, n) => n !== 2);
    const found = await structure(segFile({ ...segOf(of), frames: without }), ct);
    const whole = await structure(segFile(segOf(of)), ct);
    expect(found.volumeMl).toBeLessThan(0.9 * whole.volumeMl);
    expect(await codeOf(segFile({ ...segOf(of), frames: [...frames, frames[2]!] }), ct)).toBe('seg-geometry');
  });
});
