import { beforeAll, describe, expect, it } from 'vitest';
import { DIMENSIONS } from '../../samples/t6-metastasis/bones/dimensions';
import { fromLevel, type Level } from '../../samples/t6-metastasis/landmarks';
import { endplatePlane, pedicleAxis } from '../../samples/t6-metastasis/measures';
import { path } from '../../samples/t6-metastasis/plan';
import { recipe } from '../../samples/t6-metastasis/recipe';
import { segmentMask } from '../../samples/t6-metastasis/truth';
import { SIDES, sideName } from '../../samples/lib/bone/sides';
import type { RasterGrid } from '../../samples/lib/raster';
import { between, paintSlab, type Slab, statistics } from './sample-slab';

type Point = readonly [number, number, number];

const spacing = { spacingMm: 0.7, sliceMm: 1 };

/** T6 with its neighbours' ends and the roots of its ribs, and a run of whole sections through it. */
const spineGrid: RasterGrid = { ...spacing, dims: [148, 112, 56], originMm: [-51.8, -22.4, -26] };
const sectionGrid: RasterGrid = { ...spacing, dims: [456, 336, 16], originMm: [-159.3, -143.5, -8] };

let spine: Slab;
let section: Slab;
beforeAll(() => {
  spine = paintSlab(recipe, segmentMask, spineGrid);
  section = paintSlab(recipe, segmentMask, sectionGrid);
}, 400_000);

const indexAt = ({ grid }: Slab, [x, y, z]: Point): number => {
  const i = Math.round((x - grid.originMm[0]) / 0.7);
  const j = Math.round((y - grid.originMm[1]) / 0.7);
  const k = Math.round(z - grid.originMm[2]);
  const [nx, ny, nz] = grid.dims;
  return i < 0 || j < 0 || k < 0 || i >= nx || j >= ny || k >= nz ? -1 : i + nx * (j + ny * k);
};

const count = (mask: Uint8Array): number => mask.reduce((sum, value) => sum + value, 0);
const both = (a: Uint8Array, b: Uint8Array): number => a.reduce((sum, value, o) => sum + (value & b[o]!), 0);

/** Centres of the voxels of a mask. */
const pointsOf = ({ grid }: Slab, mask: Uint8Array): Point[] => {
  const [nx, ny] = grid.dims;
  return [...mask.entries()].flatMap(([o, value]): Point[] => {
    if (!value) return [];
    const [x0, y0, z0] = grid.originMm;
    const j = Math.floor(o / nx);
    return [[x0 + 0.7 * (o % nx), y0 + 0.7 * (j % ny), z0 + Math.floor(j / ny)]];
  });
};

const apart = (a: Point, b: Point): number => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
const plus = (a: Point, t: number, u: Point): Point => [a[0] + t * u[0], a[1] + t * u[1], a[2] + t * u[2]];
const dot = (a: Point, b: Point): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

/** Shortest distance between two structures that lie less than 8 mm apart, mm. */
const gapBetween = (slab: Slab, one: string, other: string): number => {
  const near = pointsOf(slab, slab.mask(one));
  const bound = (axis: 0 | 1 | 2, sign: 1 | -1) =>
    near.reduce((most, p) => Math.max(most, sign * p[axis]), -1e9) + 8;
  const [low, high] = [
    ([0, 1, 2] as const).map((n) => -bound(n, -1)),
    ([0, 1, 2] as const).map((n) => bound(n, 1)),
  ];
  const far = pointsOf(slab, slab.mask(other)).filter((p) => p.every((v, n) => v > low[n]! && v < high[n]!));
  let least = 8;
  for (const p of near)
    for (const q of far)
      if (Math.abs(p[0] - q[0]) < least && Math.abs(p[2] - q[2]) < least)
        least = Math.min(least, apart(p, q));
  return least;
};

