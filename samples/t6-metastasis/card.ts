import type { Card } from '../lib/card';

/** The picture in the list of samples: T6 in an axial and the midline in a sagittal slice. */
export const card: Card = {
  windowHu: [900, 120],
  views: [
    { plane: 'axial', atMm: 2, fromMm: [-82, -86], sizeMm: 164 },
    { plane: 'sagittal', atMm: 2, fromMm: [-58, 56], sizeMm: 122 },
  ],
};
