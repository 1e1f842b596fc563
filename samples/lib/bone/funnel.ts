import { noise3 } from '../noise';
import { smoothMax, type Solid } from '../sdf';
import { tube } from '../tube';

/**
 * Basivertebral foramen: a three-sided funnel open behind. In broken osteoporotic vertebrae 7.8 ± 1.6 wide,
 * 5.4 ± 1.1 high and 12.4 ± 2.1 mm deep, a fifth of the width, a quarter of the height and two fifths of the
 * depth of the body, nearer the upper endplate (107 CT studies, [13] of the README).
 */
export interface Funnel {
  readonly halfDepth: number;
  readonly widthMm: number;
  readonly heightMm: number;
  readonly depthMm: number;
  readonly z: number;
}

export const funnel = ({ halfDepth: back, widthMm, heightMm, depthMm, z: level }: Funnel): Solid => ({
  box: { min: [-widthMm, back - depthMm - 1, level - heightMm], max: [widthMm, back + 2, level + heightMm] },
  distance: (x, y, z) => {
    const depth = back - y;
    const left = Math.max(1 - depth / depthMm, 0);
    // Wider than high, its floor flat, its roof a gable.
    const half = 0.5 * widthMm * (0.1 + 0.9 * left);
    const high = heightMm * (0.16 + 0.84 * left) * (1 - 0.45 * Math.min(Math.abs(x) / half, 1));
    const floor = level - 0.45 * heightMm * (0.16 + 0.84 * left);
    const sides = Math.max(0.86 * (Math.abs(x) - half), 0.9 * (floor - z), 0.9 * (z - floor - high));
    const ends = Math.max(depth - depthMm, -depth - 1.2);
    return smoothMax(sides + 0.25 * noise3(1371, x / 2, y / 3, z / 2), ends, 0.8);
  },
});

/** The veins that gather in the funnel, forward of its tip: a Y in axial slices. */
export const funnelVeins = (back: number, depthMm: number, z: number): Solid[] => [
  tube([
    [0.6, back - depthMm + 2, z, 1.1],
    [4, back - depthMm - 4, z + 0.5, 0.8],
    [9, back - depthMm - 8.4, z - 0.4, 0.5],
  ]),
  tube([
    [-0.6, back - depthMm + 2, z, 1.1],
    [-4.6, back - depthMm - 3, z - 0.4, 0.8],
    [-10, back - depthMm - 6, z, 0.5],
  ]),
];
