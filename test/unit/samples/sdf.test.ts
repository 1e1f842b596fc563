import { describe, expect, it } from 'vitest';
import { fractalNoise3, gaussian, noise3, uniform } from '../../../samples/lib/noise';
import { mirrorX, place } from '../../../samples/lib/place';
import type { Solid } from '../../../samples/lib/sdf';
import {
  distanceToBox,
  ellipsoid,
  roundBox,
  roundCone,
  smoothMin,
  sphere,
  subtract,
  unite,
} from '../../../samples/lib/sdf';
import { tube } from '../../../samples/lib/tube';

const cloud = (count: number): [number, number, number][] =>
  Array.from({ length: count }, (_, i) => [
    40 * uniform(7, i) - 20,
    40 * uniform(8, i) - 20,
    40 * uniform(9, i) - 20,
  ]);

/** Points outside the solid's box that its field calls inside. */
const strays = (solid: Solid) =>
  cloud(3000).filter(([x, y, z]) => distanceToBox(solid.box, x, y, z) > 0 && solid.distance(x, y, z) <= 0);

describe('signed distance toolkit', () => {
  it('places and mirrors rigidly', () => {
    const cone = roundCone([0, 0, 0], 2, [8, 0, 0], 1);
    const turned = place(cone, { at: [1, 2, 3], turnDeg: [0, 0, 90] });
    expect(turned.distance(1, 10, 3)).toBeCloseTo(-1, 9);
    expect(mirrorX(cone).distance(-8, 0, 0)).toBeCloseTo(-1, 9);
  });

  it('keeps every surface inside its box', () => {
    const shapes = [
      sphere([3, 2, 1], 4),
      ellipsoid([1, 0, -2], 3, 6, 2),
      roundBox([0, 1, 0], 5, 2, 3, 1),
      tube([
        [0, 0, 0, 2],
        [5, 5, 0, 1],
        [8, 0, 4, 2],
      ]),
    ];
    const tilted = shapes.map((s) => place(s, { at: [2, -1, 3], turnDeg: [20, 35, -50] }));
    expect([...shapes, ...tilted, unite(3, shapes)].flatMap(strays)).toEqual([]);
  });

  it('skips far members of a union without changing it', () => {
    const shapes = [
      sphere([-6, 0, 0], 4),
      roundBox([2, 0, 1], 6, 2, 3, 1),
      roundCone([8, 0, 0], 2, [9, 8, 3], 2),
    ];
    const union = unite(2, shapes);
    for (const [x, y, z] of cloud(2000)) {
      const full = shapes.map((s) => s.distance(x, y, z)).reduce((a, b) => smoothMin(a, b, 2));
      expect(union.distance(x, y, z)).toBeCloseTo(full, 9);
    }
  });

  it('cuts a tool out of a solid', () => {
    const holed = subtract(0.5, sphere([0, 0, 0], 10), sphere([0, 0, 9], 4));
    expect(holed.distance(0, 0, 8)).toBeCloseTo(3, 6);
    expect(holed.distance(0, 0, -9)).toBeCloseTo(-1, 6);
  });
});

describe('seeded noise', () => {
  it('is bounded, centred, and moves with its seed', () => {
    const values = cloud(5000).map(([x, y, z]) => noise3(3, x, y, z));
    const mean = values.reduce((a, b) => a + b) / values.length;
    expect(Math.abs(mean)).toBeLessThan(0.03);
    expect(Math.max(...values.map(Math.abs))).toBeLessThanOrEqual(1);
    expect(noise3(4, 1.3, 2.2, 3.1)).not.toBe(noise3(3, 1.3, 2.2, 3.1));
  });

  it('keeps its numbers: these are part of the sample file format', () => {
    expect(uniform(1, 2, 3, 4)).toBe(uniform(1, 2, 3, 4));
    expect(noise3(11, 0.25, -1.5, 7.75)).toMatchInlineSnapshot(`-0.09242291803744618`);
    expect(fractalNoise3(11, 3, 0.25, -1.5, 7.75)).toMatchInlineSnapshot(`-0.024901130609104864`);
  });

  it('has normal deviates of unit variance', () => {
    const values = Array.from({ length: 20000 }, (_, i) => gaussian(5, i));
    const mean = values.reduce((a, b) => a + b) / values.length;
    const variance = values.reduce((a, b) => a + (b - mean) ** 2, 0) / values.length;
    expect(Math.abs(mean)).toBeLessThan(0.03);
    expect(Math.abs(variance - 1)).toBeLessThan(0.04);
  });
});
