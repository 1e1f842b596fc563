import { type Description, paired, single } from './build';
import { colours } from './colours';

const airway = (d: Omit<Description, 'colour' | 'role'>): Description => ({
  colour: colours.airway,
  role: 'atRisk',
  marginMm: 2,
  longitudinal: true,
  ...d,
});
const digestive = (d: Omit<Description, 'colour' | 'role'>): Description => ({
  colour: colours.digestive,
  role: 'atRisk',
  marginMm: 2,
  longitudinal: true,
  ...d,
});
const gland = (d: Omit<Description, 'colour' | 'role'>): Description => ({
  colour: colours.gland,
  role: 'atRisk',
  marginMm: 2,
  ...d,
});

const throat = ['pharynx', 'hypopharynx', 'oropharynx'];

// Margins are house values. No paper states them.

/** Airway, pharynx, oesophagus and glands of the neck and head. */
export const neck = [
  single(
    airway({
      id: 'trachea',
      continues: { above: ['larynx', 'airway'], below: [] },
      en: 'trachea',
      fr: 'trachée',
      classes: ['trachea', 'lung_trachea_bronchia'],
      snomed: '44567001',
      aliases: ['trachee'],
    }),
  ),
  single(
    airway({
      id: 'larynx',
      continues: { above: [...throat, 'airway'], below: ['trachea', 'airway'] },
      en: 'larynx',
      fr: 'larynx',
      classes: ['larynx_air'],
      snomed: '4596009',
    }),
  ),
  single(
    airway({
      id: 'airway',
      continues: { above: [], below: [] },
      en: 'airway',
      fr: 'voies aériennes',
      aliases: ['air', 'voies aeriennes', 'upper airway'],
    }),
  ),
  ...paired(
    airway({
      id: 'nasal-cavity',
      continues: { above: [], below: [] },
      en: 'nasal cavity',
      fr: 'cavité nasale',
      feminine: true,
      classes: ['nasal_cavity_{side}'],
      snomed: '279549004',
    }),
  ),
  single(
    digestive({
      id: 'pharynx',
      continues: { above: [], below: ['oesophagus', 'hypopharynx'] },
      en: 'pharynx',
      fr: 'pharynx',
      snomed: '54066008',
    }),
  ),
  single(
    digestive({
      id: 'nasopharynx',
      continues: { above: [], below: ['oropharynx', 'pharynx'] },
      en: 'nasopharynx',
      fr: 'nasopharynx',
      classes: ['nasopharynx'],
      snomed: '71836000',
    }),
  ),
  single(
    digestive({
      id: 'oropharynx',
      continues: { above: [], below: ['hypopharynx', 'pharynx', 'oesophagus'] },
      en: 'oropharynx',
      fr: 'oropharynx',
      classes: ['oropharynx'],
      snomed: '31389004',
    }),
  ),
  single(
    digestive({
      id: 'hypopharynx',
      continues: { above: ['oropharynx', 'pharynx'], below: ['oesophagus'] },
      en: 'hypopharynx',
      fr: 'hypopharynx',
      classes: ['hypopharynx'],
      snomed: '81502006',
    }),
  ),
  single(
    digestive({
      id: 'oesophagus',
      continues: { above: [...throat], below: [] },
      en: 'oesophagus',
      fr: 'œsophage',
      classes: ['esophagus'],
      snomed: '32849002',
      aliases: ['oesophagus', 'oesophage'],
    }),
  ),
  single(
    digestive({
      id: 'midline-viscera',
      continues: { above: [...throat], below: ['oesophagus', 'trachea'] },
      en: 'larynx, pharynx and oesophagus (one contour)',
      fr: 'larynx, pharynx et œsophage (un seul contour)',
      aliases: ['midline larynx pharynx oesophagus', 'larynx pharynx oesophagus', 'larynx pharynx esophagus'],
    }),
  ),
  ...paired(
    gland({
      id: 'submandibular-gland',
      en: 'submandibular gland',
      fr: 'glande submandibulaire',
      feminine: true,
      classes: ['submandibular_gland_{side}'],
      snomed: '54019009',
      aliases: ['submandibular', 'glnd submand', 'glande sous maxillaire'],
    }),
  ),
  ...paired(
    gland({
      id: 'parotid-gland',
      en: 'parotid gland',
      fr: 'glande parotide',
      feminine: true,
      classes: ['parotid_gland_{side}'],
      snomed: '45289007',
      aliases: ['parotid', 'parotide'],
    }),
  ),
  single(
    gland({
      id: 'thyroid-gland',
      en: 'thyroid gland',
      fr: 'glande thyroïde',
      classes: ['thyroid_gland'],
      snomed: '69748006',
      aliases: ['thyroid', 'thyroide'],
    }),
  ),
  single({
    id: 'soft-palate',
    en: 'soft palate',
    fr: 'voile du palais',
    colour: colours.digestive,
    role: 'other',
    classes: ['soft_palate'],
    snomed: '49460000',
  }),
  single({
    id: 'hard-palate',
    en: 'hard palate',
    fr: 'palais osseux',
    colour: colours.bone,
    role: 'other',
    classes: ['hard_palate'],
    snomed: '90228003',
  }),
  single({
    id: 'tongue',
    en: 'tongue',
    fr: 'langue',
    colour: colours.muscle,
    role: 'other',
    classes: ['tongue'],
    snomed: '21974007',
  }),
];
