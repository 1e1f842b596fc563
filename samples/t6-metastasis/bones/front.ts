import { plate, ribbon, type RibbonPoint } from '../../lib/bone/organic';
import type { Side } from '../../lib/bone/sides';
import { type Solid, unite } from '../../lib/sdf';
import { onCage } from '../cage';
import { ribEnd } from './ribs';

/** Height of the sternal angle: between T4 and T5. */
const ANGLE_Z = 35;

const frontY = (z: number): number => onCage(1, 180, z)[1];

const sternumPoint = (z: number, half: number, radius: number, outMm = 0): RibbonPoint => [
  0.6,
  frontY(z) - 1 - outMm,
  z,
  half,
  radius,
];

/** Body of the sternum, and the manubrium above its angle. */
export const sternumSolid = unite(1, [
  ribbon(
    [
      sternumPoint(-72, 9, 4.2),
      sternumPoint(-50, 13, 4.6),
      sternumPoint(-20, 13.6, 4.8),
      sternumPoint(10, 11.6, 4.8),
      sternumPoint(ANGLE_Z - 3.4, 9.6, 5, 1),
    ],
    [1, 0, 0],
    3,
  ),
  plate([0.6, frontY(ANGLE_Z) - 2, ANGLE_Z + 6.4], [0.6, frontY(70) + 2, 72], [1, 0, 0], 12, 24, 5, 5.4),
]);

/** Ribs that reach the sternum in the CT, and how far their cartilage rises on its way. */
const CARTILAGES: Readonly<Record<string, number>> = { 'rib-2': 0, 'rib-3': 0, 'rib-4': 4, 'rib-5': 12 };

/** Cartilage between the ends of the ribs and the sternum. */
export const cartilageSolid = (side: Side): Solid =>
  unite(
    0,
    Object.entries(CARTILAGES).map(([name, riseMm]) => {
      const [x, y, z] = ribEnd(name, side);
      const [bx, by, bz] = onCage(side, 158, z + 0.3 * riseMm);
      const end = z + riseMm;
      return ribbon(
        [
          [x, y, z, 3.6, 2.8],
          [bx, by, bz, 3.6, 3],
          [side * 17.6, frontY(end) - 0.4, end, 2.6, 3],
        ],
        [0, 0, 1],
        4,
      );
    }),
  );
