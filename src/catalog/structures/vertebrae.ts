import { single } from './build';
import { colours } from './colours';

/** SNOMED CT concepts of the vertebrae, cranial to caudal (DICOM PS3.16 CID 7603). */
const codes: Readonly<Record<string, string>> = {
  C1: '14806007',
  C2: '39976000',
  C3: '113205007',
  C4: '5329002',
  C5: '36978003',
  C6: '36054005',
  C7: '87391001',
  T1: '64864005',
  T2: '53733008',
  T3: '1626008',
  T4: '73071006',
  T5: '56401006',
  T6: '45296009',
  T7: '62487009',
  T8: '11068009',
  T9: '82687006',
  T10: '7610001',
  T11: '12989004',
  T12: '23215003',
  L1: '66794005',
  L2: '14293000',
  L3: '36470004',
  L4: '11994002',
  L5: '49668003',
  S1: '65985001',
};

/** Vertebral levels from C1 to S1, cranial to caudal. */
export const levels: readonly string[] = Object.keys(codes);

/** The vertebra that a level text starts with (`C2`, `c2 dens`): `C2`; free text names none. */
export function levelOf(text: string | undefined): string | undefined {
  const found = /^\s*([CTLS]\d{1,2})\b/i.exec(text ?? '')?.[1]?.toUpperCase();
  return found !== undefined && levels.includes(found) ? found : undefined;
}

const proper: Readonly<Record<string, readonly string[]>> = { C1: ['atlas'], C2: ['axis'] };

/** Thoracic levels as they are also written: Th5, and D5 (dorsal) in French. */
const dorsal = (level: string): string[] => {
  const number = /^T(\d+)$/.exec(level)?.[1];
  return number === undefined ? [] : [`th${number}`, `d${number}`, `vertebre d${number}`];
};

/** Neighbours differ. */
const colourOf = (level: string) => (levels.indexOf(level) % 2 === 0 ? colours.vertebra : colours.nextBone);

/** C1 has no body. */
const bodied = levels.slice(1);

/** One item a level: their only differences are the level and its code. */
export const vertebrae = [
  ...levels.map((level) =>
    single({
      id: `vertebra-${level.toLowerCase()}`,
      en: `${level} vertebra`,
      fr: `vertèbre ${level}`,
      colour: colourOf(level),
      role: 'bone',
      classes: [`vertebrae_${level}`],
      snomed: codes[level]!,
      aliases: [level, `vertebre ${level}`, `vertebra ${level}`, ...dorsal(level), ...(proper[level] ?? [])],
    }),
  ),
  ...bodied.flatMap((level) => [
    single({
      id: `vertebra-${level.toLowerCase()}-body`,
      en: `${level} vertebral body`,
      fr: `corps vertébral ${level}`,
      colour: colourOf(level),
      role: 'bone',
      aliases: [`body ${level}`, `corps ${level}`, `vb ${level}`],
    }),
    single({
      id: `basivertebral-foramen-${level.toLowerCase()}`,
      en: `${level} basivertebral foramen`,
      fr: `foramen basivertébral ${level}`,
      colour: colours.vein,
      role: 'other',
    }),
    single({
      id: `cleft-${level.toLowerCase()}`,
      en: `${level} intravertebral cleft`,
      fr: `fente intravertébrale ${level}`,
      colour: colours.lesion,
      role: 'other',
    }),
  ]),
  single({
    id: 'dens',
    en: 'dens of C2 (odontoid process)',
    fr: 'dent de C2 (processus odontoïde)',
    colour: colours.vertebra,
    role: 'bone',
    snomed: '1172006',
    aliases: ['dens', 'odontoid', 'odontoid process', 'dent c2', 'odontoide', 'dens c2'],
  }),
];
