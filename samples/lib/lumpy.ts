import { noise3 } from './noise';
import type { Solid } from './sdf';

/** The surface made uneven over `grainMm`. */
export const lumpy = (solid: Solid, seed: number, byMm: number, grainMm: number): Solid => ({
  box: solid.box,
  distance: (x, y, z) => {
    const d = solid.distance(x, y, z);
    return d > 4 * byMm + 3 ? d : d + byMm * noise3(seed, x / grainMm, y / grainMm, z / grainMm);
  },
});
