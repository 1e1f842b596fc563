import { describe, expect, it } from 'vitest';
import { type Grid, identityAxes, voxelToLps } from '../../../src/core/grid';
import { noContext } from '../../../src/core/kernel';
import type { Structure } from '../../../src/core/structure';
import { lpsPoint, lpsVector, voxelPoint } from '../../../src/core/units';
import { labelMap } from '../../../src/formats/labels/map';
import { type LabelsInput, readLabels } from '../../../src/formats/labels/read';
import { en } from '../../../src/i18n/en';
import { originOf } from './grids';
import { type ContourSpec, type GeneralFrames, type RegionSpec, structureSet } from './rtstruct';

const ct: Grid = {
  dims: [40, 36, 12],
  spacing: [0.5, 0.5, 2],
  origin: lpsPoint(-9, 4, 5),
  axes: identityAxes,
};

const read = (regions: readonly RegionSpec[], more: Partial<LabelsInput> = {}) => {
  const bytes = structureSet(regions);
  const file = { path: 'rs.dcm', bytes, complete: true, size: bytes.length };
  return readLabels({ file, ct, frameOfReferenceUid: '1.2.9', ...more }, noContext);
};

async function structures(regions: readonly RegionSpec[], more: Partial<LabelsInput> = {}) {
  const result = await read(regions, more);
  if (!result.ok) throw new Error(result.failure.code);
  return result.value;
}

const one = async (contours: readonly ContourSpec[], more: Partial<LabelsInput> = {}) =>
  (await structures([{ name: 'x', contours }], more))[0]!;

/** Corners given in voxels of the CT. */
const at = (grid: Grid, points: readonly (readonly number[])[]) =>
  points.map(([i, j, k]) => [...voxelToLps(grid, voxelPoint(i!, j!, k!))]);
const box = (i0: number, j0: number, i1: number, j1: number, k: number, grid = ct): ContourSpec => ({
  points: at(grid, [
    [i0, j0, k],
    [i1, j0, k],
    [i1, j1, k],
    [i0, j1, k],
  ]),
});

/** The CT's voxels that are inside, as `i,j` of slice `k`. */
function inside(structure: Structure, k: number, grid = ct): string[] {
  const map = labelMap([{ ...structure, label: 1 }], grid);
  const [nx, ny] = grid.dims;
  const found: string[] = [];
  for (let j = 0; j < ny; j++) {
    for (let i = 0; i < nx; i++) if (map[i + nx * (j + ny * k)]) found.push(`${i},${j}`);
  }
  return found;
}
/** The voxels of a rectangle, both ends included. */
const rectangle = (i0: number, j0: number, i1: number, j1: number): string[] => {
  const out: string[] = [];
  for (let j = j0; j <= j1; j++) for (let i = i0; i <= i1; i++) out.push(`${i},${j}`);
  return out;
};
const without = (all: readonly string[], some: readonly string[]) => all.filter((v) => !some.includes(v));
const codes = ({ remarks = [] }: Structure) => remarks.map(({ code }) => code);
/** Occupancy at a voxel of the CT. */
const valueAt = ({ field }: Structure, i: number, j: number, k: number): number => {
  const start = field.grid.origin.map((o, a) => Math.round((o - ct.origin[a]!) / ct.spacing[a]!));
  const v = [i - start[0]!, j - start[1]!, k - start[2]!];
  const [nx, ny, nz] = field.grid.dims;
  if (v.some((n, a) => n < 0 || n >= [nx, ny, nz][a]!)) return 0;
  return field.data[v[0]! + nx * (v[1]! + ny * v[2]!)]!;
};

const outer = rectangle(4, 5, 15, 14);
const inner = rectangle(8, 8, 11, 10);

