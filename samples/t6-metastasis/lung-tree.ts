import { cos, length3, PI, pow, sin } from '../lib/arithmetic';
import type { Side } from '../lib/bone/sides';
import { type Run, tree } from '../lib/chain';
import { uniform } from '../lib/noise';
import type { Point3, Solid } from '../lib/sdf';
import { cavity } from './body';
import { mediastinum } from './mediastinum';

/** Where arteries and veins enter the left lung (mirrored, and moved, on the right): place, direction, radius. */
interface Stem {
  readonly at: Point3;
  readonly towards: Point3;
  readonly radius: number;
}

const stems: Readonly<Record<1 | -1, readonly Stem[]>> = {
  1: [
    { at: [44, -34, -2], towards: [0.35, 0.35, -1], radius: 4.6 },
    { at: [46, -30, 4], towards: [0.6, 0.8, 0.1], radius: 3.2 },
    { at: [42, -42, 22], towards: [0.6, -0.1, 1], radius: 3.6 },
    { at: [48, -54, 14], towards: [1, -0.5, 0.35], radius: 3.4 },
    { at: [50, -62, 4], towards: [0.8, -0.9, -0.2], radius: 3.2 },
    { at: [48, -36, -16], towards: [0.8, 0.5, -0.7], radius: 3.6 },
    { at: [50, -46, -8], towards: [1, 0.05, -0.35], radius: 3 },
    { at: [45, -26, -26], towards: [0.3, 0.8, -1], radius: 3.4 },
    { at: [46, -28, -22], towards: [1, 0.2, -0.7], radius: 3 },
    { at: [43, -38, 24], towards: [0.4, 0.8, 0.8], radius: 3 },
    { at: [54, -64, 2], towards: [0.4, -0.9, -0.9], radius: 3 },
  ],
  [-1]: [
    { at: [-43, -38, -6], towards: [-0.35, 0.4, -1], radius: 4.8 },
    { at: [-42, -34, 2], towards: [-0.6, 0.8, 0], radius: 3.2 },
    { at: [-40, -44, 20], towards: [-0.5, 0, 1], radius: 3.8 },
    { at: [-44, -56, 14], towards: [-1, -0.5, 0.4], radius: 3.4 },
    { at: [-46, -62, -4], towards: [-0.8, -0.8, -0.4], radius: 3.4 },
    { at: [-42, -38, -22], towards: [-0.7, 0.5, -0.7], radius: 3.6 },
    { at: [-46, -48, -4], towards: [-1, 0, -0.15], radius: 3 },
    { at: [-44, -30, -28], towards: [-0.3, 0.8, -1], radius: 3.4 },
    { at: [-44, -32, -24], towards: [-1, 0.2, -0.7], radius: 3 },
    { at: [-41, -40, 24], towards: [-0.4, 0.8, 0.8], radius: 3 },
    { at: [-48, -60, -10], towards: [-0.4, -0.9, -0.9], radius: 3 },
  ],
};

const unit = ([x, y, z]: Point3): Point3 => {
  const size = 1 / length3(x, y, z);
  return [x * size, y * size, z * size];
};

/** A direction turned away from `u` by `angle`, about `u` by `roll`. */
const turned = (u: Point3, angle: number, roll: number): Point3 => {
  const side: Point3 = Math.abs(u[2]) < 0.8 ? [0, 0, 1] : [1, 0, 0];
  const v = unit([
    u[1] * side[2] - u[2] * side[1],
    u[2] * side[0] - u[0] * side[2],
    u[0] * side[1] - u[1] * side[0],
  ]);
  const w: Point3 = [u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]];
  const [c, s] = [cos(angle), sin(angle)];
  const [cr, sr] = [s * cos(roll), s * sin(roll)];
  const at = (n: 0 | 1 | 2) => c * u[n] + cr * v[n] + sr * w[n];
  return [at(0), at(1), at(2)];
};

/** Whether a branch of a radius may end there: in the lung, short of the pleura. */
const admits = (to: Point3, radius: number): boolean =>
  cavity.distance(...to) < -3.5 &&
  to[2] > -86 &&
  to[2] < 78 &&
  (radius > 2.6 || mediastinum.distance(...to) > 1.5);

/** Where a branch of a radius ends that sets out in about the direction `u`: the first of six tries with room. */
const tip = (seed: number, at: Point3, u: Point3, radius: number): readonly [Point3, Point3] | undefined => {
  const long = 6 * pow(radius, 0.62) * (0.75 + 0.6 * uniform(seed, 0));
  for (let turn = 0; turn < 6; turn++) {
    const v = turn === 0 ? u : turned(u, 0.32 * turn, 2 * PI * uniform(seed, 5, turn));
    const to: Point3 = [at[0] + long * v[0], at[1] + long * v[1], at[2] + long * v[2]];
    if (admits(to, radius)) return [to, v];
  }
  return undefined;
};

/** Stems divide again and again, one branch going on, one leaving, until they are thin or near the pleura. */
const grow = (runs: Run[], seed: number, at: Point3, u: Point3, radius: number): void => {
  const found = tip(seed, at, u, radius);
  if (!found) return;
  const [to, v] = found;
  runs.push([
    [...at, radius],
    [...to, 0.94 * radius],
  ]);
  const roll = 2 * PI * uniform(seed, 1);
  const share = 0.6 + 0.22 * uniform(seed, 2);
  const main = pow(1 - share * share * share, 1 / 3);
  const ways = [
    [Math.max(main, share), 0.1 + 0.2 * uniform(seed, 3), roll],
    [Math.min(main, share), 0.5 + 0.5 * uniform(seed, 4), roll + PI],
  ] as const;
  ways.forEach(([next, bend, way], n) => {
    const thin = 0.94 * radius * next;
    if (thin > 0.42) grow(runs, (seed * 2 + n + 7919) % 1000003, to, turned(v, bend, way), thin);
  });
};

/** Arteries and veins of one lung out to where a CT of 1 mm stops showing them. */
export const lungTree = (side: Side): Solid => {
  const runs: Run[] = [];
  stems[side].forEach(({ at, towards, radius }, n) =>
    grow(runs, 2801 + 37 * n + side, at, unit(towards), radius),
  );
  return tree(runs, 4);
};
