import type { Bilingual, Source } from '../../../catalog/types';
import { boneSources as from } from './sources';

/** One number of the bone model: its default, where it comes from and how far it may be changed. */
export interface BoneParameterItem {
  readonly name: Bilingual;
  readonly value: number;
  readonly unit: '' | 'mm' | 'mm²' | 'm²' | 'HU' | 'mg/cm³' | 'mg/cm³/HU' | 'g/cm³' | 'kPa' | 'mL' | 'Pa·s';
  readonly range: readonly [number, number];
  /** False: a textbook or house value that no source read for this project states. */
  readonly confirmed: boolean;
  readonly source: Source;
}

const item = (
  en: string,
  fr: string,
  value: number,
  unit: BoneParameterItem['unit'],
  range: readonly [number, number],
  source: Source,
  confirmed = source.house !== true,
): BoneParameterItem => ({ name: { en, fr }, value, unit, range, confirmed, source });

/** Every constant between the CT and the fields of the flow. All may be changed in a plan. */
export const boneParameterItems = {
  huToBmdSlope: item('Density per HU', 'Densité par UH', 0.8, 'mg/cm³/HU', [0.4, 1.4], from.huSlope, false),
  huToBmdOffset: item('Density at 0 HU', 'Densité à 0 UH', 0, 'mg/cm³', [-60, 60], from.huSlope, false),
  ashShare: item(
    'Ash share of apparent density',
    'Part minérale de la densité apparente',
    0.6,
    '',
    [0.45, 0.75],
    from.house,
  ),
  boneTissueDensity: item(
    'Density of bone tissue',
    'Densité du tissu osseux',
    1.95,
    'g/cm³',
    [1.6, 2.2],
    from.apparentDensity,
    false,
  ),
  porosityMin: item('Lowest porosity', 'Porosité minimale', 0.3, '', [0.05, 0.8], from.house),
  porosityMax: item(
    'Highest porosity',
    'Porosité maximale',
    0.96,
    '',
    [0.85, 0.99],
    from.apparentDensity,
    false,
  ),
  referencePermeability: item(
    'Permeability at the reference porosity',
    'Perméabilité à la porosité de référence',
    5e-9,
    'm²',
    [2.68e-11, 8e-8],
    from.permeabilityRange,
    false,
  ),
  permeabilityMin: item(
    'Lowest permeability of trabecular bone',
    'Perméabilité minimale de l’os spongieux',
    2.68e-11,
    'm²',
    [1e-12, 1e-9],
    from.permeabilityRange,
  ),
  referencePorosity: item(
    'Reference porosity',
    'Porosité de référence',
    0.9,
    '',
    [0.8, 0.96],
    from.kozeny,
    false,
  ),
  anisotropy: item(
    'Permeability along the spine / across',
    'Perméabilité axiale / transversale',
    1.29,
    '',
    [1, 2.05],
    from.anisotropy,
  ),
  patternSigma: item(
    'Assumed pattern of permeability below the CT’s resolution, one of many: σ of ln k',
    'Répartition supposée de la perméabilité sous la résolution du scanner, une parmi d’autres : σ de ln k',
    1.2,
    '',
    [0, 1.5],
    from.patternSigma,
    false,
  ),
  patternLength: item(
    'Assumed pattern: correlation length',
    'Répartition supposée : longueur de corrélation',
    1.5,
    'mm',
    [0.5, 6],
    from.patternLength,
    false,
  ),
  patternSeed: item(
    'Assumed pattern: number of the draw',
    'Répartition supposée : numéro du tirage',
    1,
    '',
    [1, 999],
    from.patternSeed,
    false,
  ),
  lyticHu: item(
    'Lesion is a cavity below',
    'Lésion traitée en cavité au-dessous de',
    130,
    'HU',
    [0, 250],
    from.house,
  ),
  gasHu: item('Cleft is gas below', 'Fente gazeuse au-dessous de', -200, 'HU', [-600, -120], from.house),
  fluidContrastHu: item(
    'Cleft is fluid: darker than the marrow by',
    'Fente liquide : plus sombre que l’os spongieux de',
    90,
    'HU',
    [40, 200],
    from.house,
  ),
  fluidMaxHu: item('Cleft is fluid: at most', 'Fente liquide : au plus', 20, 'HU', [0, 60], from.house),
  cleftMinVolume: item('Smallest cleft', 'Plus petite fente', 0.1, 'mL', [0.02, 1], from.house),
  voidWidth: item(
    'Gap width in a lytic cavity, and least of a cleft (wider ones as measured)',
    'Largeur d’espace d’une cavité lytique, et minimale d’une fente (sinon mesurée)',
    1,
    'mm',
    [0.3, 4],
    from.slit,
    false,
  ),
  wallShare: item(
    'Wall counts as open below this share of its usual density',
    'Paroi ouverte au-dessous de cette part de sa densité habituelle',
    0.3,
    '',
    [0.1, 0.7],
    from.house,
  ),
  thinWallShare: item(
    'Wall counts as thin below this share',
    'Paroi mince au-dessous de cette part',
    0.5,
    '',
    [0.2, 0.9],
    from.house,
  ),
  softTissueHu: item('Soft tissue', 'Tissu mou', 40, 'HU', [-50, 80], from.house),
  wallSearch: item(
    'Search for the wall, each way',
    'Recherche de la paroi de part et d’autre',
    2.5,
    'mm',
    [1, 5],
    from.house,
  ),
  softPermeability: item(
    'Soft tissue that cement pushes apart (effective)',
    'Tissu mou refoulé par le ciment (valeur effective)',
    3e-9,
    'm²',
    [1e-11, 1e-8],
    from.softTissue,
    false,
  ),
  softPorosity: item(
    'Share of soft tissue that cement displaces',
    'Part de tissu mou déplacée par le ciment',
    0.9,
    '',
    [0.2, 1],
    from.house,
  ),
  discWidth: item(
    'Gap width in an open disc',
    'Largeur d’espace dans un disque ouvert',
    0.5,
    'mm',
    [0.1, 2],
    from.slit,
    false,
  ),
  jointWidth: item('Joint space', 'Interligne articulaire', 1, 'mm', [0.3, 4], from.slit, false),
  jointGap: item(
    'Joint lies between two bones nearer than',
    'Articulation entre deux os distants de moins de',
    4,
    'mm',
    [2, 8],
    from.house,
  ),
  basivertebralWidth: item(
    'Basivertebral foramen, width / body',
    'Foramen basivertébral, largeur / corps',
    0.2,
    '',
    [0.08, 0.35],
    from.foramenHe,
  ),
  basivertebralDepth: item(
    'Basivertebral foramen, depth / body',
    'Foramen basivertébral, profondeur / corps',
    0.4,
    '',
    [0.12, 0.5],
    from.foramenDepth,
  ),
  basivertebralHeight: item(
    'Basivertebral foramen, height / body',
    'Foramen basivertébral, hauteur / corps',
    0.25,
    '',
    [0.1, 0.4],
    from.foramenHe,
  ),
  basivertebralLevel: item(
    'Basivertebral foramen, height above the lower endplate',
    'Foramen basivertébral, hauteur au-dessus du plateau inférieur',
    0.55,
    '',
    [0.35, 0.75],
    from.foramenHe,
    false,
  ),
  basivertebralVein: item(
    'Free radius of the basivertebral vein',
    'Rayon libre de la veine basivertébrale',
    1.5,
    'mm',
    [0.3, 3],
    from.house,
  ),
  segmentalDiameter: item(
    'Segmental vein, diameter in a body 45 mm wide',
    'Veine segmentaire, diamètre pour un corps de 45 mm',
    1.5,
    'mm',
    [0.5, 3],
    from.veinBook,
    false,
  ),
  segmentalLength: item(
    'Segmental vein, length to the plexus',
    'Veine segmentaire, longueur jusqu’au plexus',
    15,
    'mm',
    [5, 40],
    from.veinBook,
    false,
  ),
  venousPressure: item(
    'Pressure in the veins',
    'Pression veineuse',
    0,
    'kPa',
    [0, 1.5],
    from.venousPressure,
    false,
  ),
  marrowViscosity: item(
    'Marrow viscosity',
    'Viscosité de la moelle osseuse',
    0.1,
    'Pa·s',
    [0.04, 0.15],
    from.marrow,
  ),
} as const satisfies Record<string, BoneParameterItem>;

export type BoneParameterId = keyof typeof boneParameterItems;
/** Values by id, in the units of `boneParameterItems`. */
export type BoneParameters = Readonly<Record<BoneParameterId, number>>;

export const boneParameterIds = Object.keys(boneParameterItems) as BoneParameterId[];

/** The defaults with a plan's changes. */
export const boneParameters = (changes: Readonly<Record<string, number>> = {}): BoneParameters =>
  Object.fromEntries(
    boneParameterIds.map((id) => [id, changes[id] ?? boneParameterItems[id].value]),
  ) as BoneParameters;
