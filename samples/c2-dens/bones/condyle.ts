import { place } from '../../lib/place';
import type { Solid } from '../../lib/sdf';
import { ellipsoid } from '../../lib/sdf';

/**
 * Occipital condyles: ovals of about 23 × 11 mm that converge to the front by some 30°, domed, and tilted
 * so that they face down and out. The atlas holds the same shape, larger by the joint space.
 */
const shape = (side: 1 | -1, extra: number): Solid =>
  place(ellipsoid([0, 0, 0], 6.2 + extra, 12.2 + extra, 7.6 + extra), {
    at: [side * 17, 0.4 + 0.4 * side, 30.6],
    turnDeg: [6, side * -24, side * -26],
  });

export const condyle = (side: 1 | -1): Solid => shape(side, 0);

/** The condyle and the joint space of 1.7 mm round it: what the atlas leaves free. */
export const condyleSocket = (side: 1 | -1): Solid => shape(side, 1.7);
