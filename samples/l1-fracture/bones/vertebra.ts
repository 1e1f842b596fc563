import type { Ring } from '../../lib/bone/canal';
import { canalPost } from '../../lib/bone/column';
import { place } from '../../lib/place';
import { type Point3, type Solid, subtract, unite } from '../../lib/sdf';
import { type Level, LEVELS, POSE } from '../landmarks';
import { archSolids, upperProcess } from './arch';
import { bodySolid } from './body';
import { DIMENSIONS } from './dimensions';

/** Joint space of the facets, cartilage included: worn joints, 1–2 mm. */
const FACET_GAP_MM = 1.5;

const levelBelow = (level: Level): Level => LEVELS[LEVELS.indexOf(level) + 1] ?? level;

/** The bony canal in a vertebra's own frame. */
export const canalRing = (level: Level): Ring => {
  const d = DIMENSIONS[level];
  const at: Point3 = [0, d.halfDepth + d.canalHalfDepth - 2.1, 0];
  return { at, halfWidth: d.canalHalfWidth, halfDepth: d.canalHalfDepth + 0.7 };
};

/** The vertebra in the frame of the sample: body, arch and processes as one solid, canal cut out. */
export const vertebraSolid = (level: Level): Solid => {
  const below = levelBelow(level);
  const bone = unite(2.4, [bodySolid(level), ...archSolids(level, below)]);
  const { at, halfWidth, halfDepth } = canalRing(level);
  const canal = canalPost(at, halfWidth, halfDepth, 40);
  const whole = place(subtract(1.4, bone, canal), POSE[level]);
  if (below === level) return whole;
  const rooms = ([1, -1] as const).map((side) => place(upperProcess(below, side, FACET_GAP_MM), POSE[below]));
  return subtract(0.5, whole, ...rooms);
};
