import type { ShapeDescription } from './parts';

type Point = readonly [number, number, number];

/** The space that a region takes up, mm. */
export interface Shape {
  contains(x: number, y: number, z: number): boolean;
  /** Least box around it, corner to corner; infinite for a halfspace. */
  readonly boundsMm: readonly [Point, Point];
}

const around = ([x, y, z]: Point, reach: number): Shape['boundsMm'] => [
  [x - reach, y - reach, z - reach],
  [x + reach, y + reach, z + reach],
];

const everywhere: Shape['boundsMm'] = [
  [-Infinity, -Infinity, -Infinity],
  [Infinity, Infinity, Infinity],
];

export function boxShape(minMm: Point, maxMm: Point): Shape {
  return {
    contains: (x, y, z) =>
      x >= minMm[0] && x <= maxMm[0] && y >= minMm[1] && y <= maxMm[1] && z >= minMm[2] && z <= maxMm[2],
    boundsMm: [minMm, maxMm],
  };
}

/** The points with (x − point)·normal ≥ 0. */
export const halfspaceShape = (point: Point, normal: Point): Shape => ({
  contains: (x, y, z) =>
    (x - point[0]) * normal[0] + (y - point[1]) * normal[1] + (z - point[2]) * normal[2] >= 0,
  boundsMm: everywhere,
});

/** Radius r·(1 + p2·P₂(cos θ)) about the z axis; a sphere for p2 = 0. */
function spheroidShape(centre: Point, radiusMm: number, p2: number): Shape {
  const largest = radiusMm * Math.max(1 + p2, 1 - p2 / 2);
  return {
    contains(x, y, z) {
      const [dx, dy, dz] = [x - centre[0], y - centre[1], z - centre[2]];
      const square = dx * dx + dy * dy + dz * dz;
      if (square === 0) return true;
      const legendre = (3 * dz * dz) / (2 * square) - 0.5;
      return square <= (radiusMm * (1 + p2 * legendre)) ** 2;
    },
    boundsMm: around(centre, largest),
  };
}

/** With flat ends. */
function cylinderShape(from: Point, to: Point, radiusMm: number): Shape {
  const axis = [to[0] - from[0], to[1] - from[1], to[2] - from[2]] as const;
  const length2 = axis[0] ** 2 + axis[1] ** 2 + axis[2] ** 2;
  const low = from.map((value, i) => Math.min(value, to[i]!) - radiusMm);
  const high = from.map((value, i) => Math.max(value, to[i]!) + radiusMm);
  return {
    contains(x, y, z) {
      const [dx, dy, dz] = [x - from[0], y - from[1], z - from[2]];
      const t = (dx * axis[0] + dy * axis[1] + dz * axis[2]) / length2;
      if (t < 0 || t > 1) return false;
      return dx * dx + dy * dy + dz * dz - t * t * length2 <= radiusMm * radiusMm;
    },
    boundsMm: [low as unknown as Point, high as unknown as Point],
  };
}

export function shapeOf(region: ShapeDescription): Shape {
  switch (region.shape) {
    case 'box':
      return boxShape(region.minMm, region.maxMm);
    case 'sphere':
      return spheroidShape(region.centerMm, region.radiusMm, 0);
    case 'spheroid':
      return spheroidShape(region.centerMm, region.radiusMm, region.p2);
    case 'cylinder':
      return cylinderShape(region.fromMm, region.toMm, region.radiusMm);
    case 'halfspace':
      return halfspaceShape(region.pointMm, region.normal);
  }
}
