import { beforeAll, describe, expect, it } from 'vitest';
import { HEAD } from '../../samples/pelvis/landmarks';
import { paths } from '../../samples/pelvis/plan';
import { fullGrid, recipe } from '../../samples/pelvis/recipe';
import { segmentMask } from '../../samples/pelvis/truth';
import type { RasterGrid } from '../../samples/lib/raster';
import { between, paintSlab, type Slab, statistics } from './sample-slab';

/** One run of bricks of the real grid, whole sections: what a radiologist would measure on. */
const slabAt = (zMm: number): RasterGrid => ({
  ...fullGrid,
  dims: [400, 288, 16],
  originMm: [fullGrid.originMm[0], fullGrid.originMm[1], zMm - 10],
});

/** Masks are asked for by many tests: each is made once. */
const paintOnce = (zMm: number): Slab => {
  const slab = paintSlab(recipe, segmentMask, slabAt(zMm));
  const known = new Map<string, Uint8Array>();
  const mask = (id: string) => known.get(id) ?? known.set(id, slab.mask(id)).get(id)!;
  return { ...slab, mask };
};

let s1: Slab;
let roof: Slab;
let hips: Slab;
beforeAll(() => {
  s1 = paintOnce(90);
  roof = paintOnce(34);
  hips = paintOnce(-4);
}, 240_000);

type Point = readonly [number, number, number];
const [DX, DZ] = [0.95, 1.25];

const indexAt = ({ grid }: Slab, [x, y, z]: Point): number => {
  const i = Math.round((x - grid.originMm[0]) / DX);
  const j = Math.round((y - grid.originMm[1]) / DX);
  const k = Math.round((z - grid.originMm[2]) / DZ);
  return i + grid.dims[0] * (j + grid.dims[1] * k);
};
const count = (mask: Uint8Array): number => mask.reduce((sum, value) => sum + value, 0);
const millilitres = (mask: Uint8Array): number => (count(mask) * DX * DX * DZ) / 1000;

/** Mean of the image over a circle in one slice. */
const circle = (slab: Slab, [x, y, z]: Point, radiusMm: number): number => {
  const values: number[] = [];
  for (let u = -radiusMm; u <= radiusMm; u++)
    for (let v = -radiusMm; v <= radiusMm; v++)
      if (u * u + v * v <= radiusMm * radiusMm)
        values.push(slab.arrays.image[indexAt(slab, [x + u, y + v, z])]!);
  return values.reduce((sum, value) => sum + value, 0) / values.length;
};

/** Voxels of a mask in one slice, as points. */
const pointsIn = (slab: Slab, mask: Uint8Array, z: number): Point[] => {
  const [nx, ny] = slab.grid.dims;
  const k = Math.round((z - slab.grid.originMm[2]) / DZ);
  const found: Point[] = [];
  for (let o = 0; o < nx * ny; o++)
    if (mask[o + k * nx * ny])
      found.push([slab.grid.originMm[0] + (o % nx) * DX, slab.grid.originMm[1] + Math.floor(o / nx) * DX, z]);
  return found;
};

/** Shortest way from one set of points in a slice to another. */
const gapMm = (from: readonly Point[], to: readonly Point[]): number =>
  Math.min(...from.map((p) => Math.min(...to.map((q) => Math.hypot(p[0] - q[0], p[1] - q[1])))));

describe('tissues of the pelvis have the attenuations of a CT in portal venous phase', () => {
  it.each([
    ['gluteus-medius-left', 45, 68],
    ['iliopsoas-right', 45, 70],
    ['gluteus-maximus-left', 20, 62],
  ] as const)('%s', (id, low, high) => {
    const { mean, count: voxels } = statistics(s1, id);
    expect(voxels, 'voxels to measure').toBeGreaterThan(200);
    between(mean, low, high, id);
  });

  it('arteries above veins, both above muscle', () => {
    const artery = statistics(s1, 'external-iliac-artery-left', 1).mean;
    const vein = statistics(s1, 'external-iliac-vein-left', 1).mean;
    between(artery, 150, 200, 'artery');
    between(vein, 125, 170, 'vein');
    expect(artery - vein).toBeGreaterThan(5);
  });

  it('urine is water, and its noise is that of a pelvis', () => {
    const { mean, sd } = statistics(roof, 'urinary-bladder', 4);
    between(mean, -5, 25, 'urine');
    between(sd, 8, 26, 'noise');
  });

  it('S1 is spongy bone on the left of its body and soft tissue in the lesion; the wing holds much fat', () => {
    between(circle(s1, [11, 34, 91], 5), 80, 220, 'body');
    between(circle(s1, [-13, 32, 91], 5), 20, 75, 'lesion');
    between(circle(s1, [-44, 44, 91], 4), -20, 90, 'right wing');
  });
});

describe('joints', () => {
  it('leave 1.5–4.5 mm between sacrum and ilium, and between head and socket', () => {
    for (const side of ['left', 'right'] as const) {
      const sign = side === 'left' ? 1 : -1;
      const sacrum = pointsIn(s1, s1.mask('sacrum'), 90).filter(([x]) => sign * x > 25);
      const hip = pointsIn(s1, s1.mask(`hip-${side}`), 90).filter(([x, y]) => sign * x < 75 && y > 10);
      between(gapMm(sacrum, hip), 1.5, 4.5, `sacroiliac joint, ${side}`);
      const head = pointsIn(hips, hips.mask(`femur-${side}`), 0);
      const socket = pointsIn(hips, hips.mask(`hip-${side}`), 0);
      between(gapMm(head, socket), 1.5, 4.8, `hip, ${side}`);
    }
  });

  it('show up as soft tissue between two white lines', () => {
    const along = Array.from({ length: 41 }, (_, n) => circle(s1, [40 + 0.5 * n, 36, 88], 0));
    const darkest = along.indexOf(Math.min(...along.slice(10, 34)));
    expect(Math.max(...along.slice(0, darkest)) - along[darkest]!).toBeGreaterThan(150);
    expect(Math.max(...along.slice(darkest)) - along[darkest]!).toBeGreaterThan(150);
  });
});

