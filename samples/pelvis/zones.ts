import type { Overlay } from '../lib/part';
import type { Point3, Sdf } from '../lib/sdf';
import { sacral } from './landmarks';

const zone = (segment: string, min: Point3, max: Point3, distance: Sdf): Overlay => ({
  segment,
  solid: { box: { min, max }, distance },
});

/** Round the foci of one bone only: together with the label of the lesion each gives its bone whole. */
export const zones: readonly Overlay[] = [
  zone('sacrum', [-66, -10, 0], [66, 112, 132], (x) => Math.abs(x) - 66),
  zone('hip-right', [-150, -70, -70], [0, 110, 142], (x, _, z) => Math.min(x + 33, Math.max(x, z - 60))),
  zone('femur-left', [50, -40, -110], [170, 50, 40], (x) => 50 - x),
  // S1 alone, down to the rest of its disc.
  zone('vertebra-s1', [-66, -10, 40], [66, 112, 132], (_, y, z) => sacral(y, z).s - 28.5),
];
