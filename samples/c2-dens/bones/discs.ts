import { noise3 } from '../../lib/noise';
import { length2 } from '../../lib/arithmetic';
import { BODY } from '../landmarks';
import type { Point3 } from '../../lib/sdf';
import { axisBottom } from './axis';
import { column } from '../../lib/bone/column';
import { SUBAXIAL } from './dimensions';
import { organic } from '../../lib/bone/organic';
import { fieldOf } from '../../lib/bone/part';
import { endplateBottom, endplateTop } from './subaxial';
import type { BonePart } from '../../lib/bone/types';

type Level = 'c3' | 'c4' | 'c5' | 'c6';

/** The disc on top of `lower`, between its endplate and that of the vertebra above, bulging slightly. */
const disc = (id: string, upper: 'c2' | Level, lower: Level, bulgeMm: number): BonePart => {
  const [above, below] = [BODY[upper], BODY[lower]];
  const middle: Point3 = [(above[0] + below[0]) / 2, (above[1] + below[1]) / 2, (above[2] + below[2]) / 2];
  const upperEnd = (x: number, y: number) =>
    upper === 'c2' ? axisBottom(x, y) : endplateBottom(SUBAXIAL[upper], x, y);
  const solid = column(middle, {
    halfWidth: SUBAXIAL[lower].bodyHalfWidth + 1.2 + bulgeMm * 0.3,
    halfDepth: SUBAXIAL[lower].bodyHalfDepth + bulgeMm,
    flare: -0.04,
    top: (x, y) => upperEnd(x, y + middle[1] - above[1]) + above[2] - middle[2] + 0.6,
    bottom: (x, y) => endplateTop(SUBAXIAL[lower], x, y + middle[1] - below[1]) + below[2] - middle[2] - 0.6,
    halfHeight: 4,
    squareness: 0.2,
    rim: 1.2,
  });
  const soft = organic(solid, SUBAXIAL[lower].seed + 40, 1, 0.15);
  const rim = SUBAXIAL[lower].bodyHalfWidth;
  return {
    id,
    material: 'disc',
    priority: 1,
    ...fieldOf(soft),
    corticalMm: () => 0,
    // The annulus is a little denser than the nucleus (about 110 and 80 HU).
    hu: (x, y, z) =>
      78 + 34 * Math.min(length2(x, y - middle[1]) / rim, 1) + 8 * noise3(77, x * 0.4, y * 0.4, z * 0.4),
  };
};

export const discs = (): BonePart[] => [
  disc('disc-c2-c3', 'c2', 'c3', 0.3),
  disc('disc-c3-c4', 'c3', 'c4', 0.5),
  disc('disc-c4-c5', 'c4', 'c5', 1.1),
  disc('disc-c5-c6', 'c5', 'c6', 0.7),
];
