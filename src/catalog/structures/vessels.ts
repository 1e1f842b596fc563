import { type Description, paired, single } from './build';
import { colours } from './colours';

type Vessel = Omit<Description, 'colour' | 'role' | 'longitudinal' | 'tubular'>;
const vessel =
  (colour: Description['colour'], course: Pick<Description, 'longitudinal'>) =>
  (d: Vessel): Description => ({ colour, role: 'atRisk', tubular: true, ...course, ...d });
// A trunk runs on through the region; a branch begins and ends in it.
const artery = vessel(colours.artery, { longitudinal: true });
const arteryBranch = vessel(colours.artery, {});
const vein = vessel(colours.vein, { longitudinal: true });
const veinBranch = vessel(colours.vein, {});

// Margins are house values: 3 mm for large vessels, 2 mm for branches. No paper states them.

/** Arteries of the neck, from the arch up. */
const neckArteries = [
  ...paired(
    artery({
      id: 'internal-carotid',
      continues: { above: [], below: ['common-carotid-{side}'] },
      en: 'internal carotid artery',
      fr: 'artère carotide interne',
      feminine: true,
      marginMm: 3,
      classes: ['internal_carotid_artery_{side}'],
      snomed: '86117002',
      aliases: ['ica', 'internal carotid', 'carotide interne', 'carotid int', 'aci'],
    }),
  ),
  ...paired(
    artery({
      id: 'external-carotid',
      continues: { above: [], below: ['common-carotid-{side}'] },
      en: 'external carotid artery',
      fr: 'artère carotide externe',
      feminine: true,
      marginMm: 3,
      snomed: '22286001',
      classes: ['external_carotid_artery_{side}'],
      aliases: ['eca', 'external carotid', 'carotide externe', 'ace'],
    }),
  ),
  ...paired(
    artery({
      id: 'common-carotid',
      continues: { above: ['internal-carotid-{side}'], below: ['brachiocephalic-trunk', 'aorta'] },
      en: 'common carotid artery',
      fr: 'artère carotide commune',
      feminine: true,
      marginMm: 3,
      classes: ['common_carotid_artery_{side}'],
      snomed: '32062004',
      aliases: ['cca', 'common carotid', 'carotide commune', 'carotide primitive', 'acc'],
    }),
  ),
  ...paired(
    artery({
      id: 'carotid',
      en: 'carotid artery (which one is not stated)',
      fr: 'artère carotide (laquelle n’est pas précisé)',
      feminine: true,
      marginMm: 3,
      snomed: '69105007',
      aliases: ['carotid', 'carotid artery'],
    }),
  ),
  ...paired(
    arteryBranch({
      id: 'facial-artery',
      en: 'facial artery',
      fr: 'artère faciale',
      feminine: true,
      marginMm: 2,
      snomed: '23074001',
    }),
  ),
  ...paired(
    arteryBranch({
      id: 'lingual-artery',
      en: 'lingual artery',
      fr: 'artère linguale',
      feminine: true,
      marginMm: 2,
      snomed: '113264009',
    }),
  ),
  ...paired(
    arteryBranch({
      id: 'superior-thyroid-artery',
      en: 'superior thyroid artery',
      fr: 'artère thyroïdienne supérieure',
      feminine: true,
      marginMm: 2,
      snomed: '72021004',
    }),
  ),
  ...paired(
    artery({
      id: 'vertebral-artery',
      continues: { above: [], below: ['subclavian-artery-{side}'] },
      en: 'vertebral artery',
      fr: 'artère vertébrale',
      feminine: true,
      marginMm: 3,
      classes: ['vertebral_artery_{side}'],
      snomed: '85234005',
      aliases: ['va', 'vertebral artery v3', 'vertebral artery v2'],
    }),
  ),
  ...paired(
    arteryBranch({
      id: 'subclavian-artery',
      en: 'subclavian artery',
      fr: 'artère subclavière',
      feminine: true,
      marginMm: 3,
      classes: ['subclavian_artery_{side}'],
      snomed: '36765005',
      aliases: ['artere sous claviere'],
    }),
  ),
  single(
    arteryBranch({
      id: 'brachiocephalic-trunk',
      en: 'brachiocephalic trunk',
      fr: 'tronc brachiocéphalique',
      marginMm: 3,
      classes: ['brachiocephalic_trunk'],
      snomed: '12691009',
      aliases: ['a brachiocephls', 'innominate artery', 'brachiocephalic artery'],
    }),
  ),
];

