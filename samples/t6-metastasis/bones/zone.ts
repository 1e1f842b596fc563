import { swell } from '../../lib/chain';
import { place } from '../../lib/place';
import type { Ring } from '../../lib/bone/canal';
import { canalPost } from '../../lib/bone/column';
import { boxAround, type Point3, roundBox, type Solid, unite } from '../../lib/sdf';
import { type Level, LEVELS, POSE } from '../landmarks';
import { DIMENSIONS } from './dimensions';
import { splinterSolid } from './lesion';

/** In front of the roots of the pedicles: where a vertebra is its body. */
const bodyBox = (level: Level): Solid => {
  const d = DIMENSIONS[level];
  const back = d.halfDepth + 0.6;
  return {
    box: boxAround([0, 0, 0], d.halfWidth + 6, d.halfDepth + 6, d.halfHeight + 5),
    distance: (x, y, z) =>
      Math.max(y - back, -y - back - 6, Math.abs(x) - d.halfWidth - 6, Math.abs(z) - d.halfHeight - 3),
  };
};

/** What the canal takes out of a vertebra, in its own frame. */
export const canalOf = (level: Level): Solid => {
  const { at, halfWidth, halfDepth } = canalRing(level);
  return canalPost(at, halfWidth, halfDepth, 34);
};

/** The bony canal in a vertebra's own frame. */
export const canalRing = (level: Level): Ring => {
  const d = DIMENSIONS[level];
  const at: Point3 = [0, d.halfDepth + d.canalHalfDepth - 2, 0];
  return { at, halfWidth: d.canalHalfWidth, halfDepth: d.canalHalfDepth + 0.6 };
};

/** What of a solid about T6 lies outside its canal, with 0.7 mm of its wall. */
const outsideCanal = ({ box, distance }: Solid): Solid => {
  const canal = canalOf('t6');
  return { box, distance: (x, y, z) => Math.max(distance(x, y, z), -canal.distance(x, y, z) - 0.7) };
};

/** About T6 without its canal: cuts off the tumour that bulges into it; the splinters stay. */
export const t6Zone: Solid = unite(0, [
  place(outsideCanal(roundBox([0, 24, -10], 48, 46, 38, 1)), POSE.t6),
  swell(splinterSolid, 0.7),
]);

/** The tumour in the canal belongs to no body. */
const zoneOf = (level: Level): Solid => {
  const box = bodyBox(level);
  return level === 't6' ? outsideCanal(box) : box;
};

const boxes = LEVELS.map((level) => place(zoneOf(level), POSE[level]));

/** All of them; together with the label of a vertebra one gives its body. */
export const bodyZone: Solid = {
  box: boxAround([0, -2, 0], 32, 40, 100),
  distance: (x, y, z) => boxes.reduce((least, { distance }) => Math.min(least, distance(x, y, z)), 1e9),
};
