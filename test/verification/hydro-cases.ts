import { cube, gridOf } from './bench-grid';
import { cubeSurface, hydroBench, threeWays, volumeWithin } from './hydro-bench';

/** One number against its closed form. */
export interface Check {
  readonly what: string;
  readonly unit: string;
  readonly expected: number;
  readonly obtained: number;
  /** Relative, at 0.5 mm. It doubles at 1 mm. */
  readonly tolerance: number;
}

export interface Case {
  readonly id: string;
  run(h: number): Promise<{ checks: Check[]; volumeError: number }>;
}

export const isWithin = ({ expected, obtained, tolerance }: Check, h: number): boolean =>
  Math.abs(obtained / expected - 1) <= tolerance * (h > 0.75 ? 2 : 1);

const length = (v: readonly number[]): number => Math.hypot(...v);
const ways = ['axis', 'face diagonal', 'space diagonal'];
const inlet = (atMm: readonly number[], volumeMl: number) => ({ atMm, volumeMl, rateMlPerS: 0.5 });
const worst = (states: readonly { volumeError: number }[]) =>
  Math.max(...states.map(({ volumeError }) => volumeError));

/** A point source in free space (physics 2.14). */
const a8: Case = {
  id: 'A8',
  async run(h) {
    const radii = [10, 20, 30];
    const volumes = [10, 20];
    const surface = cubeSurface(22, 10);
    const { states } = await hydroBench({
      grid: cube(34, h),
      inlets: [inlet([0, 0, 0], 20)],
      markersMm: [...radii.flatMap(threeWays), ...surface.pointsMm],
      report: { atMl: volumes },
    });
    const checks = states.flatMap((state, n) =>
      radii.flatMap((r, m) =>
        ways.map((way, w): Check => {
          const expected = Math.cbrt(r ** 3 + (3000 * volumes[n]!) / (4 * Math.PI)) - r;
          const obtained = length(state.displacementMm[3 * m + w]!);
          return {
            what: `u(${r} mm), ${volumes[n]} mL, ${way}`,
            unit: 'mm',
            expected,
            obtained,
            tolerance: 0.03,
          };
        }),
      ),
    );
    const { markersMm, pocketMl } = states.at(-1)!;
    const grown =
      volumeWithin(markersMm.slice(3 * radii.length), surface.triangles) -
      volumeWithin(surface.pointsMm, surface.triangles);
    checks.push(
      {
        what: 'pocket, by the tissue it has left',
        unit: 'mL',
        expected: 20,
        obtained: pocketMl,
        tolerance: 0.01,
      },
      {
        what: 'pocket, by a displaced lattice',
        unit: 'mL',
        expected: 20,
        obtained: grown / 1000,
        tolerance: 0.01,
      },
    );
    return { checks, volumeError: worst(states) };
  },
};

/** A source on a rigid plane: half the space takes all. */
const onPlane: Case = {
  id: 'plane',
  async run(h) {
    const radii = [5, 10, 15, 20, 30];
    const { states } = await hydroBench({
      grid: gridOf([-34, -34, -4], [34, 34, 34], h),
      regions: [{ shape: 'halfspace', pointMm: [0, 0, 0], normal: [0, 0, -1], rigid: true }],
      inlets: [inlet([0, 0, 0.01], 20)],
      markersMm: radii.flatMap((r) => [
        [r, 0, 0.001],
        [0, 0, r],
      ]),
      report: { atMl: [20] },
    });
    const checks = radii.flatMap((r, n) =>
      ['along the plane', 'away from it'].map((way, w): Check => {
        const expected = Math.cbrt(r ** 3 + 60_000 / (2 * Math.PI)) - r;
        const obtained = length(states[0]!.displacementMm[2 * n + w]!);
        return { what: `u(${r} mm), 20 mL, ${way}`, unit: 'mm', expected, obtained, tolerance: 0.03 };
      }),
    );
    return { checks, volumeError: worst(states) };
  },
};

