import { type Box, grow, nearOf, type Sdf, type Solid } from './sdf';
import { smoothLine, type TubePoint } from './tube';

/** One run of a chain: from (ax, ay, az) along (ux, uy, uz), 1 / |u|², radius at the start and its change. */
const STRIDE = 9;

const runsOf = (line: readonly TubePoint[]): Float64Array => {
  const runs = new Float64Array((line.length - 1) * STRIDE);
  for (let i = 0; i + 1 < line.length; i++) {
    const [ax, ay, az, ra] = line[i]!;
    const [bx, by, bz, rb] = line[i + 1]!;
    const u = [bx - ax, by - ay, bz - az] as const;
    const square = Math.max(u[0] * u[0] + u[1] * u[1] + u[2] * u[2], 1e-12);
    runs.set([ax, ay, az, u[0], u[1], u[2], 1 / square, ra, rb - ra], i * STRIDE);
  }
  return runs;
};

const runDistance = (runs: Float64Array, o: number, x: number, y: number, z: number): number => {
  const px = x - runs[o]!;
  const py = y - runs[o + 1]!;
  const pz = z - runs[o + 2]!;
  const ux = runs[o + 3]!;
  const uy = runs[o + 4]!;
  const uz = runs[o + 5]!;
  let t = (px * ux + py * uy + pz * uz) * runs[o + 6]!;
  t = t < 0 ? 0 : t > 1 ? 1 : t;
  const dx = px - ux * t;
  const dy = py - uy * t;
  const dz = pz - uz * t;
  return Math.sqrt(dx * dx + dy * dy + dz * dz) - runs[o + 7]! - runs[o + 8]! * t;
};

const distanceTo =
  (runs: Float64Array): Sdf =>
  (x, y, z) => {
    let best = 1e9;
    for (let o = 0; o < runs.length; o += STRIDE) {
      const d = runDistance(runs, o, x, y, z);
      if (d < best) best = d;
    }
    return best;
  };

/** Runs that matter in a ball: those not farther from it than the nearest one can be. */
const within = (runs: Float64Array, x: number, y: number, z: number, radius: number): Float64Array => {
  const gaps: number[] = [];
  let nearest = 1e9;
  for (let o = 0; o < runs.length; o += STRIDE) {
    const gap = runDistance(runs, o, x, y, z);
    gaps.push(gap);
    nearest = Math.min(nearest, gap);
  }
  const kept = gaps.flatMap((gap, n) => (gap <= nearest + 2 * radius ? [n] : []));
  const chosen = new Float64Array(kept.length * STRIDE);
  kept.forEach((n, i) => chosen.set(runs.subarray(n * STRIDE, (n + 1) * STRIDE), i * STRIDE));
  return chosen;
};

const chainOf = (runs: Float64Array, box: Box): Solid => ({
  distance: distanceTo(runs),
  box,
  near: (x, y, z, radius) => chainOf(within(runs, x, y, z, radius), box),
});

/** A smooth tube through the points, for many evaluations in one place: vessels, roots, slender muscles. */
export const chain = (points: readonly TubePoint[], pieces = 4): Solid => {
  const line = smoothLine(points, pieces);
  const bound = (axis: 0 | 1 | 2, sign: 1 | -1) =>
    sign * Math.max(...line.map((point) => sign * point[axis] + point[3]));
  return chainOf(runsOf(line), {
    min: [bound(0, -1), bound(1, -1), bound(2, -1)],
    max: [bound(0, 1), bound(1, 1), bound(2, 1)],
  });
};

/** The solid with `byMm` around it. */
export const swell = (solid: Solid, byMm: number): Solid => ({
  distance: (x, y, z) => solid.distance(x, y, z) - byMm,
  box: grow(solid.box, byMm),
  near: (x, y, z, radius) => swell(nearOf(solid, x, y, z, radius), byMm),
});

/** A run from one point to another: (x, y, z, radius) at both ends. */
export type Run = readonly [from: TubePoint, to: TubePoint];

const capped = (runs: Float64Array, box: Box, capMm: number): Solid => {
  const distance = distanceTo(runs);
  return {
    distance: (x, y, z) => Math.min(distance(x, y, z), capMm),
    box,
    near: (x, y, z, radius) => {
      const kept: number[] = [];
      for (let o = 0; o < runs.length; o += STRIDE) {
        if (runDistance(runs, o, x, y, z) <= radius + capMm) kept.push(...runs.subarray(o, o + STRIDE));
      }
      return capped(Float64Array.from(kept), box, capMm);
    },
  };
};

/** Many runs that need not follow each other: a tree of vessels. Distances end at `capMm`. */
export const tree = (branches: readonly Run[], capMm = 4): Solid => {
  const runs = new Float64Array(branches.length * STRIDE);
  branches.forEach((branch, n) => runs.set(runsOf(branch), n * STRIDE));
  const points = branches.flat();
  const bound = (axis: 0 | 1 | 2, sign: 1 | -1) =>
    sign * points.reduce((most, point) => Math.max(most, sign * point[axis] + point[3]), -1e9);
  return capped(
    runs,
    { min: [bound(0, -1), bound(1, -1), bound(2, -1)], max: [bound(0, 1), bound(1, 1), bound(2, 1)] },
    capMm,
  );
};
