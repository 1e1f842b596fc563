import { cos, radians, sin } from '../../lib/arithmetic';
import type { Solid } from '../../lib/sdf';
import { smoothMax } from '../../lib/sdf';
import { outline } from '../../lib/bone/column';

/** One end of a pillar: the plane of its facet, which slopes down towards the back. */
export interface Facet {
  readonly y: number;
  readonly z: number;
  readonly slopeDeg: number;
}

/** An articular pillar: an oval post between two facets. Local frame, mm. */
export interface PillarShape {
  readonly x: number;
  readonly y: number;
  readonly halfWidth: number;
  readonly halfDepth: number;
  readonly top: Facet;
  readonly bottom: Facet;
}

/** Facets fall a little to the side too: tangent of 6°. */
const ROLL = 0.105;
/** Where the roll pivots, mm from the midline: the same for both partners of a joint. */
const ROLL_X = 17.5;

/** `tipMm`: how far a facet reaches above or below its middle. */
export const pillar = (
  { x: cx, y: cy, halfWidth, halfDepth, top, bottom }: PillarShape,
  tipMm = 4.3,
): Solid => {
  const [topSin, topCos] = [sin(radians(top.slopeDeg)), cos(radians(top.slopeDeg))];
  const [lowSin, lowCos] = [sin(radians(bottom.slopeDeg)), cos(radians(bottom.slopeDeg))];
  const roll = cx < 0 ? -ROLL : ROLL;
  const tall = tipMm + 1;
  return {
    box: {
      min: [cx - halfWidth - 1, cy - halfDepth - 1, bottom.z - tall],
      max: [cx + halfWidth + 1, cy + halfDepth + 1, top.z + tall],
    },
    distance: (x, y, z) => {
      const middle = (z + y - cy - (top.z + bottom.z) / 2) / (top.z - bottom.z);
      // A waist between the facets, and a facet lip that overhangs it.
      const waist = 0.84 + 0.6 * Math.min(middle * middle, 0.36);
      const side = outline(x - cx, y - cy, halfWidth * waist, halfDepth * waist, 0.3);
      const tilt = roll * (x - (cx < 0 ? -ROLL_X : ROLL_X));
      const above = (z - top.z + tilt) * topCos + (y - top.y) * topSin;
      const below = (bottom.z - z - tilt) * lowCos - (y - bottom.y) * lowSin;
      // The tips of the facets are blunt.
      const tips = Math.max(z - top.z - tipMm, bottom.z - tipMm - z);
      return smoothMax(smoothMax(side, Math.max(above, below), 1.8), tips, 1.5);
    },
  };
};

/** What the pillar above needs for itself: all that lies over the upper facet, a little wider than it. */
export const roomAbove = (shape: PillarShape): Solid =>
  pillar(
    {
      ...shape,
      halfWidth: shape.halfWidth + 2,
      halfDepth: shape.halfDepth + 2.4,
      bottom: shape.top,
      top: { ...shape.top, z: shape.top.z + 22 },
    },
    12,
  );

/** What the pillar below needs: all that lies under the lower facet. */
export const roomBelow = (shape: PillarShape): Solid =>
  pillar(
    {
      ...shape,
      halfWidth: shape.halfWidth + 2,
      halfDepth: shape.halfDepth + 2.4,
      top: shape.bottom,
      bottom: { ...shape.bottom, z: shape.bottom.z - 22 },
    },
    12,
  );
