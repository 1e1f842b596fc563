import type { Source } from '../types';
import type { FascialSpaceItem } from './types';

const anatomy: Source = {
  citation:
    'Deep cervical fascia, general anatomy; the retropharyngeal, prevertebral and carotid spaces of the neck',
};
const odontoid: Source = {
  citation: 'Percutaneous odontoid screw: fluid in the jugulo-carotid and prevertebral spaces (5 patients)',
  reference: 'PMID 33388865',
};
const highAnterior: Source = {
  citation:
    'High anterior approach to C2: in front of and medial to the carotid sheath, which goes laterally, hyoid and pharynx medially',
  reference: 'doi:10.1007/s00586-013-2713-9',
};

const sheath = ['internal-carotid-{side}', 'common-carotid-{side}', 'internal-jugular-{side}'];
const viscera = [
  'pharynx',
  'nasopharynx',
  'oropharynx',
  'hypopharynx',
  'oesophagus',
  'midline-viscera',
  'airway',
];
const visceralWall = [...viscera, 'larynx', 'thyroid-cartilage', 'thyroid-gland'];
const prevertebral = ['prevertebral-muscles-right', 'prevertebral-muscles-left'];
const spine = [
  ...['c1', 'c2', 'c3', 'c4', 'c5', 'c6', 'c7', 't1', 't2', 't3'].map((level) => `vertebra-${level}`),
  'dens',
  'vertebral-bodies',
  'bone',
];

/** Spaces of the neck that fluid is put into on the way to C2. The widths are house values. */
export const neckSpaces: readonly FascialSpaceItem[] = [
  {
    id: 'retropharyngeal',
    name: { en: 'retropharyngeal space', fr: 'espace rétropharyngé' },
    sided: false,
    between: viscera,
    and: prevertebral,
    orFacing: spine,
    widestMm: 8,
    facingWithinMm: 18,
    source: anatomy,
  },
  {
    id: 'carotid-prevertebral',
    name: {
      en: 'between carotid sheath and prevertebral muscles',
      fr: 'entre gaine carotidienne et muscles prévertébraux',
    },
    sided: true,
    between: sheath,
    and: ['prevertebral-muscles-{side}', 'anterior-scalene-{side}', 'middle-scalene-{side}'],
    orFacing: spine,
    widestMm: 10,
    facingWithinMm: 22,
    source: odontoid,
  },
  {
    id: 'carotid-visceral',
    name: { en: 'between carotid sheath and pharynx', fr: 'entre gaine carotidienne et pharynx' },
    sided: true,
    between: sheath,
    and: visceralWall,
    widestMm: 18,
    source: highAnterior,
  },
  {
    id: 'prevertebral',
    name: { en: 'prevertebral space', fr: 'espace prévertébral' },
    sided: false,
    between: prevertebral,
    and: spine,
    widestMm: 4,
    source: odontoid,
  },
  {
    id: 'jugulo-carotid',
    name: { en: 'between jugular vein and carotid artery', fr: 'entre veine jugulaire et artère carotide' },
    sided: true,
    between: ['internal-carotid-{side}', 'common-carotid-{side}'],
    and: ['internal-jugular-{side}'],
    widestMm: 6,
    source: odontoid,
  },
];
