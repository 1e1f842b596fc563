import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Grid, voxelToLps } from '../../../src/core/grid';
import type { Result } from '../../../src/core/result';
import { lpsPoint, lpsVector, voxelPoint } from '../../../src/core/units';
import { distance } from '../../../src/core/vector';
import { partGrid, partInBox, sliceInPart, type VolumePart, wholePart } from '../../../src/core/volume-part';
import { takePart } from '../../../src/formats/image/part';
import { inlineKernels } from '../../../src/formats/inline';
import { loadSeries, scanFiles } from '../../../src/formats/open';
import { slice } from './dicom';
import { memoryFile } from './files';

const valueOf = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.failure.code);
  return result.value;
};

/** Flipped rows, slices upwards. */
const grid: Grid = {
  dims: [7, 6, 5],
  spacing: [0.5, 0.8, 2],
  origin: lpsPoint(10, -20, 30),
  axes: [lpsVector(1, 0, 0), lpsVector(0, -1, 0), lpsVector(0, 0, -1)],
};
const hu = Int16Array.from({ length: 7 * 6 * 5 }, (_, n) => ((n * 7919) % 4001) - 1000);
const at = (i: number, j: number, k: number) => hu[i + 7 * (j + 6 * k)]!;

const anyPart = fc
  .tuple(
    ...([7, 6, 5] as const).map((n) =>
      fc.tuple(fc.nat(n - 2), fc.nat(n - 2)).map(([a, b]) => [Math.min(a, b), Math.max(a, b) + 1] as const),
    ),
    fc.boolean(),
  )
  .map(([x, y, z, isHalved]): VolumePart => {
    const [a, b, c] = [x, y, z] as readonly (readonly [number, number])[] as [
      readonly [number, number],
      readonly [number, number],
      readonly [number, number],
    ];
    return { low: [a[0], b[0], c[0]], high: [a[1], b[1], c[1]], isHalved: isHalved as boolean };
  });

describe('a part of a CT', () => {
  it('has at each place the voxels that lie there, or the mean of eight', () => {
    fc.assert(
      fc.property(anyPart, (part) => {
        const made = takePart(grid, (n) => hu[n]!, true, part);
        const [nx, ny, nz] = made.grid.dims;
        const f = part.isHalved ? 2 : 1;
        let n = 0;
        for (let k = 0; k < nz; k++)
          for (let j = 0; j < ny; j++)
            for (let i = 0; i < nx; i++, n++) {
              const from = [part.low[0] + f * i, part.low[1] + f * j, part.low[2] + f * k] as const;
              const [x, y, z] = from;
              let sum = 0;
              for (const d of [0, 1].slice(0, f))
                for (const e of [0, 1].slice(0, f))
                  for (const g of [0, 1].slice(0, f)) sum += at(x + d, y + e, z + g);
              expect(made.hu[n]).toBe(Math.round(sum / f ** 3) + 0);
              const middle = (f - 1) / 2;
              const there = voxelToLps(grid, voxelPoint(x + middle, y + middle, z + middle));
              expect(distance(voxelToLps(made.grid, voxelPoint(i, j, k)), there)).toBeLessThan(1e-9);
            }
        expect([made.minHu, made.maxHu]).toEqual([Math.min(...made.hu), Math.max(...made.hu)]);
      }),
      { numRuns: 60 },
    );
  });

  it('is found from a box in the frame of the patient', () => {
    // x 10.5 … 11.6: voxels 1 to 3; y −20.9 … −22.5: 2 and 3; z 29 … 25: 1 and 2.
    const box = [lpsPoint(11.6, -20.9, 25), lpsPoint(10.5, -22.5, 29)] as const;
    expect(partInBox(grid, box)).toEqual({ low: [1, 2, 1], high: [3, 3, 2], isHalved: false });
    expect(partInBox(grid, [lpsPoint(500, 0, 0), lpsPoint(600, 1, 1)])).toBeUndefined();
    expect(partInBox(grid, [lpsPoint(10, -20, 30), lpsPoint(10, -20, 30)], true)).toBeUndefined();
  });

  it('numbers slices in its own way', () => {
    expect(sliceInPart(4, { ...wholePart(grid), low: [0, 0, 1] })).toBe(3);
    // Slices 0 and 1 make the first one: between them is its middle.
    expect(sliceInPart(0.5, wholePart(grid, true))).toBe(0);
    expect(sliceInPart(2.5, wholePart(grid, true))).toBe(1);
  });
});

describe('a part of a series', () => {
  const files = Array.from({ length: 6 }, (_, k) =>
    memoryFile(
      `${k}.dcm`,
      slice({ position: [0, 0, 2 * k], stored: [0, 1, 2, 3, 4, 5].map((n) => n + 10 * k) }),
    ),
  );

  it('reads its slices and no others, and resolves as much as its voxels', async () => {
    const touched = new Set<string>();
    const watched = files.map((file) => ({
      ...file,
      read: (start: number, end: number) => {
        touched.add(file.path);
        return file.read(start, end);
      },
    }));
    const scan = valueOf(await scanFiles(watched, inlineKernels));
    const [series] = scan.series;
    touched.clear();
    const part: VolumePart = { low: [1, 0, 2], high: [2, 1, 3], isHalved: false };
    const loaded = valueOf(await loadSeries(scan, series!.seriesUid, inlineKernels, { part }));
    expect([...touched].sort()).toEqual(['2.dcm', '3.dcm']);
    expect([...loaded.volume.hu]).toEqual([21, 22, 24, 25, 31, 32, 34, 35].map((n) => n - 1024));
    expect(loaded.volume.grid).toEqual(partGrid(series!.grid!, part));
    expect(loaded.part).toEqual({ ...part, of: series!.grid!.dims });
    const halved = valueOf(
      await loadSeries(scan, series!.seriesUid, inlineKernels, { part: wholePart(series!.grid!, true) }),
    );
    expect(halved.volume.grid.dims).toEqual([1, 1, 3]);
    expect([...halved.volume.hu]).toEqual([7, 27, 47].map((n) => n - 1024));
    expect(halved.resolution.spacing).toEqual(halved.volume.grid.spacing);
  });
});
