import { type Description, paired, single } from './build';
import { colours } from './colours';

const bone = (d: Omit<Description, 'colour' | 'role'>): Description => ({
  colour: colours.bone,
  role: 'bone',
  ...d,
});
/** A bone between others of the first colour. */
const nextBone = (d: Omit<Description, 'colour' | 'role'>): Description => ({
  ...bone(d),
  colour: colours.nextBone,
});
const cartilage = (d: Omit<Description, 'colour' | 'role'>): Description => ({
  colour: colours.cartilage,
  role: 'other',
  ...d,
});

const ribs: readonly [english: string, french: string, code: string][] = [
  ['first', '1re', '48535007'],
  ['second', '2e', '78247007'],
  ['third', '3e', '25888004'],
  ['fourth', '4e', '25523003'],
  ['fifth', '5e', '15339008'],
  ['sixth', '6e', '59558009'],
  ['seventh', '7e', '24915002'],
  ['eighth', '8e', '5953002'],
  ['ninth', '9e', '22565002'],
  ['tenth', '10e', '77644006'],
  ['eleventh', '11e', '58830002'],
  ['twelfth', '12e', '43993008'],
];

const limbs: readonly [id: string, english: string, french: string, name: string][] = [
  ['patellae', 'patella (side not stated)', 'patella (côté non précisé)', 'patella'],
  ['tibiae', 'tibia (side not stated)', 'tibia (côté non précisé)', 'tibia'],
  ['fibulae', 'fibula (side not stated)', 'fibula (côté non précisé)', 'fibula'],
  ['tarsal-bones', 'tarsal bones', 'os du tarse', 'tarsal'],
  ['metatarsal-bones', 'metatarsal bones', 'métatarsiens', 'metatarsal'],
  ['toe-phalanges', 'phalanges of the toes', 'phalanges des orteils', 'phalanges_feet'],
  ['ulnae', 'ulna (side not stated)', 'ulna (côté non précisé)', 'ulna'],
  ['radii', 'radius (side not stated)', 'radius (côté non précisé)', 'radius'],
  ['carpal-bones', 'carpal bones', 'os du carpe', 'carpal'],
  ['metacarpal-bones', 'metacarpal bones', 'métacarpiens', 'metacarpal'],
  ['finger-phalanges', 'phalanges of the fingers', 'phalanges des doigts', 'phalanges_hand'],
];

/** Joints of the pelvis, and what broke in it. Cement in a hip joint is a complication: a house margin of 2 mm. */
const pelvicJoints = [
  single(cartilage({ id: 'pubic-symphysis', en: 'pubic symphysis', fr: 'symphyse pubienne' })),
  ...paired(
    cartilage({
      id: 'sacroiliac-joint',
      en: 'sacroiliac joint',
      fr: 'articulation sacro-iliaque',
      feminine: true,
    }),
  ),
  ...paired({
    ...cartilage({ id: 'hip-joint', en: 'hip joint space', fr: 'interligne de la hanche' }),
    role: 'atRisk',
    marginMm: 2,
  }),
  ...paired({
    id: 'sacral-fracture',
    en: 'fracture of the sacral wing',
    fr: 'fracture de l’aileron sacré',
    colour: colours.lesion,
    role: 'other',
  }),
];

