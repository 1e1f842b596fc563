import { plate, ribbon } from '../../lib/bone/organic';
import type { Side } from '../../lib/bone/sides';
import { uniform } from '../../lib/noise';
import { ellipsoid, type Point3, roundCone, type Solid, unite } from '../../lib/sdf';
import type { Level } from '../landmarks';
import { DIMENSIONS, type VertebraDimensions } from './dimensions';

/** All in the vertebra's own frame: origin in the centre of its body. */

/** A small difference between sides and levels: the `index`-th number, within ±`amount`. */
const vary = (d: VertebraDimensions, side: Side, index: number, amount: number): number =>
  amount * (2 * uniform(d.seed + side, index) - 1);

/** Pedicles spring from the upper half of the body. */
const pedicleZ = (d: VertebraDimensions): number => 0.36 * d.halfHeight + 0.6;

/** Middle of the pedicle: where a trocar passes. */
export const pedicleCentre = (level: Level, side: Side): Point3 => {
  const d = DIMENSIONS[level];
  return [side * (d.canalHalfWidth + d.pedicleHalfWidth - 0.6), d.halfDepth + 4.4, pedicleZ(d)];
};

/** Y of the back of the canal. */
const canalBack = (d: VertebraDimensions): number => d.halfDepth + 2 * d.canalHalfDepth - 1.2;

/**
 * The upper articular process, with its facet turned backwards in the thorax and inwards in the lumbar
 * spine; `growMm` larger it is the room that the process of the vertebra above keeps clear of.
 */
export const upperProcess = (level: Level, side: Side, growMm = 0): Solid => {
  const d = DIMENSIONS[level];
  const x = d.facetX + 3.2 * d.sagittal;
  const y = d.halfDepth + 10.4 + vary(d, side, 1, 0.6);
  const top = d.halfHeight + 5.4 + vary(d, side, 2, 0.8);
  // Lumbar facets stand along y, thoracic ones along x.
  const across: Point3 = [side * (1 - 0.75 * d.sagittal), 0.25 + 0.75 * d.sagittal, 0];
  const half = 4 + 0.6 * d.sagittal;
  return plate(
    [side * x, y + 0.6, pedicleZ(d) - 1],
    [side * (x + 0.8), y + 1.6, top - 2.4],
    across,
    half,
    half - 0.6,
    2.6 + growMm,
    2.1 + growMm,
  );
};

/** The lower articular process: behind and inside the upper one of the vertebra below. */
const lowerProcess = (d: VertebraDimensions, below: VertebraDimensions, side: Side): Solid => {
  const s = below.sagittal;
  const x = below.facetX - 2.4 * s;
  const y = canalBack(d) - 1.6 + 0.9 * (1 - s) + vary(d, side, 3, 0.5);
  const across: Point3 = [side * (1 - 0.5 * s), 0.2 + 0.5 * s, 0];
  return plate(
    [side * (x + 0.6), y - 0.4, -4.6],
    [side * (x - 0.2), y - 0.6 * s, -d.halfHeight - 5.8 - 2.6 * s + vary(d, side, 4, 0.8)],
    across,
    4.2,
    3.6,
    2.7,
    2.4,
  );
};

const lamina = (d: VertebraDimensions, side: Side): Solid => {
  const back = canalBack(d);
  const h = 6.2 + 1.4 * d.sagittal;
  return ribbon(
    [
      [side * (d.canalHalfWidth + 2.6), back - 6.4, pedicleZ(d) - 3, h - 2, 3],
      [side * (d.canalHalfWidth - 0.6), back - 1.6, -1.6, h - 0.4, 2.9],
      [side * 5.4, back + 2.4, -3.6, h, 2.5],
      [side * 0.4, back + 4.4, -4.8, h + 0.4, 2.7],
    ],
    [0, -0.3, 1],
    3,
  );
};

/** A flat bar in the lumbar spine, a knob in the lower thoracic one. */
const transverse = (d: VertebraDimensions, side: Side): Solid => {
  const y = d.halfDepth + 8.2;
  const z = pedicleZ(d) - 1;
  const tipX = d.transverseX + vary(d, side, 5, 1.2);
  const tip: Point3 = [side * tipX, y + d.transverseBack + vary(d, side, 6, 0.8), z + d.transverseRise];
  if (d.sagittal < 0.9) {
    return unite(2, [
      roundCone([side * (d.canalHalfWidth + 3), y + 1.6, z], 4.4, tip, 3.6),
      ellipsoid([tip[0], tip[1] + 0.6, tip[2] + 0.6], 3.4, 3.2, 5.4),
    ]);
  }
  const middle = (tipX + d.canalHalfWidth) / 2 + 2;
  return ribbon(
    [
      [side * (d.canalHalfWidth + 3), y + 0.6, z, 3.6, 3.2],
      [side * middle, y + 0.5 * d.transverseBack, z + 0.3 * d.transverseRise, 3.2, 2.5],
      [tip[0], tip[1], tip[2], 3.6, 2.2],
    ],
    [0, 0, 1],
    3,
  );
};

/** Hatchet-shaped in the lumbar spine, leaning down in the thorax, thick along its tip. */
const spine = (d: VertebraDimensions): Solid[] => {
  const root = canalBack(d) + 4;
  const tipY = canalBack(d) + d.spineLength;
  const [x, drop, h] = [vary(d, 1, 7, 0.8), d.spineDrop, d.spineHalfHeight];
  return [
    plate([0, root, -4.6], [x, tipY - 3, -drop], [0, -0.2, 1], 5.2, h - 2.4, 2.3, 1.9),
    plate([x, tipY - 4, -drop], [x, tipY - 2.6, -drop - 0.6], [0, -0.12, 1], h - 2.6, h - 3, 2.7, 2.9),
  ];
};

const pedicle = (d: VertebraDimensions, side: Side): Solid => {
  const x = d.canalHalfWidth + d.pedicleHalfWidth - 0.6;
  const z = pedicleZ(d);
  const r = d.pedicleHalfWidth + vary(d, side, 8, 0.2);
  const half = d.pedicleHalfHeight - r;
  return plate(
    [side * (x - 1.4), d.halfDepth - 4.5, z],
    [side * x, d.halfDepth + 9, z - 0.4],
    [0, 0, 1],
    half + 0.8,
    half,
    r + 0.5,
    r,
  );
};

/** What stands behind the body; `below` is the next vertebra down. */
export const archSolids = (level: Level, below: Level): Solid[] => {
  const d = DIMENSIONS[level];
  const oneSide = (side: Side): Solid[] => [
    pedicle(d, side),
    upperProcess(level, side),
    // The mammillary process, behind the upper facet.
    ellipsoid([side * (d.facetX + 4.6 * d.sagittal), d.halfDepth + 15.4, d.halfHeight - 3], 2.4, 2.8, 4.2),
    lowerProcess(d, DIMENSIONS[below], side),
    lamina(d, side),
    transverse(d, side),
  ];
  return [...oneSide(1), ...oneSide(-1), ...spine(d)];
};