describe('tissues of the T6 sample have the attenuations of a contrast-enhanced CT', () => {
  it.each([
    ['aorta', 180, 230],
    ['azygos-vein', 130, 180],
    ['pulmonary-artery', 165, 210],
    ['lesion', 45, 95],
    ['paraspinal-muscles-right', 40, 68],
    ['spinal-cord', 28, 46],
  ] as const)('%s', (id, low, high) => {
    const slab = id === 'lesion' || id === 'spinal-cord' ? spine : section;
    const { mean, count: voxels } = statistics(slab, id);
    expect(voxels, 'voxels to measure').toBeGreaterThan(60);
    between(mean, low, high, id);
  });

  it('lungs are air, denser where they lie lowest: behind', () => {
    const median = (lobe: string, keep: (p: Point) => boolean) => {
      const values = pointsOf(section, section.mask(lobe))
        .filter(keep)
        .map((p) => section.arrays.image[indexAt(section, p)]!);
      expect(values.length).toBeGreaterThan(500);
      return Int16Array.from(values).sort()[values.length >> 1]!;
    };
    const front = median('lung-middle-lobe-right', ([, y]) => y < -60);
    between(front, -900, -750, 'lung');
    expect(median('lung-lower-lobe-right', ([, y]) => y > 16) - front).toBeGreaterThan(20);
  });

  it('spongy bone of T7 150–260 HU, noise 9–22 HU in the aorta', () => {
    const [cx, cy, cz] = fromLevel('t7', [0, -2, 0]);
    const values: number[] = [];
    for (let dx = -7; dx <= 7; dx += 0.7)
      for (let dy = -6; dy <= 6; dy += 0.7)
        if (dx * dx + dy * dy < 36) values.push(spine.arrays.image[indexAt(spine, [cx + dx, cy + dy, cz])]!);
    between(values.reduce((sum, value) => sum + value, 0) / values.length, 150, 260, 'T7');
    between(statistics(section, 'aorta').sd, 9, 22, 'noise');
  });

  it('the back lies on the table', () => {
    const [nx, ny] = section.grid.dims;
    const skin = section.mask('skin');
    const column = Array.from({ length: ny }, (_, j) => 180 + nx * (j + ny * 8));
    const [first, last] = [column.findIndex((o) => skin[o]), column.findLastIndex((o) => skin[o])];
    expect(column.slice(last + 2, last + 22).some((o) => section.arrays.image[o]! > -300)).toBe(true);
    expect(column.slice(0, first - 3).every((o) => section.arrays.image[o]! < -800)).toBe(true);
  });
});

