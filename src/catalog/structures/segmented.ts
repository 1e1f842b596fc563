import type { StructureItem } from '../types';
import { type Description, paired, single } from './build';
import { colours } from './colours';
import { teeth } from './teeth';

type Row = readonly [id: string, en: string, fr: string, more?: Partial<Description>];
type Family = Pick<Description, 'colour' | 'role' | 'marginMm'>;

/** The TotalSegmentator class is the id with underscores, unless a row says otherwise. */
const described =
  (family: Family, side: string) =>
  ([id, en, fr, more]: Row): Description => ({
    ...family,
    id,
    en,
    fr,
    classes: [id.replaceAll('-', '_') + side],
    ...more,
  });
const both = (family: Family, ...rows: readonly Row[]): StructureItem[] =>
  rows.map(described(family, '_{side}')).flatMap(paired);
const one = (family: Family, ...rows: readonly Row[]): StructureItem[] =>
  rows.map(described(family, '')).map(single);
/** Where a task does not tell the sides apart. */
const unstated = ([id, en, fr, more]: Row): Row => [
  id,
  `${en} (side not stated)`,
  `${fr} (côté non précisé)`,
  { ...more, ...(more?.classes && { classes: more.classes.map((name) => name.replace('_{side}', '')) }) },
];

const other = (colour: Description['colour']): Family => ({ colour, role: 'other' });
const atRisk = (colour: Description['colour'], marginMm = 3): Family => ({
  colour,
  role: 'atRisk',
  marginMm,
});
const muscle = other(colours.muscle);
const brain = atRisk(colours.brain);
const lesions = other(colours.lesion);

/** Of these the task thigh_shoulder_muscles does not tell the sides apart. */
const shoulder: readonly Row[] = [
  ['deltoid', 'deltoid muscle', 'muscle deltoïde'],
  ['supraspinatus', 'supraspinatus muscle', 'muscle supra-épineux'],
  ['infraspinatus', 'infraspinatus muscle', 'muscle infra-épineux'],
  ['subscapularis', 'subscapularis muscle', 'muscle subscapulaire'],
  ['coracobrachialis', 'coracobrachialis muscle', 'muscle coraco-brachial', { classes: ['coracobrachial_{side}'] }], // prettier-ignore
  ['pectoralis-minor', 'pectoralis minor muscle', 'muscle petit pectoral'],
  ['serratus-anterior', 'serratus anterior muscle', 'muscle dentelé antérieur'],
  ['teres-major', 'teres major muscle', 'muscle grand rond'],
  ['triceps-brachii', 'triceps brachii muscle', 'muscle triceps brachial'],
];

const muscles = [
  ...both(
    muscle,
    ...shoulder,
    ['temporalis', 'temporalis muscle', 'muscle temporal'],
    ['lateral-pterygoid', 'lateral pterygoid muscle', 'muscle ptérygoïdien latéral'],
    ['medial-pterygoid', 'medial pterygoid muscle', 'muscle ptérygoïdien médial'],
    ['pectoralis-major', 'pectoralis major muscle', 'muscle grand pectoral'],
    ['rectus-abdominis', 'rectus abdominis muscle', 'muscle droit de l’abdomen'],
    ['latissimus-dorsi', 'latissimus dorsi muscle', 'muscle grand dorsal'],
    ['external-oblique', 'external oblique muscle', 'muscle oblique externe'],
    ['internal-oblique', 'internal oblique muscle', 'muscle oblique interne'],
    ['transversospinalis', 'transversospinalis muscles', 'muscles transversaires épineux'],
    ['quadratus-lumborum', 'quadratus lumborum muscle', 'muscle carré des lombes'],
    ['quadriceps-femoris', 'quadriceps femoris muscle', 'muscle quadriceps fémoral'],
    ['thigh-medial-compartment', 'medial compartment of the thigh', 'loge médiale de la cuisse, côté'],
    ['thigh-posterior-compartment', 'posterior compartment of the thigh', 'loge postérieure de la cuisse, côté'],
    ['sartorius', 'sartorius muscle', 'muscle sartorius'],
    ['levator-palpebrae-superioris', 'levator palpebrae superioris', 'muscle releveur de la paupière supérieure'],
    ['lateral-rectus-muscle', 'lateral rectus muscle of the eye', 'muscle droit latéral de l’œil'],
    ['medial-rectus-muscle', 'medial rectus muscle of the eye', 'muscle droit médial de l’œil'],
    ['superior-rectus-muscle', 'superior rectus muscle of the eye', 'muscle droit supérieur de l’œil'],
    ['inferior-rectus-muscle', 'inferior rectus muscle of the eye', 'muscle droit inférieur de l’œil'],
    ['superior-oblique-muscle', 'superior oblique muscle of the eye', 'muscle oblique supérieur de l’œil'],
    ['inferior-oblique-muscle', 'inferior oblique muscle of the eye', 'muscle oblique inférieur de l’œil'],
  ), // prettier-ignore
  ...one(muscle, ...[...shoulder, ['trapezius', 'trapezius muscle', 'muscle trapèze'] as Row].map(unstated)),
];

