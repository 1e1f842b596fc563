import { smoothStep } from '../../lib/arithmetic';
import type { Ring } from '../../lib/bone/canal';
import { canalPost, column, outline } from '../../lib/bone/column';
import { plate, ribbon } from '../../lib/bone/organic';
import { noise3 } from '../../lib/noise';
import { type Pose, place } from '../../lib/place';
import { ellipsoid, roundCone, type Point3, smoothMax, type Solid, subtract, unite } from '../../lib/sdf';
import { SIDES, type Side } from '../../lib/bone/sides';
import { sacral } from '../landmarks';
import { upperProcess as sacralProcess } from './sacrum';

/** L5 stands on the sacrum, of L4 the lower processes reach into the CT. Frame: centre of the body. */
export const LUMBAR = ['l4', 'l5'] as const;
export type Lumbar = (typeof LUMBAR)[number];

export const POSE: Readonly<Record<Lumbar, Required<Pose>>> = {
  l4: { at: [-0.6, 1.6, 159.5], turnDeg: [9, -0.8, 0.6] },
  l5: { at: [0.2, 10.6, 123.8], turnDeg: [24, 0.8, -0.4] },
};

/** Endplates of women, half sizes, mm (L4 of the L1 sample is a little smaller). */
export const SIZE = {
  l4: { halfWidth: 23.4, halfDepth: 16.6, halfHeight: 13, wedge: 0.03, canalHalfWidth: 11.6, pedicleX: 16.8 },
  l5: { halfWidth: 25, halfDepth: 17, halfHeight: 12.8, wedge: 0.1, canalHalfWidth: 13, pedicleX: 20 },
} as const;
export const CANAL_HALF_DEPTH = 8.2;

const hollow = (level: Lumbar, x: number, y: number, deepMm: number): number => {
  const { halfWidth, halfDepth } = SIZE[level];
  const share = (x * x) / (halfWidth * halfWidth) + (y * y) / (halfDepth * halfDepth);
  return deepMm * (1 - smoothStep(0.1, 0.75, Math.min(share, 1.2)));
};

/** Endplates in the own frame; the body is lower behind than in front. */
const top = (level: Lumbar, x: number, y: number): number =>
  SIZE[level].halfHeight - hollow(level, x, y, 1.5);
const bottom = (level: Lumbar, x: number, y: number): number =>
  -SIZE[level].halfHeight + SIZE[level].wedge * y + hollow(level, x, y - 2, 1.7);

const body = (level: Lumbar): Solid => {
  const { halfWidth, halfDepth, halfHeight } = SIZE[level];
  return column([0, 0, 0], {
    halfWidth: 0.94 * halfWidth,
    halfDepth: 0.95 * halfDepth,
    flare: 0.12,
    top: (x, y) => top(level, x, y),
    bottom: (x, y) => bottom(level, x, y),
    halfHeight: halfHeight + 1.6,
    squareness: 0.28,
    rim: 1.2,
  });
};

const arch = (level: Lumbar, side: Side): Solid[] => {
  const { halfDepth: d, canalHalfWidth: w, pedicleX } = SIZE[level];
  const back = d + 2 * CANAL_HALF_DEPTH - 1.4;
  const low = level === 'l5';
  const lean = side === 1 ? 0 : 0.8;
  return [
    plate(
      [side * (pedicleX - 2), d - 5, 4.4],
      [side * (pedicleX + 1), d + 9, 3.6],
      [0, 0, 1],
      3.6,
      2.2,
      low ? 6.6 : 5.4,
      low ? 6 : 5,
    ),
    // Upper process, its facet turned inwards, and the knob behind it.
    plate(
      [side * (w + 5), d + 11, 4],
      [side * (w + 6), d + 12, 15.6 + lean],
      [side * 0.4, 0.9, 0],
      4.6,
      4,
      3,
      2.4,
    ),
    ellipsoid([side * (w + 7), d + 16, 9], 3, 3.2, 4.4),
    // Lower process: behind and inside the one below.
    plate(
      [side * (w + (low ? 3 : 1.4)), back - 2, -7],
      [side * (w + (low ? 6 : 2.2)), back - 3, -20.8 - 0.5 * lean],
      [side * 0.75, 0.6, 0],
      4.8,
      4,
      3.2,
      2.6,
    ),
    ribbon(
      [
        [side * (w + 5), back - 7, 1, 4.8, 3.4],
        [side * (w + 1), back - 1, -3, 6.2, 3.2],
        [side * 5.4, back + 3, -5, 7, 2.8],
        [side * 0.4, back + 5, -6, 7.2, 3],
      ],
      [0, -0.3, 1],
      3,
    ),
    low
      ? roundCone([side * 24, d + 5, 3], 7.4, [side * 44, d + 7, 9 + lean], 4.2)
      : roundCone([side * 20, d + 7, 4], 4.4, [side * 43, d + 9, 7 + lean], 2.8),
  ];
};