/** Arteries of the trunk. */
const trunkArteries = [
  ...paired(
    artery({
      id: 'femoral-artery',
      continues: { above: ['external-iliac-artery-{side}', 'iliac-artery-{side}'] },
      en: 'femoral artery',
      fr: 'artère fémorale',
      feminine: true,
      marginMm: 3,
      snomed: '7657000',
    }),
  ),
  single(
    artery({
      id: 'aorta',
      continues: { below: ['iliac-artery-right', 'iliac-artery-left'] },
      en: 'aorta',
      fr: 'aorte',
      marginMm: 3,
      classes: ['aorta'],
      snomed: '15825003',
      aliases: ['a aorta', 'aorta thoracic', 'aorta abdominal', 'descending aorta'],
    }),
  ),
  single(
    artery({
      id: 'aorta-true-lumen',
      en: 'true lumen of the aorta',
      fr: 'vrai chenal aortique',
      classes: ['aorta_true_lumen'],
    }),
  ),
  single(
    artery({
      id: 'aorta-false-lumen',
      en: 'false lumen of the aorta',
      fr: 'faux chenal aortique',
      classes: ['aorta_false_lumen'],
    }),
  ),
  single(
    arteryBranch({
      id: 'coeliac-trunk',
      en: 'coeliac trunk',
      fr: 'tronc cœliaque',
      marginMm: 3,
      classes: ['celiac_trunk'],
      aliases: ['celiac artery', 'coeliac artery', 'tronc coeliaque'],
    }),
  ),
  single(
    arteryBranch({
      id: 'superior-mesenteric-artery',
      en: 'superior mesenteric artery',
      fr: 'artère mésentérique supérieure',
      marginMm: 3,
      classes: ['superior_mesenteric_artery'],
      snomed: '42258001',
      aliases: ['sma', 'ams', 'a mesenteric s'],
    }),
  ),
  ...paired(
    arteryBranch({
      id: 'renal-artery',
      en: 'renal artery',
      fr: 'artère rénale',
      feminine: true,
      marginMm: 2,
      snomed: '2841007',
    }),
  ),
  ...paired(
    artery({
      id: 'iliac-artery',
      continues: { above: ['aorta'], below: [] },
      en: 'common iliac artery',
      fr: 'artère iliaque commune',
      feminine: true,
      marginMm: 3,
      classes: ['iliac_artery_{side}'],
      snomed: '73634005',
      aliases: ['iliac artery', 'artere iliaque'],
    }),
  ),
  ...paired(
    artery({
      id: 'external-iliac-artery',
      continues: { above: ['iliac-artery-{side}'], below: ['femoral-artery-{side}'] },
      en: 'external iliac artery',
      fr: 'artère iliaque externe',
      feminine: true,
      marginMm: 3,
    }),
  ),
  ...paired(
    arteryBranch({
      id: 'internal-iliac-artery',
      en: 'internal iliac artery',
      fr: 'artère iliaque interne',
      feminine: true,
      marginMm: 3,
    }),
  ),
  single(
    arteryBranch({
      id: 'pulmonary-artery',
      en: 'pulmonary artery',
      fr: 'artère pulmonaire',
      marginMm: 3,
      classes: ['pulmonary_artery'],
      snomed: '81040000',
    }),
  ),
];

