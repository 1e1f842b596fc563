import type { Card } from '../lib/card';

/** The picture in the list of samples: C2 in an axial and the midline in a sagittal slice. */
export const card: Card = {
  windowHu: [600, 90],
  views: [
    { plane: 'axial', atMm: 4, fromMm: [-85, -95], sizeMm: 170 },
    { plane: 'sagittal', atMm: -0.5, fromMm: [-85, 70], sizeMm: 140 },
  ],
};
