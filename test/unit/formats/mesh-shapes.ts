import type { Triangles } from '../../../src/formats/mesh/file';

/** A closed surface from a map of the unit square that wraps around both ways, or to poles. */
export function wrapped(
  rows: number,
  columns: number,
  at: (s: number, t: number) => readonly [number, number, number],
): Triangles {
  const positions: number[] = [];
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < columns; c++) positions.push(...at(r / rows, c / columns));
  const index = (r: number, c: number) => (r % rows) * columns + (c % columns);
  const indices: number[] = [];
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      const [p, q, s, t] = [index(r, c), index(r + 1, c), index(r + 1, c + 1), index(r, c + 1)];
      indices.push(p, q, s, p, s, t);
    }
  }
  return { positions: Float64Array.from(positions), indices: Uint32Array.from(indices) };
}

type Point = readonly [number, number, number];

/** About the z axis: `ring` mm around the centre line, which lies `radius` mm from the axis. */
export const torus = ([x, y, z]: Point, radius: number, ring: number, steps = 200): Triangles =>
  wrapped(steps, steps, (s, t) => {
    const [a, b] = [2 * Math.PI * s, 2 * Math.PI * t];
    const out = radius + ring * Math.cos(b);
    return [x + out * Math.cos(a), y + out * Math.sin(a), z + ring * Math.sin(b)];
  });

/** Triangles of a cube projected outwards, finely cut. */
export function sphere([x, y, z]: Point, radius: number, steps = 60): Triangles {
  const positions: number[] = [];
  const indices: number[] = [];
  for (let axis = 0; axis < 3; axis++) {
    for (const sign of [-1, 1]) {
      const first = positions.length / 3;
      for (let r = 0; r <= steps; r++) {
        for (let c = 0; c <= steps; c++) {
          const p = [0, 0, 0];
          p[axis] = sign;
          // Equal angles, the same on both sides of every edge of the cube.
          p[(axis + 1) % 3] = sign * tangent(r, steps);
          p[(axis + 2) % 3] = tangent(c, steps);
          const length = Math.hypot(...p);
          // Rounded, so that corners at which faces of the cube meet are the same number.
          positions.push(...[x, y, z].map((o, n) => Math.round(1e9 * (o + (radius * p[n]!) / length)) / 1e9));
        }
      }
      const at = (r: number, c: number) => first + r * (steps + 1) + c;
      for (let r = 0; r < steps; r++) {
        for (let c = 0; c < steps; c++) {
          indices.push(at(r, c), at(r + 1, c), at(r + 1, c + 1), at(r, c), at(r + 1, c + 1), at(r, c + 1));
        }
      }
    }
  }
  return { positions: Float64Array.from(positions), indices: Uint32Array.from(indices) };
}

/** Odd, and exactly ±1 at the ends. */
function tangent(n: number, steps: number): number {
  if (n === 0 || n === steps) return n === 0 ? -1 : 1;
  return Math.sign(2 * n - steps) * Math.tan((Math.PI / 4) * Math.abs((2 * n) / steps - 1));
}

export const joined = (...all: readonly Triangles[]): Triangles => {
  let before = 0;
  const indices = all.flatMap((one) => {
    const own = Array.from(one.indices, (n) => n + before);
    before += one.positions.length / 3;
    return own;
  });
  return {
    positions: Float64Array.from(all.flatMap(({ positions }) => [...positions])),
    indices: Uint32Array.from(indices),
  };
};
