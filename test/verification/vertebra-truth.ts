import { bones as neckBones } from '../../samples/c2-dens/bones';
import { SUBAXIAL } from '../../samples/c2-dens/bones/dimensions';
import * as subaxial from '../../samples/c2-dens/bones/subaxial';
import { BODY } from '../../samples/c2-dens/landmarks';
import { bones as loinBones } from '../../samples/l1-fracture/bones';
import { pedicleCentre } from '../../samples/l1-fracture/bones/arch';
import * as lumbar from '../../samples/l1-fracture/bones/body';
import { DIMENSIONS as LUMBAR } from '../../samples/l1-fracture/bones/dimensions';
import { type Level as LumbarLevel, POSE as LUMBAR_POSE } from '../../samples/l1-fracture/landmarks';
import { bones as chestBones } from '../../samples/t6-metastasis/bones';
import * as thoracic from '../../samples/t6-metastasis/bones/body';
import { DIMENSIONS as THORACIC } from '../../samples/t6-metastasis/bones/dimensions';
import { type Level as ThoracicLevel, POSE as THORACIC_POSE } from '../../samples/t6-metastasis/landmarks';
import type { BonePart } from '../../samples/lib/bone/types';
import { type Pose, pointAt } from '../../samples/lib/place';
import type { Point3, Sdf } from '../../samples/lib/sdf';

/** A vertebra of a sample as it was made, in the frame of the sample, with what places its own frame. */
export interface MadeVertebra {
  readonly sdf: Sdf;
  readonly pose: Pose;
  readonly halfWidth: number;
  readonly halfDepth: number;
  readonly halfHeight: number;
  readonly top: (x: number, y: number) => number;
  readonly bottom: (x: number, y: number) => number;
  /** In the pedicle of a side (+1 left), and roughly its way to the front; own frame. */
  readonly inPedicle: (side: 1 | -1) => readonly [at: Point3, towards: Point3];
  /** Middle of the mouth of the basivertebral foramen, own frame, on the back of the body. */
  readonly foramen: Point3;
}

const sdfOf = (bones: () => readonly BonePart[], id: string): Sdf =>
  bones().find((bone) => bone.id === id)!.sdf;

export function madeLumbar(level: LumbarLevel): MadeVertebra {
  const d = LUMBAR[level];
  const high = level === 'l1' ? 5.4 : 0.38 * d.halfHeight;
  return {
    ...d,
    sdf: sdfOf(loinBones, `vertebra-${level}`),
    pose: LUMBAR_POSE[level],
    top: (x, y) => lumbar.endplateTop(level, x, y),
    bottom: (x, y) => lumbar.endplateBottom(level, x, y),
    inPedicle: (side) => [pedicleCentre(level, side), [-0.1 * side, -1, 0]],
    // A gable whose floor lies 45 % of its height below its level: its middle 5 % below.
    foramen: [0, d.halfDepth, (level === 'l1' ? 1.6 : 1) - 0.05 * high],
  };
}

export function madeThoracic(level: ThoracicLevel): MadeVertebra {
  const d = THORACIC[level];
  return {
    ...d,
    sdf: sdfOf(chestBones, `vertebra-${level}`),
    pose: THORACIC_POSE[level],
    top: (x, y) => thoracic.endplateTop(level, x, y),
    bottom: (x, y) => thoracic.endplateBottom(level, x, y),
    inPedicle: (side) => [[side * (d.canalHalfWidth + d.pedicleHalfWidth + 0.2), d.halfDepth + 3, d.halfHeight - 5], [-0.1 * side, -1, 0]], // prettier-ignore
    foramen: [0, d.halfDepth, -0.18],
  };
}

