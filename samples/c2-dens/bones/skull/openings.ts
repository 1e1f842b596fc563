import type { Solid } from '../../../lib/sdf';
import { ellipsoid } from '../../../lib/sdf';
import { tube } from '../../../lib/tube';
import { canalPost } from '../../../lib/bone/column';
import { condylarHead } from '../mandible';
import type { Side } from '../../../lib/bone/sides';
import { both } from '../../../lib/bone/sides';
import { maxillarySinus, sphenoidSinus } from './face';
import { brainVault, middleFossa, posteriorFossa } from './fossa';

/** Foramen magnum: 35 mm long, 29 mm wide. */
const foramenMagnum: Solid = canalPost([0, 12.5, 40], 14.8, 17.5, 16);

/** Canals of the skull base: internal carotid, jugular bulb, hypoglossal, ear canal. */
const canals = (s: Side): Solid[] => [
  tube([
    [s * 26, -9, 30, 3],
    [s * 26, -9.5, 42, 2.9],
    [s * 22, -13, 47, 2.8],
    [s * 13, -19, 51, 2.8],
  ]),
  ellipsoid([s * 28.5, 3, 39], 5.2, 4.2, 6.5 + 0.8 * -s),
  tube([
    [s * 9, 4, 41, 1.8],
    [s * 24, -4, 37, 1.9],
  ]),
  earCanal(s),
  condylarHead(s, 2.4),
];

export const earCanal = (s: Side): Solid =>
  tube([
    [s * 49, -1, 43.5, 3.4],
    [s * 58, 0, 43, 3.1],
    [s * 68, 1.5, 42, 3.8],
  ]);

const cavity = (distance: Solid['distance'], box: Solid['box']): Solid => ({ distance, box });

/** Everything hollow in the skull: fossae, canals and sinuses. */
export const openings = (): Solid[] => [
  cavity(posteriorFossa, { min: [-73, -45, 30], max: [73, 97, 160] }),
  cavity(brainVault, { min: [-66, -72, 58], max: [66, 89, 146] }),
  foramenMagnum,
  ...both((s) => [middleFossa(s), maxillarySinus(s), ...canals(s)]),
  ...sphenoidSinus(),
];
