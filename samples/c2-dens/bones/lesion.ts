import { smoothStep } from '../../lib/arithmetic';
import { noise3 } from '../../lib/noise';
import type { Sdf, Solid } from '../../lib/sdf';
import { ellipsoid, smoothMax, unite } from '../../lib/sdf';
import { LESION } from '../landmarks';

/**
 * The metastasis: soft tissue in place of bone in the body of C2 and the base of its dens, in lobes of
 * unequal size. Behind and to the right only an eggshell of cortex (0.3–0.5 mm) is left; the front
 * wall keeps 2 mm.
 */
const [cx, cy, cz] = LESION.at;

const lobes = unite(2.5, [
  ellipsoid([cx, cy, cz - 1], 6, 4.6, 5.6),
  ellipsoid([cx - 2.6, cy + 2.2, cz - 3.4], 4.4, 3.6, 3.8),
  ellipsoid([cx + 1, cy - 0.4, cz + 5], 3.6, 3.6, 4.6),
  ellipsoid([cx + 4.4, cy - 0.8, cz - 2.6], 3.4, 3, 3.2),
  ellipsoid([cx - 3.2, cy + 1.6, cz + 2.6], 3.6, 3.4, 3.4),
  ellipsoid([cx - 0.2, cy + 0.6, cz + 8.4], 2.2, 2.4, 2.4),
]);

/** Moth-eaten edge: fine noise on the surface, coarse noise on the lobes. */
const ragged: Sdf = (x, y, z) =>
  lobes.distance(x, y, z) +
  0.9 * noise3(251, x * 0.3, y * 0.3, z * 0.3) +
  0.65 * noise3(252, x * 0.75, y * 0.75, z * 0.75);

/** Cortex that the lesion leaves: thin behind and to the right, thick elsewhere, mm. */
const remainingMm: Sdf = (x, y) => {
  const behind = smoothStep(1.5, 4.5, y);
  const rightward = smoothStep(2.5, -1.5, x);
  return 2.1 - 1.7 * behind * rightward;
};

/** The lesion within the bone whose distance field is `bone`. */
export const lesionSolid = (bone: Sdf): Solid => ({
  box: { min: [cx - 10, cy - 8, cz - 11], max: [cx + 10, cy + 9, cz + 13] },
  distance: (x, y, z) => {
    const d = ragged(x, y, z);
    // The ragged edge is steep: outside, keep the distance a lower bound.
    return d > 3 ? 0.5 * d : smoothMax(d > 0 ? 0.5 * d : d, bone(x, y, z) + remainingMm(x, y, z), 0.5);
  },
});

/**
 * How far bone near the lesion is eaten: near 1 at its edge, 0 from 2 mm on, in patches. The front wall
 * and what lies to the left are spared.
 */
export const erosion: Sdf = (x, y, z) => {
  const d = ragged(x, y, z);
  if (d > 2.2) return 0;
  const patch = smoothStep(-0.25, 0.35, noise3(253, x * 0.5, y * 0.5, z * 0.5));
  const spared = 0.75 * smoothStep(-3, -5.5, y) + 0.4 * smoothStep(1, 4, x);
  return smoothStep(2, 0, d) * (0.2 + 0.8 * patch) * Math.max(1 - spared, 0.1);
};
