import type { Source } from '../../../catalog/types';

/** Where the constants of the tissue model come from. */
export const tissueSources = {
  house: { citation: 'House value: no paper states it', house: true },
  stiffness: {
    citation:
      'House value. Textbook stiffness: fat 1–10 kPa, muscle 10–50 kPa, not confirmed by a source read here. Only the ratio to fat matters',
    house: true,
  },
  plane: {
    citation:
      'House value: 10–100 times easier in the plane of a fascial space than across it; not measured, to be calibrated',
    house: true,
  },
  boneHu: {
    citation: 'House value: unlabelled bone is told from contrast in vessels by the dense cortex beside it',
    house: true,
  },
  vesselStrain: {
    citation:
      'House value: arteries and airway keep their section; how far they may stretch here is not published',
    house: true,
  },
  nerveStrain: {
    citation:
      'Textbook: blood flow in a nerve suffers from a stretch of about 8 %; not confirmed by a source read here',
  },
  retained: {
    citation:
      'Not published. Dens screws in 5 patients took 218 ± 8.4 mL (210–230), 5 of 5 successes; no smaller volume was reported to fail',
    reference: 'PMID 33388865',
  },
  decay: {
    citation:
      'House value: in one monkey fluid beside the thyroid was gone within 10 minutes; the human neck is not published',
    reference: 'https://karger.com/etj/article/10/6/495/820040',
    house: true,
  },
} as const satisfies Record<string, Source>;