const head = [
  ...both(
    atRisk(colours.organ),
    ['eye', 'eye', 'œil', { classes: ['eye_{side}', 'eyeball_{side}'], aliases: ['oeil', 'globe oculaire'] }],
    ['eye-lens', 'lens of the eye', 'cristallin', { aliases: ['lens'] }],
  ),
  ...both(
    atRisk(colours.nerve, 2),
    ['optic-nerve', 'optic nerve', 'nerf optique', { aliases: ['optic nrv'] }],
    ['inferior-alveolar-canal', 'inferior alveolar canal', 'canal alvéolaire inférieur'],
    ['mandibular-incisive-canal', 'mandibular incisive canal', 'canal incisif mandibulaire', { classes: ['fdi103', 'fdi104'].map((number) => `{side}_mandibular_incisive_canal_${number}`) }], // prettier-ignore
  ),
  ...one(atRisk(colours.nerve, 2), ['lingual-canal', 'lingual canal', 'canal lingual']),
  ...both(
    other(colours.airway),
    ['auditory-canal', 'auditory canal', 'conduit auditif'],
    ['maxillary-sinus', 'maxillary sinus', 'sinus maxillaire'],
  ),
  ...one(
    other(colours.airway),
    unstated(['maxillary-sinus', 'maxillary sinus', 'sinus maxillaire']),
    unstated(['frontal-sinus', 'frontal sinus', 'sinus frontal']),
  ),
  ...one({ colour: colours.bone, role: 'bone' }, ['maxilla', 'maxilla', 'maxillaire', { classes: ['upper_jawbone'], aliases: ['maxillary bone', 'os maxillaire'] }]), // prettier-ignore
  ...one(
    other(colours.cartilage),
    ['dental-bridge', 'dental bridge', 'bridge dentaire', { classes: ['bridge'] }],
    ['dental-crown', 'dental crown', 'couronne dentaire', { classes: ['crown'] }],
    ['dental-implant', 'dental implant', 'implant dentaire', { classes: ['implant'] }],
  ),
  ...one(other(colours.skin), ['face', 'face', 'face', { aliases: ['visage'] }], ['head', 'head', 'tête']),
];

const brainParts = [
  ...one(
    brain,
    ['cerebellum', 'cerebellum', 'cervelet'],
    ['subarachnoid-space', 'subarachnoid space', 'espace sous-arachnoïdien'],
    ['septum-pellucidum', 'septum pellucidum', 'septum pellucidum'],
    ['caudate-nucleus', 'caudate nuclei', 'noyaux caudés'],
    ['lentiform-nucleus', 'lentiform nuclei', 'noyaux lentiformes'],
    ['insular-cortex', 'insular cortex', 'cortex insulaire'],
    ['internal-capsule', 'internal capsule', 'capsule interne'],
    ['brain-ventricles', 'ventricles of the brain', 'ventricules cérébraux', { classes: ['ventricle'] }],
    ['third-ventricle', 'third ventricle', 'troisième ventricule'],
    ['fourth-ventricle', 'fourth ventricle', 'quatrième ventricule'],
    ['central-sulcus', 'central sulcus', 'sillon central'],
    ['frontal-lobe', 'frontal lobes', 'lobes frontaux'],
    ['parietal-lobe', 'parietal lobes', 'lobes pariétaux'],
    ['occipital-lobe', 'occipital lobes', 'lobes occipitaux'],
    ['temporal-lobe', 'temporal lobes', 'lobes temporaux'],
    ['thalamus', 'thalami', 'thalamus'],
  ),
  ...both(
    brain,
    ['ventricle-frontal-horn', 'frontal horn of the lateral ventricle', 'corne frontale du ventricule latéral'],
    ['ventricle-occipital-horn', 'occipital horn of the lateral ventricle', 'corne occipitale du ventricule latéral'],
    ['ventricle-temporal-horn', 'temporal horn of the lateral ventricle', 'corne temporale du ventricule latéral'],
    ['ventricle-body', 'body of the lateral ventricle', 'corps du ventricule latéral'],
    ['ventricle-trigone', 'trigone of the lateral ventricle', 'carrefour du ventricule latéral'],
  ), // prettier-ignore
  ...one(atRisk(colours.vein), ['venous-sinuses', 'dural venous sinuses', 'sinus veineux duraux']),
  ...one(atRisk(colours.artery), ['brain-aneurysm', 'brain aneurysm', 'anévrisme cérébral']),
];

