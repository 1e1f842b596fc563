import { paired, single } from './build';
import { colours } from './colours';
import { levels } from './vertebrae';

// C8 leaves below C7, so the cervical roots are one more than the vertebrae.
const rootLevels = levels.flatMap((level) => (level === 'T1' ? ['C8', 'T1'] : [level]));

/** Sacral roots below S1, which have no vertebra of their own in `levels`. */
const sacralRoots = ['S2', 'S3', 'S4'];

// Margins are house values: 3 mm for the cord, 2 mm for dura and roots. No paper states them.

/** Cord, dural sac, canal and nerve roots. */
export const nerves = [
  single({
    id: 'spinal-cord',
    en: 'spinal cord',
    fr: 'moelle épinière',
    colour: colours.nerve,
    role: 'atRisk',
    marginMm: 3,
    longitudinal: true,
    continues: { above: [], below: ['cauda-equina', 'dural-sac', 'spinal-canal'] },
    classes: ['spinal_cord'],
    snomed: '2748008',
    aliases: ['cord', 'moelle', 'moelle epiniere', 'medulla spinalis', 'myelon'],
  }),
  single({
    id: 'brainstem',
    en: 'brainstem',
    fr: 'tronc cérébral',
    colour: colours.nerve,
    role: 'atRisk',
    marginMm: 3,
    classes: ['brainstem'],
    snomed: '15926001',
    aliases: ['brain stem'],
  }),
  single({
    id: 'cauda-equina',
    en: 'cauda equina',
    fr: 'queue de cheval',
    colour: colours.nerve,
    role: 'atRisk',
    marginMm: 2,
    longitudinal: true,
    continues: { above: ['spinal-cord'], below: [] },
    snomed: '7173007',
  }),
  single({
    id: 'dural-sac',
    en: 'dural sac',
    fr: 'sac dural',
    colour: colours.dura,
    role: 'atRisk',
    marginMm: 2,
    longitudinal: true,
    continues: { below: [] },
    snomed: '37554007',
    aliases: ['thecal sac', 'dura', 'dure mere'],
  }),
  single({
    id: 'spinal-canal',
    en: 'spinal canal',
    fr: 'canal rachidien',
    colour: colours.dura,
    role: 'atRisk',
    marginMm: 2,
    longitudinal: true,
    snomed: '61853006',
    aliases: ['vertebral canal', 'canal vertebral', 'canal medullaire', 'spinal_canal'],
  }),
  ...[...rootLevels, ...sacralRoots].flatMap((level) =>
    paired({
      id: `nerve-root-${level.toLowerCase()}`,
      en: `${level} nerve root`,
      fr: `racine nerveuse ${level}`,
      feminine: true,
      colour: colours.nerve,
      role: 'atRisk',
      marginMm: 2,
      tubular: true,
      aliases: [`root ${level}`, `racine ${level}`, `nerve ${level}`],
    }),
  ),
  ...paired({
    id: 'sacral-plexus',
    en: 'sacral plexus',
    fr: 'plexus sacral',
    colour: colours.nerve,
    role: 'atRisk',
    marginMm: 2,
  }),
  ...[
    ['sciatic-nerve', 'sciatic nerve', 'nerf sciatique'] as const,
    ['femoral-nerve', 'femoral nerve', 'nerf fémoral'] as const,
  ].flatMap(([id, en, fr]) =>
    paired({ id, en, fr, colour: colours.nerve, role: 'atRisk', marginMm: 2, tubular: true }),
  ),
];
