import { noise3 } from './noise';
import type { Sdf } from './sdf';

/** One swelling of space: its height, and its width across and along z, mm. */
type Swelling = readonly [heightMm: number, acrossMm: number, alongMm: number];

/** Slow, less slow and fine swelling of space, so that no two sides and no two borders are alike. */
export const warp =
  (seed: number, [[h0, w0, l0], [h1, w1, l1], [h2, w2, l2]]: readonly [Swelling, Swelling, Swelling]): Sdf =>
  (x, y, z) =>
    h0 * noise3(seed, x / w0, y / w0, z / l0) +
    h1 * noise3(seed + 1, x / w1, y / w1, z / l1) +
    h2 * noise3(seed + 20, x / w2, y / w2, z / l2);
