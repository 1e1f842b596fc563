import { length3 } from '../lib/arithmetic';
import type { Side } from '../lib/bone/sides';
import type { Point3 } from '../lib/sdf';
import { pedicleLine } from './bones/arch';
import { DIMENSIONS, ENDPLATE_WEDGE_MM, HOLLOW_MM } from './bones/dimensions';
import { fromLevel, type Level } from './landmarks';

/**
 * What a landmark found on the CT can be held against, from what the recipe draws: DICOM LPS, mm. Bones are bent by up to
 * 0.35 mm and roughened by 0.3 mm after these are laid down.
 */

/** Axis of a pedicle: its middle, the direction from back to front, and its narrowest outer width. */
export interface PedicleAxis {
  readonly atMm: Point3;
  readonly towards: Point3;
  readonly narrowestMm: number;
}

/** The plane through the rim of an endplate, its normal towards the head; in the middle bone stands back from it. */
export interface EndplatePlane {
  readonly atMm: Point3;
  readonly normal: Point3;
  readonly hollowMm: number;
}

const between = (a: Point3, b: Point3): Point3 => {
  const d: Point3 = [b[0] - a[0], b[1] - a[1], b[2] - a[2]];
  const size = 1 / length3(...d);
  return [d[0] * size, d[1] * size, d[2] * size];
};

export const pedicleAxis = (level: Level, side: Side): PedicleAxis => {
  const [front, back] = pedicleLine(level, side).map((point) => fromLevel(level, point)) as [Point3, Point3];
  const middle: Point3 = [(front[0] + back[0]) / 2, (front[1] + back[1]) / 2, (front[2] + back[2]) / 2];
  return {
    atMm: middle,
    towards: between(back, front),
    narrowestMm: 2 * DIMENSIONS[level].pedicleHalfWidth,
  };
};

/** The upper plates fall forward a little in their vertebra. */
export const endplatePlane = (level: Level, end: 'upper' | 'lower'): EndplatePlane => {
  const { halfDepth, halfHeight } = DIMENSIONS[level];
  const middle: Point3 = [0, 0, end === 'upper' ? halfHeight : -halfHeight];
  const fall = end === 'upper' ? ENDPLATE_WEDGE_MM / halfDepth : 0;
  const at = fromLevel(level, middle);
  return {
    atMm: at,
    normal: between(at, fromLevel(level, [0, -fall, middle[2] + 1])),
    hollowMm: (end === 'upper' ? 1 : 1.1) * HOLLOW_MM,
  };
};
