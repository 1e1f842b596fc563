import { ribbon, type RibbonPoint } from '../../lib/bone/organic';
import type { Side } from '../../lib/bone/sides';
import { type Solid, unite } from '../../lib/sdf';
import { tube, type TubePoint } from '../../lib/tube';
import { onCage } from '../cage';

/** Outside the ribs, subscapularis and serratus between. */
const OUT_MM = 15;

/** [z, angle on the cage, half breadth]: the inferior angle at T7; with the arms raised it has swung outwards. */
const blade = [
  [-24, 66, 3],
  [-16, 65, 8],
  [2, 62, 15],
  [26, 59, 23],
  [48, 57, 29],
  [70, 56, 34],
] as const;

const across = (side: Side) => [side * 0.7, -0.71, 0] as const;

/** A thin blade with a thick outer border. */
export const scapulaSolid = (side: Side): Solid => {
  const sheet = blade.map(([z, angle, half]): RibbonPoint => [
    ...onCage(side, angle, z - 2 * side, OUT_MM),
    half,
    1.15,
  ]);
  const border = sheet.map(([x, y, z, half]): TubePoint => [x + side * 0.7 * half, y - 0.71 * half, z, 3]);
  const inner = sheet.map(([x, y, z, half]): TubePoint => [x - side * 0.7 * half, y + 0.71 * half, z, 1.7]);
  return unite(2, [ribbon(sheet, across(side), 3), tube(border, 3), tube(inner, 3)]);
};
