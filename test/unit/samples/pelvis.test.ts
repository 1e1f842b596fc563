import { beforeAll, describe, expect, it } from 'vitest';
import { generate, type Generated } from '../../../samples/lib/generate';
import { gridOf } from '../../../samples/lib/headers';
import { uniform } from '../../../samples/lib/noise';
import type { RasterGrid } from '../../../samples/lib/raster';
import { STEEPEST } from '../../../samples/lib/sdf';
import { bones } from '../../../samples/pelvis/bones';
import { through } from '../../../samples/pelvis/curve';
import { ctFile, segHeader, uids } from '../../../samples/pelvis/dicom';
import { fromSacral, GRID, sacral } from '../../../samples/pelvis/landmarks';
import { samplePlan } from '../../../samples/pelvis/plan';
import { recipe } from '../../../samples/pelvis/recipe';
import { segmentMask, truthSegments } from '../../../samples/pelvis/truth';
import { cementById } from '../../../src/catalog/cements';
import { structureById } from '../../../src/catalog/structures';
import { noContext } from '../../../src/core/kernel';
import { writeSegmentation } from '../../../src/formats/dicom-seg/write';
import { readLabels } from '../../../src/formats/labels/read';
import { readPlan } from '../../../src/plan/read';
import { writePlan } from '../../../src/plan/write';
import { needlesAsPlaced, needlesOfPlan } from '../../../src/simulation/cement/live/placed';
import { headerOf, voxelHash } from './made';

/** The left half of S1: body, wing with its fracture, joint, ilium, canal and roots. */
const crop: RasterGrid = { dims: [80, 64, 12], spacingMm: 0.95, sliceMm: 1.25, originMm: [-16, 18, 84] };
const module = new URL('../../../samples/pelvis/recipe.ts', import.meta.url);
const ids = recipe(crop).segments;
let made: Generated;

beforeAll(async () => {
  made = await generate(module, crop, { workers: 1 });
}, 120_000);

type Point = readonly [number, number, number];
const parts = bones();
const part = (id: string) => parts.find((bone) => bone.id === id)!;
const inBox = (seed: number, id: string, count: number): Point[] => {
  const { min, max } = part(id).bounds;
  const at = (axis: 0 | 1 | 2, i: number) =>
    min[axis] + (max[axis] - min[axis]) * uniform(seed + axis, i, axis);
  return Array.from({ length: count }, (_, i): Point => [at(0, i), at(1, i), at(2, i)]);
};

describe('the curve of the sacrum', () => {
  it('leads back to where it came from', () => {
    for (const [v, s] of [
      [0, 10],
      [14, 30],
      [-9, 50],
      [8, 80],
      [-4, 102],
    ] as const) {
      const [, y, z] = fromSacral(0, v, s);
      const found = sacral(y, z);
      expect(found.s).toBeCloseTo(s, 0);
      expect(found.v).toBeCloseTo(v, 0);
    }
  });

  it('passes through its knots and stays between them', () => {
    const at = through([
      [0, 1],
      [10, 5],
      [20, 5],
      [30, -2],
    ]);
    expect([at(-5), at(0), at(10), at(30), at(99)]).toEqual([1, 1, 5, -2, -2]);
    for (let x = 0; x <= 30; x += 0.5) {
      expect(at(x)).toBeLessThanOrEqual(5 + 1e-9);
      expect(at(x)).toBeGreaterThanOrEqual(-2 - 1e-9);
    }
  });
});

describe('bones of the pelvis', () => {
  it('are known to the catalogue', () => {
    const loose = new Set(['rest', 'vacuum']);
    expect(parts.map(({ id }) => id).filter((id) => !loose.has(id) && !structureById(id))).toEqual([]);
  });

  it('never hide in a ball that the distance calls empty', () => {
    const directions = Array.from({ length: 12 }, (_, n) => {
      const [u, v, w] = [uniform(51, n) - 0.5, uniform(52, n) - 0.5, uniform(53, n) - 0.5];
      const scale = 0.98 / Math.sqrt(u * u + v * v + w * w);
      return [u * scale, v * scale, w * scale] as const;
    });
    const hidden = ['sacrum', 'hip-left', 'femur-left', 'vertebra-l5'].filter((id) =>
      inBox(41, id, 150).some(([x, y, z]) => {
        const { sdf } = part(id);
        const reach = sdf(x, y, z) / STEEPEST;
        return (
          reach > 1 &&
          directions.some(([u, v, w]) => sdf(x + u * reach, y + v * reach, z + w * reach) <= -0.5)
        );
      }),
    );
    expect(hidden).toEqual([]);
  });

  it('do not run into each other at their joints', () => {
    for (const [a, b] of [
      ['sacrum', 'hip-left'],
      ['sacrum', 'hip-right'],
      ['femur-left', 'hip-left'],
      ['femur-right', 'hip-right'],
      ['sacrum', 'vertebra-l5'],
      ['hip-left', 'hip-right'],
    ] as const) {
      const overlaps = inBox(61, a, 4000).filter((p) => part(a).sdf(...p) < -0.4 && part(b).sdf(...p) < -0.4);
      expect(overlaps, `${a} and ${b}`).toEqual([]);
    }
  });

  it('are not the same on both sides', () => {
    const near = inBox(91, 'hip-left', 3000).filter((p) => Math.abs(part('hip-left').sdf(...p)) < 1);
    const differences = near.map(([x, y, z]) =>
      Math.abs(part('hip-left').sdf(x, y, z) - part('hip-right').sdf(-x, y, z)),
    );
    expect(near.length).toBeGreaterThan(50);
    expect(differences.reduce((a, b) => a + b) / differences.length).toBeGreaterThan(0.15);
  });
});

