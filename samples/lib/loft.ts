import { clamp } from './arithmetic';
import { noise3 } from './noise';
import { type Box, ellipsoidDistance, type Solid } from './sdf';

/**
 * An axial section: an ellipse about (x, y) with half widths `a` along `turnDeg`'s direction and `b`
 * across it, bent into a crescent by `bend` (mm across at the ends of `a`), mm.
 */
export interface Section {
  readonly z: number;
  readonly x: number;
  readonly y: number;
  readonly a: number;
  readonly b: number;
  /** Direction of `a`: [cos, sin] is made from it. */
  readonly turn?: readonly [number, number];
  readonly bend?: number;
}

const KEYS = 7;

/** Monotone in effect: tangents are limited, so that a muscle never bulges beyond its sections. */
const hermite = (p0: number, p1: number, m0: number, m1: number, t: number): number => {
  const s = t * t;
  const c = s * t;
  return p0 * (2 * c - 3 * s + 1) + m0 * (c - 2 * s + t) + p1 * (3 * s - 2 * c) + m1 * (c - s);
};

const valuesOf = ({ x, y, a, b, turn = [1, 0], bend = 0 }: Section): number[] => {
  const norm = Math.sqrt(turn[0] * turn[0] + turn[1] * turn[1]);
  return [x, y, a, b, turn[0] / norm, turn[1] / norm, bend];
};

/** An axis has no sense: turned about where that is nearer to the section before. */
const followTurn = (before: readonly number[], row: number[]): void => {
  if (before[4]! * row[4]! + before[5]! * row[5]! >= 0) return;
  row[4] = -row[4]!;
  row[5] = -row[5]!;
  row[6] = -row[6]!;
};

const tangents = (z: readonly number[], v: readonly number[][]): number[][] =>
  v.map((row, i) =>
    row.map((_, axis) => {
      if (i === 0 || i === v.length - 1) return 0;
      const left = (v[i]![axis]! - v[i - 1]![axis]!) / (z[i]! - z[i - 1]!);
      const right = (v[i + 1]![axis]! - v[i]![axis]!) / (z[i + 1]! - z[i]!);
      return left * right <= 0 ? 0 : (2 * left * right) / (left + right);
    }),
  );

const boxOf = (sections: readonly Section[], capMm: number): Box => {
  const reach = ({ a, b, bend = 0 }: Section) => Math.max(a, b) + Math.abs(bend);
  return {
    min: [
      Math.min(...sections.map((s) => s.x - reach(s))),
      Math.min(...sections.map((s) => s.y - reach(s))),
      sections[0]!.z - capMm,
    ],
    max: [
      Math.max(...sections.map((s) => s.x + reach(s))),
      Math.max(...sections.map((s) => s.y + reach(s))),
      sections[sections.length - 1]!.z + capMm,
    ],
  };
};

/**
 * A solid through axial sections in rising z: muscles, glands, veins. Its ends are rounded over
 * `capMm`. The distance is first order near the surface.
 */
export const loft = (sections: readonly Section[], capMm = 2): Solid => {
  const z = sections.map((section) => section.z);
  const values = sections.map(valuesOf);
  for (let i = 1; i < values.length; i++) followTurn(values[i - 1]!, values[i]!);
  const slopes = tangents(z, values);
  const now = new Float64Array(KEYS);
  let lastZ = Number.NaN;
  const prepare = (at: number): void => {
    lastZ = at;
    const bounded = clamp(at, z[0]!, z[z.length - 1]!);
    let i = 0;
    while (i + 2 < z.length && bounded > z[i + 1]!) i++;
    const step = z.length > 1 ? z[i + 1]! - z[i]! : 1;
    const t = z.length > 1 ? (bounded - z[i]!) / step : 0;
    for (let axis = 0; axis < KEYS; axis++) {
      now[axis] =
        z.length > 1
          ? hermite(
              values[i]![axis]!,
              values[i + 1]![axis]!,
              slopes[i]![axis]! * step,
              slopes[i + 1]![axis]! * step,
              t,
            )
          : values[0]![axis]!;
    }
  };
  const low = z[0]!;
  const high = z[z.length - 1]!;
  const normalise = (): void => {
    const norm = Math.sqrt(now[4]! * now[4]! + now[5]! * now[5]!);
    now[4] = now[4]! / norm;
    now[5] = now[5]! / norm;
  };
  return {
    box: boxOf(sections, capMm),
    distance: (x, y, at) => {
      if (at !== lastZ) {
        prepare(at);
        normalise();
      }
      const beyond = Math.max(low - at, at - high);
      const px = x - now[0]!;
      const py = y - now[1]!;
      const c = now[4]!;
      const s = now[5]!;
      const u = px * c + py * s;
      const a = now[2]!;
      const b = now[3]!;
      const share = u / a;
      const v = py * c - px * s - now[6]! * Math.min(share * share, 4);
      // The third half axis is out of the way: it would bound how deep a point can be.
      if (beyond <= 0) return ellipsoidDistance(u, v, 0, a, b, 1e4);
      return ellipsoidDistance(u, v, beyond, a, b, capMm);
    },
  };
};

/** The sections of the other side of the body. */
export const mirrored = (sections: readonly Section[]): Section[] =>
  sections.map((section) => ({
    ...section,
    x: -section.x,
    turn: [section.turn?.[0] ?? 1, -(section.turn?.[1] ?? 0)] as const,
  }));

/** A muscle of the other side: a little thicker or thinner at every height. */
export const unlike = (sections: readonly Section[], seed: number): Section[] =>
  sections.map((section, n) => {
    const share = 0.12 * noise3(531, seed + 0.37, n * 0.71, 0.5);
    const thick = 0.14 * noise3(532, seed + 0.53, n * 0.61, 0.5);
    return {
      ...section,
      x: section.x * (1 + 0.3 * share),
      a: section.a * (1 + share),
      b: section.b * (1 + thick),
    };
  });

/** An axial section in one line: direction of `a` as (tx, ty), then the bend. */
export type Row = readonly [
  z: number,
  x: number,
  y: number,
  a: number,
  b: number,
  tx?: number,
  ty?: number,
  bend?: number,
];

export const sectionsOf = (rows: readonly Row[]): Section[] =>
  rows.map(([z, x, y, a, b, tx = 1, ty = 0, bend = 0]) => ({ z, x, y, a, b, turn: [tx, ty], bend }));
