import { cos, length2, radians, sin } from '../../lib/arithmetic';
import { column } from '../../lib/bone/column';
import { organic } from '../../lib/bone/organic';
import { fieldOf } from '../../lib/bone/part';
import type { BonePart } from '../../lib/bone/types';
import { noise3 } from '../../lib/noise';
import { ellipsoid, type Point3, type Solid, unite } from '../../lib/sdf';
import { type Level, LEVELS, POSE } from '../landmarks';
import { endplateBottom, endplateTop } from './body';
import { DIMENSIONS } from './dimensions';

/** Height of an endplate over a point of the plan, frame of the sample; first order in the lean. */
const heightOf = (level: Level, end: 'top' | 'bottom', x: number, y: number): number => {
  const { at, turnDeg } = POSE[level];
  const [c, s] = [cos(radians(turnDeg[0])), sin(radians(turnDeg[0]))];
  const z = (end === 'top' ? 1 : -1) * DIMENSIONS[level].halfHeight;
  const v = (y - at[1] + s * z) / c;
  const own = end === 'top' ? endplateTop(level, x - at[0], v) : endplateBottom(level, x - at[0], v);
  return at[2] + s * v + c * own;
};

/** The disc between two vertebrae, bulging by `bulgeMm` beyond the rims. */
const disc = (upper: Level, lower: Level, bulgeMm: number): BonePart => {
  const [above, below] = [POSE[upper].at, POSE[lower].at];
  const d = DIMENSIONS[lower];
  const y = (above[1] + below[1]) / 2 + (lower === 'l1' ? 0.6 : 0);
  const x = (above[0] + below[0]) / 2;
  const low = heightOf(lower, 'top', x, y);
  const high = heightOf(upper, 'bottom', x, y);
  const middle: Point3 = [x, y, (low + high) / 2];
  const solid = column(middle, {
    halfWidth: d.halfWidth - 0.2 + bulgeMm,
    halfDepth: d.halfDepth - 0.4 + bulgeMm,
    flare: -0.04,
    top: (u, v) => heightOf(upper, 'bottom', u + x, v + y) - middle[2] + 0.5,
    bottom: (u, v) => heightOf(lower, 'top', u + x, v + y) - middle[2] - 0.5,
    halfHeight: 6,
    squareness: 0.25,
    rim: 1.6,
  });
  // Tilted ends reach beyond the box of an upright column.
  const { box } = solid;
  const roomy: Solid = {
    ...solid,
    box: {
      min: [box.min[0], box.min[1], middle[2] - 13],
      max: [box.max[0], box.max[1], middle[2] + 13],
    },
  };
  const soft = organic(roomy, d.seed + 40, 0.7, 0.2);
  return {
    id: `disc-${upper}-${lower}`,
    material: 'disc',
    priority: 1,
    ...fieldOf(soft),
    corticalMm: () => 0,
    hu: (px, py, pz) =>
      72 +
      30 * Math.min(length2(px - x, py - y) / d.halfWidth, 1) +
      7 * noise3(77, px * 0.4, py * 0.4, pz * 0.4),
  };
};

/** Gas in the worn disc under L2: a flat seam, more to the front. */
const vacuum = (): BonePart => {
  const [a, b] = [POSE.l2.at, POSE.l3.at];
  const [y, z] = [(a[1] + b[1]) / 2, (a[2] + b[2]) / 2];
  const solid = unite(0.6, [
    ellipsoid([-3, y - 3, z + 0.2], 7.4, 4.4, 0.9),
    ellipsoid([4.4, y - 5.4, z - 0.4], 4, 3, 0.7),
    ellipsoid([-8, y + 1, z + 0.4], 3, 2.6, 0.7),
  ]);
  return {
    id: 'vacuum',
    material: 'air',
    priority: 0,
    ...fieldOf(organic(solid, 1777, 0.4, 0.3)),
    corticalMm: () => 0,
    hu: () => -620,
  };
};

export const discs = (): BonePart[] => [
  ...LEVELS.slice(1).map((lower, n) =>
    disc(LEVELS[n]!, lower, lower === 'l3' ? 1.8 : lower === 'l2' ? 1.1 : 0.5),
  ),
  vacuum(),
];
