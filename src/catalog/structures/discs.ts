import { single } from './build';
import { colours } from './colours';
import { levels } from './vertebrae';

// C1 and C2 have no disc between them.
const spaces = levels.slice(1, -1).map((upper, index) => [upper, levels[index + 2]!] as const);

/** Intervertebral discs, one a space, and the union that some segmentations give. */
export const discs = [
  ...spaces.map(([upper, lower]) =>
    single({
      id: `disc-${upper.toLowerCase()}-${lower.toLowerCase()}`,
      en: `${upper}–${lower} disc`,
      fr: `disque ${upper}–${lower}`,
      colour: colours.disc,
      role: 'other',
      aliases: [
        `disc ${upper} ${lower}`,
        `intervertebral disc ${upper} ${lower}`,
        `disque ${upper} ${lower}`,
      ],
    }),
  ),
  single({
    id: 'discs',
    en: 'intervertebral discs',
    fr: 'disques intervertébraux',
    colour: colours.disc,
    role: 'other',
    classes: ['intervertebral_discs'],
    aliases: ['intervertebral disc', 'disc', 'discs', 'disques', 'disque'],
  }),
];
