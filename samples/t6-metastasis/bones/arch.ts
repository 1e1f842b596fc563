import { plate, ribbon } from '../../lib/bone/organic';
import { both, type Side } from '../../lib/bone/sides';
import { uniform } from '../../lib/noise';
import { ellipsoid, type Point3, roundCone, type Solid, unite } from '../../lib/sdf';
import type { Level } from '../landmarks';
import { DIMENSIONS, type VertebraDimensions } from './dimensions';

/** The arch of a typical thoracic vertebra, in the vertebra's own frame: origin in the centre of its body. */

/** A small difference between sides and levels: the `index`-th number, within ±`amount`. */
const vary = (d: VertebraDimensions, side: Side, index: number, amount: number): number =>
  amount * (2 * uniform(d.seed + side, index) - 1);

/** Pedicles spring from the upper half of the body. */
const pedicleZ = (d: VertebraDimensions): number => d.halfHeight - 5;

/** Y of the back of the canal. */
const canalBack = (d: VertebraDimensions): number => d.halfDepth + 2 * d.canalHalfDepth - 1.2;

/** Middle line of a pedicle, from the body to the lamina: it runs a little outwards on its way back. */
export const pedicleLine = (level: Level, side: Side): readonly [Point3, Point3] => {
  const d = DIMENSIONS[level];
  const x = d.canalHalfWidth + d.pedicleHalfWidth + 0.2;
  const z = pedicleZ(d);
  return [
    [side * (x - 0.5), d.halfDepth - 3.5, z],
    [side * (x + 0.7), d.halfDepth + 8.5, z - 0.4],
  ];
};

const pedicle = (level: Level, side: Side): Solid => {
  const d = DIMENSIONS[level];
  const [front, back] = pedicleLine(level, side);
  const r = d.pedicleHalfWidth;
  const half = d.pedicleHalfHeight - r;
  return plate(front, back, [0, 0, 1], half + 0.4, half, r, r);
};

/** Upper articular process, its facet turned back; `growMm` larger it is the room the vertebra above keeps clear of. */
export const upperProcess = (level: Level, side: Side, growMm = 0): Solid => {
  const d = DIMENSIONS[level];
  const y = d.halfDepth + 10 + vary(d, side, 1, 0.5);
  const x = 9.2 + vary(d, side, 9, 0.4);
  const top = d.halfHeight + 7 + vary(d, side, 2, 0.8);
  const across: Point3 = [side, 0.2, 0];
  return plate(
    [side * x, y + 0.6, pedicleZ(d) - 1],
    [side * (x + 0.2), y - 0.4, top - 2],
    across,
    3.6,
    3,
    2.3 + growMm,
    1.7 + growMm,
  );
};

const lowerProcess = (d: VertebraDimensions, side: Side): Solid => {
  const y = canalBack(d) + 1.5 + vary(d, side, 3, 0.4);
  return plate(
    [side * 8.8, y - 0.8, -3],
    [side * 8.6, y + 0.6, -d.halfHeight - 7.4 + vary(d, side, 4, 0.8)],
    [side, 0.2, 0],
    3.6,
    3.2,
    2.5,
    2,
  );
};

/** Broad, overlapping like tiles; `growMm` larger as the upper process. */
export const lamina = (level: Level, side: Side, growMm = 0): Solid => {
  const d = DIMENSIONS[level];
  const back = canalBack(d);
  return ribbon(
    [
      [side * (d.canalHalfWidth + 2.2), back - 5.4, pedicleZ(d) - 3.4, 5, 2.6 + growMm],
      [side * (d.canalHalfWidth - 1), back - 0.4, -1.6, 7, 2.4 + growMm],
      [side * 4.6, back + 2.6, -3.6, 6.8, 2.2 + growMm],
      [side * 0.4, back + 4.2, -5, 6.4, 2.4 + growMm],
    ],
    [0, -0.36, 1],
    3,
  );
};

/** Where the transverse process ends: the rib's tubercle lies in front of it. */
export const transverseTip = (level: Level, side: Side): Point3 => {
  const d = DIMENSIONS[level];
  const x = d.transverseX + vary(d, side, 5, 0.8);
  return [side * x, d.halfDepth + 23.4 + vary(d, side, 6, 0.6), pedicleZ(d) + 1.4];
};

/** Backwards and outwards, with a club-shaped end. */
const transverse = (level: Level, side: Side): Solid => {
  const d = DIMENSIONS[level];
  const tip = transverseTip(level, side);
  const root: Point3 = [side * (d.canalHalfWidth + 4), d.halfDepth + 11.4, pedicleZ(d) - 1.6];
  const neck: Point3 = [root[0] + 0.62 * (tip[0] - root[0]), root[1] + 0.62 * (tip[1] - root[1]), tip[2] - 1];
  return unite(2.2, [
    roundCone(root, 4.4, neck, 3.7),
    roundCone(neck, 3.7, tip, 3.5),
    ellipsoid([tip[0], tip[1] + 0.4, tip[2] + 0.2], 3.7, 3.5, 4.8),
  ]);
};

/** Long and steep, three-sided, with a knob at its tip. */
const spine = (d: VertebraDimensions): Solid[] => {
  const root = canalBack(d) + 3;
  const tip: Point3 = [vary(d, 1, 7, 1), canalBack(d) + d.spineLength, -d.spineDrop];
  const before: Point3 = [0.7 * tip[0], root + 0.72 * (tip[1] - root), -5 - 0.72 * (d.spineDrop - 5)];
  return [
    plate([0, root, -4.4], before, [0, 0.5, 1], 4.6, 2.2, 2.5, 2.1),
    plate(before, tip, [0, 0.5, 1], 2.2, 1, 2.1, 2.6),
    ellipsoid([tip[0], tip[1] + 0.4, tip[2]], 3.1, 2.8, 4.2),
  ];
};

/** What stands behind the body. */
export const archSolids = (level: Level): Solid[] => {
  const d = DIMENSIONS[level];
  return [
    ...both((side) => [
      pedicle(level, side),
      upperProcess(level, side),
      lowerProcess(d, side),
      lamina(level, side),
      transverse(level, side),
    ]),
    ...spine(d),
  ];
};
