import { clamp, length2, length3 } from './arithmetic';

/**
 * Signed distance fields: mm, negative inside. Primitives that are exact say so; the others are
 * bounds with a slope of about 1 near their surface, which is what a voxeliser needs.
 * A `Solid` carries the box that holds its surface; the distance to that box is a lower bound of the
 * distance to the solid, so a union skips the members that cannot matter.
 */
export type Sdf = (x: number, y: number, z: number) => number;
export type Point3 = readonly [number, number, number];

export interface Box {
  readonly min: Point3;
  readonly max: Point3;
}

export interface Solid {
  readonly distance: Sdf;
  readonly box: Box;
  /**
   * The same solid with what cannot matter inside a ball left out: faster, and equal there as long as
   * no slope exceeds `STEEPEST`.
   */
  readonly near?: (x: number, y: number, z: number, radius: number) => Solid;
}

/** Bound on the slope of every field of the toolkit, for culling: distances change no faster. */
export const STEEPEST = 1.35;

export const nearOf = (solid: Solid, x: number, y: number, z: number, radius: number): Solid =>
  solid.near === undefined ? solid : solid.near(x, y, z, radius);

export const boxAround = (centre: Point3, halfX: number, halfY: number, halfZ: number): Box => ({
  min: [centre[0] - halfX, centre[1] - halfY, centre[2] - halfZ],
  max: [centre[0] + halfX, centre[1] + halfY, centre[2] + halfZ],
});

export const grow = (box: Box, by: number): Box => ({
  min: [box.min[0] - by, box.min[1] - by, box.min[2] - by],
  max: [box.max[0] + by, box.max[1] + by, box.max[2] + by],
});

export const joinBoxes = (boxes: readonly Box[]): Box => {
  const bound = (pick: (box: Box) => Point3, better: (a: number, b: number) => number): Point3 => {
    const at = (axis: 0 | 1 | 2) => boxes.map((box) => pick(box)[axis]).reduce((a, b) => better(a, b));
    return [at(0), at(1), at(2)];
  };
  return { min: bound((b) => b.min, Math.min), max: bound((b) => b.max, Math.max) };
};

/** Distance from a point to a box, 0 inside it. */
export const distanceToBox = (box: Box, x: number, y: number, z: number): number => {
  const dx = Math.max(box.min[0] - x, 0, x - box.max[0]);
  const dy = Math.max(box.min[1] - y, 0, y - box.max[1]);
  const dz = Math.max(box.min[2] - z, 0, z - box.max[2]);
  return Math.sqrt(dx * dx + dy * dy + dz * dz);
};

/** Union rounded over a seam of about `k` mm (polynomial smooth minimum); `k` 0 is a sharp union. */
export const smoothMin = (a: number, b: number, k: number): number => {
  const h = k - Math.abs(a - b);
  return h <= 0 ? Math.min(a, b) : Math.min(a, b) - (h * h) / (4 * k);
};

/** Intersection rounded over about `k` mm. */
export const smoothMax = (a: number, b: number, k: number): number => {
  const h = k - Math.abs(a - b);
  return h <= 0 ? Math.max(a, b) : Math.max(a, b) + (h * h) / (4 * k);
};

export const sphere = (centre: Point3, radius: number): Solid => {
  const [cx, cy, cz] = centre;
  return {
    distance: (x, y, z) => length3(x - cx, y - cy, z - cz) - radius,
    box: boxAround(centre, radius, radius, radius),
  };
};

/**
 * Distance to an axis-aligned ellipsoid about the origin: first order, right near the surface, and
 * never deeper inside than the shortest half axis allows.
 */
export const ellipsoidDistance = (
  x: number,
  y: number,
  z: number,
  a: number,
  b: number,
  c: number,
): number => {
  const k0 = length3(x / a, y / b, z / c);
  const k1 = length3(x / (a * a), y / (b * b), z / (c * c));
  const deepest = -Math.min(a, b, c);
  return k1 < 1e-9 ? deepest : Math.max((k0 * (k0 - 1)) / k1, deepest);
};

export const ellipsoid = (centre: Point3, a: number, b: number, c: number): Solid => {
  const [cx, cy, cz] = centre;
  return {
    distance: (x, y, z) => ellipsoidDistance(x - cx, y - cy, z - cz, a, b, c),
    box: boxAround(centre, a, b, c),
  };
};

/** Segment from `a` to `b` with a radius that goes evenly from `ra` to `rb`: a bone or vessel run. */
export const roundCone = (a: Point3, ra: number, b: Point3, rb: number): Solid => {
  const [ax, ay, az] = a;
  const ux = b[0] - ax;
  const uy = b[1] - ay;
  const uz = b[2] - az;
  const inverse = 1 / Math.max(ux * ux + uy * uy + uz * uz, 1e-12);
  return {
    distance: (x, y, z) => {
      const px = x - ax;
      const py = y - ay;
      const pz = z - az;
      const t = clamp((px * ux + py * uy + pz * uz) * inverse, 0, 1);
      return length3(px - ux * t, py - uy * t, pz - uz * t) - (ra + (rb - ra) * t);
    },
    box: joinBoxes([boxAround(a, ra, ra, ra), boxAround(b, rb, rb, rb)]),
  };
};

