import { place } from '../../lib/place';
import type { Solid } from '../../lib/sdf';
import { ellipsoid } from '../../lib/sdf';

/**
 * Occipital condyles: domed ovals that face down and out. Length 24.5 ± 2.5, width 13.1 ± 1.6 mm, 31.5 ± 5.1°
 * to the sagittal plane, 22.6 mm apart in front and 44.2 mm behind; foramen magnum 34.8 × 29.6 mm (59 skulls,
 * Kizilkanat et al., Neurosurg Q 2006;16). The atlas holds the same shape, larger by the joint space.
 */
const shape = (side: 1 | -1, extra: number): Solid =>
  place(ellipsoid([0, 0, 0], 6.2 + extra, 12.2 + extra, 7.6 + extra), {
    at: [side * 17, 0.4 + 0.4 * side, 30.6],
    turnDeg: [6, side * -24, side * -26],
  });

export const condyle = (side: 1 | -1): Solid => shape(side, 0);

/** The condyle and the joint space of 1.7 mm round it: what the atlas leaves free. */
export const condyleSocket = (side: 1 | -1): Solid => shape(side, 1.7);
