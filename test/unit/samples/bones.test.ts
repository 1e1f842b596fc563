import { describe, expect, it } from 'vitest';
import { bones } from '../../../samples/c2-dens/bones';
import { BODY, CANAL, GRID, TRANSVERSE_FORAMEN } from '../../../samples/c2-dens/landmarks';
import { hash3, uniform } from '../../../samples/lib/noise';
import { STEEPEST } from '../../../samples/lib/sdf';

type Point = [number, number, number];

const parts = bones();
const part = (id: string) => {
  const found = parts.find((p) => p.id === id);
  if (found === undefined) throw new Error(`no bone ${id}`);
  return found;
};

const inBox = (seed: number, id: string, count: number): Point[] => {
  const { min, max } = part(id).bounds;
  const at = (axis: 0 | 1 | 2, i: number) =>
    min[axis] + (max[axis] - min[axis]) * uniform(seed + axis, i, axis);
  return Array.from({ length: count }, (_, i) => [at(0, i), at(1, i), at(2, i)]);
};

const alongAxis = (from: Point, axis: 0 | 1 | 2, to: number, step: number): Point[] =>
  Array.from({ length: Math.floor((to - from[axis]) / step) + 1 }, (_, i) => {
    const p: Point = [...from];
    p[axis] += i * step;
    return p;
  });

/** Width of what is free of two bones at its narrowest, and whether they overlap, over a box. */
const gapBetween = (a: string, b: string, low: Point, high: Point, step = 0.9): number => {
  const [first, second] = [part(a).sdf, part(b).sdf];
  let least = Infinity;
  for (let z = low[2]; z <= high[2]; z += step)
    for (let y = low[1]; y <= high[1]; y += step)
      for (let x = low[0]; x <= high[0]; x += step) {
        const d = first(x, y, z);
        if (d < 3) least = Math.min(least, d + second(x, y, z));
      }
  return least;
};

const vertebrae = ['vertebra-c1', 'vertebra-c2', 'vertebra-c3', 'vertebra-c4', 'vertebra-c5', 'vertebra-c6'];

describe('bones of the C2 sample as fields', () => {
  it('names every part once', () => {
    const ids = parts.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(expect.arrayContaining([...vertebrae, 'lesion', 'mandible', 'hyoid', 'skull-base']));
  });

  it('keeps each part within its bounds', () => {
    const strays = parts.filter(({ id, bounds, sdf }) =>
      inBox(31, id, 60).some((p) =>
        ([0, 1, 2] as const).some((axis) => {
          const low: Point = [...p];
          const high: Point = [...p];
          low[axis] = bounds.min[axis] - 0.05;
          high[axis] = bounds.max[axis] + 0.05;
          return sdf(...low) <= 0 || sdf(...high) <= 0;
        }),
      ),
    );
    expect(strays.map(({ id }) => id)).toEqual([]);
  });

  it('never lets bone hide in a ball that the distance calls empty', () => {
    const directions = Array.from({ length: 12 }, (_, n) => {
      const [u, v, w] = [uniform(51, n) - 0.5, uniform(52, n) - 0.5, uniform(53, n) - 0.5];
      const scale = 0.98 / Math.sqrt(u * u + v * v + w * w);
      return [u * scale, v * scale, w * scale] as const;
    });
    const hidden = parts.filter(({ id, sdf }) =>
      inBox(41, id, 150).some(([x, y, z]) => {
        const reach = sdf(x, y, z) / STEEPEST;
        return (
          reach > 0.5 && directions.some(([u, v, w]) => sdf(x + u * reach, y + v * reach, z + w * reach) <= 0)
        );
      }),
    );
    expect(hidden.map(({ id }) => id)).toEqual([]);
  });

  it('gives the same distances near a brick as everywhere', () => {
    const errors = parts.flatMap(({ id, sdf, near }) =>
      inBox(61, id, 25).flatMap(([x, y, z]) => {
        const local = near(x, y, z, 4);
        return Array.from({ length: 6 }, (_, n) => {
          const q: Point = [
            x + 4 * (uniform(71, n) - 0.5),
            y + 4 * (uniform(72, n) - 0.5),
            z + 4 * (uniform(73, n) - 0.5),
          ];
          const d = sdf(...q);
          return Math.abs(d) < 3 ? Math.abs(local(...q) - d) : 0;
        });
      }),
    );
    expect(Math.max(...errors)).toBeLessThan(1e-6);
  });

  it('is the same on every engine: the fields hash to what they did', () => {
    let hash = 7;
    for (const { id, sdf, hu } of parts)
      for (const [x, y, z] of inBox(81, id, 40)) {
        const d = sdf(x, y, z);
        hash = hash3(hash, Math.floor(d * 4096), d < 0 ? Math.floor(hu(x, y, z, d) * 16) : 0, 3);
      }
    expect(hash).toMatchInlineSnapshot(`544222373`);
  });
});

