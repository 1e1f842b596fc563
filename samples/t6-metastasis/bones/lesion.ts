import { smoothStep } from '../../lib/arithmetic';
import { plate } from '../../lib/bone/organic';
import { noise3 } from '../../lib/noise';
import { place } from '../../lib/place';
import { ellipsoid, grow, type Sdf, smoothMax, type Solid, unite } from '../../lib/sdf';
import { LESION_AT, POSE } from '../landmarks';
import { DIMENSIONS } from './dimensions';

/**
 * The metastasis of T6, in the vertebra's own frame: soft tissue in lobes of unequal size in the left and hind part of
 * the body, into the root of the left pedicle. The posterior wall is broken over 13 mm; the tumour bulges under the
 * posterior longitudinal ligament, which holds it back in the midline, so that it has two lobes.
 */
const { halfDepth } = DIMENSIONS.t6;
const [cx, cy, cz] = LESION_AT;

const lobes = unite(2.5, [
  ellipsoid([cx, cy, cz], 7, 6, 6),
  ellipsoid([cx - 5.4, cy + 4, cz + 0.6], 5, 4.6, 5),
  ellipsoid([cx + 5, cy + 3.4, cz + 3], 4.6, 5, 4.2),
  ellipsoid([cx - 2, cy - 7, cz + 0.6], 5, 5, 4.4),
  ellipsoid([cx + 4.6, cy - 4, cz - 2.6], 3.6, 3.6, 3.6),
  ellipsoid([cx - 2.4, cy + 6.6, cz], 7.6, 3.6, 5.4),
]);

/** Moth-eaten edge: fine noise on the surface, coarse noise on the lobes. */
const ragged: Sdf = (x, y, z) =>
  lobes.distance(x, y, z) +
  1.0 * noise3(2651, x * 0.3, y * 0.3, z * 0.3) +
  0.6 * noise3(2652, x * 0.75, y * 0.75, z * 0.75);

const raggedSolid: Solid = {
  box: grow(lobes.box, 2),
  distance: (x, y, z) => {
    const d = ragged(x, y, z);
    return d > 0 ? 0.6 * d : d;
  },
};

/** Under the ligament: the left lobe is the larger one. */
const epiduralLocal = unite(1, [
  ellipsoid([4.2, halfDepth + 0.8, 0.2], 4.4, 3.7, 6.6),
  ellipsoid([-3.2, halfDepth + 0.2, -0.4], 3.4, 2.5, 5.4),
  ellipsoid([0.4, halfDepth - 1, 0], 5, 2.6, 5.2),
]);

const inT6 = (solid: Solid): Solid => place(solid, POSE.t6);
const raggedPlaced = inT6(raggedSolid);

export const epiduralSolid = inT6({
  box: grow(epiduralLocal.box, 0.5),
  distance: (x, y, z) => epiduralLocal.distance(x, y, z) + 0.35 * noise3(2653, x * 0.4, y * 0.4, z * 0.4),
});

/** Cortex that the tumour leaves, mm: none where it broke through behind, an eggshell to the left. */
const remainingMm: Sdf = (x, y) => {
  const behind = smoothStep(0.55 * halfDepth, 0.85 * halfDepth, y) * smoothStep(9.4, 7.4, Math.abs(x - 0.8));
  return 1 - 2.4 * behind - 0.5 * smoothStep(6, 10, x);
};
const remainingPlaced = inT6({ box: raggedPlaced.box, distance: remainingMm });

/** The whole of the tumour; `bone` is the distance field of T6 before it was eaten. */
export const lesionSolid = (bone: Sdf): Solid => ({
  box: {
    min: raggedPlaced.box.min,
    max: [raggedPlaced.box.max[0], epiduralSolid.box.max[1], raggedPlaced.box.max[2]],
  },
  distance: (x, y, z) => {
    const within = smoothMax(
      raggedPlaced.distance(x, y, z),
      bone(x, y, z) + remainingPlaced.distance(x, y, z),
      0.5,
    );
    return Math.min(within, epiduralSolid.distance(x, y, z));
  },
});

/** How far bone near the tumour is eaten, 0–1: patches within 2 mm of its edge. */
export const erosion: Sdf = (x, y, z) => {
  const d = raggedPlaced.distance(x, y, z);
  if (d > 1.6) return 0;
  const patch = smoothStep(-0.25, 0.35, noise3(2654, x * 0.5, y * 0.5, z * 0.5));
  return smoothStep(1.6, 0, d) * (0.2 + 0.8 * patch);
};

/** Splinters of the posterior wall, turned and pushed back into the canal. */
export const splinterSolid = inT6(
  unite(0, [
    plate([1.2, halfDepth + 0.9, -3.6], [2, halfDepth + 1.7, 0.4], [1, 0.2, 0], 1.3, 0.9, 0.45, 0.35),
    plate([-4.2, halfDepth + 0.5, 1.2], [-3.6, halfDepth + 1, 3.8], [1, -0.3, 0], 1, 0.7, 0.4, 0.35),
    plate([5.6, halfDepth - 0.4, 2.2], [6.4, halfDepth + 0.8, 4.4], [1, 0.5, 0], 0.8, 0.6, 0.4, 0.35),
  ]),
);
