import { disc, type Endplate } from '../../lib/bone/disc';
import type { BonePart } from '../../lib/bone/types';
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

export const discs = (): BonePart[] =>
  LEVELS.slice(1).map((lower, n) =>
    disc({
      id: `disc-${LEVELS[n]!}-${lower}`,
      upper: bottomOf(LEVELS[n]!),
      lower: topOf(lower),
      halfWidth: DIMENSIONS[lower].halfWidth,
      halfDepth: DIMENSIONS[lower].halfDepth,
      bulgeMm: lower === 't8' ? 0.9 : 0.3,
      seed: DIMENSIONS[lower].seed + 40,
    }),
  );