describe('bones of the C2 sample as anatomy', () => {
  it('leaves joint spaces of 0.5 to 3 mm between the vertebrae and under the condyles', () => {
    const wrong: string[] = [];
    for (const side of [1, -1]) {
      const box = (
        x0: number,
        x1: number,
        y0: number,
        y1: number,
        z0: number,
        z1: number,
      ): [Point, Point] => [
        [Math.min(side * x0, side * x1), y0, z0],
        [Math.max(side * x0, side * x1), y1, z1],
      ];
      const joints: [string, string, [Point, Point]][] = [
        ['skull-base', 'vertebra-c1', box(8, 24, -9, 10, 18, 30)],
        ['vertebra-c1', 'vertebra-c2', box(8, 22, -7, 9, 2, 13)],
        ['vertebra-c2', 'vertebra-c3', box(13, 22, 5, 18, -21, -7)],
        ['vertebra-c3', 'vertebra-c4', box(13, 22, 5, 18, -37, -24)],
        ['vertebra-c4', 'vertebra-c5', box(13, 22, 5, 18, -54, -41)],
      ];
      for (const [upper, lower, [low, high]] of joints) {
        const gap = gapBetween(upper, lower, low, high);
        if (!(gap > 0.5 && gap < 3)) wrong.push(`${upper} to ${lower}: ${gap}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('holds the arch of C1 1.5 to 2.6 mm in front of the dens', () => {
    const free = alongAxis([0, -9, 18], 1, 2, 0.05).filter(
      (p) => part('vertebra-c1').sdf(...p) > 0 && part('vertebra-c2').sdf(...p) > 0,
    );
    const behindArch = free.filter(([, y]) => y > -8.5).length * 0.05;
    expect(behindArch).toBeGreaterThan(1.4);
    expect(behindArch).toBeLessThan(2.6);
  });

  it('gives C2 published dimensions', () => {
    const solid = part('vertebra-c2').sdf;
    const extent = (from: Point, axis: 0 | 1 | 2, to: number) =>
      alongAxis(from, axis, to, 0.1).filter((p) => solid(...p) < 0).length * 0.1;
    // Ranges and their sources: samples/c2-dens/bones/axis.ts.
    expect(extent([0, 1, -16], 2, 32)).toBeGreaterThan(35.5);
    expect(extent([0, 1, -16], 2, 32)).toBeLessThan(40.5);
    expect(extent([-12, 1, 19], 0, 12)).toBeGreaterThan(8.3);
    expect(extent([-12, 1, 19], 0, 12)).toBeLessThan(11);
    expect(extent([0, -10, 18], 1, 10)).toBeGreaterThan(9.3);
    expect(extent([0, -10, 18], 1, 10)).toBeLessThan(12.2);
  });

  it('keeps the canal and the transverse foramina open', () => {
    const free = (x: number, y: number, z: number, margin: number) =>
      parts.every((p) => p.material !== 'bone' || p.sdf(x, y, z) > margin);
    const narrow = CANAL.filter(
      ({ at, halfWidthMm, halfDepthMm }) =>
        !free(at[0], at[1], at[2], Math.min(halfWidthMm, halfDepthMm) * 0.65),
    );
    const blocked = Object.entries(TRANSVERSE_FORAMEN).filter(([, { at, radiusMm }]) =>
      [1, -1].some((side) => !free(side * at[0], at[1], at[2], radiusMm * 0.5)),
    );
    expect([...narrow, ...blocked]).toEqual([]);
  });

  it('is not the same on both sides', () => {
    const differing = vertebrae.map((id) => {
      const { sdf } = part(id);
      const near = inBox(91, id, 1500).filter(([x, y, z]) => Math.abs(sdf(x, y, z)) < 1);
      const differences = near.map(([x, y, z]) => Math.abs(sdf(x, y, z) - sdf(-x, y, z)));
      return differences.reduce((a, b) => a + b) / differences.length;
    });
    expect(Math.min(...differing)).toBeGreaterThan(0.15);
  });

  it('puts the lesion in C2, thin behind on the right, not through the front', () => {
    const lesion = part('lesion').sdf;
    const bone = part('vertebra-c2').sdf;
    const { min, max } = part('lesion').bounds;
    let [sumX, mm3, thinnest, front] = [0, 0, 9, 9];
    for (let z = min[2]; z < max[2]; z += 0.5)
      for (let y = min[1]; y < max[1]; y += 0.5)
        for (let x = min[0]; x < max[0]; x += 0.5) {
          if (lesion(x, y, z) >= 0) continue;
          const cover = -bone(x, y, z);
          sumX += x;
          mm3 += 0.125;
          if (y > 3 && x < 0) thinnest = Math.min(thinnest, cover);
          if (y < -2) front = Math.min(front, cover);
        }
    expect(mm3).toBeGreaterThan(500);
    expect(mm3).toBeLessThan(1500);
    expect(sumX / (mm3 / 0.125)).toBeLessThan(-1);
    expect(thinnest).toBeGreaterThan(0.2);
    expect(thinnest).toBeLessThan(0.7);
    expect(front).toBeGreaterThan(1.5);
  });

  it('fills the box of the CT that it should and no more', () => {
    for (const id of ['vertebra-c3', 'vertebra-c4', 'vertebra-c5'] as const) {
      const at = BODY[id.slice(-2) as 'c3'];
      expect(part(id).sdf(...(at as unknown as Point))).toBeLessThan(-3);
    }
    const top = GRID.originMm[2] + GRID.spacingMm * (GRID.dims[2] - 1);
    expect(part('skull-base').bounds.max[2]).toBeGreaterThan(top);
    expect(part('vertebra-c6').bounds.min[2]).toBeLessThan(GRID.originMm[2]);
  });
});
