import { canalPost } from '../../lib/bone/column';
import { place } from '../../lib/place';
import { type Solid, subtract, unite } from '../../lib/sdf';
import { type Level, LEVELS, POSE } from '../landmarks';
import { archSolids, upperProcess } from './arch';
import { bodySolid } from './body';
import { DIMENSIONS } from './dimensions';

/** Joint space of the facets, cartilage included: worn joints, 1–2 mm. */
const FACET_GAP_MM = 1.5;

const levelBelow = (level: Level): Level => LEVELS[LEVELS.indexOf(level) + 1] ?? level;

/** The vertebra in the frame of the sample: body, arch and processes as one solid, canal cut out. */
export const vertebraSolid = (level: Level): Solid => {
  const d = DIMENSIONS[level];
  const below = levelBelow(level);
  const bone = unite(2.4, [bodySolid(level), ...archSolids(level, below)]);
  const canal = canalPost(
    [0, d.halfDepth + d.canalHalfDepth - 2.1, 0],
    d.canalHalfWidth,
    d.canalHalfDepth + 0.7,
    40,
  );
  const whole = place(subtract(1.4, bone, canal), POSE[level]);
  if (below === level) return whole;
  const rooms = ([1, -1] as const).map((side) => place(upperProcess(below, side, FACET_GAP_MM), POSE[below]));
  return subtract(0.5, whole, ...rooms);
};