const veins = [
  ...paired(
    vein({
      id: 'femoral-vein',
      continues: { above: ['external-iliac-vein-{side}', 'iliac-vein-{side}'] },
      en: 'femoral vein',
      fr: 'veine fémorale',
      feminine: true,
      marginMm: 3,
    }),
  ),
  ...paired(
    vein({
      id: 'internal-jugular',
      continues: { above: [], below: ['brachiocephalic-vein-{side}'] },
      en: 'internal jugular vein',
      fr: 'veine jugulaire interne',
      feminine: true,
      marginMm: 3,
      classes: ['internal_jugular_vein_{side}'],
      snomed: '12123001',
      aliases: ['ijv', 'internal jugular', 'jugulaire interne', 'vji'],
    }),
  ),
  ...paired(
    vein({
      id: 'external-jugular',
      en: 'external jugular vein',
      fr: 'veine jugulaire externe',
      feminine: true,
      marginMm: 2,
      snomed: '71585003',
    }),
  ),
  ...paired(
    vein({
      id: 'jugular',
      en: 'jugular vein (which one is not stated)',
      fr: 'veine jugulaire (laquelle n’est pas précisé)',
      feminine: true,
      marginMm: 3,
      aliases: ['jugular', 'jugular vein'],
    }),
  ),
  ...paired(
    veinBranch({
      id: 'brachiocephalic-vein',
      en: 'brachiocephalic vein',
      fr: 'veine brachiocéphalique',
      feminine: true,
      marginMm: 3,
      classes: ['brachiocephalic_vein_{side}'],
      aliases: ['v brachioceph'],
      snomed: '8887007',
    }),
  ),
  single(
    veinBranch({
      id: 'superior-vena-cava',
      en: 'superior vena cava',
      fr: 'veine cave supérieure',
      marginMm: 3,
      classes: ['superior_vena_cava'],
      snomed: '48345005',
      aliases: ['svc', 'vcs', 'v venacava s'],
    }),
  ),
  single(
    vein({
      id: 'inferior-vena-cava',
      continues: { above: [], below: ['iliac-vein-right', 'iliac-vein-left'] },
      en: 'inferior vena cava',
      fr: 'veine cave inférieure',
      marginMm: 3,
      classes: ['inferior_vena_cava'],
      snomed: '64131007',
      aliases: ['ivc', 'vci', 'v venacava i'],
    }),
  ),
  single(
    veinBranch({
      id: 'azygos-vein',
      en: 'azygos vein',
      fr: 'veine azygos',
      marginMm: 2,
      snomed: '72107004',
      aliases: ['azygos'],
    }),
  ),
  single(
    veinBranch({
      id: 'portal-vein',
      en: 'portal and splenic veins',
      fr: 'veines porte et splénique',
      marginMm: 3,
      classes: ['portal_vein_and_splenic_vein'],
      snomed: '110765007',
      aliases: ['portal vein', 'veine porte'],
    }),
  ),
  ...paired(
    vein({
      id: 'iliac-vein',
      continues: { above: ['inferior-vena-cava'], below: [] },
      en: 'common iliac vein',
      fr: 'veine iliaque commune',
      feminine: true,
      marginMm: 3,
      classes: ['iliac_vena_{side}'],
      snomed: '46027005',
      aliases: ['iliac vein', 'veine iliaque'],
    }),
  ),
  ...paired(
    vein({
      id: 'external-iliac-vein',
      continues: { above: ['iliac-vein-{side}'], below: ['femoral-vein-{side}'] },
      en: 'external iliac vein',
      fr: 'veine iliaque externe',
      feminine: true,
      marginMm: 3,
    }),
  ),
  ...paired(
    veinBranch({
      id: 'internal-iliac-vein',
      en: 'internal iliac vein',
      fr: 'veine iliaque interne',
      feminine: true,
      marginMm: 3,
    }),
  ),
  ...paired(
    veinBranch({ id: 'renal-vein', en: 'renal vein', fr: 'veine rénale', feminine: true, marginMm: 2 }),
  ),
  single(
    veinBranch({
      id: 'pulmonary-vein',
      en: 'pulmonary veins',
      fr: 'veines pulmonaires',
      marginMm: 3,
      classes: ['pulmonary_vein'],
      snomed: '122972007',
    }),
  ),
];

/** Arteries and veins. */
export const vessels = [...neckArteries, ...trunkArteries, ...veins];

const ids = new Set(vessels.map(({ id }) => id));

/** Whether a catalogue id is that of an artery or a vein. */
export const isVessel = (id: string): boolean => ids.has(id);
