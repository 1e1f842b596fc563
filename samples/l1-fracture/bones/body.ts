import { smoothStep } from '../../lib/arithmetic';
import { column } from '../../lib/bone/column';
import { noise3 } from '../../lib/noise';
import { ellipsoid, roundCone, type Solid, unite } from '../../lib/sdf';
import type { Level } from '../landmarks';
import { DIMENSIONS } from './dimensions';

/** Share of the way from the middle of an endplate to its rim, squared. */
const rimShare = (level: Level, x: number, y: number): number => {
  const { halfWidth, halfDepth } = DIMENSIONS[level];
  return Math.min((x * x) / (halfWidth * halfWidth) + (y * y) / (halfDepth * halfDepth), 1.2);
};

/** Hollow in the middle, level at the ring apophysis. */
const hollowed = (level: Level, x: number, y: number): number =>
  DIMENSIONS[level].hollow * (1 - smoothStep(0.1, 0.75, rimShare(level, x, y)));

/** Height left in front of the broken L1, as a share: 35 % is lost (Genant grade 2). */
const FRONT_LEFT = 0.65;

/**
 * Upper endplate of L1: its posterior edge stands, from a third of the depth forward it has sunk, deepest
 * somewhat left of and in front of the middle; steps where the endplate broke.
 */
const brokenTop = (x: number, y: number): number => {
  const { halfDepth, halfHeight } = DIMENSIONS.l1;
  const forward = smoothStep(0.86 * halfDepth, -0.45 * halfDepth, y);
  const wedge = 2 * halfHeight * (1 - FRONT_LEFT) * (0.86 * forward + 0.14 * smoothStep(2, -2, y));
  const sunk = 1.8 * (1 - smoothStep(0.12, 0.75, rimShare('l1', x - 2, y + 3)));
  const steps = 0.7 * noise3(1331, x / 6.5, y / 6.5, 0.5) + 0.35 * noise3(1332, x / 2.8, y / 2.8, 0.5);
  return halfHeight - wedge - sunk + steps * smoothStep(halfDepth, 0.5 * halfDepth, y);
};

/** Upper endplate in the vertebra's own frame, mm. */
export const endplateTop = (level: Level, x: number, y: number): number =>
  level === 'l1' ? brokenTop(x, y) : DIMENSIONS[level].halfHeight - hollowed(level, x, y);

/** Lower endplate: hollow behind its middle. */
export const endplateBottom = (level: Level, x: number, y: number): number =>
  -DIMENSIONS[level].halfHeight + 1.15 * hollowed(level, x, y - 3);

/** Spurs at the rims next to worn discs; [root, tip] in the own frame. */
const spurs: Readonly<Partial<Record<Level, readonly (readonly number[])[]>>> = {
  t12: [
    [-8, -11.4, -10.4, -9, -15.4, -12.6],
    [9, -11, -10.6, 10.4, -14.4, -12],
  ],
  l2: [
    [-16, -7, -11.6, -20.6, -9.6, -14.4],
    [15.6, -6, -11.6, 19.6, -8, -13.6],
  ],
  l3: [
    [-15, -9.4, 11.6, -19.6, -12.4, 14],
    [16, -6, 11.6, 20.4, -8.6, 13.4],
    [2, -14, 11.8, 2.4, -18, 13],
  ],
};

/** The upper front corner of L1 that broke off and slid forward. */
const frontFragment = unite(1.4, [
  ellipsoid([1, -13.2, 0.2], 12.5, 3.6, 3.4),
  ellipsoid([-7, -12.4, 0.4], 7, 4, 3),
]);

/** The body about its centre. */
export const bodySolid = (level: Level): Solid => {
  const d = DIMENSIONS[level];
  const shell = column([0, 0, 0], {
    halfWidth: d.halfWidth * (1 - d.waist * 0.5),
    halfDepth: d.halfDepth * (1 - d.waist * 0.4),
    flare: d.waist,
    top: (x, y) => endplateTop(level, x, y),
    bottom: (x, y) => endplateBottom(level, x, y),
    halfHeight: d.halfHeight,
    squareness: level.startsWith('t') ? 0.08 : 0.3,
    rim: 1.2,
  });
  const grown = (spurs[level] ?? []).map(([ax, ay, az, bx, by, bz]) =>
    roundCone([ax!, ay!, az!], 2.6, [bx!, by!, bz!], 0.7),
  );
  const parts = [shell, ...grown, ...(level === 'l1' ? [frontFragment] : [])];
  return parts.length === 1 ? shell : unite(1.6, parts);
};