export function madeCervical(level: keyof typeof SUBAXIAL): MadeVertebra {
  const d = SUBAXIAL[level];
  const [x, y] = [d.bodyHalfWidth - 3, d.pillarX - 2.5];
  return {
    sdf: sdfOf(neckBones, `vertebra-${level}`),
    pose: { at: BODY[level], turnDeg: [...d.turnDeg] as never as Point3 },
    halfWidth: d.bodyHalfWidth,
    halfDepth: d.bodyHalfDepth,
    halfHeight: d.bodyHalfHeight,
    top: (u, v) => subaxial.endplateTop(d, u, v),
    bottom: (u, v) => subaxial.endplateBottom(d, u, v),
    inPedicle: (side) => [[side * (0.6 * x + 0.4 * y), 0.6 * 4.6 + 0.4 * (d.pillarY - 2.5), 1.4], [side * (x - y), 4.6 - d.pillarY + 2.5, 1]], // prettier-ignore
    foramen: [0.4, d.bodyHalfDepth, 0.3],
  };
}

type Triple = readonly [number, number, number];
export const dot = (a: Triple, b: Triple): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
export const unit = (a: Triple): Triple => a.map((value) => value / Math.hypot(...a)) as never as Triple;
export const less = (a: Triple, b: Triple): Triple => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
const cross = (a: Triple, b: Triple): Triple => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]; // prettier-ignore
const plus = (p: Triple, ...steps: readonly (readonly [by: number, way: Triple])[]): Triple =>
  steps.reduce<Triple>((at, [by, way]) => [at[0] + by * way[0], at[1] + by * way[1], at[2] + by * way[2]], p);

/** A direction of the own frame in that of the sample. */
export const turned = (pose: Pose, d: Triple): Triple => less(pointAt(pose, d), pointAt(pose, [0, 0, 0]));

/** How far bone reaches from a place inside it, mm, to 0.02 mm. */
function reach(sdf: Sdf, p: Triple, way: Triple): number {
  let mm = 0;
  while (mm < 14 && sdf(...plus(p, [mm, way])) < 0) mm += 0.2;
  return mm;
}

interface Axis {
  readonly at: Triple;
  readonly direction: Triple;
}

const rows = [-0.4, -0.2, 0, 0.2, 0.4];

/**
 * The axis of a pedicle by the definition of `PedicleAxis`, from the analytic solid in steps of 0.2 mm: midway between the walls
 * where they are at most 15 % or 1.2 mm farther apart than at the narrowest, midway between the borders as far as they are straight.
 */
export function pedicleTruth({ sdf, pose, inPedicle }: MadeVertebra, side: 1 | -1): Axis {
  const [start, towards] = inPedicle(side);
  const up = unit(turned(pose, [0, 0, 1]));
  let [at, n]: [Triple, Triple] = [pointAt(pose, start), unit(turned(pose, towards))];
  for (let round = 0; round < 10; round++) {
    const u = unit(cross(n, up));
    const v = cross(u, n);
    const back = (d: Triple): Triple => [-d[0], -d[1], -d[2]];
    const [w, h] = [reach(sdf, at, u) + reach(sdf, at, back(u)), reach(sdf, at, v) + reach(sdf, at, back(v))];
    const mean = (way: Triple, place: (share: number) => Triple) =>
      rows.reduce((sum, share) => sum + reach(sdf, place(share), way), 0) / rows.length;
    const cuts = Array.from({ length: 33 }, (_, k) => {
      const t = (k - 16) / 2;
      const level = (share: number) => plus(at, [t, n], [(share * h) / 2, v]);
      const upright = (share: number) => plus(at, [t, n], [(share * w) / 2, u]);
      return { t, left: mean(u, level), right: mean(back(u), level), above: mean(v, upright), below: mean(back(v), upright) };
    }); // prettier-ignore
    const weights = narrow(cuts.map(({ left, right }) => left + right));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const t = cuts.reduce((sum, cut, k) => sum + weights[k]! * cut.t, 0) / total;
    const across = line(cuts.map((cut, k) => [cut.t, (cut.left - cut.right) / 2, weights[k]!]));
    const near = cuts.filter((cut) => Math.abs(cut.t - t) <= 6);
    const [top, low] = [straight(near.map((cut) => [cut.t, cut.above])), straight(near.map((cut) => [cut.t, cut.below]))]; // prettier-ignore
    const slope = (top[1] - low[1]) / 2;
    at = plus(at, [t, n], [across[0] + t * across[1], u], [(top[0] - low[0]) / 2 + t * slope, v]);
    n = unit(plus(n, [across[1] / 2, u], [slope / 2, v]));
  }
  return { at, direction: n };
}