describe('the series of the pelvis', () => {
  it('says that it is simulated, supine, and where its slices lie', () => {
    const header = headerOf(ctFile(9, new Int16Array(GRID.dims[0] * GRID.dims[1])));
    expect(header.patientPosition).toBe('HFS');
    expect(header.simulated).toBe(true);
    expect(header.frameOfReferenceUid).toBe(uids.frameOfReference);
    expect(header.position![2]).toBeCloseTo(GRID.originMm[2] + 9 * 1.25, 3);
  });

  it('is the same whatever the number of workers', async () => {
    expect(voxelHash(await generate(module, crop, { workers: 2 }))).toBe(voxelHash(made));
  }, 120_000);
});

describe('truth of the pelvis', () => {
  it('reads back voxel by voxel', async () => {
    const segments = truthSegments(made, ids, crop.dims);
    const bytes = writeSegmentation(segHeader, gridOf(crop), segments);
    const file = { path: 'truth.seg.dcm', bytes, complete: true, size: bytes.length };
    const fields = await readLabels(
      { file, ct: gridOf(crop), frameOfReferenceUid: uids.frameOfReference },
      noContext,
    );
    if (!fields.ok) throw new Error(fields.failure.code);
    expect(fields.value.length).toBe(segments.length);
    segments.forEach(({ tracking }, n) => {
      const expected = segmentMask(made, ids, tracking.id).reduce((sum, value) => sum + value, 0);
      const found = fields.value[n]!.field.data.reduce((sum, value) => sum + (value === 255 ? 1 : 0), 0);
      expect([tracking.id, found]).toEqual([tracking.id, expected]);
    });
    expect(segments.map(({ tracking }) => tracking.id)).toEqual(
      expect.arrayContaining([
        'sacrum',
        'vertebra-s1',
        'lesion',
        'sacral-fracture-left',
        'sacroiliac-joint-left',
        'hip-left',
        'dural-sac',
        'nerve-root-s1-left',
      ]),
    );
  });

  it('nests: lesion, fracture and S1 in the sacrum, nothing of it in the sac', () => {
    const mask = (id: string) => segmentMask(made, ids, id);
    const outside = (inner: string, outer: string) => {
      const [a, b] = [mask(inner), mask(outer)];
      return a.reduce((sum, value, o) => sum + (value && !b[o] ? 1 : 0), 0);
    };
    expect(outside('lesion', 'sacrum')).toBe(0);
    expect(outside('sacral-fracture-left', 'sacrum')).toBe(0);
    expect(outside('vertebra-s1', 'sacrum')).toBe(0);
    const [bone, sac] = [mask('sacrum'), mask('dural-sac')];
    expect(bone.some((value, o) => value && sac[o])).toBe(false);
  });
});

describe('the plan of the pelvis', () => {
  it('is read back as written: four paths, two needles for the sacrum', async () => {
    const volume = { grid: gridOf(crop), hu: made.image, minHu: -1024, maxHu: 2000 };
    const written = await samplePlan(volume, []);
    const plan = readPlan(writePlan(written));
    if (!plan.ok) throw new Error(plan.failure.code);
    expect(plan.value.cement).toEqual(written.cement);
    expect(cementById(plan.value.cement!.family)).toBeDefined();
    expect(new Set(plan.value.instruments.map(({ group }) => group)).size).toBe(4);
    expect(needlesAsPlaced(plan.value.instruments, needlesOfPlan(plan.value))).toHaveLength(2);
  });
});
