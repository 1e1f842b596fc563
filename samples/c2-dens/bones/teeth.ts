import { atan2, PI, smoothStep } from '../../lib/arithmetic';
import { noise3, uniform } from '../../lib/noise';
import { place } from '../../lib/place';
import type { Point3, Solid } from '../../lib/sdf';
import { roundBox, roundCone, unite } from '../../lib/sdf';
import { smoothLine } from '../../lib/tube';
import { fieldOf } from '../../lib/bone/part';
import type { Side } from '../../lib/bone/sides';
import { both } from '../../lib/bone/sides';
import type { BonePart } from '../../lib/bone/types';

/** One side of an arch, front to back; the fourth number is the height of the tooth's neck. */
const UPPER = (s: Side) =>
  smoothLine(
    [
      [s * 4, -89, 11.5, 0],
      [s * 13, -85, 11.5, 0],
      [s * 20.5, -75, 12, 0],
      [s * 25.5, -62, 12.6, 0],
      [s * 28.5, -47, 13.6, 0],
    ],
    12,
  );
const LOWER = (s: Side) =>
  smoothLine(
    [
      [s * 3, -87, -1.5, 0],
      [s * 11, -83.5, -1.5, 0],
      [s * 18.5, -74, -0.6, 0],
      [s * 24, -61, 0.6, 0],
      [s * 28.5, -44, 3, 0],
    ],
    12,
  );

/** Where along the arch (0–1) each tooth stands, and its half width along it: incisors to second molar. */
const TEETH: readonly (readonly [share: number, halfWidth: number, molar: boolean])[] = [
  [0.0, 3.4, false],
  [0.13, 3, false],
  [0.27, 3.3, false],
  [0.41, 3.2, false],
  [0.54, 3.3, false],
  [0.73, 4.9, true],
  [0.94, 4.7, true],
];

/** Crown towards `up` (±1) from the neck, one or two roots the other way; turned to face out of the arch. */
const tooth = (
  neck: Point3,
  turnDeg: number,
  halfWidth: number,
  molar: boolean,
  up: Side,
  seed: number,
): Solid => {
  const lean = 0.9 * (2 * uniform(seed, 1) - 1);
  const breadth = molar ? 5.1 : 3.5 + 0.4 * uniform(seed, 2);
  const bulk = roundBox([lean * 0.3, 0, up * 3], halfWidth, breadth, molar ? 3.6 : 4.4, molar ? 2.4 : 2.2);
  const root = (dx: number): Solid =>
    roundCone(
      [dx, 0, -up],
      molar ? 2.1 : 2.3,
      [1.4 * dx + lean, 0.6 * lean, -up * (11 + 2 * uniform(seed, 3))],
      0.8,
    );
  const parts = molar ? [bulk, root(2.2), root(-2.2)] : [bulk, root(0)];
  return place(unite(1.4, parts), { at: neck, turnDeg: [0, 0, turnDeg + 12 * (uniform(seed, 4) - 0.5)] });
};

const arch = (
  line: (s: Side) => readonly (readonly [number, number, number, number])[],
  up: Side,
  seed: number,
): Solid[] =>
  both((s) => {
    const points = line(s);
    return TEETH.map(([share, halfWidth, molar], i) => {
      const at = Math.floor(share * (points.length - 1) + 0.5);
      const [x, y, z] = points[at]!;
      const [px, py] = points[Math.max(at - 2, 0)]!;
      const [qx, qy] = points[Math.min(at + 2, points.length - 1)]!;
      const turnDeg = (atan2(qy - py, qx - px) * 180) / PI;
      return tooth([x, y, z], turnDeg, halfWidth * (up < 0 ? 1 : 0.9), molar, up, seed + 10 * i + s);
    });
  });

/** Teeth: enamel cap of the crown, dentine, a pulp cavity; HU of enamel limited as scanners show it. */
export const teeth = (): BonePart => {
  const solid = unite(0, [...arch(UPPER, -1, 900), ...arch(LOWER, 1, 950)]);
  return {
    id: 'teeth',
    material: 'bone',
    priority: 3,
    ...fieldOf(solid),
    corticalMm: () => 1.1,
    hu: (x, y, z, d) => {
      const crown = smoothStep(6.5, 3, Math.abs(z - (5.4 + 0.045 * (y + 66))));
      if (d < -2.7) return 600 + 200 * noise3(91, x, y, z);
      return d > -1.1 ? 1450 + 1050 * crown : 1500 + 90 * noise3(90, x, y, z);
    },
  };
};
