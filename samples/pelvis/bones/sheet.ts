import { clamp } from '../../lib/arithmetic';
import type { Sdf } from '../../lib/sdf';

/** A point of the middle of a curved plate in an axial plane, and half its thickness there, mm. */
export type SheetPoint = readonly [x: number, y: number, half: number];

/** Axial lines of one plate; all have the same number of points, in the same order. */
export interface SheetLine {
  readonly z: number;
  readonly points: readonly SheetPoint[];
}

/** Where a point lies against the plate: how far from its middle, on which side, and where along it. */
export interface SheetPlace {
  /** In the axial plane, never negative. */
  away: number;
  /** Positive on the side to the left of the direction of the points. */
  side: number;
  /** Half the thickness beside the point. */
  half: number;
  /** Along the points, 0 at the first, 1 at the second and so on. */
  along: number;
}

const spline = (a: number, b: number, c: number, d: number, t: number): number =>
  b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));

const PIECES = 3;

/** The line at one height: x, y and half thickness of each of its finer points. */
const lineAt = (z: readonly number[], flat: readonly number[][], at: number): number[] => {
  let i = 0;
  while (i + 2 < z.length && at > z[i + 1]!) i++;
  const t = (at - z[i]!) / (z[i + 1]! - z[i]!);
  const row = (k: number) => flat[clamp(k, 0, flat.length - 1)]!;
  const mixed = row(i).map((_, n) => spline(row(i - 1)[n]!, row(i)[n]!, row(i + 1)[n]!, row(i + 2)[n]!, t));
  const count = mixed.length / 3;
  const knot = (k: number, axis: number) => mixed[3 * clamp(k, 0, count - 1) + axis]!;
  return Array.from({ length: 3 * ((count - 1) * PIECES + 1) }, (_, n) => {
    const [p, axis] = [Math.floor(n / 3), n % 3];
    const k = Math.min(Math.floor(p / PIECES), count - 2);
    const share = p / PIECES - k;
    return spline(knot(k - 1, axis), knot(k, axis), knot(k + 1, axis), knot(k + 2, axis), share);
  });
};

/** Heights at which the lines are worked out beforehand: every millimetre. */
const tableOf = (lines: readonly SheetLine[]): Float64Array[] => {
  const z = lines.map((line) => line.z);
  const flat = lines.map(({ points }) => points.flat());
  const [low, high] = [z[0]!, z[z.length - 1]!];
  return Array.from({ length: Math.floor(high - low) + 1 }, (_, n) =>
    Float64Array.from(lineAt(z, flat, low + n)),
  );
};

/** The plate through its lines, rising z: the line at any height, cut into short straight pieces. */
export const sheet = (lines: readonly SheetLine[]): ((x: number, y: number, z: number) => SheetPlace) => {
  const table = tableOf(lines);
  const low = lines[0]!.z;
  const size = table[0]!.length;
  const line = new Float64Array(size);
  const found: SheetPlace = { away: 0, side: 1, half: 0, along: 0 };
  let lastZ = Number.NaN;
  return (x, y, at) => {
    if (at !== lastZ) {
      lastZ = at;
      const height = clamp(at - low, 0, table.length - 1.001);
      const n = Math.floor(height);
      const [a, b, t] = [table[n]!, table[n + 1]!, height - n];
      for (let o = 0; o < size; o++) line[o] = a[o]! + (b[o]! - a[o]!) * t;
    }
    let best = 1e18;
    for (let o = 0; o + 3 < size; o += 3) {
      const ax = line[o]!;
      const ay = line[o + 1]!;
      const ux = line[o + 3]! - ax;
      const uy = line[o + 4]! - ay;
      const px = x - ax;
      const py = y - ay;
      let t = (px * ux + py * uy) / (ux * ux + uy * uy + 1e-12);
      t = t < 0 ? 0 : t > 1 ? 1 : t;
      const dx = px - ux * t;
      const dy = py - uy * t;
      const square = dx * dx + dy * dy;
      if (square >= best) continue;
      best = square;
      found.side = ux * py - uy * px < 0 ? -1 : 1;
      found.half = line[o + 2]! + (line[o + 5]! - line[o + 2]!) * t;
      found.along = (o / 3 + t) / PIECES;
    }
    found.away = Math.sqrt(best);
    return found;
  };
};

/** Two fields of a plate at a point are asked for by many: the last answer is kept. */
export const lastOf = <T>(ask: (x: number, y: number, z: number) => T): ((...at: Parameters<Sdf>) => T) => {
  let [kx, ky, kz] = [Number.NaN, 0, 0];
  let answer: T;
  return (x, y, z) => {
    if (x === kx && y === ky && z === kz) return answer;
    [kx, ky, kz] = [x, y, z];
    answer = ask(x, y, z);
    return answer;
  };
};