describe('contours on the slices of a CT', () => {
  it('fill the voxels that they run around, whole voxels to the full', async () => {
    const found = await one([box(3.5, 4.5, 15.5, 14.5, 3), box(3.5, 4.5, 15.5, 14.5, 4)]);
    expect([2, 3, 4, 5].map((k) => inside(found, k))).toEqual([[], outer, outer, []]);
    expect(new Set(found.field.data)).toEqual(new Set([0, 255]));
    expect(found.volumeMl).toBeCloseTo((2 * 120 * 0.5) / 1000, 9);
    expect(codes(found)).toEqual([]);
  });

  it('covers voxels in part, the half level on the contour', async () => {
    // A straight edge anywhere in a voxel: the half level of the trilinear field is at most 0.09 voxel off.
    for (let edge = 10; edge < 11; edge += 0.05) {
      const found = await one([box(3.5, 4.5, edge, 14.5, 3)]);
      const row = Array.from({ length: 20 }, (_, i) => valueAt(found, i, 8, 3));
      const last = row.findLastIndex((value) => value >= 127.5);
      const crossing = last + (row[last]! - 127.5) / (row[last]! - row[last + 1]!);
      expect(Math.abs(crossing - edge)).toBeLessThan(0.09);
    }
  });

  it('has the area of a circle to 0.3 %, and its surface to a tenth of a voxel', async () => {
    for (const radius of [2, 3.3, 6, 12]) {
      const corners = Array.from({ length: 720 }, (_, n) => {
        const angle = (n * Math.PI) / 360;
        return [19.3 + radius * Math.cos(angle), 17.6 + radius * Math.sin(angle), 3];
      });
      const found = await one([{ points: at(ct, corners) }]);
      const area = (found.volumeMl * 1000) / 0.5;
      expect(Math.abs(area / (Math.PI * radius ** 2) - 1)).toBeLessThan(0.003);
      // Along every row from the centre's column outwards.
      for (let j = 0; j < 36; j++) {
        const half = Math.sqrt(Math.max(0, radius ** 2 - (j - 17.6) ** 2));
        if (half < radius / 2) continue;
        const row = Array.from({ length: 40 }, (_, i) => valueAt(found, i, j, 3));
        const last = row.findLastIndex((value) => value >= 127.5);
        const crossing = last + (row[last]! - 127.5) / (row[last]! - row[last + 1]!);
        // Across the circle: the error along the row, seen across the edge.
        expect(Math.abs(crossing - 19.3 - half) * (half / radius)).toBeLessThan(0.1);
      }
    }
  });

  it('takes a ring within a ring as a hole, and one within the hole as an island', async () => {
    const island = rectangle(9, 9, 9, 9);
    const found = await one([
      box(8.5, 8.5, 9.5, 9.5, 3),
      box(3.5, 4.5, 15.5, 14.5, 3),
      box(7.5, 7.5, 11.5, 10.5, 3),
    ]);
    expect(inside(found, 3).sort()).toEqual([...without(outer, inner), ...island].sort());
  });

  it('does so with CLOSEDPLANAR_XOR, and takes overlaps there out', async () => {
    const kind = 'CLOSEDPLANAR_XOR';
    const found = await one([
      { ...box(3.5, 4.5, 15.5, 14.5, 3), kind },
      { ...box(9.5, 4.5, 21.5, 14.5, 3), kind },
    ]);
    expect(inside(found, 3).sort()).toEqual([...rectangle(4, 5, 9, 14), ...rectangle(16, 5, 21, 14)].sort());
  });

  it('opens a keyhole, whichever way round its inner loop runs', async () => {
    const hole = [
      [7.5, 7.5],
      [7.5, 10.5],
      [11.5, 10.5],
      [11.5, 7.5],
    ];
    for (const loop of [hole, [hole[0]!, ...hole.slice(1).toReversed()]]) {
      const line = [
        [3.5, 7.5],
        ...loop,
        [7.5, 7.5],
        [3.5, 7.5],
        [3.5, 14.5],
        [15.5, 14.5],
        [15.5, 4.5],
        [3.5, 4.5],
      ];
      const found = await one([
        {
          points: at(
            ct,
            line.map((p) => [...p, 3]),
          ),
        },
      ]);
      expect(inside(found, 3)).toEqual(without(outer, inner));
    }
  });

  it('keeps several contours of a slice, joins those that overlap in part, and drops doubles', async () => {
    const apart = await one([box(3.5, 4.5, 6.5, 6.5, 3), box(9.5, 4.5, 12.5, 6.5, 3)]);
    expect(inside(apart, 3).sort()).toEqual([...rectangle(4, 5, 6, 6), ...rectangle(10, 5, 12, 6)].sort());
    const overlapping = await one([box(3.5, 4.5, 9.5, 6.5, 3), box(6.5, 4.5, 12.5, 6.5, 3)]);
    expect(inside(overlapping, 3)).toEqual(rectangle(4, 5, 12, 6));
    expect(codes(overlapping)).toEqual(['contours-overlap']);
    const doubled = await one([box(3.5, 4.5, 9.5, 6.5, 3), box(3.5, 4.5, 9.5, 6.5, 3)]);
    expect(inside(doubled, 3)).toEqual(rectangle(4, 5, 9, 6));
    const touching = await one([box(3.5, 4.5, 6.5, 6.5, 3), box(6.5, 4.5, 12.5, 6.5, 3)]);
    expect(inside(touching, 3)).toEqual(rectangle(4, 5, 12, 6));
  });

  it('reads a line that crosses or touches itself as what an odd number of turns enclose', async () => {
    const touching = [
      [3.5, 4.5],
      [6.5, 4.5],
      [6.5, 7.5],
      [9.5, 7.5],
      [9.5, 10.5],
      [6.5, 10.5],
      [6.5, 7.5],
      [3.5, 7.5],
    ].map((p) => [...p, 3]);
    const found = await one([{ points: at(ct, touching) }]);
    expect(inside(found, 3).sort()).toEqual([...rectangle(4, 5, 6, 7), ...rectangle(7, 8, 9, 10)].sort());
  });
});

