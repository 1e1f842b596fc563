import { beforeAll, describe, expect, it } from 'vitest';
import { ctHeader, gridOf, segHeader, uids } from '../../../samples/c2-dens/dicom';
import { segmentMask, truthSegments } from '../../../samples/c2-dens/truth';
import { recipe } from '../../../samples/c2-dens/recipe';
import { generate, type Generated } from '../../../samples/lib/generate';
import type { RasterGrid } from '../../../samples/lib/raster';
import { lpsToVoxel } from '../../../src/core/grid';
import { decodePixels } from '../../../src/formats/dicom-ct/pixels';
import { writeCtSlice } from '../../../src/formats/dicom-ct/write';
import { readLabels } from '../../../src/formats/labels/read';
import { noContext } from '../../../src/core/kernel';
import { writeSegmentation } from '../../../src/formats/dicom-seg/write';
import { headerOf } from './made';

const crop: RasterGrid = { dims: [80, 60, 6], spacingMm: 0.6, originMm: [-24, -18, 1.2] };
const plane = crop.dims[0] * crop.dims[1];
const ids = recipe(crop).segments;
let made: Generated;

beforeAll(async () => {
  made = await generate(new URL('../../../samples/c2-dens/recipe.ts', import.meta.url), crop, { workers: 1 });
}, 120_000);

const readBack = (k: number) => {
  const hu = made.image.subarray(k * plane, (k + 1) * plane);
  const bytes = writeCtSlice(ctHeader, gridOf(crop), k, hu);
  return { hu, bytes, header: headerOf(bytes) };
};

describe('CT files of the sample', () => {
  it('read back to the same HU', () => {
    const { hu, bytes, header } = readBack(3);
    const decoded = decodePixels(bytes, header.pixels, 'slice.dcm');
    if (!decoded.ok) throw new Error(decoded.failure.code);
    expect(decoded.value.hu).toEqual(Int16Array.from(hu));
  });

  it('read back to the same geometry', () => {
    const { header } = readBack(3);
    expect(header.position).toEqual([-24, -18, 3]);
    expect(header.orientation).toEqual([1, 0, 0, 0, 1, 0]);
    expect(header.pixelSpacing).toEqual([0.6, 0.6]);
    expect([header.columns, header.rows]).toEqual([80, 60]);
    expect(header.frameOfReferenceUid).toBe(uids.frameOfReference);
    expect(header.patientPosition).toBe('HFS');
  });

  it('say that they are simulated, in three places', () => {
    const { header } = readBack(0);
    expect(header.simulated).toBe(true);
    expect(String(header.facts['imageType'])).toContain('SIMULATED');
    expect(String(header.facts['derivation'])).toContain('SIMULATED, NOT ACQUIRED');
    expect(String(header.facts['description'])).toContain('SIMULATED, NOT ACQUIRED');
  });
});

describe('truth of the sample', { timeout: 60_000 }, () => {
  const read = async () => {
    const segments = truthSegments(made, ids, crop.dims);
    const bytes = writeSegmentation(segHeader, gridOf(crop), segments);
    const file = { path: 'truth.seg.dcm', bytes, complete: true, size: bytes.length };
    const fields = await readLabels(
      { file, ct: gridOf(crop), frameOfReferenceUid: uids.frameOfReference },
      noContext,
    );
    if (!fields.ok) throw new Error(fields.failure.code);
    return { segments, fields: fields.value };
  };

  it('reads back voxel by voxel, overlaps included', async () => {
    const { segments, fields } = await read();
    expect(fields.length).toBe(segments.length);
    segments.forEach(({ tracking }, n) => {
      const expected = segmentMask(made, ids, tracking.id);
      const { grid, data } = fields[n]!.field;
      const found = new Uint8Array(expected.length);
      const start = lpsToVoxel(gridOf(crop), grid.origin).map(Math.round) as [number, number, number];
      data.forEach((value, o) => {
        const i = start[0] + (o % grid.dims[0]);
        const j = start[1] + (Math.floor(o / grid.dims[0]) % grid.dims[1]);
        const k = start[2] + Math.floor(o / (grid.dims[0] * grid.dims[1]));
        if (value === 255) found[i + crop.dims[0] * (j + crop.dims[1] * k)] = 1;
      });
      const wrong = expected.findIndex((value, o) => value !== found[o]);
      expect([tracking.id, wrong]).toEqual([tracking.id, -1]);
    });
    const present = segments.map(({ tracking }) => tracking.id);
    expect(present).toEqual(
      expect.arrayContaining(['lesion', 'vertebra-c2', 'dural-sac', 'spinal-cord', 'skin']),
    );
  });

  it('holds the lesion within C2 and the cord within the sac', () => {
    const within = (inner: string, outer: string) => {
      const [a, b] = [inner, outer].map((id) => segmentMask(made, ids, id));
      return a!.reduce((sum, value, o) => sum + (value && !b![o] ? 1 : 0), 0) / a!.reduce((s, v) => s + v, 0);
    };
    expect(within('lesion', 'vertebra-c2')).toBe(0);
    expect(within('spinal-cord', 'dural-sac')).toBeLessThan(0.005);
  });

  it('is named so that the catalogue knows every segment', async () => {
    const { segments, fields } = await read();
    const known = fields.map(({ id }) => id);
    expect(known).toEqual(segments.map(({ tracking }) => tracking.id));
  });
});
