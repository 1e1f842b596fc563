import { smoothStep } from '../../lib/arithmetic';
import { column } from '../../lib/bone/column';
import { roundCone, type Solid, unite } from '../../lib/sdf';
import type { Level } from '../landmarks';
import { DIMENSIONS, ENDPLATE_WEDGE_MM, HOLLOW_MM, WAIST } from './dimensions';

/** Hollow in the middle, level at the ring apophysis. */
const hollowed = (level: Level, x: number, y: number): number => {
  const { halfWidth, halfDepth } = DIMENSIONS[level];
  const share = (x * x) / (halfWidth * halfWidth) + (y * y) / (halfDepth * halfDepth);
  return HOLLOW_MM * (1 - smoothStep(0.1, 0.8, share));
};

/** The bodies are a little lower in front. */
const wedge = (level: Level, y: number): number => (ENDPLATE_WEDGE_MM * y) / DIMENSIONS[level].halfDepth;

/** Endplates in the vertebra's own frame, mm. */
export const endplateTop = (level: Level, x: number, y: number): number =>
  DIMENSIONS[level].halfHeight + wedge(level, y) - hollowed(level, x, y);
export const endplateBottom = (level: Level, x: number, y: number): number =>
  -DIMENSIONS[level].halfHeight + 1.1 * hollowed(level, x, y - 2);

/** Spurs at the front rims, larger on the right, where no aorta beats; [root, tip] in the own frame. */
const spurs: Readonly<Partial<Record<Level, readonly (readonly number[])[]>>> = {
  t7: [[-8.6, -8, -8.2, -10.6, -11.4, -10.4]],
  t8: [
    [-8, -9, 8.6, -10.4, -12.6, 10.8],
    [-11, -5.4, -8.6, -14.4, -8, -10.6],
  ],
  t9: [[-10, -8, 9, -13, -11.2, 11.4]],
};

/** The body about its centre: heart-shaped, its back hollow. */
export const bodySolid = (level: Level): Solid => {
  const d = DIMENSIONS[level];
  const shell = column([0, 0, 0], {
    halfWidth: d.halfWidth * (1 - WAIST * 0.5),
    halfDepth: d.halfDepth * (1 - WAIST * 0.4),
    flare: WAIST,
    top: (x, y) => endplateTop(level, x, y),
    bottom: (x, y) => endplateBottom(level, x, y),
    halfHeight: d.halfHeight,
    squareness: 0.12,
    rim: 1.2,
  });
  const grown = (spurs[level] ?? []).map(([ax, ay, az, bx, by, bz]) =>
    roundCone([ax!, ay!, az!], 2.2, [bx!, by!, bz!], 0.6),
  );
  return grown.length === 0 ? shell : unite(1.4, [shell, ...grown]);
};
