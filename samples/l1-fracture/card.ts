import type { Card } from '../lib/card';

/** The picture in the list of samples: L1 in an axial and the midline in a sagittal slice. */
export const card: Card = {
  windowHu: [900, 160],
  views: [
    { plane: 'axial', atMm: -2, fromMm: [-82, -72], sizeMm: 164 },
    { plane: 'sagittal', atMm: 0.4, fromMm: [-75, 74], sizeMm: 160 },
  ],
};
