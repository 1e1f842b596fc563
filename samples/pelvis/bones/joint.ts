import { smoothStep } from '../../lib/arithmetic';
import { noise3 } from '../../lib/noise';
import type { Sdf } from '../../lib/sdf';
import { through } from '../curve';
import { sacral } from '../landmarks';

/** Half width of the sacrum down its curve, mm: 116 across the wings, the joint ends beside S3. */
export const halfWidth = through([
  [-8, 54],
  [0, 57],
  [12, 57],
  [30, 53],
  [46, 46],
  [56, 40],
  [70, 33],
  [84, 28],
  [93, 25],
  [99, 18],
  [106, 8],
]);

/** How much nearer to the midline the joint lies behind than in front. */
const obliqueMm = (v: number): number => 0.32 * (v + 6);

/**
 * How far a point lies lateral of the sacrum's face of the joint, mm. The face winds a little, and differently on the
 * two sides.
 */
export const beyondSacrum: Sdf = (x, y, z) => {
  const { s, v } = sacral(y, z);
  const wave =
    1.5 * noise3(2011, x > 0 ? y / 15 : 40 + y / 15, z / 15, 0.5) + 0.5 * noise3(2012, x / 30, y / 5, z / 5);
  return 0.93 * (Math.abs(x) - halfWidth(s) + obliqueMm(v)) + wave;
};

/** Width of what lies between the bones, mm: cartilage in front, the interosseous ligament behind. */
export const jointWidth = (v: number): number => 2.7 + 6 * smoothStep(18, 36, v);