describe('sizes of the T6 sample lie in the published ranges', () => {
  it('aorta 21–26 mm across at T6', () => {
    const plane = section.grid.dims[0] * section.grid.dims[1];
    const area = count(section.mask('aorta').subarray(8 * plane, 9 * plane)) * 0.49;
    // Ascending and descending are in the section: the descending one is beside the spine.
    const points = pointsOf(section, section.mask('aorta')).filter(
      ([x, y, z]) => x > 5 && y > -40 && z === 0,
    );
    between(2 * Math.sqrt((points.length * 0.49) / Math.PI), 21, 26, 'descending aorta');
    expect(area).toBeGreaterThan(points.length * 0.49 * 1.3);
  });

  it.each(SIDES.map((side) => [sideName(side), side] as const))(
    '%s pedicle 4.1–6.9 mm at its narrowest outside, about 4 inside; its axis where the landmarks say',
    (_, side) => {
      const mask = spine.mask('vertebra-t6');
      const { atMm, towards, narrowestMm } = pedicleAxis('t6', side);
      const across = (t: number) => {
        const [x, y, z] = plus(atMm, t, towards);
        const inside = (n: number) => mask[indexAt(spine, [x + 0.1 * n, y, z])];
        let [left, right] = [0, 0];
        while (inside(left - 1)) left--;
        while (inside(right + 1)) right++;
        return { width: 0.1 * (right - left), middle: x + 0.05 * (left + right), x };
      };
      const cuts = [-3, -2, -1, 0].map(across);
      const narrowest = Math.min(...cuts.map(({ width }) => width));
      between(narrowest, 4.1, 6.9, 'outside');
      expect(Math.abs(narrowest - narrowestMm)).toBeLessThan(0.8);
      for (const { middle, x } of cuts) expect(Math.abs(middle - x)).toBeLessThan(0.8);
      // Both shells in the way of a line across: the peaks stand about a shell less apart than the outer faces.
      const [x, y, z] = atMm;
      const profile = Array.from({ length: 100 }, (_unused, n) => {
        const o = indexAt(spine, [x + 0.1 * (n - 50), y, z]);
        return spine.arrays.image[o]!;
      });
      const peak = (from: number, to: number) => {
        const part = profile.slice(from, to);
        return 0.1 * (from + part.indexOf(Math.max(...part)));
      };
      between(peak(50, 100) - peak(0, 50), 3.2, 5.2, 'from shell to shell');
    },
  );

  it.each([
    ['t6', 'upper'],
    ['t6', 'lower'],
    ['t7', 'upper'],
    ['t5', 'lower'],
  ] as const)('endplate plane of %s, %s: bone ends there at the rim, less than 1 mm off', (level, end) => {
    const { atMm, normal } = endplatePlane(level, end);
    const mask = spine.mask(`vertebra-${level}`);
    const { halfWidth, halfDepth } = DIMENSIONS[level as Level];
    const up = end === 'upper' ? 1 : -1;
    const heights: number[] = [];
    // Along the front and the sides, 2 mm within the rim; ribs and pedicles stand behind.
    for (const angle of [60, 100, 140, 180, 220, 260, 300]) {
      const [u, v] = [Math.sin((angle * Math.PI) / 180), Math.cos((angle * Math.PI) / 180)];
      if (v > 0.2) continue;
      const base: Point = plus(plus(atMm, (halfWidth - 2.4) * u, [1, 0, 0]), (halfDepth - 2.4) * v, [
        0,
        normal[2],
        -normal[1],
      ]);
      let edge = -4;
      for (let t = -4; t < 3; t += 0.1) if (mask[indexAt(spine, plus(base, t * up, normal))]) edge = t;
      heights.push(edge);
    }
    expect(heights.length).toBeGreaterThan(3);
    for (const height of heights) expect(Math.abs(height), `${heights.join(' ')}`).toBeLessThan(1.2);
    const mean = heights.reduce((sum, value) => sum + value, 0) / heights.length;
    expect(Math.abs(mean)).toBeLessThan(0.8);
  });
});

describe('the metastasis', () => {
  /** Share of the hind wall of a body that is bone, over the middle 12 mm and 9 mm of height. */
  const wallShare = (level: Level): number => {
    const { halfDepth } = DIMENSIONS[level];
    const lesion = spine.mask('lesion');
    const bone = spine.mask(`vertebra-${level}`);
    let [held, all] = [0, 0];
    for (let x = -6; x <= 6; x += 0.7)
      for (let z = -4.5; z <= 4.5; z += 1) {
        const along = [-4, -3.3, -2.6, -1.9].map((d) =>
          indexAt(spine, fromLevel(level, [x, halfDepth + d, z])),
        );
        all++;
        if (along.some((o) => bone[o] && !lesion[o])) held++;
      }
    return held / all;
  };

  it('has broken the posterior wall of T6; that of T7 stands but for its foramen', () => {
    expect(wallShare('t6')).toBeLessThan(0.25);
    expect(wallShare('t7')).toBeGreaterThan(0.7);
  });

  it('fills 15–50 % of the body and bulges into the canal without touching the cord', () => {
    const lesion = spine.mask('lesion');
    const inBody = both(lesion, spine.mask('vertebra-t6-body'));
    between(inBody / count(spine.mask('vertebra-t6-body')), 0.15, 0.5, 'share of the body');
    // The canal begins at the posterior wall: what has broken through its last millimetre is in it.
    between((both(lesion, spine.mask('spinal-canal')) * 0.49) / 1000, 0.08, 0.8, 'mL in the canal');
    expect(both(lesion, spine.mask('dural-sac'))).toBe(0);
    between(gapBetween(spine, 'lesion', 'spinal-cord'), 0.9, 4, 'from the cord');
  });

  it('the truth nests: cord in the sac, the body in the vertebra, the tumour outside the canal in T6', () => {
    const outside = (inner: string, outer: string) =>
      count(spine.mask(inner)) - both(spine.mask(inner), spine.mask(outer));
    expect(outside('spinal-cord', 'dural-sac')).toBeLessThan(20);
    expect(outside('vertebra-t6-body', 'vertebra-t6')).toBeLessThan(60);
    expect(outside('dural-sac', 'spinal-canal')).toBeLessThan(60);
    expect(both(spine.mask('vertebra-t6'), spine.mask('dural-sac'))).toBe(0);
  });
});

