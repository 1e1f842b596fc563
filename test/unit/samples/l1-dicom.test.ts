import { beforeAll, describe, expect, it } from 'vitest';
import {
  ctFile,
  ctHeader,
  segHeader,
  storedArrays,
  storedGrid,
  uids,
} from '../../../samples/l1-fracture/dicom';
import { GRID } from '../../../samples/l1-fracture/landmarks';
import { recipe } from '../../../samples/l1-fracture/recipe';
import { segmentMask, truthSegments } from '../../../samples/l1-fracture/truth';
import { generate, type Generated } from '../../../samples/lib/generate';
import type { RasterGrid } from '../../../samples/lib/raster';
import { lpsToVoxel, voxelToLps } from '../../../src/core/grid';
import { voxelPoint } from '../../../src/core/units';
import { decodePixels } from '../../../src/formats/dicom-ct/pixels';
import { readLabels } from '../../../src/formats/labels/read';
import { noContext } from '../../../src/core/kernel';
import { writeSegmentation } from '../../../src/formats/dicom-seg/write';
import { positionFromHeader } from '../../../src/plan/position';
import { headerOf, voxelHash } from './made';

/** The middle of L1: body, cleft, foramen, canal, roots, vessels. */
const crop: RasterGrid = { dims: [64, 80, 10], spacingMm: 0.78, sliceMm: 1, originMm: [-25, -26, -4] };
const module = new URL('../../../samples/l1-fracture/recipe.ts', import.meta.url);
const ids = recipe(crop).segments;
let made: Generated;

beforeAll(async () => {
  made = await generate(module, crop, { workers: 1 });
}, 120_000);

describe('the prone series of the L1 sample', () => {
  it('is stored as a scanner stores head first, prone: rows to the right, columns to the front', () => {
    const whole = new Int16Array(GRID.dims[0] * GRID.dims[1]).fill(-1000);
    // One bright voxel at the patient's left, in front: x and y index of the painted grid.
    whole[400 + GRID.dims[0] * 20] = 500;
    const bytes = ctFile(7, whole);
    const header = headerOf(bytes);
    expect(header.patientPosition).toBe('HFP');
    expect(positionFromHeader(header.patientPosition)).toBe('prone');
    expect(header.orientation).toEqual([-1, 0, 0, 0, -1, 0]);
    expect(header.frameOfReferenceUid).toBe(uids.frameOfReference);
    expect(header.simulated).toBe(true);
    expect(String(header.facts['description'])).toContain('SIMULATED, NOT ACQUIRED');
    const decoded = decodePixels(bytes, header.pixels, 'slice.dcm');
    if (!decoded.ok) throw new Error(decoded.failure.code);
    const at = decoded.value.hu.indexOf(500);
    const [i, j] = [at % GRID.dims[0], Math.floor(at / GRID.dims[0])];
    // Position and orientation of the file lead back to where it was painted.
    const x = header.position![0] - i * 0.78;
    const y = header.position![1] - j * 0.78;
    expect(x).toBeCloseTo(GRID.originMm[0] + 400 * 0.78, 3);
    expect(y).toBeCloseTo(GRID.originMm[1] + 20 * 0.78, 3);
    expect(header.position![2]).toBeCloseTo(GRID.originMm[2] + 7, 3);
  });

  it('keeps every voxel where it was painted', () => {
    const grid = storedGrid(crop);
    const stored = storedArrays(made, crop);
    const [nx, ny] = crop.dims;
    for (const [i, j, k] of [
      [0, 0, 0],
      [13, 57, 4],
      [63, 79, 9],
    ] as const) {
      const lps = voxelToLps(grid, voxelPoint(i, j, k));
      const [u, v, w] = [
        Math.round((lps[0] - crop.originMm[0]) / 0.78),
        Math.round((lps[1] - crop.originMm[1]) / 0.78),
        Math.round(lps[2] - crop.originMm[2]),
      ];
      expect(stored.image[i + nx * (j + ny * k)]).toBe(made.image[u + nx * (v + ny * w)]);
      expect(lpsToVoxel(grid, lps).map(Math.round)).toEqual([i, j, k]);
    }
    expect(ctHeader.patientPosition).toBe('HFP');
  });

  it('is the same whatever the number of workers', async () => {
    expect(voxelHash(await generate(module, crop, { workers: 2 }))).toBe(voxelHash(made));
  }, 120_000);
});

describe('truth of the L1 sample', () => {
  it('reads back voxel by voxel on the prone grid', async () => {
    const arrays = storedArrays(made, crop);
    const segments = truthSegments(arrays, ids, crop.dims);
    const bytes = writeSegmentation(segHeader, storedGrid(crop), segments);
    const file = { path: 'truth.seg.dcm', bytes, complete: true, size: bytes.length };
    const fields = await readLabels(
      { file, ct: storedGrid(crop), frameOfReferenceUid: uids.frameOfReference },
      noContext,
    );
    if (!fields.ok) throw new Error(fields.failure.code);
    expect(fields.value.length).toBe(segments.length);
    segments.forEach(({ tracking }, n) => {
      const expected = segmentMask(arrays, ids, tracking.id).reduce((sum, value) => sum + value, 0);
      const found = fields.value[n]!.field.data.reduce((sum, value) => sum + (value === 255 ? 1 : 0), 0);
      expect([tracking.id, found]).toEqual([tracking.id, expected]);
    });
    const present = segments.map(({ tracking }) => tracking.id);
    expect(present).toEqual(
      expect.arrayContaining([
        'vertebra-l1',
        'vertebra-l1-body',
        'vertebral-bodies',
        'cleft-l1',
        'basivertebral-foramen-l1',
        'dural-sac',
      ]),
    );
  });

  it('nests: cleft and foramen in the body, the body in the vertebra, nothing of the body in the canal', () => {
    const mask = (id: string) => segmentMask(made, ids, id);
    const outside = (inner: string, outer: string) => {
      const [a, b] = [mask(inner), mask(outer)];
      return a.reduce((sum, value, o) => sum + (value && !b[o] ? 1 : 0), 0);
    };
    expect(outside('cleft-l1', 'vertebra-l1-body')).toBe(0);
    expect(outside('vertebra-l1-body', 'vertebra-l1')).toBe(0);
    expect(outside('vertebra-l1-body', 'vertebral-bodies')).toBe(0);
    expect(outside('spinal-cord', 'dural-sac')).toBeLessThan(5);
    const [body, sac] = [mask('vertebra-l1-body'), mask('dural-sac')];
    expect(body.some((value, o) => value && sac[o])).toBe(false);
    const arch = mask('vertebra-l1').reduce((sum, value, o) => sum + (value && !body[o] ? 1 : 0), 0);
    expect(arch).toBeGreaterThan(1000);
  });
});
