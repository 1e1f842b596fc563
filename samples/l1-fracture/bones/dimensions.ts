import type { Level } from '../landmarks';

/**
 * Dimensions of the sample's vertebrae, mm: a small woman. Set between the means of dry vertebrae, L1 of women 31.6
 * wide with a canal of 21.3 (63 people, Gujarat 2012), pedicles of L1 7.1 × 14.6 (20 sets, see the README), and
 * the larger means of Panjabi et al. (Spine 1992;17:299 and 1991;16:888, quoted at second hand): upper endplate L1
 * 41 × 34, pedicles L1 8.6 × 15.9 to L3 10.2 × 14.4, canal 24 × 17–19, across the transverse processes 71–86.
 */
export interface VertebraDimensions {
  /** Half width and half depth of the endplates; the waist is narrower by `waist` (a share). */
  readonly halfWidth: number;
  readonly halfDepth: number;
  readonly halfHeight: number;
  readonly waist: number;
  /** How deep the endplates are hollowed. */
  readonly hollow: number;
  readonly canalHalfWidth: number;
  readonly canalHalfDepth: number;
  readonly pedicleHalfWidth: number;
  readonly pedicleHalfHeight: number;
  /** Tip of the transverse process from the midline; how far back it lies behind the pedicle. */
  readonly transverseX: number;
  readonly transverseBack: number;
  readonly transverseRise: number;
  /** Tip of the spinous process behind the canal and below the centre, half its height. */
  readonly spineLength: number;
  readonly spineDrop: number;
  readonly spineHalfHeight: number;
  /** Middle of the facets from the midline, and how nearly sagittal they stand, 0–1. */
  readonly facetX: number;
  readonly sagittal: number;
  readonly trabecularHu: number;
  readonly seed: number;
}

const lumbar = {
  waist: 0.12,
  canalHalfDepth: 8.4,
  transverseBack: 3,
  spineDrop: 9,
  sagittal: 1,
} as const;

export const DIMENSIONS: Readonly<Record<Level, VertebraDimensions>> = {
  t10: {
    halfWidth: 15.6,
    halfDepth: 13,
    halfHeight: 10.6,
    waist: 0.08,
    hollow: 0.8,
    canalHalfWidth: 8.8,
    canalHalfDepth: 8,
    pedicleHalfWidth: 3.1,
    pedicleHalfHeight: 6.4,
    transverseX: 27,
    transverseBack: 15,
    transverseRise: 4,
    spineLength: 24,
    spineDrop: 26,
    spineHalfHeight: 4.4,
    facetX: 9.5,
    sagittal: 0,
    trabecularHu: 108,
    seed: 1000,
  },
  t11: {
    halfWidth: 16.6,
    halfDepth: 13.6,
    halfHeight: 11.1,
    waist: 0.09,
    hollow: 0.9,
    canalHalfWidth: 9.4,
    canalHalfDepth: 8.1,
    pedicleHalfWidth: 3.6,
    pedicleHalfHeight: 7,
    transverseX: 22,
    transverseBack: 13,
    transverseRise: 3,
    spineLength: 25,
    spineDrop: 18,
    spineHalfHeight: 5.4,
    facetX: 10,
    sagittal: 0.1,
    trabecularHu: 102,
    seed: 1100,
  },
  t12: {
    halfWidth: 18.4,
    halfDepth: 14.2,
    halfHeight: 12,
    waist: 0.1,
    hollow: 1,
    canalHalfWidth: 10.4,
    canalHalfDepth: 8.3,
    pedicleHalfWidth: 3.9,
    pedicleHalfHeight: 7.4,
    transverseX: 21,
    transverseBack: 10,
    transverseRise: 2,
    spineLength: 25,
    spineDrop: 12,
    spineHalfHeight: 7,
    facetX: 10.5,
    sagittal: 0.7,
    trabecularHu: 96,
    seed: 1200,
  },
  l1: {
    ...lumbar,
    halfWidth: 19.6,
    halfDepth: 15,
    halfHeight: 12,
    hollow: 1,
    waist: 0.1,
    canalHalfWidth: 11,
    pedicleHalfWidth: 4,
    pedicleHalfHeight: 7.2,
    transverseX: 34,
    transverseRise: 1,
    spineLength: 28,
    spineHalfHeight: 10,
    facetX: 12,
    trabecularHu: 92,
    seed: 1300,
  },
  l2: {
    ...lumbar,
    halfWidth: 20.4,
    halfDepth: 15.6,
    halfHeight: 13,
    hollow: 1.6,
    canalHalfWidth: 11.2,
    pedicleHalfWidth: 4.1,
    pedicleHalfHeight: 7,
    transverseX: 38,
    transverseRise: 1,
    spineLength: 29,
    spineHalfHeight: 11,
    facetX: 13,
    trabecularHu: 86,
    seed: 1400,
  },
  l3: {
    ...lumbar,
    halfWidth: 21.2,
    halfDepth: 16,
    halfHeight: 13.2,
    hollow: 1.4,
    canalHalfWidth: 11.4,
    pedicleHalfWidth: 4.8,
    pedicleHalfHeight: 6.8,
    transverseX: 42,
    transverseRise: 2,
    spineLength: 28,
    spineHalfHeight: 11,
    facetX: 14,
    trabecularHu: 84,
    seed: 1500,
  },
  l4: {
    ...lumbar,
    halfWidth: 22,
    halfDepth: 16.2,
    halfHeight: 13,
    hollow: 1.4,
    canalHalfWidth: 11.6,
    pedicleHalfWidth: 5.6,
    pedicleHalfHeight: 6.6,
    transverseX: 41,
    transverseRise: 3,
    spineLength: 25,
    spineHalfHeight: 8.6,
    facetX: 16,
    trabecularHu: 86,
    seed: 1600,
  },
};