/** A source at a distance from a rigid plane: its image pushes as well (physics 2.9). */
const image: Case = {
  id: 'A7',
  async run(h) {
    const d = 5;
    const markersMm = [
      [0, 0, 8],
      [0, 0, 15],
      [10, 0, 0],
      [15, 0, -4],
      [8, 0, -d + 0.001],
    ];
    const { states } = await hydroBench({
      grid: gridOf([-34, -34, -14], [34, 34, 34], h),
      regions: [{ shape: 'halfspace', pointMm: [0, 0, -d], normal: [0, 0, -1], rigid: true }],
      inlets: [inlet([0, 0, 0], 5)],
      markersMm,
      report: { atMl: [5] },
    });
    const checks = markersMm.map((start, n): Check => {
      const end = carryExactly(start, d, 5000);
      const expected = length(end.map((x, a) => x - start[a]!));
      const obtained = length(states[0]!.displacementMm[n]!);
      return {
        what: `u at [${start.map(Math.round).join(', ')}], 5 mL`,
        unit: 'mm',
        expected,
        obtained,
        tolerance: 0.03,
      };
    });
    return { checks, volumeError: worst(states) };
  },
};

/** Path of a point under a source at 0 and its image at z = −2d while a volume goes in, mm³ (Runge–Kutta, fine steps). */
function carryExactly(start: readonly number[], d: number, volumeMm3: number): number[] {
  const speed = (p: readonly number[]) => {
    const [a, b] = [Math.hypot(p[0]!, p[1]!, p[2]!), Math.hypot(p[0]!, p[1]!, p[2]! + 2 * d)];
    return p.map((x, axis) => (x / a ** 3 + (axis === 2 ? x + 2 * d : x) / b ** 3) / (4 * Math.PI));
  };
  const steps = 2000;
  const dv = volumeMm3 / steps;
  let p = [...start];
  const plus = (v: readonly number[], by: number) => p.map((x, a) => x + by * v[a]!);
  for (let n = 0; n < steps; n++) {
    const k1 = speed(p);
    const k2 = speed(plus(k1, dv / 2));
    const k3 = speed(plus(k2, dv / 2));
    const k4 = speed(plus(k3, dv));
    p = p.map((x, a) => x + (dv / 6) * (k1[a]! + 2 * k2[a]! + 2 * k3[a]! + k4[a]!));
  }
  return p;
}

/** A line source between two closed planes. */
const cylinder: Case = {
  id: 'cylinder',
  async run(h) {
    const radii = [5, 10, 20];
    const thickMm = 60;
    const { states } = await hydroBench({
      grid: gridOf([-60, -60, 0], [60, 60, h], h),
      boundary: { 'x-': 'open', 'x+': 'open', 'y-': 'open', 'y+': 'open' },
      inlets: [{ atMm: [0, 0, h / 2], volumeMl: (20 * h) / thickMm, rateMlPerS: 0.01 }],
      markersMm: radii.flatMap((r) => [
        [r, 0, h / 2],
        [r / Math.SQRT2, r / Math.SQRT2, h / 2],
      ]),
      report: { atMl: [(20 * h) / thickMm] },
    });
    const checks = radii.flatMap((r, n) =>
      ways.slice(0, 2).map((way, w): Check => {
        const expected = Math.sqrt(r * r + 20_000 / (Math.PI * thickMm)) - r;
        const obtained = length(states[0]!.displacementMm[2 * n + w]!);
        return {
          what: `u(${r} mm), 20 mL over 60 mm, ${way}`,
          unit: 'mm',
          expected,
          obtained,
          tolerance: 0.03,
        };
      }),
    );
    return { checks, volumeError: worst(states) };
  },
};

/** A column with closed walls: V/A, half of it either way. */
const slab: Case = {
  id: 'slab',
  async run(h) {
    const { states } = await hydroBench({
      grid: gridOf([-6, -6, -30], [6, 6, 30], h),
      boundary: { 'z-': 'open', 'z+': 'open' },
      inlets: [inlet([0, 0, 0], 1)],
      markersMm: [
        [0, 0, 15],
        [4, -3, -15],
      ],
      report: { atMl: [1] },
    });
    const checks = [0, 1].map((n): Check => ({
      what: `u at ${n === 0 ? '+' : '−'}15 mm, 1 mL`,
      unit: 'mm',
      expected: 1000 / 144 / 2,
      obtained: length(states[0]!.displacementMm[n]!),
      tolerance: 0.03,
    }));
    return { checks, volumeError: worst(states) };
  },
};

export const cases: readonly Case[] = [a8, onPlane, image, cylinder, slab];
