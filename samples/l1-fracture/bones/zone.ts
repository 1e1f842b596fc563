import { boxAround, type Solid } from '../../lib/sdf';
import { place } from '../../lib/place';
import { type Level, LEVELS, POSE } from '../landmarks';
import { DIMENSIONS } from './dimensions';

/** In front of the roots of the pedicles: where a vertebra is its body. */
const bodyBox = (level: Level): Solid => {
  const d = DIMENSIONS[level];
  const back = d.halfDepth + 0.6;
  return {
    box: boxAround([0, 0, 0], d.halfWidth + 8, d.halfDepth + 8, d.halfHeight + 6),
    distance: (x, y, z) =>
      Math.max(y - back, -y - back - 8, Math.abs(x) - d.halfWidth - 8, Math.abs(z) - d.halfHeight - 4.5),
  };
};

const boxes = LEVELS.map((level) => place(bodyBox(level), POSE[level]));

/** All of them; together with the label of a vertebra one gives its body. */
export const bodyZone: Solid = {
  box: boxAround([0, -6, -10], 40, 50, 130),
  distance: (x, y, z) => boxes.reduce((least, { distance }) => Math.min(least, distance(x, y, z)), 1e9),
};