const chest = [
  ...one(
    atRisk(colours.artery, 2),
    ['coronary-arteries', 'coronary arteries', 'artères coronaires'],
    ['lung-vessels', 'vessels of the lungs', 'vaisseaux pulmonaires'],
    ['lung-arteries', 'arteries of the lungs', 'artères des poumons'],
  ),
  ...one(atRisk(colours.vein, 2), ['lung-veins', 'veins of the lungs', 'veines des poumons']),
  ...one(
    atRisk(colours.airway, 2),
    ['lung-airways', 'airways of the lungs', 'bronches', { aliases: ['bronchi'] }],
    ['lung-airways-wall', 'walls of the airways of the lungs', 'parois bronchiques'],
  ),
  ...one(
    atRisk(colours.organ),
    ['pericardium', 'pericardium', 'péricarde'],
    ['left-ventricular-outflow-tract', 'left ventricular outflow tract', 'chambre de chasse du ventricule gauche'],
    ['right-coronary-cusp', 'right coronary cusp', 'cuspide coronaire droite'],
    ['left-coronary-cusp', 'left coronary cusp', 'cuspide coronaire gauche'],
    ['non-coronary-cusp', 'non-coronary cusp', 'cuspide non coronaire'],
  ), // prettier-ignore
  ...one(
    other(colours.organ),
    ['pleural-effusion', 'pleural effusion', 'épanchement pleural'],
    ['pericardial-effusion', 'pericardial effusion', 'épanchement péricardique'],
    ['mediastinum', 'mediastinum', 'médiastin'],
    ['thoracic-cavity', 'thoracic cavity', 'cavité thoracique'],
    ['abdominal-cavity', 'abdominal cavity', 'cavité abdominale'],
  ),
  ...both(other(colours.gland), ['breast', 'breast', 'sein']),
  ...one(other(colours.gland), unstated(['breast', 'breast', 'sein'])),
];

const liver = [
  ...one(atRisk(colours.vein), ['liver-vessels', 'vessels of the liver', 'vaisseaux du foie']),
  ...one(
    atRisk(colours.liver),
    ...[1, 2, 3, 4, 5, 6, 7, 8].map((n): Row => [
      `liver-segment-${n}`,
      `segment ${n} of the liver`,
      `segment ${n} du foie`,
    ]),
  ),
];

const findings = one(
  lesions,
  ['liver-tumour', 'liver tumour', 'tumeur du foie', { classes: ['liver_tumor'] }],
  ['liver-lesions', 'liver lesions', 'lésions du foie'],
  ['lung-nodules', 'lung nodules', 'nodules pulmonaires'],
  ['lung-infiltrate', 'infiltrate of the lung', 'infiltrat pulmonaire', { classes: ['lung_covid_infiltrate'] }],
  ['intracerebral-haemorrhage', 'intracerebral haemorrhage', 'hémorragie intracérébrale', { classes: ['intracerebral_hemorrhage'] }],
); // prettier-ignore

const limbs = [
  ...one(
    { colour: colours.bone, role: 'bone' },
    unstated(['femur', 'femur', 'fémur']),
    unstated(['humerus', 'humerus', 'humérus']),
  ),
  ...one(other(colours.bone), ['hip-implant', 'hip implant', 'prothèse de hanche']),
  ...one(other(colours.skin), ['limb-outline', 'outline of the limbs', 'contour des membres', { classes: ['body_extremities'] }]), // prettier-ignore
];

/**
 * What TotalSegmentator's further tasks segment, a row a structure: far from most paths, so that the
 * colour and role of its family say enough. Margins are house values, as elsewhere.
 */
export const segmented = [
  ...muscles,
  ...head,
  ...teeth,
  ...brainParts,
  ...chest,
  ...liver,
  ...findings,
  ...limbs,
];
