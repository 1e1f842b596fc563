import { disc, type Endplate } from '../../lib/bone/disc';
import { organic } from '../../lib/bone/organic';
import { fieldOf } from '../../lib/bone/part';
import type { BonePart } from '../../lib/bone/types';
import { ellipsoid, unite } from '../../lib/sdf';
import { type Level, LEVELS, POSE } from '../landmarks';
import { endplateBottom, endplateTop } from './body';
import { DIMENSIONS } from './dimensions';

const topOf = (level: Level): Endplate => ({
  pose: POSE[level],
  rimZ: DIMENSIONS[level].halfHeight,
  height: (x, y) => endplateTop(level, x, y),
});

const bottomOf = (level: Level): Endplate => ({
  pose: POSE[level],
  rimZ: -DIMENSIONS[level].halfHeight,
  height: (x, y) => endplateBottom(level, x, y),
});

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
    disc({
      id: `disc-${LEVELS[n]!}-${lower}`,
      upper: bottomOf(LEVELS[n]!),
      lower: topOf(lower),
      halfWidth: DIMENSIONS[lower].halfWidth,
      halfDepth: DIMENSIONS[lower].halfDepth,
      bulgeMm: lower === 'l3' ? 1.8 : lower === 'l2' ? 1.1 : 0.5,
      backMm: lower === 'l1' ? 0.6 : 0,
      seed: DIMENSIONS[lower].seed + 40,
    }),
  ),
  vacuum(),
];