/** Bones and cartilages other than vertebrae. */
export const bones = [
  single(
    bone({
      id: 'skull',
      en: 'skull',
      fr: 'crâne',
      classes: ['skull'],
      snomed: '89546000',
      aliases: ['crane', 'cranium', 'skull base', 'base du crane'],
    }),
  ),
  single(
    bone({
      id: 'occiput',
      en: 'occipital bone',
      fr: 'os occipital',
      snomed: '31640002',
      aliases: ['occiput', 'occipital condyles', 'condyles occipitaux', 'occipital'],
    }),
  ),
  single(
    bone({
      id: 'mandible',
      en: 'mandible',
      fr: 'mandibule',
      classes: ['mandible', 'lower_jawbone'],
      snomed: '91609006',
      aliases: ['bone mandible'],
    }),
  ),
  single(
    bone({
      id: 'hyoid',
      en: 'hyoid bone',
      fr: 'os hyoïde',
      classes: ['hyoid'],
      snomed: '21387005',
      aliases: ['hyoide', 'bone hyoid'],
    }),
  ),
  single(bone({ id: 'sternum', en: 'sternum', fr: 'sternum', classes: ['sternum'], snomed: '56873002' })),
  single(bone({ id: 'sacrum', en: 'sacrum', fr: 'sacrum', classes: ['sacrum'], snomed: '54735007' })),
  single(nextBone({ id: 'coccyx', en: 'coccyx', fr: 'coccyx' })),
  single(
    bone({
      id: 'ribs',
      en: 'ribs',
      fr: 'côtes',
      classes: ['ribs'],
      snomed: '113197003',
      aliases: ['rib', 'cotes', 'cote'],
    }),
  ),
  single(
    bone({
      id: 'vertebral-bodies',
      en: 'vertebral bodies',
      fr: 'corps vertébraux',
      classes: ['vertebrae_body'],
      snomed: '3572006',
      aliases: ['vertebral body', 'corps vertebral'],
    }),
  ),
  single(
    bone({
      id: 'bone',
      en: 'bone',
      fr: 'os',
      aliases: ['bones', 'vertebrae', 'vertebres', 'spine', 'rachis'],
    }),
  ),
  ...paired(
    bone({
      id: 'clavicle',
      en: 'clavicle',
      fr: 'clavicule',
      feminine: true,
      classes: ['clavicula_{side}'],
      snomed: '51299004',
    }),
  ),
  ...paired(
    bone({
      id: 'scapula',
      en: 'scapula',
      fr: 'scapula',
      feminine: true,
      classes: ['scapula_{side}'],
      snomed: '79601000',
      aliases: ['omoplate'],
    }),
  ),
  ...paired(
    bone({ id: 'humerus', en: 'humerus', fr: 'humérus', classes: ['humerus_{side}'], snomed: '85050009' }),
  ),
  ...paired(
    nextBone({
      id: 'hip',
      en: 'hip bone',
      fr: 'os coxal',
      classes: ['hip_{side}'],
      snomed: '29836001',
      aliases: ['pelvis', 'hemipelvis', 'os iliaque', 'ilium', 'coxal bone'],
    }),
  ),
  ...paired(bone({ id: 'femur', en: 'femur', fr: 'fémur', classes: ['femur_{side}'], snomed: '71341001' })),
  ...pelvicJoints,
  ...paired(
    bone({
      id: 'zygomatic-arch',
      en: 'zygomatic arch',
      fr: 'arcade zygomatique',
      feminine: true,
      classes: ['zygomatic_arch_{side}'],
    }),
  ),
  ...paired(
    bone({
      id: 'styloid-process',
      en: 'styloid process',
      fr: 'processus styloïde',
      classes: ['styloid_process_{side}'],
    }),
  ),
  // The task appendicular_bones does not tell the sides apart.
  ...limbs.map(([id, en, fr, name]) => single(bone({ id, en, fr, classes: [name] }))),
  ...ribs.flatMap(([en, fr, code], index) =>
    paired(
      (index % 2 === 0 ? bone : nextBone)({
        id: `rib-${index + 1}`,
        en: `${en} rib`,
        fr: `${fr} côte`,
        feminine: true,
        classes: [`rib_{side}_${index + 1}`],
        snomed: code,
        aliases: [`cote ${index + 1}`, `rib ${index + 1}`],
      }),
    ),
  ),
  single(
    cartilage({
      id: 'costal-cartilages',
      en: 'costal cartilages',
      fr: 'cartilages costaux',
      classes: ['costal_cartilages'],
      snomed: '50016007',
    }),
  ),
  single(
    cartilage({
      id: 'thyroid-cartilage',
      en: 'thyroid cartilage',
      fr: 'cartilage thyroïde',
      classes: ['thyroid_cartilage'],
      snomed: '52940008',
      aliases: ['cartilage thyroide'],
    }),
  ),
  single(
    cartilage({
      id: 'cricoid-cartilage',
      en: 'cricoid cartilage',
      fr: 'cartilage cricoïde',
      classes: ['cricoid_cartilage'],
      snomed: '8600008',
      aliases: ['cricoid', 'cartilage cricoide'],
    }),
  ),
  single(
    cartilage({
      id: 'teeth',
      en: 'teeth',
      fr: 'dents',
      classes: ['teeth_lower', 'teeth_upper'],
      aliases: ['dents'],
    }),
  ),
];