describe('the ribs of the T6 sample', () => {
  it.each(SIDES.map((side) => sideName(side)))('articulate on the %s: joint spaces of 0.7–2.6 mm', (side) => {
    // At the disc above T6 with both bodies, and in front of the transverse process.
    between(gapBetween(spine, `rib-6-${side}`, 'vertebra-t6'), 0.7, 2.6, 'T6');
    between(gapBetween(spine, `rib-6-${side}`, 'vertebra-t5'), 0.7, 3.4, 'T5');
    between(gapBetween(spine, `rib-7-${side}`, 'vertebra-t6'), 0.7, 3.4, 'lower rim of T6');
    between(gapBetween(spine, `rib-7-${side}`, 'vertebra-t7'), 0.7, 2.6, 'T7');
  });
});

describe('the plan of the T6 sample', () => {
  const { entryMm, targetMm } = path;
  const length = Math.hypot(...entryMm.map((value, n) => value - targetMm[n]!));
  const way = entryMm.map((value, n) => (value - targetMm[n]!) / length) as unknown as Point;
  const radius = 3.048 / 2;
  /** Surface to surface at rest, within the slab. */
  const keeps = (id: string): number =>
    pointsOf(spine, spine.mask(id)).reduce((least, p) => {
      const from: Point = [p[0] - targetMm[0], p[1] - targetMm[1], p[2] - targetMm[2]];
      const t = Math.min(Math.max(dot(from, way), 0), length);
      return Math.min(least, apart(p, plus(targetMm, t, way)) - radius);
    }, 99);

  it.each([
    ['dural-sac', 4],
    ['spinal-cord', 7],
    ['lung-lower-lobe-right', 9],
    ['nerve-root-t5-right', 2.5],
    ['nerve-root-t6-right', 3],
    ['rib-6-right', 3.4],
    ['aorta', 8],
    ['azygos-vein', 6],
    ['oesophagus', 5],
  ] as const)('keeps from %s more than %f mm', (id, mm) => {
    const found = keeps(id);
    console.log(`${id} ${found.toFixed(1)} mm`);
    expect(found).toBeGreaterThan(mm);
    expect(found).toBeLessThan(40);
  });

  it('ends in the front third of T6, in the tumour, and enters at the skin', () => {
    expect(spine.mask('lesion')[indexAt(spine, targetMm)]).toBe(1);
    expect(targetMm[1]).toBeLessThan(-DIMENSIONS.t6.halfDepth / 3);
    const skin = section.mask('skin');
    const at = (t: number) => {
      const [x, y] = plus(targetMm, t, way);
      // The skin hardly changes along the body: the middle of the slab stands for the height of the entry.
      return skin[indexAt(section, [x, y, 6])];
    };
    expect(at(length - 4)).toBe(1);
    expect(at(length + 4)).toBe(0);
  });
});