/** Box about `centre` with edges rounded by `round` (within the half sizes). Exact. */
export const roundBox = (centre: Point3, hx: number, hy: number, hz: number, round: number): Solid => {
  const [cx, cy, cz] = centre;
  return {
    distance: (x, y, z) => {
      const qx = Math.abs(x - cx) - hx + round;
      const qy = Math.abs(y - cy) - hy + round;
      const qz = Math.abs(z - cz) - hz + round;
      const outside = length3(Math.max(qx, 0), Math.max(qy, 0), Math.max(qz, 0));
      return outside + Math.min(Math.max(qx, qy, qz), 0) - round;
    },
    box: boxAround(centre, hx, hy, hz),
  };
};

/** Ring about an axis parallel to z, `major` in radius, with a flat (a × c) elliptic section. */
export const ring = (centre: Point3, major: number, halfWidth: number, halfHeight: number): Solid => {
  const [cx, cy, cz] = centre;
  return {
    distance: (x, y, z) =>
      ellipsoidDistance(length2(x - cx, y - cy) - major, 0, z - cz, halfWidth, 1, halfHeight),
    box: boxAround(centre, major + halfWidth, major + halfWidth, halfHeight),
  };
};

/** Smooth union; members farther than the seam are skipped by their boxes, with the same result. */
export const unite = (k: number, members: readonly Solid[]): Solid => {
  const box = grow(joinBoxes(members.map((member) => member.box)), k / 4);
  const fields = members.map((member) => member.distance);
  const bounds = members.flatMap(({ box: b }) => [...b.min, ...b.max]);
  return {
    box,
    distance: (x, y, z) => {
      let best = 1e9;
      for (let m = 0, o = 0; m < fields.length; m++, o += 6) {
        const dx = Math.max(bounds[o]! - x, 0, x - bounds[o + 3]!);
        const dy = Math.max(bounds[o + 1]! - y, 0, y - bounds[o + 4]!);
        const dz = Math.max(bounds[o + 2]! - z, 0, z - bounds[o + 5]!);
        const reach = best + k;
        if (reach > 0 && dx * dx + dy * dy + dz * dz >= reach * reach) continue;
        if (reach <= 0 && dx + dy + dz > 0) continue;
        best = smoothMin(best, fields[m]!(x, y, z), k);
      }
      return best;
    },
    near: (x, y, z, radius) => {
      const spread = 2 * STEEPEST * radius + k;
      const gaps = members.map((member) => member.distance(x, y, z));
      const nearest = gaps.reduce((a, b) => Math.min(a, b));
      const kept = members
        .filter((_, m) => gaps[m]! <= nearest + spread)
        .map((s) => nearOf(s, x, y, z, radius));
      return kept.length === 1 ? kept[0]! : unite(k, kept);
    },
  };
};

/** `solid` with the `tools` cut away, the rims rounded over `k` mm. */
export const subtract = (k: number, solid: Solid, ...tools: readonly Solid[]): Solid => ({
  box: solid.box,
  distance: (x, y, z) => {
    let d = solid.distance(x, y, z);
    for (const tool of tools) {
      // Where the tool cannot reach, the cut changes nothing.
      if (distanceToBox(tool.box, x, y, z) > Math.max(k - d, 0)) continue;
      d = smoothMax(d, -tool.distance(x, y, z), k);
    }
    return d;
  },
  near: (x, y, z, radius) => {
    const reach = STEEPEST * radius;
    const depth = k - solid.distance(x, y, z) + 2 * reach;
    const kept = tools.filter((tool) => tool.distance(x, y, z) < depth);
    const inner = nearOf(solid, x, y, z, radius);
    return kept.length === 0
      ? inner
      : subtract(k, inner, ...kept.map((tool) => nearOf(tool, x, y, z, radius)));
  },
});

export const intersect = (k: number, solid: Solid, other: Solid): Solid => ({
  distance: (x, y, z) => smoothMax(solid.distance(x, y, z), other.distance(x, y, z), k),
  box: solid.box,
});

/** Half space on the side away from `normal` (unit) of the plane through `point`; its box is all space. */
export const halfSpace = (point: Point3, normal: Point3): Solid => ({
  distance: (x, y, z) => (x - point[0]) * normal[0] + (y - point[1]) * normal[1] + (z - point[2]) * normal[2],
  box: { min: [-1e6, -1e6, -1e6], max: [1e6, 1e6, 1e6] },
});