/** Weights about the least of a row of widths. */
function narrow(widths: readonly number[]): number[] {
  const least = Math.min(...widths.slice(6, 27));
  const from = widths.indexOf(least);
  const weights = widths.map((w) => Math.max(0, 1 - (w - least) / Math.max(1.2, 0.15 * least)) ** 2);
  let [low, high] = [from, from];
  while (weights[low - 1]! > 0) low--;
  while (weights[high + 1]! > 0) high++;
  return weights.map((weight, n) => (n >= low && n <= high ? weight : 0));
}

/** Height and slope of the weighted line of least squares. */
function line(points: readonly (readonly [t: number, x: number, w: number])[]): readonly [number, number] {
  const sum = (of: (p: (typeof points)[number]) => number) =>
    points.reduce((all, p) => all + p[2] * of(p), 0);
  const [s, st, sx, stt, stx] = [sum(() => 1), sum(([t]) => t), sum(([, x]) => x), sum(([t]) => t * t), sum(([t, x]) => t * x)]; // prettier-ignore
  const slope = (s * stx - st * sx) / (s * stt - st * st);
  return [(sx - slope * st) / s, slope];
}

/** The line that most points lie near. */
function straight(points: readonly (readonly [t: number, x: number])[]): readonly [number, number] {
  const near = (off: number) => Math.max(0, 1 - (off / 0.5) ** 2) ** 2;
  let [best, most]: [readonly [number, number], number] = [[0, 0], -1];
  for (const [t0, x0] of points)
    for (const [t1, x1] of points) {
      const slope = (x1 - x0) / (t1 - t0);
      if (t1 - t0 < 3 || Math.abs(slope) > 0.6) continue;
      const score = points.reduce((all, [t, x]) => all + near(x - x0 - slope * (t - t0)), 0);
      if (score > most) [best, most] = [[x0 - slope * t0, slope], score];
    }
  for (let round = 0; round < 6; round++)
    best = line(points.map(([t, x]) => [t, x, near(x - best[0] - best[1] * t)]));
  return best;
}

/** A plane a point and a normal. */
export interface Plane {
  readonly at: Triple;
  readonly normal: Triple;
}

/** z over (x, y) by least squares: height at the origin and both slopes. */
function leastSquares(points: readonly Triple[]): Triple {
  const mean = (c: 0 | 1 | 2) => points.reduce((sum, p) => sum + p[c], 0) / points.length;
  const [mx, my, mz] = [mean(0), mean(1), mean(2)];
  const sum = (of: (p: Triple) => number) => points.reduce((all, p) => all + of([p[0] - mx, p[1] - my, p[2] - mz]), 0); // prettier-ignore
  const [xx, xy, yy, xz, yz] = [sum(([x]) => x * x), sum(([x, y]) => x * y), sum(([, y]) => y * y), sum(([x, , z]) => x * z), sum(([, y, z]) => y * z)]; // prettier-ignore
  const area = xx * yy - xy * xy;
  const [a, b] = [(xz * yy - yz * xy) / area, (yz * xx - xz * xy) / area];
  return [mz - a * mx - b * my, a, b];
}

/** Points of an endplate within 60 % of the body's width and depth; the plane through them. */
export function endplateTruth(
  { halfWidth, halfDepth, top, bottom, pose }: MadeVertebra,
  side: 1 | -1,
): Plane {
  const points: Triple[] = [];
  for (let a = -6; a <= 6; a++)
    for (let l = -6; l <= 6; l++) {
      const [x, y] = [(l / 10) * halfWidth, (a / 10) * halfDepth];
      points.push([x, y, (side === 1 ? top : bottom)(x, y)]);
    }
  const [height, toX, toY] = leastSquares(points);
  return { at: pointAt(pose, [0, 0, height]), normal: unit(turned(pose, [-toX, -toY, 1])) };
}