describe('sizes', () => {
  it('femoral heads 42–48 mm, their centres 165–185 mm apart', () => {
    const centres = (['left', 'right'] as const).map((side) => {
      const sign = side === 'left' ? 1 : -1;
      const at = pointsIn(hips, hips.mask(`femur-${side}`), 1);
      const head = at.filter(([x, y]) => Math.hypot(sign * x - HEAD[0], y) < 24);
      const ys = head.filter(([x]) => Math.abs(sign * x - HEAD[0]) < 6).map(([, y]) => y);
      between(Math.max(...ys) - Math.min(...ys) + DX, 42, 48, `head, ${side}`);
      const front = Math.min(...head.map(([x]) => sign * x));
      return sign * (front + 22);
    });
    between(centres[0]! - centres[1]!, 165, 185, 'between the centres');
  });

  it('sacrum 100–125 mm across its wings', () => {
    const xs = pointsIn(s1, s1.mask('sacrum'), 92).map(([x]) => x);
    between(Math.max(...xs) - Math.min(...xs), 98, 125, 'sacrum');
  });
});

describe('what is ill', () => {
  it('foci of 3–12 mL each in S1, roof and neck, all of them part of their bones', () => {
    for (const [slab, bone, low] of [
      [s1, 'sacrum', 5],
      [roof, 'hip-right', 3],
      [hips, 'femur-left', 1.5],
    ] as const) {
      const [lesion, whole] = [slab.mask('lesion'), slab.mask(bone)];
      between(millilitres(lesion), low, 12, `focus in ${bone}`);
      const outside = lesion.reduce((sum, value, o) => sum + (value && !whole[o] ? 1 : 0), 0);
      expect(outside, `lesion outside ${bone}`).toBe(0);
    }
  });

  it('leaves 1–6 mm of bone between the focus and the joint under the roof', () => {
    const focus = roof.mask('lesion');
    const joint = roof.mask('hip-joint-right');
    const [nx, ny, nz] = roof.grid.dims;
    let least = 99;
    for (let o = 0; o < nx * ny; o++) {
      const column = Array.from({ length: nz }, (_, k) => o + k * nx * ny);
      const low = column.findIndex((at) => focus[at]);
      const high = column.findLastIndex((at) => joint[at]);
      if (low >= 0 && high >= 0 && low > high) least = Math.min(least, (low - high) * DZ);
    }
    between(least, 1, 6, 'bone between');
  });

  it('the left wing is broken lateral of the foramina, a dark line in a white band', () => {
    const points = pointsIn(s1, s1.mask('sacral-fracture-left'), 92);
    expect(points.length).toBeGreaterThan(12);
    for (const [x] of points) between(x, 30, 48, 'fracture');
    const band = circle(s1, [42, 42, 91], 3);
    expect(band - circle(s1, [-42, 42, 91], 3)).toBeGreaterThan(40);
  });

  it('takes no root and no vessel for bone', () => {
    for (const slab of [s1, roof, hips]) {
      const bone = ['sacrum', 'hip-left', 'hip-right', 'femur-left', 'femur-right'].map(slab.mask);
      for (const id of ['nerve-root-s1-left', 'sciatic-nerve-left', 'iliac-vein-left', 'dural-sac']) {
        const mask = slab.mask(id);
        expect(
          mask.some((value, o) => value && bone.some((b) => b[o])),
          id,
        ).toBe(false);
      }
    }
  });
});

describe('the plan of the pelvis', () => {
  const along = (slab: Slab, { entryMm, targetMm }: { entryMm: Point; targetMm: Point }): number[] => {
    const steps = Array.from({ length: 801 }, (_, n) =>
      targetMm.map((v, axis) => v + ((entryMm[axis]! - v) * n) / 800),
    ) as unknown as Point[];
    const [low, high] = [slab.grid.originMm[2] + 1, slab.grid.originMm[2] + 15 * DZ - 1];
    return steps.filter(([, , z]) => z > low && z < high).map((p) => indexAt(slab, p));
  };

  it.each([
    ['s1', 'sacrum', ['spinal-canal', 'nerve-root-s1-right', 'nerve-root-l5-right']],
    ['wing', 'sacrum', ['spinal-canal', 'nerve-root-s1-left', 'nerve-root-l5-left']],
    ['roof', 'hip-right', ['hip-joint-right', 'femur-right']],
    ['neck', 'femur-left', ['hip-joint-left', 'hip-left']],
  ] as const)('%s ends in what it is for and meets nothing at risk', (name, bone, atRisk) => {
    const slab = { s1, wing: s1, roof, neck: hips }[name];
    const track = along(slab, paths[name]);
    expect(track.length).toBeGreaterThan(50);
    const target = slab.mask(name === 'wing' ? 'sacrum' : 'lesion');
    expect(target[indexAt(slab, paths[name].targetMm)]).toBe(1);
    const whole = slab.mask(bone);
    expect(track.filter((o) => whole[o]).length).toBeGreaterThan(20);
    for (const id of atRisk) {
      const mask = slab.mask(id);
      expect(
        track.some((o) => mask[o]),
        id,
      ).toBe(false);
    }
  });
});
