import type { Source } from '../types';

/** Where what the catalogue states was read; abstracts for the most part. */
export const sources = {
  house: { citation: 'House value, set by the team; no published margin was found', house: true },
  anatomy: { citation: 'General anatomy' },
  highAnterior: {
    citation: 'High anterior cervical approach to C2, anatomical study, Eur Spine J 2013',
    reference: 'doi:10.1007/s00586-013-2713-9',
  },
  hydrodissectionRisks: {
    citation: 'French registry of hydrodissected cervical cementoplasty, Unicancer',
    reference: 'https://mesdonnees.unicancer.fr/hr/node/1906',
  },
  lariboisiere: {
    citation: 'Four percutaneous routes to the upper cervical spine, Lariboisière',
    reference: 'https://speakerdeck.com/player/98357de027bf01319bf97a8adb23cf66',
  },
  amiens: {
    citation: 'C2 vertebroplasty, thesis, Amiens (13 patients)',
    reference: 'https://dumas.ccsd.cnrs.fr/dumas-02333867',
  },
  odontoidScrew: {
    citation: 'Percutaneous odontoid screw with hydrodissection (5 patients)',
    reference: 'PMID 33388865',
  },
  superiorThyroid: {
    citation:
      'Percutaneous anterior cervical window, 2007: superior thyroid artery inside it in 86.7 % at C3–C4',
    reference: 'PMID 17873797',
  },
  bifurcation: {
    citation: 'Level of the carotid bifurcation, Clin Anat 2012;25:851',
  },
  cervicalVertebroplasty: {
    citation: 'Cervical vertebroplasty, anterolateral and transoral routes',
    reference: 'http://www.openradiology.org/survey/vertebroplasty/fluoroscopy/cer',
  },
  cervicalTranspedicular: {
    citation: 'Cervical transpedicular vertebroplasty under CT (32 patients)',
    reference: 'doi:10.1007/s00330-020-07198-6',
  },
  thoracolumbarRoutes: {
    citation: 'Transpedicular, parapedicular and transsomatic routes',
    reference: 'PMC4757276',
  },
  costotransverse: {
    citation: 'Transverse-process–pedicle entry, T1–T12',
    reference: 'doi:10.1186/s13018-025-05824-x',
  },
  sacroplasty: { citation: 'Routes of sacroplasty, AJNR 2022;43:1222' },
  internalCementedScrew: {
    citation: 'Fixation by internal cemented screw',
    reference: 'doi:10.1055/s-0038-1673359',
  },
  adamkiewicz: {
    citation:
      'Yoshioka et al., MR and CT angiography of the artery of Adamkiewicz, RadioGraphics 2006;26:S63',
    reference: 'doi:10.1148/rg.26si065506',
  },
  supinePlanning: {
    citation: 'Supine CT to plan a prone access',
    reference: 'doi:10.1089/end.2014.0299',
  },
} as const satisfies Record<string, Source>;
