import type { StructureItem } from '../types';
import { colours } from './colours';

/** From the midline outwards, as the second digit of the FDI number (ISO 3950) counts them. */
const kinds: readonly [english: string, french: string][] = [
  ['central incisor', 'incisive centrale'],
  ['lateral incisor', 'incisive latérale'],
  ['canine', 'canine'],
  ['first premolar', 'première prémolaire'],
  ['second premolar', 'deuxième prémolaire'],
  ['first molar', 'première molaire'],
  ['second molar', 'deuxième molaire'],
  ['third molar', 'troisième molaire'],
];
/** As its first digit does. */
const quadrants = [
  ['upper', 'supérieure', 'right'],
  ['upper', 'supérieure', 'left'],
  ['lower', 'inférieure', 'left'],
  ['lower', 'inférieure', 'right'],
] as const;

/** Each tooth and its pulp. */
export const teeth: readonly StructureItem[] = quadrants.flatMap(([jaw, frenchJaw, side], q) =>
  kinds.flatMap(([english, french], n) => {
    const number = `${q + 1}${n + 1}`;
    const en = `${jaw} ${side} ${english} (FDI ${number})`;
    const fr = `${french} ${frenchJaw} ${side === 'right' ? 'droite' : 'gauche'} (FDI ${number})`;
    const stem = `${jaw}_${side}_${english.replace(' ', '_')}`;
    const common = { colour: colours.cartilage, role: 'other', side } as const;
    return [
      {
        ...common,
        id: `tooth-${number}`,
        name: { en, fr },
        totalSegmentator: [`${stem}_fdi${number}`],
        aliases: [`dent ${number}`],
      },
      {
        ...common,
        id: `tooth-${number}-pulp`,
        name: { en: `pulp of the ${en}`, fr: `pulpe, ${fr}` },
        totalSegmentator: [`${stem}_pulp_fdi1${number}`],
      },
    ];
  }),
);
