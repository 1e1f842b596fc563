import type { Colour } from '../types';

/**
 * Colours of the anatomy. Cyan (path), aqua (fluid), light grey (devices), warm white (cement) and
 * magenta (target) are kept for what is not anatomy.
 */
export const colours = {
  vertebra: [245, 220, 185],
  bone: [226, 204, 172],
  /** Of two bones that touch one has this, so that where one ends and the next begins shows in 3-D and on slices. */
  nextBone: [178, 152, 118],
  cartilage: [190, 205, 170],
  disc: [160, 190, 150],
  artery: [218, 0, 0],
  vein: [0, 92, 230],
  nerve: [255, 215, 0],
  dura: [225, 185, 60],
  airway: [120, 200, 255],
  digestive: [200, 150, 110],
  gland: [220, 150, 175],
  lung: [170, 190, 215],
  liver: [170, 95, 80],
  organ: [190, 110, 95],
  bowel: [205, 165, 120],
  muscle: [165, 85, 75],
  skin: [215, 175, 150],
  fat: [225, 205, 120],
  brain: [225, 200, 205],
  lesion: [240, 130, 40],
} as const satisfies Record<string, Colour>;
