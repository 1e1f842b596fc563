import type { Level } from '../landmarks';

/**
 * Dimensions of the sample's vertebrae, mm: a woman's, between the means of dry typical thoracic vertebrae (bodies
 * 27.0 ± 2.1 wide, 20.8 ± 3.4 deep, 17.2 ± 1.7 high in front and 18.3 ± 1.6 behind; 200 vertebrae, [15] of the
 * README; men 17–19 and 18–20 from T2 to T9 [16]). Pedicles: T4 4.5 ± 0.9 wide [17]; T5 outside 5.1 (4.1–6.9) and
 * inside 3.9 (3.1–4.8) [18].
 */
export interface VertebraDimensions {
  /** Half width and half depth of the endplates; the waist is narrower by `waist` (a share). */
  readonly halfWidth: number;
  readonly halfDepth: number;
  readonly halfHeight: number;
  readonly canalHalfWidth: number;
  readonly canalHalfDepth: number;
  /** Outside, at the narrowest. */
  readonly pedicleHalfWidth: number;
  readonly pedicleHalfHeight: number;
  /** Tip of the transverse process from the midline. */
  readonly transverseX: number;
  /** Tip of the spinous process behind the canal and below the centre. */
  readonly spineLength: number;
  readonly spineDrop: number;
  readonly trabecularHu: number;
  readonly seed: number;
}

const middle = { canalHalfDepth: 7.8, pedicleHalfHeight: 5.6 } as const;

export const DIMENSIONS: Readonly<Record<Level, VertebraDimensions>> = {
  t3: {
    ...middle,
    halfWidth: 13.2,
    halfDepth: 9.8,
    halfHeight: 8.4,
    canalHalfWidth: 8.8,
    pedicleHalfWidth: 2.7,
    transverseX: 34,
    spineLength: 24,
    spineDrop: 25,
    trabecularHu: 232,
    seed: 2300,
  },
  t4: {
    ...middle,
    halfWidth: 13,
    halfDepth: 10.6,
    halfHeight: 8.7,
    canalHalfWidth: 8.5,
    pedicleHalfWidth: 2.35,
    transverseX: 33.4,
    spineLength: 23,
    spineDrop: 28,
    trabecularHu: 226,
    seed: 2400,
  },
  t5: {
    ...middle,
    halfWidth: 13.3,
    halfDepth: 11.4,
    halfHeight: 9,
    canalHalfWidth: 8.3,
    pedicleHalfWidth: 2.5,
    transverseX: 33,
    spineLength: 22.6,
    spineDrop: 30.4,
    trabecularHu: 220,
    seed: 2500,
  },
  t6: {
    ...middle,
    halfWidth: 13.8,
    halfDepth: 12.1,
    halfHeight: 9.3,
    canalHalfWidth: 8.2,
    pedicleHalfWidth: 2.6,
    transverseX: 32.4,
    spineLength: 23,
    spineDrop: 31.4,
    trabecularHu: 214,
    seed: 2600,
  },
  t7: {
    ...middle,
    halfWidth: 14.3,
    halfDepth: 12.7,
    halfHeight: 9.6,
    canalHalfWidth: 8.2,
    pedicleHalfWidth: 2.75,
    transverseX: 31.6,
    spineLength: 24,
    spineDrop: 31,
    trabecularHu: 208,
    seed: 2700,
  },
  t8: {
    ...middle,
    halfWidth: 14.9,
    halfDepth: 13.2,
    halfHeight: 9.9,
    canalHalfWidth: 8.3,
    pedicleHalfWidth: 2.95,
    transverseX: 30.6,
    spineLength: 25,
    spineDrop: 29,
    trabecularHu: 202,
    seed: 2800,
  },
  t9: {
    ...middle,
    halfWidth: 15.4,
    halfDepth: 13.6,
    halfHeight: 10.2,
    canalHalfWidth: 8.4,
    pedicleHalfWidth: 3.1,
    transverseX: 29.6,
    spineLength: 26,
    spineDrop: 26,
    trabecularHu: 196,
    seed: 2900,
  },
};

/** How much narrower the waist of a body is than its ends, and how deep the endplates are hollowed, mm. */
export const WAIST = 0.1;
export const HOLLOW_MM = 0.9;

/** How much the back of an upper endplate stands higher than its middle. */
export const ENDPLATE_WEDGE_MM = 0.45;
