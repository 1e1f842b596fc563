import type { Card } from '../lib/card';

/** The picture in the list of samples: S1 with its lesion and the broken wing, and the sacrum from the side. */
export const card: Card = {
  windowHu: [900, 200],
  views: [
    { plane: 'axial', atMm: 91, fromMm: [-88, -62], sizeMm: 176 },
    { plane: 'sagittal', atMm: -9, fromMm: [-60, 142], sizeMm: 172 },
  ],
};