/** The back of the body between the pedicles, as far as it lies within 1 mm of the plane: without the vein's foramen. */
export function wallTruth({ sdf, pose, halfDepth, halfHeight }: MadeVertebra): Plane {
  let points: Triple[] = [];
  for (let z = -0.6 * halfHeight; z <= 0.6 * halfHeight; z += 0.5)
    for (let x = -6; x <= 6; x += 0.5) {
      let y = halfDepth + 4;
      while (y > halfDepth - 12 && sdf(...pointAt(pose, [x, y, z])) > 0) y -= 0.1;
      points.push([x, z, y]);
    }
  let plane = leastSquares(points);
  for (let round = 0; round < 3; round++) {
    points = points.filter(([x, z, y]) => Math.abs(y - plane[0] - plane[1] * x - plane[2] * z) < 1);
    plane = leastSquares(points);
  }
  return { at: pointAt(pose, [0, plane[0], 0]), normal: unit(turned(pose, [-plane[1], 1, -plane[2]])) };
}

/** The middle of the hindmost 3 mm within 10 mm of the midline, in the own frame, on the surface. */
export function tipTruth({ sdf, pose, halfDepth }: MadeVertebra): Triple {
  const isBone = (x: number, y: number, z: number) => sdf(...pointAt(pose, [x, y, z])) < 0;
  let hindmost = NaN;
  const all: Triple[] = [];
  for (let y = halfDepth + 75; y > halfDepth + 12 && !(y < hindmost - 3); y -= 0.5)
    for (let z = -55; z <= 12; z += 0.75)
      for (let x = -10; x <= 10; x += 0.75)
        if (isBone(x, y, z)) {
          if (Number.isNaN(hindmost)) hindmost = y;
          all.push([x, y, z]);
        }
  const mean = (c: 0 | 2) => all.reduce((sum, p) => sum + p[c], 0) / all.length;
  let y = hindmost + 1;
  while (!isBone(mean(0), y, mean(2)) && y > hindmost - 10) y -= 0.1;
  return pointAt(pose, [mean(0), y, mean(2)]);
}

/** The dens of the C2 sample: the line through the middles of its level sections from the waist up, and the waist. */
export function densTruth(): Axis & { readonly widthMm: number; readonly depthMm: number } {
  const sdf = sdfOf(neckBones, 'vertebra-c2');
  const levels = Array.from({ length: 35 }, (_, k) => 9 + 0.4 * k).map((z) => {
    const inside: Triple[] = [];
    for (let y = -7; y <= 9; y += 0.2) for (let x = -7; x <= 7; x += 0.2) if (sdf(x, y, z) < 0) inside.push([x, y, z]); // prettier-ignore
    const mean = (c: 0 | 1) => inside.reduce((sum, p) => sum + p[c], 0) / inside.length;
    const extent = (c: 0 | 1) => {
      const all = inside.map((p) => p[c]);
      return Math.max(...all) - Math.min(...all) + 0.1;
    };
    return { z, x: mean(0), y: mean(1), area: inside.length * 0.04, width: extent(0), depth: extent(1) };
  });
  const waist = levels.slice(0, 18).reduce((best, level) => (level.area < best.area ? level : best));
  const shaft = levels.filter(({ z, area }) => z >= waist.z && area > 0.6 * waist.area);
  const [x, y] = [line(shaft.map((l) => [l.z, l.x, 1])), line(shaft.map((l) => [l.z, l.y, 1]))];
  return {
    at: [x[0] + waist.z * x[1], y[0] + waist.z * y[1], waist.z],
    direction: unit([x[1], y[1], 1]),
    widthMm: waist.width,
    depthMm: waist.depth,
  };
}
