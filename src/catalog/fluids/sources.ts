import type { Source } from '../types';

/** Where what is said about fluids was read. */
export const fluidSources = {
  house: { citation: 'House value: no paper states it', house: true },
  technique: {
    citation: 'Hydrodissection, technique: volumes, contrast, fluids and temperatures',
    reference: 'https://radiopaedia.org/articles/hydrodissection',
  },
  bleeding: {
    citation: 'Bleeding along the needle after hydrodissection, case report',
    reference: 'doi:10.12998/wjcc.v10.i29.10755',
  },
  registry: {
    citation: 'French registry of hydrodissected cervical cementoplasty, Unicancer',
    reference: 'https://mesdonnees.unicancer.fr/hr/node/1906',
  },
  odontoid: {
    citation: 'Percutaneous odontoid screw with hydrodissection (5 patients)',
    reference: 'PMID 33388865',
  },
  contrastCase: {
    citation: 'Grange et al. 2021: odontoid screw, 5 % iodinated contrast in saline',
    reference: 'doi:10.1007/s42399-021-01018-8',
  },
  monkey: {
    citation: 'Hydrodissection of the thyroid: patients, and one monkey followed on imaging, 2021',
    reference: 'https://karger.com/etj/article/10/6/495/820040',
  },
  notFound: { citation: 'Looked for and not found' },
  iodine: {
    citation:
      'Derived: 5 % of 300–370 mg I/mL is 15–18 mg/mL; about 25 HU per mg/mL at 120 kV is a textbook figure, not confirmed by a source read here',
    house: true,
  },
  water: { citation: 'Water is 0 HU by definition; salt or sugar adds little. Textbook, not confirmed here' },
} as const satisfies Record<string, Source>;
