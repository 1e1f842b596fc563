import type { Solid } from '../../lib/sdf';
import { ellipsoid, unite } from '../../lib/sdf';
import { tube } from '../../lib/tube';
import { ribbon } from '../../lib/bone/organic';

/** The hyoid: a curved body, two greater horns that rise backwards to a knob, two small lesser horns. */
export const hyoidSolid = (): Solid => {
  const side = (s: 1 | -1): Solid[] => [
    ribbon(
      [
        [s * -0.5, -42, -27, 3.2, 1.9],
        [s * 5, -41.2, -27, 3, 1.9],
        [s * 9.5, -38.8, -26.8, 2.2, 1.8],
      ],
      [0, 0.35, 1],
    ),
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
