import { type Description, paired, single } from './build';
import { colours } from './colours';

const organ = (
  d: Omit<Description, 'role' | 'colour'> & { readonly colour?: Description['colour'] },
): Description => ({ colour: colours.organ, role: 'atRisk', marginMm: 3, ...d });
const lung = (d: Omit<Description, 'role' | 'colour'>): Description => organ({ colour: colours.lung, ...d });
const bowel = (d: Omit<Description, 'role' | 'colour'>): Description =>
  organ({ colour: colours.bowel, ...d });
const cardiac = (d: Omit<Description, 'role' | 'colour'>): Description =>
  organ({ colour: colours.organ, ...d });

// Margins are house values. No paper states them.

/** Organs of chest, abdomen and pelvis, and the brain. */
export const organs = [
  ...paired(
    lung({
      id: 'lung',
      en: 'lung and pleura',
      fr: 'poumon et plèvre',
      classes: ['lung_{side}'],
      snomed: '39607008',
      aliases: ['lung', 'poumon', 'pleura', 'plevre'],
    }),
  ),
  single(
    lung({
      id: 'lungs',
      en: 'both lungs',
      fr: 'les deux poumons',
      classes: ['lung', 'lung_pleural'],
      aliases: ['lungs', 'poumons', 'poumon'],
    }),
  ),
  ...paired(
    lung({
      id: 'lung-upper-lobe',
      en: 'upper lobe of the lung',
      fr: 'lobe pulmonaire supérieur',
      classes: ['lung_upper_lobe_{side}'],
      snomed: '45653009',
    }),
  ),
  single(
    lung({
      id: 'lung-middle-lobe-right',
      en: 'middle lobe of the right lung',
      fr: 'lobe moyen du poumon droit',
      classes: ['lung_middle_lobe_right'],
      snomed: '72481006',
    }),
  ),
  ...paired(
    lung({
      id: 'lung-lower-lobe',
      en: 'lower lobe of the lung',
      fr: 'lobe pulmonaire inférieur',
      classes: ['lung_lower_lobe_{side}'],
      snomed: '90572001',
    }),
  ),
  single(
    cardiac({
      id: 'heart',
      en: 'heart',
      fr: 'cœur',
      classes: ['heart'],
      snomed: '80891009',
      aliases: ['coeur'],
    }),
  ),
  single(
    cardiac({
      id: 'myocardium',
      en: 'myocardium',
      fr: 'myocarde',
      classes: ['heart_myocardium'],
      snomed: '74281007',
    }),
  ),
  single(
    cardiac({
      id: 'heart-atrium-left',
      en: 'left atrium',
      fr: 'atrium gauche',
      classes: ['heart_atrium_left'],
      snomed: '82471001',
    }),
  ),
  single(
    cardiac({
      id: 'heart-atrium-right',
      en: 'right atrium',
      fr: 'atrium droit',
      classes: ['heart_atrium_right'],
      snomed: '73829009',
    }),
  ),
  single(
    cardiac({
      id: 'heart-ventricle-left',
      en: 'left ventricle',
      fr: 'ventricule gauche',
      classes: ['heart_ventricle_left'],
      snomed: '87878005',
    }),
  ),
  single(
    cardiac({
      id: 'heart-ventricle-right',
      en: 'right ventricle',
      fr: 'ventricule droit',
      classes: ['heart_ventricle_right'],
      snomed: '53085002',
    }),
  ),
  single(
    cardiac({
      id: 'atrial-appendage-left',
      en: 'left atrial appendage',
      fr: 'auricule gauche',
      classes: ['atrial_appendage_left'],
    }),
  ),
  ...paired(
    organ({
      id: 'kidney',
      en: 'kidney',
      fr: 'rein',
      classes: ['kidney_{side}'],
      snomed: '64033007',
      aliases: ['rein'],
    }),
  ),
  ...paired(
    organ({ id: 'kidney-cyst', en: 'kidney cyst', fr: 'kyste rénal', classes: ['kidney_cyst_{side}'] }),
  ),
  ...paired(
    organ({
      id: 'adrenal-gland',
      en: 'adrenal gland',
      fr: 'glande surrénale',
      feminine: true,
      classes: ['adrenal_gland_{side}'],
      snomed: '23451007',
      aliases: ['surrenale', 'adrenal'],
    }),
  ),
  ...paired(organ({ id: 'ureter', en: 'ureter', fr: 'uretère', snomed: '87953007' })),
  single(
    organ({
      id: 'liver',
      en: 'liver',
      fr: 'foie',
      colour: colours.liver,
      classes: ['liver'],
      snomed: '10200004',
      aliases: ['foie'],
    }),
  ),
  single(
    organ({
      id: 'gallbladder',
      en: 'gallbladder',
      fr: 'vésicule biliaire',
      classes: ['gallbladder'],
      snomed: '28231008',
    }),
  ),
  single(organ({ id: 'spleen', en: 'spleen', fr: 'rate', classes: ['spleen'], snomed: '78961009' })),
  single(
    organ({ id: 'pancreas', en: 'pancreas', fr: 'pancréas', classes: ['pancreas'], snomed: '15776009' }),
  ),
  single(bowel({ id: 'stomach', en: 'stomach', fr: 'estomac', classes: ['stomach'], snomed: '69695003' })),
  single(
    bowel({ id: 'duodenum', en: 'duodenum', fr: 'duodénum', classes: ['duodenum'], snomed: '38848004' }),
  ),
  single(
    bowel({
      id: 'small-bowel',
      en: 'small bowel',
      fr: 'intestin grêle',
      classes: ['small_bowel'],
      snomed: '30315005',
      aliases: ['grele', 'small intestine'],
    }),
  ),
  single(bowel({ id: 'colon', en: 'colon', fr: 'côlon', classes: ['colon'], snomed: '71854001' })),
  single(bowel({ id: 'rectum', en: 'rectum', fr: 'rectum', snomed: '34402009' })),
  single(
    organ({
      id: 'urinary-bladder',
      en: 'urinary bladder',
      fr: 'vessie',
      classes: ['urinary_bladder'],
      snomed: '89837001',
      aliases: ['bladder'],
    }),
  ),
  single(
    organ({ id: 'prostate', en: 'prostate', fr: 'prostate', classes: ['prostate'], snomed: '41216001' }),
  ),
  single(organ({ id: 'uterus', en: 'uterus', fr: 'utérus' })),
  single(
    organ({
      id: 'brain',
      en: 'brain',
      fr: 'encéphale',
      colour: colours.brain,
      classes: ['brain'],
      snomed: '12738006',
      aliases: ['cerveau'],
    }),
  ),
];