describe('contours elsewhere than on the slices', () => {
  it('are interpolated where every second slice has one, and left open where more are missing', async () => {
    const found = await one([0, 2, 4, 10].map((k) => box(3.5 + k, 4.5, 15.5, 14.5, k)));
    // Halfway the edge lies halfway; the corners of a blended shape are rounded.
    expect(inside(found, 1)).toEqual(without(rectangle(5, 5, 15, 14), ['5,5', '5,14']));
    expect(inside(found, 3)).toEqual(without(rectangle(7, 5, 15, 14), ['7,5', '7,14']));
    for (const k of [5, 6, 7, 8, 9, 11]) expect(inside(found, k)).toEqual([]);
    expect(inside(found, 10)).toEqual(rectangle(14, 5, 15, 14));
    expect(found.remarks).toEqual([
      { code: 'contours-apart', data: { count: 1 } },
      { code: 'contours-between', data: { count: 2, spacingMm: 4 } },
    ]);
  });

  it('are not interpolated where the file says how thick a contour is', async () => {
    const found = await one([0, 2, 4].map((k) => ({ ...box(3.5, 4.5, 15.5, 14.5, k), slabMm: 2 })));
    expect([0, 1, 2, 3, 4].map((k) => inside(found, k).length)).toEqual([120, 0, 120, 0, 120]);
  });

  it('run on for half a slice when they lie between slices', async () => {
    const found = await one([1.5, 2.5, 3.5].map((k) => box(3.5, 4.5, 15.5, 14.5, k)));
    expect([0, 1, 2, 3, 4, 5].map((k) => valueAt(found, 8, 8, k))).toEqual([0, 128, 255, 255, 128, 0]);
    const third = await one([1.25, 2.25].map((k) => box(3.5, 4.5, 15.5, 14.5, k)));
    expect([0, 1, 2, 3].map((k) => valueAt(third, 8, 8, k))).toEqual([0, 191, 255, 64]);
  });

  it('may lie in sagittal and coronal planes', async () => {
    for (const [normal, flip] of [
      [0, false],
      [1, true],
    ] as const) {
      const contours = [5, 6, 7].map((n) => {
        const ring = [
          [9.5, 2.5],
          [20.5, 2.5],
          [20.5, 8.5],
          [9.5, 8.5],
        ].map(([a, b]) => (normal === 0 ? [n, a!, b!] : [a!, n, b!]));
        return { points: at(ct, flip ? ring.toReversed() : ring) };
      });
      const found = await one(contours);
      expect(inside(found, 5)).toEqual(normal === 0 ? rectangle(5, 10, 7, 20) : rectangle(10, 5, 20, 7));
      expect([2, 3, 8, 9].map((k) => inside(found, k).length)).toEqual([0, 33, 33, 0]);
    }
  });

  it('may lie in any plane: a ball cut obliquely stays a ball', async () => {
    const cube: Grid = {
      dims: [40, 40, 40],
      spacing: [1, 1, 1],
      origin: lpsPoint(0, 0, 0),
      axes: identityAxes,
    };
    const n = [0.48, 0.6, 0.64] as const;
    const u = [0.8, -0.64 * 0.9375, 0.0].map((v, i) => v - n[i]! * (0.8 * 0.48 - 0.6 * 0.6));
    const length = Math.hypot(...u);
    const a = u.map((v) => v / length) as [number, number, number];
    const b = [n[1] * a[2] - n[2] * a[1], n[2] * a[0] - n[0] * a[2], n[0] * a[1] - n[1] * a[0]];
    const contours: ContourSpec[] = [];
    for (let d = -9.5; d < 10; d++) {
      const r = Math.sqrt(100 - d * d);
      contours.push({
        points: Array.from({ length: 90 }, (_, m) => {
          const [c, s] = [r * Math.cos((m * Math.PI) / 45), r * Math.sin((m * Math.PI) / 45)];
          return [0, 1, 2].map((i) => 20 + d * n[i]! + c * a[i]! + s * b[i]!);
        }),
      });
    }
    const [ball] = await structures([{ name: 'ball', contours }], { ct: cube });
    expect(codes(ball!)).toEqual(['contours-oblique']);
    expect(Math.abs(ball!.volumeMl / ((4 / 3) * Math.PI * 1) - 1)).toBeLessThan(0.02);
    ball!.centroidMm.forEach((value) => expect(Math.abs(value - 20)).toBeLessThan(0.1));
    // Voxels more than half a voxel from the sphere are on the right side of it.
    const map = labelMap([{ ...ball!, label: 1 }], cube);
    let wrong = 0;
    map.forEach((value, at) => {
      const r = Math.hypot((at % 40) - 20, (Math.floor(at / 40) % 40) - 20, Math.floor(at / 1600) - 20);
      if (Math.abs(r - 10) > 0.5 && r < 10 !== value > 0) wrong++;
    });
    expect(wrong).toBe(0);
  });

  it('are placed on a CT of any orientation', async () => {
    const [c, s] = [Math.cos(0.4), Math.sin(0.4)];
    const turned: Grid = { ...ct, axes: [lpsVector(c, s, 0), lpsVector(0, 0, -1), lpsVector(-s, c, 0)] };
    const found = await one([box(3.5, 4.5, 15.5, 14.5, 3, turned)], { ct: turned });
    expect(inside(found, 3, turned)).toEqual(outer);
    expect(codes(found)).toEqual([]);
  });

  it('are cut off at the edge of the CT', async () => {
    const found = await one([box(-20, -30, 5.5, 400, 3), box(3.5, 4.5, 15.5, 14.5, 4)]);
    expect(inside(found, 3)).toEqual(rectangle(0, 0, 5, 35));
    expect(found.remarks).toEqual([{ code: 'contours-beyond', data: { count: 1 } }]);
  });
});

