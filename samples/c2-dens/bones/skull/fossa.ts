import type { Sdf, Solid } from '../../../lib/sdf';
import { ellipsoid, ellipsoidDistance, smoothMax } from '../../../lib/sdf';
import { noise3 } from '../../../lib/noise';
import type { Side } from '../../../lib/bone/sides';

/** The model ends a little above the CT, mm. */
const TOP = 77;

/** Inner table of the braincase: a bowl whose floor rises from the foramen magnum to the back. */
const inner: Sdf = (x, y, z) => ellipsoidDistance(x, y - 6, z - 93, 72, 89, 60.5);

/** Positive in front of the petrous ridges, which run outwards and back from beside the clivus. */
const beforePetrous: Sdf = (x, y) => (-10 + 0.78 * (Math.abs(x) - 13) - y) * 0.79;

/** Positive in front of the clivus. */
const beforeClivus: Sdf = (_x, y, z) => (-6 - 0.72 * (z - 34) - y) * 0.81;

/** The hollow of the posterior fossa and, above the petrous ridges, of the rest of the braincase. */
export const posteriorFossa: Sdf = (x, y, z) => {
  const ridge = Math.min(beforePetrous(x, y, z), 59 - z);
  const front = Math.min(beforeClivus(x, y, z), 67 - z);
  return smoothMax(inner(x, y, z), smoothMax(Math.max(ridge, -12), Math.max(front, -12), 4), 3);
};

/** Occipital squama and the wall up the side: 4–9 mm thick, with the inner cross of ridges. */
export const occipitalShell: Solid = {
  box: { min: [-78, -56, 26], max: [78, 106, 78] },
  distance: (x, y, z) => {
    const gap = inner(x, y, z);
    const ridge = 4.5 / (1 + 0.09 * x * x) + 3.4 / (1 + 0.06 * (z - 56) * (z - 56));
    const thick = 4.6 + 1.1 * noise3(701, x * 0.06, y * 0.06, z * 0.06) + (y > 48 ? ridge : ridge * 0.3);
    const wall = Math.abs(gap - 1.2) - thick / 2;
    // Low down it ends at the foramen magnum and behind the mastoids; higher up it goes on to the temples.
    const low = Math.max(8 - y, beforePetrous(x, y + 8, z) - 2);
    const open = Math.max(Math.min(low, 55 - z), Math.min(36 - Math.abs(x), 8 - y));
    return Math.max(smoothMax(wall, open, 3), z - TOP);
  },
};

/** Floor and side wall of the middle fossa, one side: thin. */
export const middleFossaShell = (side: Side): Solid => ({
  box: { min: side > 0 ? [2, -62, 48] : [-73, -62, 48], max: side > 0 ? [73, 18, 78] : [-2, 18, 78] },
  distance: (x, y, z) => {
    const gap = ellipsoidDistance(x - side * 36, y + 22, z - 81, 33, 35, 27);
    const wall = Math.abs(gap - 1) - 1.5 - 0.4 * noise3(702, x * 0.08, y * 0.08, z * 0.08);
    return Math.max(wall, z - TOP);
  },
});

export const middleFossa = (side: Side): Solid => ellipsoid([side * 36, -22, 81], 33, 35, 27);

/** The brain above the ridges: no bone here but the vault, which lies outside. */
export const brainVault: Sdf = (x, y, z) => ellipsoidDistance(x, y - 8, z - 102, 66, 80, 43);
