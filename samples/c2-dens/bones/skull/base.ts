import type { Solid } from '../../../lib/sdf';
import { ellipsoid, roundCone } from '../../../lib/sdf';
import { tube } from '../../../lib/tube';
import { condyle } from '../condyle';
import { plate } from '../../../lib/bone/organic';
import type { Side } from '../../../lib/bone/sides';
import { both } from '../../../lib/bone/sides';
import { middleFossaShell, occipitalShell } from './fossa';

/** Clivus from the basion up to the back of the sella. */
const clivus = plate([0, -9.5, 37.5], [0, -31, 64], [1, 0, 0], 8, 9, 4.4, 5);

/** Mastoid process, petrous pyramid, styloid, tympanic plate, and the root of the zygomatic arch. */
const temporal = (s: Side): Solid[] => [
  ellipsoid([s * 51.5, 12.5, 35], 8.6, 11.5, 14.5),
  ellipsoid([s * 53, 4, 47], 11, 15, 8),
  roundCone([s * 46, 6, 46], 9.5, [s * 14, -17, 51], 5.5),
  tube([
    [s * 40.5, 1, 36, 2.6],
    [s * 38.5, -4, 24, 1.9],
    [s * 35.5 - 0.6, -11, 9 + 2 * s, 1.1],
  ]),
  plate([s * 45, -7, 38], [s * 58, -5.5, 39], [0, 0, 1], 4, 3, 1.6, 1.6),
  plate([s * 50, -14, 49], [s * 64, -14, 50], [0, 1, 0], 8, 6, 2.2, 2.2),
];

/** Condyle, the pillar behind it, and the jugular tubercle: the rim of the foramen magnum. */
const rim = (s: Side): Solid[] => [
  condyle(s),
  tube([
    [s * 9, -7, 37, 4.2],
    [s * 16.5, 1, 36.5, 5.5],
    [s * 19.5, 13, 37, 5],
    [s * 15, 24, 37, 3.6],
    [s * 5, 31.5, 37.6, 3],
  ]),
  roundCone([s * 20, 6, 38], 5, [s * 34, 16, 40], 4.5),
  ellipsoid([s * 40, 26, 39], 9, 12, 4.5),
];

export const cranialBase = (): Solid[] => [
  clivus,
  occipitalShell,
  ...both(rim),
  ...both(temporal),
  ...both((s) => [middleFossaShell(s)]),
];
