import { bonyCanal, type Ring, ringsOf } from '../../lib/bone/canal';
import { axisCanal } from '../bones/axis';
import { SUBAXIAL } from '../bones/dimensions';
import { subaxialCanal } from '../bones/subaxial';
import { BODY } from '../landmarks';
import { column } from './column';

/** Cord: transverse 12.4–14 mm, front to back about 8 mm from C2 to C5 [10]; it widens into the medulla. */
export const cord = column([
  [-80, 0.3, 15.8, 6.9, 3.9],
  [-56, 0.2, 14.6, 7, 3.9],
  [-39, 0.2, 14.2, 6.9, 3.9],
  [-22, 0, 14.6, 6.5, 3.9],
  [0, -0.1, 15.4, 6.2, 4],
  [17, 0, 14.8, 6.1, 4.2],
  [27, 0, 12.6, 6.3, 4.8],
  [36, 0, 7.6, 7.4, 6],
  [44, 0, 2.6, 8.6, 7.2],
]);

/** The sac keeps 1–2 mm from the bone in front and holds fat and veins behind. */
export const sac = column([
  [-80, 0, 16.2, 10.4, 6],
  [-56, 0, 14.9, 10.2, 5.8],
  [-39, 0, 14.5, 10, 5.7],
  [-22, 0, 15, 9.8, 5.9],
  [0, 0, 15.8, 9.8, 6.6],
  [17, 0, 16, 11, 8],
  [28, 0, 13.6, 12, 10.5],
  [36, 0, 12.6, 13.6, 14],
  [44, 0, 14, 18, 20],
]);
/** Fat and veins about the sac. */
export const epidural = column([
  [-80, 0, 17.2, 12.2, 7.6],
  [-56, 0, 15.5, 12, 7.4],
  [-39, 0, 15, 11.8, 7.3],
  [-22, 0, 15.5, 11.5, 7.4],
  [0, 0, 16.5, 11.5, 8.8],
  [17, 0, 16.5, 14, 10],
  [28, 0, 14.6, 14, 13],
  [36, 0, 13.5, 14.5, 16.5],
]);

/** The atlas about its transverse ligament and its posterior arch; above it the membranes as far as the foramen magnum. */
const atlas: Ring = { at: [0, 17.6, 17], halfWidth: 14.2, halfDepth: 11.1 };
const membranes: readonly Ring[] = [
  { at: [0, 14.6, 28], halfWidth: 14, halfDepth: 13 },
  { at: [0, 13.5, 36], halfWidth: 14.5, halfDepth: 16.5 },
];
/** From the middle of the posterior wall on: what the bones have of it is theirs (`truth.ts`). */
const toWall = ({ at: [x, y, z], halfWidth, halfDepth }: Ring, wallY: number): Ring => {
  const back = y + halfDepth;
  return { at: [x, (wallY + back) / 2, z], halfWidth, halfDepth: (back - wallY) / 2 };
};
const subaxial = (level: 'c3' | 'c4' | 'c5' | 'c6'): Ring[] => {
  const { turnDeg, bodyHalfDepth } = SUBAXIAL[level];
  const ring = toWall(subaxialCanal(SUBAXIAL[level]), bodyHalfDepth);
  return ringsOf({ at: BODY[level], turnDeg }, ring, 5);
};

/** Bounded by bodies, pedicles and laminae; 10 mm of a subaxial vertebra are its own. */
export const canal = bonyCanal([
  ...(['c6', 'c5', 'c4', 'c3'] as const).flatMap(subaxial),
  ...ringsOf({}, toWall(axisCanal, 7.5), 8),
  ...ringsOf({}, atlas, 4),
  ...membranes,
]);
