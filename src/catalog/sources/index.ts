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
  settingRheometer: {
    citation:
      'Nicholas et al. 2007: complex viscosity at setting 75 kPa·s (CMW1, Palacos R, Cemex); curing 8.7 and 13 min at 25 °C, halved at 37 °C',
    reference: 'doi:10.1007/s10856-007-0125-2',
  },
  cementHandling: {
    citation:
      'Lai et al. 2012: handling times of a vertebroplasty cement at 22 °C, pre-cooled and in an ice bath',
    reference: 'doi:10.1186/1471-2474-13-198, PMID 23072273',
  },
  smartSetSetting: {
    citation: 'SmartSet HV: setting time after storage at 20, 24 and 28 °C, 2015',
    reference: 'PMC4650370',
  },
  mediumViscosity: {
    citation: 'Medium-viscosity vertebroplasty cement: hardening at 37 °C, 2011',
    reference: 'https://www.hindawi.com/archive/2011/571728/abs/',
  },
  coreMobility: {
    citation: 'Baroud, Wu, Bohner: mobility of cement in osteoporotic cores (n = 10), 63 % of it after 18 s',
    reference:
      'Baroud/Wu/Bohner, “How to determine the permeability for cement infiltration of osteoporotic cancellous bone”',
  },
  syringePressure: {
    citation: 'Krebs et al. 2005: delivery pressures of vertebroplasty in patients, 3.215 MPa at most',
    reference: 'PMID 15738774',
  },
  cementLeakRate: {
    citation: 'High against low viscosity: relative risk of leak 0.38 (0.29–0.51), meta-analysis 2018',
    reference: 'PMC5895344',
  },
  cementAssumption: {
    citation: 'Working value of the program; no paper was found that states it',
    house: true,
  },
} as const satisfies Record<string, Source>;
