import type { Bilingual, Source } from '../../../catalog/types';
import { tissueSources as from } from './sources';

/** One number of the tissue model: its default, where it comes from and how far it may be changed. */
export interface TissueParameterItem {
  readonly name: Bilingual;
  readonly value: number;
  readonly unit: '' | 'mm' | 'HU' | 'mL' | 'cm²';
  readonly range: readonly [number, number];
  /** False: a textbook or house value that no source read for this project states. */
  readonly confirmed: boolean;
  readonly source: Source;
}

const item = (
  en: string,
  fr: string,
  value: number,
  unit: TissueParameterItem['unit'],
  range: readonly [number, number],
  source: Source = from.house,
): TissueParameterItem => ({ name: { en, fr }, value, unit, range, confirmed: false, source });

/** Every constant between the CT and the fields of the displacement. All may be changed in a plan. */
export const tissueParameterItems = {
  muscle: item(
    'Muscle: how easily it is displaced, fat = 1',
    'Muscle\u202f: facilité de déplacement, graisse = 1',
    0.1,
    '',
    [0.01, 1],
    from.stiffness,
  ),
  gland: item(
    'Glands and lymphoid tissue, fat = 1',
    'Glandes et tissu lymphoïde, graisse = 1',
    0.3,
    '',
    [0.02, 1],
    from.stiffness,
  ),
  soft: item(
    'Soft tissue without a label and as dense as muscle, fat = 1',
    'Tissu mou sans étiquette, aussi dense que le muscle, graisse = 1',
    0.2,
    '',
    [0.01, 1],
    from.stiffness,
  ),
  space: item(
    'Along a fascial space, fat = 1',
    'Le long d’un espace fascial, graisse = 1',
    30,
    '',
    [10, 100],
    from.plane,
  ),
  fatHu: item('Fat below', 'Graisse au-dessous de', -50, 'HU', [-90, -20]),
  muscleHu: item('As dense as muscle above', 'Aussi dense que le muscle au-dessus de', 20, 'HU', [0, 50]),
  airHu: item('Air below', 'Air au-dessous de', -400, 'HU', [-700, -250]),
  boneHu: item('Unlabelled bone above', 'Os sans étiquette au-dessus de', 250, 'HU', [150, 400], from.boneHu),
  cortexHu: item(
    'and within 4 mm of a cortex denser than',
    'et à moins de 4 mm d’une corticale plus dense que',
    500,
    'HU',
    [350, 900],
    from.boneHu,
  ),
  freeBoneMl: item(
    'A separate piece of bone without a label moves freely when smaller than',
    'Un fragment d’os isolé sans étiquette est mobile s’il est plus petit que',
    6,
    'mL',
    [0, 15],
  ),
  airwayMl: item(
    'Air in the body without a label counts as airway from',
    'L’air sans étiquette dans le corps compte comme voie aérienne à partir de',
    1,
    'mL',
    [0.2, 10],
  ),
  arteryStrain: item(
    'Arteries: largest stretch',
    'Artères\u202f: étirement maximal',
    0.1,
    '',
    [0.02, 0.3],
    from.vesselStrain,
  ),
  airwayStrain: item(
    'Airway, pharynx, oesophagus: largest stretch',
    'Voies aériennes, pharynx, œsophage\u202f: étirement maximal',
    0.15,
    '',
    [0.02, 0.4],
    from.vesselStrain,
  ),
  nerveStrain: item(
    'Nerve roots: largest stretch',
    'Racines nerveuses\u202f: étirement maximal',
    0.08,
    '',
    [0.02, 0.15],
    from.nerveStrain,
  ),
  veinStrain: item(
    'Veins: largest flattening or stretch',
    'Veines\u202f: aplatissement ou étirement maximal',
    0.5,
    '',
    [0.1, 0.9],
    from.vesselStrain,
  ),
  leastSpaceArea: item(
    'Smallest piece of a fascial space',
    'Plus petite partie d’un espace fascial',
    0.5,
    'cm²',
    [0, 4],
  ),
} as const satisfies Record<string, TissueParameterItem>;

export type TissueParameterId = keyof typeof tissueParameterItems;
/** Values by id, in the units of `tissueParameterItems`. */
export type TissueParameters = Readonly<Record<TissueParameterId, number>>;

export const tissueParameterIds = Object.keys(tissueParameterItems) as TissueParameterId[];

/** The defaults with a plan's changes. */
export const tissueParameters = (changes: Readonly<Record<string, number>> = {}): TissueParameters =>
  Object.fromEntries(
    tissueParameterIds.map((id) => [id, changes[id] ?? tissueParameterItems[id].value]),
  ) as TissueParameters;

/** The fluid's share that stays, and how fast it leaves: free within their ranges, see `band.ts`. */
export const fluidParameterItems = {
  retained: {
    ...item(
      'Share of the fluid that opens a pocket',
      'Part du liquide qui ouvre une poche',
      1,
      '',
      [0.02, 1],
      from.retained,
    ),
  },
  decayS: {
    ...item(
      'Time in which the pocket shrinks to 37 %',
      'Temps au bout duquel il reste 37\u202f% de la poche',
      240,
      '',
      [120, 600],
      from.decay,
    ),
    unit: 's' as const,
  },
} as const;
