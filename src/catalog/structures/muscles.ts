import { type Description, paired, single } from './build';
import { colours } from './colours';

const muscle = (d: Omit<Description, 'role' | 'colour'>): Description => ({
  colour: colours.muscle,
  role: 'other',
  ...d,
});

/** Muscles that paths cross or that mark the way. */
export const muscles = [
  ...paired(
    muscle({
      id: 'sternocleidomastoid',
      en: 'sternocleidomastoid muscle',
      fr: 'muscle sternocléidomastoïdien',
      classes: ['sternocleidomastoid_{side}'],
      snomed: '22823000',
      aliases: ['scm', 'sternocleidomastoid', 'musc sclmast'],
    }),
  ),
  ...paired(
    muscle({
      id: 'prevertebral-muscles',
      en: 'prevertebral muscles (longus)',
      fr: 'muscles prévertébraux (long du cou)',
      classes: ['prevertebral_{side}'],
      aliases: [
        'longus colli',
        'longus capitis',
        'prevertebral muscles',
        'prevertebral muscle',
        'long du cou',
      ],
    }),
  ),
  ...paired(
    muscle({
      id: 'paraspinal-muscles',
      en: 'paraspinal muscles',
      fr: 'muscles paravertébraux',
      classes: ['autochthon_{side}'],
      snomed: '244849004',
      aliases: ['paraspinal muscle', 'erector spinae', 'muscles paraspinaux'],
    }),
  ),
  ...paired(
    muscle({
      id: 'iliopsoas',
      en: 'iliopsoas muscle',
      fr: 'muscle iliopsoas',
      classes: ['iliopsoas_{side}'],
      snomed: '68455001',
      aliases: ['psoas', 'psoas major'],
    }),
  ),
  ...paired(
    muscle({
      id: 'gluteus-maximus',
      en: 'gluteus maximus muscle',
      fr: 'muscle grand fessier',
      classes: ['gluteus_maximus_{side}'],
      snomed: '181674001',
    }),
  ),
  ...paired(
    muscle({
      id: 'gluteus-medius',
      en: 'gluteus medius muscle',
      fr: 'muscle moyen fessier',
      classes: ['gluteus_medius_{side}'],
      snomed: '78333006',
    }),
  ),
  ...paired(
    muscle({
      id: 'gluteus-minimus',
      en: 'gluteus minimus muscle',
      fr: 'muscle petit fessier',
      classes: ['gluteus_minimus_{side}'],
      snomed: '75297007',
    }),
  ),
  ...paired(muscle({ id: 'piriformis', en: 'piriformis muscle', fr: 'muscle piriforme' })),
  ...paired(
    muscle({
      id: 'obturator-internus',
      en: 'obturator internus muscle',
      fr: 'muscle obturateur interne',
    }),
  ),
  ...paired(
    muscle({ id: 'trapezius', en: 'trapezius muscle', fr: 'muscle trapèze', classes: ['trapezius_{side}'] }),
  ),
  ...paired(
    muscle({
      id: 'platysma',
      en: 'platysma muscle',
      fr: 'muscle platysma',
      classes: ['platysma_{side}'],
      snomed: '18252004',
    }),
  ),
  ...paired(
    muscle({
      id: 'levator-scapulae',
      en: 'levator scapulae muscle',
      fr: 'muscle élévateur de la scapula',
      classes: ['levator_scapulae_{side}'],
    }),
  ),
  ...paired(
    muscle({
      id: 'anterior-scalene',
      en: 'anterior scalene muscle',
      fr: 'muscle scalène antérieur',
      classes: ['anterior_scalene_{side}'],
    }),
  ),
  ...paired(
    muscle({
      id: 'middle-scalene',
      en: 'middle scalene muscle',
      fr: 'muscle scalène moyen',
      classes: ['middle_scalene_{side}'],
    }),
  ),
  ...paired(
    muscle({
      id: 'posterior-scalene',
      en: 'posterior scalene muscle',
      fr: 'muscle scalène postérieur',
      classes: ['posterior_scalene_{side}'],
    }),
  ),
  ...paired(
    muscle({
      id: 'sternothyroid',
      en: 'sternothyroid muscle',
      fr: 'muscle sternothyroïdien',
      classes: ['sterno_thyroid_{side}'],
    }),
  ),
  ...paired(
    muscle({
      id: 'thyrohyoid',
      en: 'thyrohyoid muscle',
      fr: 'muscle thyrohyoïdien',
      classes: ['thyrohyoid_{side}'],
    }),
  ),
  ...paired(
    muscle({
      id: 'digastric',
      en: 'digastric muscle',
      fr: 'muscle digastrique',
      classes: ['digastric_{side}'],
      snomed: '52410001',
    }),
  ),
  ...paired(
    muscle({
      id: 'masseter',
      en: 'masseter muscle',
      fr: 'muscle masséter',
      classes: ['masseter_{side}'],
      snomed: '79368004',
    }),
  ),
  single(
    muscle({
      id: 'superior-pharyngeal-constrictor',
      en: 'superior pharyngeal constrictor',
      fr: 'constricteur supérieur du pharynx',
      classes: ['superior_pharyngeal_constrictor'],
      aliases: ['musc constrict s'],
    }),
  ),
  single(
    muscle({
      id: 'middle-pharyngeal-constrictor',
      en: 'middle pharyngeal constrictor',
      fr: 'constricteur moyen du pharynx',
      classes: ['middle_pharyngeal_constrictor'],
      aliases: ['musc constrict m'],
    }),
  ),
  single(
    muscle({
      id: 'inferior-pharyngeal-constrictor',
      en: 'inferior pharyngeal constrictor',
      fr: 'constricteur inférieur du pharynx',
      classes: ['inferior_pharyngeal_constrictor'],
      aliases: ['musc constrict i'],
    }),
  ),
  single(
    muscle({
      id: 'skeletal-muscle',
      en: 'skeletal muscle',
      fr: 'muscles',
      classes: ['skeletal_muscle'],
      snomed: '127954009',
      aliases: ['muscle', 'muscles'],
    }),
  ),
];
