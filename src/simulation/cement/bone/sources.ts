import type { Source } from '../../../catalog/types';

/** Where the constants of the bone model come from. */
export const boneSources = {
  house: { citation: 'House value: no paper states it', house: true },
  huSlope: {
    citation:
      'No universal equation exists: scanner-specific calibration is required (Opportunistic QCT 2020); 0.8 is a textbook slope at 120 kV',
    reference: 'PMC7680958',
  },
  apparentDensity: {
    citation:
      'Vertebral trabecular bone, wet apparent density 0.09–0.35 g/cm³ (bone volume 4.6–18 % at a tissue density of 1.95)',
    reference: 'PMID 35005442',
  },
  permeabilityRange: {
    citation:
      'Human vertebral cancellous bone 4.45 ± 1.72e-8 (axial) and 3.44 ± 1.26e-8 m² (Baroud 2004) against a pooled 2.68e-11–2.00e-8 m² (Nauman 1999): three decades; the default lies between',
    reference: 'PMID 10468236',
  },
  kozeny: {
    citation:
      'Kozeny relation φ³/(1−φ)²; density predicts permeability weakly (Baroud, J Biomech 2004;37:189)',
  },
  anisotropy: {
    citation: 'Axial / transverse permeability 1.29 (Baroud 2004) to 2.05 (Nauman 1999, human vertebra)',
    reference: 'PMID 10468236',
  },
  patternSigma: {
    citation:
      'House value. Real bone varies below what a CT shows. Between cores SD / mean is 0.39 (σ of ln k 0.38, Baroud 2004), which bounds it from below: within a core it averages out. σ 1.2 over 1.5 mm leaves 0.2 between pieces of 1 mL. The permeability of a large piece stays what its density gives',
    house: true,
  },
  patternLength: {
    citation:
      'House value: a few spaces between trabeculae (about 0.7–1.5 mm in osteoporosis), so that lobes are 3–5 mm wide as in cement on CT. The pattern acts on spongy bone only',
    house: true,
  },
  patternSeed: {
    citation:
      'Any number: each gives another pattern that this CT allows equally. Differences between draws are no finding about this patient',
    house: true,
  },
  slit: { citation: 'Flow between parallel plates, k = w²/12; the width is assumed' },
  softTissue: {
    citation:
      'Adipose tissue 1e-11–1e-10 m² (subcutaneous injection, 2014); cement pushes tissue apart, so an effective value is assumed: between that and a gap of 1 mm (8e-8 m²), the geometric mean',
    reference: 'PMC4133188',
  },
  foramenHe: {
    citation:
      'Basivertebral foramen in 107 fractured vertebrae on CT: 7.8 × 12.4 × 5.4 mm, about 1/5 width, 2/5 depth, 1/4 height (He 2023)',
    reference: 'doi:10.13418/j.issn.1001-165x.2023.3.07',
  },
  foramenDepth: {
    citation:
      'Depth 2/5 of the body on CT of fractures (He 2023); 12–21.8 % in 1561 dry vertebrae (Tzika 2021): they disagree, so measure it on this CT',
    reference: 'PMID 33598754',
  },
  veinBook: { citation: 'Textbook: segmental veins 1–2 mm; not confirmed by a source read here' },
  venousPressure: { citation: 'Resting pressure in the vertebral veins: not found; 0–1.5 kPa assumed' },
  marrow: { citation: 'Human yellow marrow 44–142 mPa·s', reference: 'PMID 21811014' },
} as const satisfies Record<string, Source>;
