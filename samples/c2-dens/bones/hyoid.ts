import type { Solid } from '../../lib/sdf';
import { ellipsoid, unite } from '../../lib/sdf';
import { tube } from '../../lib/tube';
import { plate } from './organic';

/** The hyoid: a curved body, two greater horns that rise backwards to a knob, two small lesser horns. */
export const hyoidSolid = (): Solid => {
  const side = (s: 1 | -1): Solid[] => [
    plate([0, -42, -27], [s * 8, -39.5, -27], [0, 0.35, 1], 3.4, 2.8, 1.9, 1.8),
    tube([
      [s * 9, -39, -27, 2.3],
      [s * 14.5, -34, -26, 1.7],
      [s * 19, -27, -24 + 0.4 * s, 1.5],
      [s * 21, -20.5, -22, 1.6],
    ]),
    ellipsoid([s * 21.1, -20, -21.8], 2.1, 2.4, 2.1),
    tube([
      [s * 9, -39, -24.5, 1.5],
      [s * 10.5, -37.2, -21, 0.9],
    ]),
  ];
  return unite(1.4, [...side(1), ...side(-1)]);
};
