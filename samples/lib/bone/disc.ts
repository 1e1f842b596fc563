import { cos, length2, radians, sin } from '../arithmetic';
import { noise3 } from '../noise';
import type { Point3, Solid } from '../sdf';
import { column } from './column';
import { organic } from './organic';
import { fieldOf } from './part';
import type { BonePart } from './types';

/** An endplate: where its vertebra stands, and the plate's height in the vertebra's own frame, mm. */
export interface Endplate {
  readonly pose: { readonly at: Point3; readonly turnDeg: Point3 };
  /** Height of its rim, below the centre negative. */
  readonly rimZ: number;
  readonly height: (x: number, y: number) => number;
}

/** Height of an endplate over a point of the plan, frame of the sample; first order in the lean. */
export const heightOver = ({ pose, rimZ, height }: Endplate, x: number, y: number): number => {
  const { at, turnDeg } = pose;
  const [c, s] = [cos(radians(turnDeg[0])), sin(radians(turnDeg[0]))];
  const v = (y - at[1] + s * rimZ) / c;
  const own = height(x - at[0], v);
  return at[2] + s * v + c * own;
};

export interface DiscShape {
  readonly id: string;
  /** The plate above it and the plate below it. */
  readonly upper: Endplate;
  readonly lower: Endplate;
  /** Half sizes of the endplate below it. */
  readonly halfWidth: number;
  readonly halfDepth: number;
  /** How far it stands beyond the rims. */
  readonly bulgeMm: number;
  readonly backMm?: number;
  readonly seed: number;
}

/** The disc between two endplates. */
export const disc = ({ id, upper, lower, halfWidth, halfDepth, bulgeMm, backMm = 0, seed }: DiscShape) => {
  const [above, below] = [upper.pose.at, lower.pose.at];
  const y = (above[1] + below[1]) / 2 + backMm;
  const x = (above[0] + below[0]) / 2;
  const low = heightOver(lower, x, y);
  const high = heightOver(upper, x, y);
  const middle: Point3 = [x, y, (low + high) / 2];
  const solid = column(middle, {
    halfWidth: halfWidth - 0.2 + bulgeMm,
    halfDepth: halfDepth - 0.4 + bulgeMm,
    flare: -0.04,
    top: (u, v) => heightOver(upper, u + x, v + y) - middle[2] + 0.5,
    bottom: (u, v) => heightOver(lower, u + x, v + y) - middle[2] - 0.5,
    halfHeight: 6,
    squareness: 0.25,
    rim: 1.6,
  });
  // Tilted ends reach beyond the box of an upright column.
  const { box } = solid;
  const roomy: Solid = {
    ...solid,
    box: {
      min: [box.min[0], box.min[1], middle[2] - 13],
      max: [box.max[0], box.max[1], middle[2] + 13],
    },
  };
  const soft = organic(roomy, seed, 0.7, 0.2);
  const part: BonePart = {
    id,
    material: 'disc',
    priority: 1,
    ...fieldOf(soft),
    corticalMm: () => 0,
    hu: (px, py, pz) =>
      72 +
      30 * Math.min(length2(px - x, py - y) / halfWidth, 1) +
      7 * noise3(77, px * 0.4, py * 0.4, pz * 0.4),
  };
  return part;
};
