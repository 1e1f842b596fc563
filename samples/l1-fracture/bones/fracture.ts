import { smoothStep } from '../../lib/arithmetic';
import { noise3 } from '../../lib/noise';
import { place } from '../../lib/place';
import { type Funnel, funnel, funnelVeins } from '../../lib/bone/funnel';
import { smoothMax, type Solid, unite } from '../../lib/sdf';
import { tube } from '../../lib/tube';
import { POSE } from '../landmarks';
import { endplateTop } from './body';
import { DIMENSIONS } from './dimensions';

/** What the fracture leaves in L1, in its own frame. */
const { halfDepth, halfWidth } = DIMENSIONS.l1;

/** Depth of the middle of the cleft under the upper endplate, mm. */
const CLEFT_DEPTH = 3.4;

/** Share of the way to the edge of the cleft: 25 mm across, 16 mm from front to back, ragged. */
const cleftShare = (x: number, y: number): number => {
  const [u, v] = [(x - 1) / 12.6, (y + 4.6) / 8.4];
  return u * u + v * v + 0.5 * noise3(1351, x / 4, y / 4, 3.5);
};

/**
 * A lens-shaped gap under the upper endplate, 3–4 mm high at its best: opened by lying prone (extension),
 * it holds gas with a little fluid.
 */
const cleftLocal: Solid = {
  box: { min: [-15, -14, -4], max: [17, 6, 8] },
  distance: (x, y, z) => {
    const share = cleftShare(x, y);
    const half = 1.9 * Math.max(1 - share, 0) + 0.5 * noise3(1352, x / 3, y / 3, z / 3);
    const height = Math.abs(z - endplateTop('l1', x, y) + CLEFT_DEPTH);
    return smoothMax(0.8 * (height - half), 6 * (share - 1), 0.4);
  },
};

/**
 * The cleft runs on to the left side wall as a split between the fragments, 6 mm from front to back and 2–3 mm high,
 * and ends at the hole where a splinter of the wall is missing.
 */
const crackLocal = unite(
  1,
  [-4.8, -3, -1.2].map((y) =>
    tube([
      [9, y, -0.2, 1.2],
      [13.5, y + 0.2, -1.2, 1.1],
      [17, y - 0.3, -2.1, 1.3],
    ]),
  ),
);

const defectLocal: Solid = {
  box: { min: [13, -9, -7], max: [24, 3, 3] },
  distance: (x, y, z) => {
    const ragged = 0.9 * noise3(1361, x / 3, y / 2.4, z / 2.4);
    const [v, w] = [(y + 3.2) / 3.6, (z + 2.2) / 2.7];
    const across = (Math.sqrt(v * v + w * w) - 1) * 2.7 + ragged;
    return Math.max(0.8 * across, 15.4 - x);
  },
};

const inL1 = (solid: Solid): Solid => place(solid, POSE.l1);

export const FORAMEN_L1: Funnel = { halfDepth, widthMm: 7.8, heightMm: 5.4, depthMm: 12, z: 1.6 };

export const foramenSolid = inL1(funnel(FORAMEN_L1));
export const feederSolid = inL1(unite(0.4, funnelVeins(halfDepth, FORAMEN_L1.depthMm, 1.4)));
/** Under the endplate, without the split to the side. */
export const cleftSolid = inL1(cleftLocal);
export const crackSolid = inL1(crackLocal);
export const defectSolid = inL1(defectLocal);

/** The same funnel in a whole vertebra, and its veins: a quarter of the height, two fifths of the depth. */
export const funnelOf = (level: Exclude<keyof typeof POSE, 'l1'>): Solid => {
  const d = DIMENSIONS[level];
  const shape: Funnel = {
    halfDepth: d.halfDepth,
    widthMm: 0.36 * d.halfWidth,
    heightMm: 0.38 * d.halfHeight,
    depthMm: 0.7 * d.halfDepth,
    z: 1,
  };
  return place(unite(0.4, [funnel(shape), ...funnelVeins(d.halfDepth, shape.depthMm, 1)]), POSE[level]);
};

/**
 * How far the spongy bone of L1 is pressed together at a point of its own frame, 0–1: a band under the cleft,
 * most in front.
 */
export const impaction = (x: number, y: number, z: number): number => {
  const depth = endplateTop('l1', x, y) - z;
  const band =
    smoothStep(3.8, 5.4, depth) * smoothStep(10.5, 6.6, depth + 1.4 * noise3(1381, x / 5, y / 5, z / 5));
  const forward = smoothStep(0.6 * halfDepth, -0.3 * halfDepth, y);
  const plan = smoothStep(1.1, 0.7, (x / halfWidth) * (x / halfWidth) + (y / halfDepth) * (y / halfDepth));
  return band * forward * (0.5 + 0.5 * plan) * (0.75 + 0.5 * noise3(1382, x / 3, y / 3, z / 3));
};
