import { beforeAll, describe, expect, it } from 'vitest';
import { fromLevel } from '../../samples/l1-fracture/landmarks';
import { path } from '../../samples/l1-fracture/plan';
import { recipe } from '../../samples/l1-fracture/recipe';
import { segmentMask } from '../../samples/l1-fracture/truth';
import type { RasterGrid } from '../../samples/lib/raster';
import { between, paintSlab, type Slab, statistics } from './sample-slab';

/** One run of bricks of the real grid, whole sections: what a radiologist would measure on. */
const slabAt = (zMm: number): RasterGrid => ({
  dims: [432, 320, 16],
  spacingMm: 0.78,
  sliceMm: 1,
  originMm: [-168.1, -144.6, zMm - 8],
});

let l1: Slab;
let t11: Slab;
beforeAll(() => {
  l1 = paintSlab(recipe, segmentMask, slabAt(1));
  t11 = paintSlab(recipe, segmentMask, slabAt(56));
}, 240_000);

const indexAt = ({ grid }: Slab, [x, y, z]: readonly [number, number, number]): number => {
  const i = Math.round((x - grid.originMm[0]) / 0.78);
  const j = Math.round((y - grid.originMm[1]) / 0.78);
  const k = Math.round(z - grid.originMm[2]);
  return i + grid.dims[0] * (j + grid.dims[1] * k);
};

describe('tissues of the L1 sample have the attenuations of an unenhanced CT', () => {
  it.each([
    ['liver', 48, 65],
    ['aorta', 34, 50],
    ['inferior-vena-cava', 32, 50],
    ['kidney-left', 24, 38],
    ['kidney-right', 24, 38],
  ] as const)('%s', (id, low, high) => {
    const { mean, count } = statistics(l1, id);
    expect(count, 'voxels to measure').toBeGreaterThan(200);
    between(mean, low, high, id);
  });

  it('spleen and lung at T11', () => {
    between(statistics(t11, 'spleen').mean, 40, 56, 'spleen');
    const lung = t11.mask('lung-lower-lobe-right');
    expect(lung.reduce((sum, value) => sum + value, 0)).toBeGreaterThan(5000);
    const sorted = Int16Array.from(t11.arrays.image.filter((_, o) => lung[o])).sort();
    between(sorted[Math.floor(sorted.length / 2)]!, -900, -740, 'lung');
  });

  it('spongy bone of an osteoporotic spine at T11: mean 80–130 HU', () => {
    // A circle in the front half of the body, as one measures.
    const [cx, cy, cz] = fromLevel('t11', [0, -2, 0]);
    const values: number[] = [];
    for (let dx = -8; dx <= 8; dx++)
      for (let dy = -6; dy <= 6; dy++)
        if (dx * dx + dy * dy <= 40) values.push(t11.arrays.image[indexAt(t11, [cx + dx, cy + dy, cz])]!);
    between(values.reduce((sum, value) => sum + value, 0) / values.length, 80, 130, 'T11');
  });

  it('noise 10–24 HU in the liver', () => between(statistics(l1, 'liver').sd, 10, 24, 'SD'));
});

describe('the patient lies prone', () => {
  it('gas stands behind fluid in the cleft and in the stomach', () => {
    const behind = (slab: Slab, id: string) => {
      const mask = slab.mask(id);
      const [nx, ny] = slab.grid.dims;
      const meanY = (keep: (hu: number) => boolean) => {
        const rows: number[] = [];
        mask.forEach((value, o) => {
          if (value && keep(slab.arrays.hu[o]!)) rows.push(Math.floor(o / nx) % ny);
        });
        expect(rows.length, id).toBeGreaterThan(20);
        return rows.reduce((sum, row) => sum + row, 0) / rows.length;
      };
      return meanY((hu) => hu < -500) - meanY((hu) => hu > -20);
    };
    expect(behind(l1, 'cleft-l1') * 0.78).toBeGreaterThan(3);
    expect(behind(t11, 'stomach') * 0.78).toBeGreaterThan(10);
  });

  it('nothing but air lies behind the back, and the table in front of the belly', () => {
    const { grid, arrays } = l1;
    const [nx, ny] = grid.dims;
    const skin = l1.mask('skin');
    const column = Array.from({ length: ny }, (_, j) => 216 + nx * (j + ny * 8));
    const first = column.findIndex((o) => skin[o]);
    const last = column.findLastIndex((o) => skin[o]);
    expect(column.slice(0, first - 2).some((o) => arrays.image[o]! > -400)).toBe(true);
    expect(column.slice(last + 4).every((o) => arrays.image[o]! < -800)).toBe(true);
  });
});

describe('sizes', () => {
  it('aorta 17–21 mm at L1, sac 12–18 mm across', () => {
    const plane = l1.grid.dims[0] * l1.grid.dims[1];
    const slice = (id: string) => l1.mask(id).subarray(8 * plane, 9 * plane);
    const area = slice('aorta').reduce((sum, value) => sum + value, 0) * 0.78 * 0.78;
    between(2 * Math.sqrt(area / Math.PI), 17, 21, 'aorta');
    const columns = [...slice('dural-sac').entries()].flatMap(([o, value]) =>
      value ? [o % l1.grid.dims[0]] : [],
    );
    between((Math.max(...columns) - Math.min(...columns) + 1) * 0.78, 12, 18, 'sac');
  });

  it('body of L1 8–22 mL in the middle 16 mm, with the cleft in it', () => {
    const body = l1.mask('vertebra-l1-body').reduce((sum, value) => sum + value, 0);
    between((body * 0.78 * 0.78) / 1000, 8, 22, 'body within the slab');
  });
});

describe('the plan of the L1 sample', () => {
  it('ends in the front third of L1, near the midline, and passes no sac', () => {
    const { entryMm, targetMm } = path;
    const body = l1.mask('vertebra-l1-body');
    const sac = l1.mask('dural-sac');
    const inSlab = (p: readonly [number, number, number]) =>
      p[2] > l1.grid.originMm[2] && p[2] < l1.grid.originMm[2] + 15;
    let inBody = 0;
    for (let n = 0; n <= 400; n++) {
      const p = targetMm.map((v, axis) => v + ((entryMm[axis]! - v) * n) / 400) as [number, number, number];
      if (!inSlab(p)) continue;
      const o = indexAt(l1, p);
      expect(sac[o]).toBe(0);
      inBody += body[o]!;
    }
    expect(inBody).toBeGreaterThan(20);
    expect(Math.abs(targetMm[0])).toBeLessThan(6);
    expect(targetMm[1]).toBeLessThan(-5);
    expect(entryMm[0]).toBeLessThan(-20);
  });
});
