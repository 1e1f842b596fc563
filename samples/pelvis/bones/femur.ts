import { length3, smoothStep } from '../../lib/arithmetic';
import { uneven } from '../../lib/bone/texture';
import { chain } from '../../lib/chain';
import { noise3 } from '../../lib/noise';
import { ellipsoid, roundCone, type Sdf, type Solid, sphere, subtract, unite } from '../../lib/sdf';
import { type Side } from '../../lib/bone/sides';
import { HEAD, onSide } from '../landmarks';

/** The left femur from its head: neck–shaft angle 127°, anteversion 10°, head 44.6 mm, offset 40 mm. */
const [hx, hy, hz] = HEAD;
export const HEAD_RADIUS_MM = 22.3;
const at = (x: number, y: number, z: number, r: number) => [hx + x, hy + y, hz + z, r] as const;

const left: Solid = subtract(
  1.4,
  unite(6, [
    sphere(HEAD, HEAD_RADIUS_MM),
    chain([at(8, 2, -6, 16.6), at(18, 3.4, -13.6, 13.4), at(28, 5, -21, 13), at(37, 6.4, -29, 15.6)], 4),
    // Greater trochanter: its top leans back and inwards over a pit.
    chain([at(44, 8, -34, 14), at(46.6, 11, -18, 13), at(47, 15, -6, 9.6), at(44.4, 19, 2, 6)], 4),
    chain(
      [
        at(38, 7, -38, 16),
        at(40, 6.4, -52, 15.8),
        at(40, 5.6, -66, 14.8),
        at(39, 4, -90, 13.8),
        at(38, 2, -130, 13),
      ],
      4,
    ),
    roundCone([hx + 31, hy + 13, hz - 57], 9, [hx + 22.6, hy + 20, hz - 60], 4.6),
    // Linea aspera.
    chain([at(40, 18, -64, 3), at(40, 17, -90, 2.6), at(39, 15, -130, 2.6)], 3),
  ]),
  // Fovea, and the pit behind the trochanter.
  sphere([hx - 22.6, hy + 3, hz - 6], 4.2),
  ellipsoid([hx + 35, hy + 20, hz - 8], 5, 6, 6),
);

export const femurSolid = (side: Side): Solid => onSide(side, left);

/** Thick in the shaft and at the inner side of the neck, thin over head and trochanter. */
export const femurShell =
  (seed: number): Sdf =>
  (x, y, z) => {
    const [u, w] = [Math.abs(x) - hx, z - hz];
    const shaft = smoothStep(-44, -78, w);
    const neck = smoothStep(15, 24, length3(u, y - hy, w)) * (1 - shaft);
    const calcar = neck * smoothStep(4, 10, -0.6 * u - 0.78 * w) * smoothStep(44, 30, u);
    const mean = 0.6 + 0.7 * neck + 2 * calcar * smoothStep(-8, -22, w) + 4.6 * shaft;
    return mean * (1 + (0.5 - 0.3 * shaft) * (uneven(seed, x, y, z) - 1));
  };

/** Capsule-shaped weight about a segment, 1 on it and 0 beyond `reach`. */
const bundle = (a: readonly number[], b: readonly number[], reach: number): Sdf => {
  const u = [b[0]! - a[0]!, b[1]! - a[1]!, b[2]! - a[2]!] as const;
  const inverse = 1 / (u[0] * u[0] + u[1] * u[1] + u[2] * u[2]);
  return (x, y, z) => {
    const p = [x - a[0]!, y - a[1]!, z - a[2]!] as const;
    const t = Math.min(Math.max((p[0] * u[0] + p[1] * u[1] + p[2] * u[2]) * inverse, 0), 1);
    return 1 - smoothStep(0.3, 1, length3(p[0] - u[0] * t, p[1] - u[1] * t, p[2] - u[2] * t) / reach);
  };
};
/** From the calcar to the top of the head; and the arch over the neck. */
const compressive = bundle([2, 0, 20], [14, 3, -24], 12);
const tensile = bundle([-6, 1, 8], [42, 7, -10], 9);

/** Spongy bone of the old: dense only along its two bundles, fat in Ward's triangle, trochanter and shaft. */
export const femurSpongy: Sdf = (x, y, z) => {
  const [u, v, w] = [Math.abs(x) - hx, y - hy, z - hz];
  const head = 1 - smoothStep(15, 25, length3(u, v, w));
  const shaft = smoothStep(-40, -66, w);
  const fat = 8 + 22 * noise3(2071, x / 9, y / 9, z / 9);
  const base = fat + (178 - fat) * head;
  const bundles = 190 * compressive(u, v, w) + 80 * tensile(u, v, w);
  return (base + bundles) * (1 - shaft) - 58 * shaft;
};