describe('what is missing or damaged in a structure set', () => {
  const good = box(3.5, 4.5, 15.5, 14.5, 3);

  it('is left out and said, and the rest is read', async () => {
    const [found, ...others] = await structures([
      { name: 'no contours' },
      { name: 'empty', contours: [] },
      { name: 'a point', contours: [{ points: at(ct, [[5, 5, 3]]), kind: 'POINT' }] },
      {
        name: 'cord',
        contours: [
          good,
          { ...good, kind: 'OPEN_PLANAR' },
          { points: good.points.slice(0, 2) },
          { ...good, data: '1\\2\\3\\NaN\\5\\6\\7\\8\\9' },
          { ...good, data: '1\\2\\3\\4\\5\\6\\7\\8' },
          { ...good, data: '1e9\\2\\3\\4\\5\\6\\7\\8\\3' },
          { ...good, data: '' },
          {
            points: at(ct, [
              [1, 1, 2],
              [4, 1, 4],
              [4, 4, 6],
            ]),
          },
        ],
      },
      { name: 'far away', contours: [box(100, 100, 120, 120, 3)] },
      { name: 'hair', contours: [box(3.1, 4.5, 3.2, 14.5, 3)] },
    ]);
    expect(others).toEqual([]);
    expect(inside(found!, 3)).toEqual(outer);
    expect(found!.label).toBe(4);
    expect(found!.remarks).toEqual([
      { code: 'regions-left-out', data: { names: 'no contours, empty, a point, far away, hair' } },
      { code: 'contours-open', data: { count: 1 } },
      { code: 'contours-broken', data: { count: 5 } },
      { code: 'contours-other-planes', data: { count: 1 } },
    ]);
    const words = en.failure as Record<string, string | undefined>;
    for (const { code } of found!.remarks!) expect(words[code], code).toBeDefined();
  });

  it('is a failure when nothing is left', async () => {
    const nothing = await read([{ name: 'a' }, { name: 'b', contours: [{ ...good, kind: 'POINT' }] }]);
    expect(!nothing.ok && nothing.failure.code).toBe('contours-empty');
    const none = await read([]);
    expect(!none.ok && none.failure.code).toBe('contours-empty');
    const away = await read([{ contours: [box(100, 100, 120, 120, 3)] }]);
    expect(!away.ok && away.failure.code).toBe('labels-elsewhere');
  });

  it('does not stop names: from the ROI, by its code, or by its number', async () => {
    const named = await structures([
      { name: 'Moelle épinière'.normalize('NFC').replace('é', 'e').replace('è', 'e'), contours: [good] },
      { name: 'no idea', code: '15825003', contours: [good] },
      { contours: [good] },
    ]);
    expect(named.map(({ id, sourceName }) => [id, sourceName])).toEqual([
      ['spinal-cord', 'Moelle epiniere'],
      ['aorta', 'no idea'],
      ['other', 'ROI 3'],
    ]);
  });

  it('is no contour that stands in another item of the same region', async () => {
    const [found, ...others] = await structures([
      { name: 'aorta', contours: [good] },
      { number: 1, onlyContours: true, contours: [box(3.5, 4.5, 15.5, 14.5, 4)] },
      { number: 1, name: 'aorta' },
    ]);
    expect(others).toEqual([]);
    expect([3, 4].map((k) => inside(found!, k))).toEqual([outer, outer]);
    expect(codes(found!)).toEqual([]);
  });

  it('is what has the number of another region: nobody can tell whose contours are whose', async () => {
    const doubled = [
      { name: 'aorta', contours: [good] },
      { number: 1, name: 'L3', contours: [box(20.5, 20.5, 25.5, 25.5, 5)] },
    ];
    const refused = await read(doubled);
    expect(!refused.ok && refused.failure).toEqual({
      code: 'regions-same-number',
      data: { names: 'aorta, L3' },
    });
    const [found, ...others] = await structures([...doubled, { name: 'cord', contours: [good] }]);
    expect(others).toEqual([]);
    expect(found!.sourceName).toBe('cord');
    expect(codes(found!)).toEqual(['regions-same-number']);
    expect(en.failure['regions-same-number']).toBeDefined();
  });

  it('is judged by the frame that the file states elsewhere, where the region states none', async () => {
    const answer = async (general: GeneralFrames, frameUid = '') => {
      const bytes = structureSet([{ name: 'x', frameUid, contours: [good] }], general);
      const file = { path: 'rs.dcm', bytes, complete: true, size: bytes.length };
      const result = await readLabels({ file, ct, frameOfReferenceUid: '1.2.9' }, noContext);
      return result.ok || result.failure.code;
    };
    const other = 'labels-other-frame';
    expect(await answer({ own: '1.2.8' })).toBe(other);
    expect(await answer({ own: '1.2.9', referenced: ['1.2.8'] })).toBe(other);
    expect(await answer({ own: '1.2.9', referenced: ['1.2.9', '1.2.8'] })).toBe(other);
    expect(await answer({ own: '1.2.8', referenced: ['1.2.9'] })).toBe(true);
    expect(await answer({ own: '1.2.8', referenced: ['1.2.8'] }, '1.2.9')).toBe(true);
    expect(await answer({})).toBe(true);
  });

  it('is judged by the frame of reference, not by the images named', async () => {
    const foreign = [{ frameUid: '1.2.8', contours: [good] }];
    const refused = await read(foreign);
    expect(!refused.ok && refused.failure).toEqual({
      code: 'labels-other-frame',
      data: { path: 'rs.dcm', frame: '1.2.8' },
    });
    const accepted = await structures(foreign, { acceptOtherFrame: true });
    expect(codes(accepted[0]!)).toEqual(['other-frame-accepted']);
    const partly = await structures([
      { name: 'a', contours: [good] },
      { ...foreign[0]!, name: 'b' },
    ]);
    expect(partly.map(({ sourceName }) => sourceName)).toEqual(['a']);
    expect(codes(partly[0]!)).toEqual(['regions-left-out']);
    const images = [{ contours: [{ ...good, image: '1.2.3.4' }] }];
    const drawnOn = (sopInstanceUid: string): Partial<LabelsInput> => {
      const [image, ...rest] = originOf(ct).instances;
      return { origin: originOf(ct, { instances: [{ ...image!, sopInstanceUid }, ...rest] }) };
    };
    expect(codes((await structures(images, drawnOn('1.2.3.4')))[0]!)).toEqual([]);
    expect(codes((await structures(images, drawnOn('1.2.3.5')))[0]!)).toEqual(['contours-other-images']);
  });

  it('does not make it run for long: a contour that crosses the CT again and again is left out', async () => {
    const zigzag = Array.from({ length: 3000 }, (_, n) => [n / 100, n % 2 ? -9000 : 9000, 11]);
    const huge: Grid = { ...ct, dims: [512, 512, 12] };
    const started = performance.now();
    const result = await read([{ name: 'z', contours: [{ points: zigzag }] }], { ct: huge });
    expect(!result.ok && result.failure.code).toBe('labels-elsewhere');
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
