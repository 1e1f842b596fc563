import { beforeAll, describe, expect, it } from 'vitest';
import { segmentMask } from '../../samples/c2-dens/truth';
import { recipe } from '../../samples/c2-dens/recipe';
import type { RasterGrid } from '../../samples/lib/raster';
import { between, paintSlab, type Slab, statistics } from './sample-slab';

/** 16 slices of the real grid about a level: what a radiologist would measure on. */
const slabAt = (zMm: number): RasterGrid => ({
  dims: [224, 240, 16],
  spacingMm: 0.6,
  originMm: [-66.9, -65.9, zMm - 4.8],
});

const slabs: Record<'c2' | 'c5', Slab> = {} as never;
beforeAll(() => {
  slabs.c2 = paintSlab(recipe, segmentMask, slabAt(-1));
  slabs.c5 = paintSlab(recipe, segmentMask, slabAt(-50));
}, 240_000);

/** Voxels of the middle slice. */
const sliceOf = (slab: Slab, id: string): Uint8Array => {
  const plane = slab.grid.dims[0] * slab.grid.dims[1];
  return slab.mask(id).subarray(8 * plane, 9 * plane);
};

/** Diameter of the circle with the area of the structure in the middle slice, mm. */
const diameterMm = (slab: Slab, id: string): number => {
  const voxels = sliceOf(slab, id).reduce((sum, value) => sum + value, 0);
  return 2 * Math.sqrt((voxels * 0.36) / Math.PI);
};

/** Extent of the structure along x and y in the middle slice, mm. */
const extentMm = (slab: Slab, id: string): [number, number] => {
  const nx = slab.grid.dims[0];
  const inside = [...sliceOf(slab, id).entries()].flatMap(([o, value]) => (value ? [o] : []));
  const span = (values: number[]) => (Math.max(...values) - Math.min(...values) + 1) * 0.6;
  return [span(inside.map((o) => o % nx)), span(inside.map((o) => Math.floor(o / nx)))];
};

describe('vessels of the sample have published sizes', () => {
  it.each([
    ['common-carotid-left', 6, 7.2],
    ['common-carotid-right', 6, 7.2],
  ] as const)('%s at C4–C5: 6–7 mm', (id, low, high) => between(diameterMm(slabs.c5, id), low, high, id));

  it.each([
    ['internal-carotid-left', 4.2, 5.6],
    ['internal-carotid-right', 4.2, 5.6],
    ['external-carotid-left', 3.2, 4.6],
    ['external-carotid-right', 3.2, 4.6],
  ] as const)('%s at C2', (id, low, high) => between(diameterMm(slabs.c2, id), low, high, id));

  it('vertebral arteries 3–4.2 mm, the left one dominant', () => {
    const [left, right] = ['left', 'right'].map((side) => diameterMm(slabs.c5, `vertebral-artery-${side}`));
    between(left!, 3.4, 4.2, 'left');
    between(right!, 3, 3.8, 'right');
    expect(left!).toBeGreaterThan(right!);
  });

  it('jugular veins 9–15 mm across at C4–C5, the right one larger', () => {
    const widest = (side: string) => Math.max(...extentMm(slabs.c5, `internal-jugular-${side}`));
    between(widest('left'), 9, 13, 'left');
    between(widest('right'), 11, 16, 'right');
    expect(widest('right')).toBeGreaterThan(widest('left'));
  });
});

describe('cord and canal of the sample have published sizes', () => {
  it('cord about 12.4 × 8.8 mm at C2 and 14 × 8.7 mm at C4 on MR, a little less on CT', () => {
    const [atC2, atC5] = [extentMm(slabs.c2, 'spinal-cord'), extentMm(slabs.c5, 'spinal-cord')];
    between(atC2[0], 11.4, 13.4, 'C2 transverse');
    between(atC2[1], 7, 9, 'C2 front to back');
    between(atC5[0], 12.6, 15, 'C5 transverse');
    between(atC5[1], 7, 9, 'C5 front to back');
  });

  it('leaves fluid around the cord', () => {
    for (const slab of [slabs.c2, slabs.c5]) {
      const [sac, cord] = [extentMm(slab, 'dural-sac'), extentMm(slab, 'spinal-cord')];
      expect(sac[0] - cord[0]).toBeGreaterThan(3);
      expect(sac[1] - cord[1]).toBeGreaterThan(2);
    }
  });

  it('keeps 2–6.6 mm of prevertebral tissue in front of C2 (upper limit 6 mm at C2, 7 mm at C3)', () => {
    const { grid, arrays, mask } = slabs.c2;
    const [nx, ny] = grid.dims;
    const bone = mask('vertebra-c2');
    const middle = Math.round((0 - grid.originMm[0]) / 0.6);
    const column = Array.from({ length: ny }, (_, j) => middle + nx * (j + ny * 8));
    const front = column.findIndex((o) => bone[o]);
    const air = column.findLastIndex((o, j) => j < front && arrays.image[o]! < -400);
    expect(mask('pharynx')).toContain(1);
    between((front - air - 1) * 0.6, 2, 6.6, 'thickness in mm');
  });
});

describe('tissues of the sample have published attenuations', () => {
  it.each([
    ['c5', 'common-carotid-right', 280, 360],
    ['c2', 'internal-carotid-left', 270, 360],
    ['c5', 'internal-jugular-right', 150, 200],
    ['c5', 'sternocleidomastoid-left', 48, 68],
    ['c5', 'levator-scapulae-right', 45, 68],
    ['c2', 'spinal-cord', 30, 44],
    ['c2', 'submandibular-gland-left', 70, 115],
  ] as const)('%s %s', (level, id, low, high) => {
    const { mean, count } = statistics(slabs[level], id, id.includes('carotid') ? 1 : 2);
    expect(count, 'voxels to measure').toBeGreaterThan(20);
    between(mean, low, high, id);
  });

  it('has the noise of a neck CT: 7–18 HU in muscle', () => {
    between(statistics(slabs.c5, 'sternocleidomastoid-left').sd, 7, 18, 'SD');
  });

  it('has air, fat and compact bone', () => {
    const sorted = Int16Array.from(slabs.c2.arrays.image).sort();
    between(sorted[Math.floor(sorted.length * 0.001)]!, -1024, -960, 'air');
    expect(sorted[Math.floor(sorted.length * 0.999)]!).toBeGreaterThan(900);
    const fat = sorted.filter((hu) => hu > -140 && hu < -60).length / sorted.length;
    expect(fat).toBeGreaterThan(0.05);
  });

  it('has a lesion darker than the marrow about it', () => {
    const lesion = statistics(slabs.c2, 'lesion', 1);
    between(lesion.mean, 20, 130, 'lesion');
    expect(statistics(slabs.c2, 'vertebra-c2', 2).mean).toBeGreaterThan(lesion.mean + 60);
  });
});

describe('nothing is mirror-perfect', () => {
  it('left and right differ in most mixed voxels', () => {
    const { arrays, grid } = slabs.c5;
    const [nx, ny] = grid.dims;
    let different = 0;
    let counted = 0;
    for (let j = 0; j < ny; j++) {
      for (let i = 0; i < nx / 2; i++) {
        const o = nx * (j + ny * 8);
        const [left, right] = [arrays.hu[o + i]!, arrays.hu[o + nx - 1 - i]!];
        if (left < -900 && right < -900) continue;
        counted++;
        if (Math.abs(left - right) > 20) different++;
      }
    }
    expect(different / counted).toBeGreaterThan(0.3);
  });
});
