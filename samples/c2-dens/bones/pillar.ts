import { cos, radians, sin } from '../../lib/arithmetic';
import type { Solid } from '../../lib/sdf';
import { smoothMax } from '../../lib/sdf';
import { outline } from './column';

/** An articular pillar: an oval post between two facets that slope down and back. Local frame, mm. */
export interface PillarShape {
  readonly x: number;
  readonly y: number;
  readonly halfWidth: number;
  readonly halfDepth: number;
  readonly topZ: number;
  readonly bottomZ: number;
  readonly topDeg: number;
  readonly bottomDeg: number;
  /** The facets also fall to the side, by this angle. */
  readonly rollDeg?: number;
}

export const pillar = (shape: PillarShape): Solid => {
  const { x: cx, y: cy, halfWidth, halfDepth, topZ, bottomZ } = shape;
  const [topSin, topCos] = [sin(radians(shape.topDeg)), cos(radians(shape.topDeg))];
  const [lowSin, lowCos] = [sin(radians(shape.bottomDeg)), cos(radians(shape.bottomDeg))];
  const roll = sin(radians(shape.rollDeg ?? 0)) * (cx < 0 ? -1 : 1);
  const tall = halfDepth + 2;
  return {
    box: {
      min: [cx - halfWidth - 1, cy - halfDepth - 1, bottomZ - tall],
      max: [cx + halfWidth + 1, cy + halfDepth + 1, topZ + tall],
    },
    distance: (x, y, z) => {
      const [px, py] = [x - cx, y - cy];
      const middle = (z - (topZ + bottomZ) / 2) / (topZ - bottomZ);
      // A waist between the facets, and a facet lip that overhangs it a little.
      const waist = 0.83 + 0.62 * Math.min(middle * middle, 0.36);
      const side = outline(px, py, halfWidth * waist, halfDepth * waist, 0.3);
      const above = (z - topZ + roll * px) * topCos + py * topSin;
      const below = (bottomZ - z - roll * px) * lowCos - py * lowSin;
      return smoothMax(side, Math.max(above, below), 2);
    },
  };
};
