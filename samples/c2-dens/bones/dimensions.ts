import type { Point3 } from '../../lib/sdf';

/**
 * Dimensions of the typical cervical vertebrae of the sample, mm and degrees, set within the ranges
 * that were published (one person's values, not means of a population):
 * - width of the upper endplate over the uncinates C3 22.1, C4 22.7, C5 23.6, C6 24.7 ± 1.6; pedicles
 *   narrow from C3 to C6 (404 vertebrae, Galloway collection, Makerere University);
 * - body depth 14.6 ± 2.1, front height 10.0 ± 1.4, back height 11.1 ± 1.4, upper width 21.6 ± 2.8, lower
 *   width 19.6 ± 3.2 (100 dry vertebrae, J Hum Anat, medwinpublishers 13943); CT of men: somewhat larger;
 * - slope of the upper facets to the transverse plane C3 49.5 ± 4.1 (right) and 51.7 (left), C4 45, C5 40,
 *   C6 42–43 degrees (PMC2219934, table 2); facets differ between sides in most people
 *   (doi:10.1155/2017/5216087);
 * - left and right alike, pedicles largest at C3, laminae longer downwards (150 vertebrae C3–C7,
 *   Bazaldúa Cruz et al. 2011, doi:10.4067/S0717-95022011000200003).
 */
export interface SubaxialDimensions {
  readonly bodyHalfWidth: number;
  readonly bodyHalfDepth: number;
  readonly bodyHalfHeight: number;
  /** Height of the uncinate ridge above the endplate. */
  readonly uncinateRise: number;
  /** Articular pillar: centre beside and behind the body's, half sizes in plan. */
  readonly pillarX: number;
  readonly pillarY: number;
  readonly pillarHalfWidth: number;
  readonly pillarHalfDepth: number;
  readonly pedicleRadius: number;
  readonly laminaHalfHeight: number;
  readonly laminaRadius: number;
  /** From the body's centre to the back of the canal and to the tips of the spinous process. */
  readonly canalBackY: number;
  readonly spineTipY: number;
  readonly spineTipZ: number;
  readonly spineForkHalfWidth: number;
  readonly anteriorTubercleX: number;
  readonly posteriorTubercleX: number;
  /** How the vertebra is turned about x, y, z: lordosis and a little individual twist. */
  readonly turnDeg: readonly [number, number, number];
  /** Spurs: root in the rim, and tip. */
  readonly osteophytes: readonly { readonly at: Point3; readonly towards: Point3 }[];
  /** Mean of the spongy bone, HU. */
  readonly trabecularHu: number;
  readonly seed: number;
}

export const SUBAXIAL: Readonly<Record<'c3' | 'c4' | 'c5' | 'c6', SubaxialDimensions>> = {
  c3: {
    bodyHalfWidth: 8.9,
    bodyHalfDepth: 7.6,
    bodyHalfHeight: 6.4,
    uncinateRise: 3.9,
    pillarX: 17.6,
    pillarY: 12.2,
    pillarHalfWidth: 5.9,
    pillarHalfDepth: 5.6,
    pedicleRadius: 2.6,
    laminaHalfHeight: 5.5,
    laminaRadius: 2.2,
    canalBackY: 24.2,
    spineTipY: 38.5,
    spineTipZ: -7.5,
    spineForkHalfWidth: 4.2,
    anteriorTubercleX: 20.5,
    posteriorTubercleX: 24.5,
    turnDeg: [1, 0.3, -0.9],
    osteophytes: [],
    trabecularHu: 300,
    seed: 300,
  },
  c4: {
    bodyHalfWidth: 9.1,
    bodyHalfDepth: 7.7,
    bodyHalfHeight: 6.2,
    uncinateRise: 4.1,
    pillarX: 17.9,
    pillarY: 12.4,
    pillarHalfWidth: 6,
    pillarHalfDepth: 5.6,
    pedicleRadius: 2.5,
    laminaHalfHeight: 5.4,
    laminaRadius: 2.1,
    canalBackY: 23.9,
    spineTipY: 39.5,
    spineTipZ: -8.5,
    spineForkHalfWidth: 4.8,
    anteriorTubercleX: 21.5,
    posteriorTubercleX: 25,
    turnDeg: [0.4, -0.2, -0.5],
    osteophytes: [
      { at: [-2.5, -6.6, -5.4], towards: [-3, -9.6, -7.4] },
      { at: [3, -6.4, -5.4], towards: [3.6, -8.6, -6.8] },
      { at: [-8, 2, -4], towards: [-10.4, 2.6, -5.6] },
    ],
    trabecularHu: 320,
    seed: 400,
  },
  c5: {
    bodyHalfWidth: 9.5,
    bodyHalfDepth: 7.8,
    bodyHalfHeight: 6,
    uncinateRise: 4,
    pillarX: 18.2,
    pillarY: 12.2,
    pillarHalfWidth: 6.1,
    pillarHalfDepth: 5.6,
    pedicleRadius: 2.45,
    laminaHalfHeight: 5.6,
    laminaRadius: 2.1,
    canalBackY: 23.9,
    spineTipY: 42,
    spineTipZ: -10,
    spineForkHalfWidth: 5.2,
    anteriorTubercleX: 22,
    posteriorTubercleX: 25.5,
    turnDeg: [-0.6, 0.2, 0.3],
    osteophytes: [
      { at: [-2, -6.6, 4.4], towards: [-2.4, -9.9, 5.4] },
      { at: [-9, 3, 6], towards: [-11.4, 3.8, 8.6] },
    ],
    trabecularHu: 325,
    seed: 500,
  },
  c6: {
    bodyHalfWidth: 10,
    bodyHalfDepth: 7.9,
    bodyHalfHeight: 6.1,
    uncinateRise: 3.7,
    pillarX: 18.6,
    pillarY: 12,
    pillarHalfWidth: 6.2,
    pillarHalfDepth: 5.6,
    pedicleRadius: 2.5,
    laminaHalfHeight: 5.9,
    laminaRadius: 2.2,
    canalBackY: 24,
    spineTipY: 47,
    spineTipZ: -12,
    spineForkHalfWidth: 4.5,
    anteriorTubercleX: 23,
    posteriorTubercleX: 26,
    turnDeg: [-2, 0, 0.7],
    osteophytes: [],
    trabecularHu: 290,
    seed: 600,
  },
};

/** Joint space of the facets, mm, cartilage included (1–2 mm on CT). */
export const FACET_GAP_MM = 1.9;

/**
 * The facet joint below each vertebra, both sides alike: the middle of the joint in the frame of the
 * sample, and its slope to the horizontal. The vertebra above ends and the one below begins there.
 */
export interface FacetJoint {
  readonly y: number;
  readonly z: number;
  readonly slopeDeg: number;
}

export const FACET_JOINT: Readonly<Record<'c2' | 'c3' | 'c4' | 'c5' | 'c6', FacetJoint>> = {
  c2: { y: 11.6, z: -13.2, slopeDeg: 47 },
  c3: { y: 10.9, z: -30.4, slopeDeg: 44 },
  c4: { y: 10.7, z: -47.4, slopeDeg: 41 },
  c5: { y: 11.2, z: -64.4, slopeDeg: 42 },
  c6: { y: 12.4, z: -81.8, slopeDeg: 45 },
};