const spine = (level: Lumbar): Solid[] => {
  const back = SIZE[level].halfDepth + 2 * CANAL_HALF_DEPTH + 2;
  const reach = level === 'l5' ? 19 : 25;
  return [
    plate([0, back, -6], [0.6, back + reach - 3, -10], [0, -0.2, 1], 5, 5, 2.4, 2),
    plate([0.6, back + reach - 4, -10], [0.6, back + reach - 2, -10.6], [0, -0.1, 1], 5, 4.6, 2.8, 3),
  ];
};

/** The bony canal in a vertebra's own frame. */
export const canalRing = (level: Lumbar): Ring => {
  const { halfDepth, canalHalfWidth } = SIZE[level];
  const at: Point3 = [0, halfDepth + CANAL_HALF_DEPTH - 1.6, 0];
  return { at, halfWidth: canalHalfWidth, halfDepth: CANAL_HALF_DEPTH + 0.6 };
};

const canal = (level: Lumbar): Solid => {
  const { at, halfWidth, halfDepth } = canalRing(level);
  return canalPost(at, halfWidth, halfDepth, 40);
};

const upperRoom = (side: Side): Solid => {
  const { halfDepth: d, canalHalfWidth: w } = SIZE.l5;
  return place(
    plate(
      [side * (w + 5), d + 11, 4],
      [side * (w + 6), d + 12, 15.6],
      [side * 0.4, 0.9, 0],
      4.6,
      4,
      4.5,
      3.9,
    ),
    POSE.l5,
  );
};

export const lumbarSolid = (level: Lumbar): Solid => {
  const bone = unite(2.4, [body(level), ...SIDES.flatMap((side) => arch(level, side)), ...spine(level)]);
  const whole = place(subtract(1.4, bone, canal(level)), POSE[level]);
  const rooms = SIDES.map((side) => (level === 'l5' ? sacralProcess(side, 1.5) : upperRoom(side)));
  return subtract(0.5, whole, ...rooms);
};

/** A point of a vertebra's frame in that of the sample, and back. */
const frame = (level: Lumbar, turned: (x: number, y: number, z: number) => number): Solid['distance'] =>
  place({ distance: turned, box: { min: [-60, -60, -60], max: [60, 60, 60] } }, POSE[level]).distance;

const discOf = (distance: Solid['distance'], at: readonly [number, number, number]): Solid => ({
  distance,
  box: { min: [at[0] - 30, at[1] - 26, at[2] - 22], max: [at[0] + 30, at[1] + 26, at[2] + 22] },
});

const underL5 = frame('l5', (x, y, z) => z - bottom('l5', x, y) - 0.5);
const aboveL5 = frame('l5', (x, y, z) => top('l5', x, y) - 0.5 - z);
const underL4 = frame('l4', (x, y, z) => z - bottom('l4', x, y) - 0.5);
const aboutL5 = frame('l5', (x, y) => outline(x, y, SIZE.l5.halfWidth - 0.4, SIZE.l5.halfDepth - 0.2, 0.26));

/** L5/S1, low behind and with gas in it, and L4/L5. */
export const disc51: Solid = discOf(
  (x, y, z) => {
    const { s, v } = sacral(y, z);
    const bulge = 0.6 * noise3(2051, x / 9, y / 9, z / 5);
    const side = outline(x, v + 0.4, 24.4, 17 + 0.06 * s, 0.3) + bulge;
    return smoothMax(side, Math.max(underL5(x, y, z), s - 1.4), 1.8);
  },
  [0, 19, 109],
);
export const disc45: Solid = discOf(
  (x, y, z) => smoothMax(aboutL5(x, y, z), Math.max(underL4(x, y, z), aboveL5(x, y, z)), 1.8),
  [0, 4, 141],
);

/** Gas in the worn disc L5/S1. */
export const vacuum: Solid = {
  box: { min: [-16, 0, 92], max: [16, 36, 122] },
  distance: (x, y, z) => {
    const { s, v } = sacral(y, z);
    const plan = Math.sqrt((x * x) / 144 + ((v + 4) * (v + 4)) / 60) - 1;
    const sheet = Math.abs(s + 4.4 + 0.8 * noise3(2052, x / 5, v / 5, 0.5)) - 0.9;
    return Math.max(6 * plan + 3 * noise3(2053, x / 5, v / 5, s / 5), sheet);
  },
};
