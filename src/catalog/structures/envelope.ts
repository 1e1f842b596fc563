import { single } from './build';
import { colours } from './colours';

/** The patient's outline and its layers. */
export const envelope = [
  single({
    id: 'skin',
    en: 'skin and body outline',
    fr: 'peau et contour du corps',
    colour: colours.skin,
    role: 'other',
    classes: ['body', 'body_trunc'],
    snomed: '39937001',
    aliases: ['external body', 'external', 'skin', 'peau', 'corps', 'body outline'],
  }),
  single({
    id: 'subcutaneous-fat',
    en: 'subcutaneous fat',
    fr: 'graisse sous-cutanée',
    colour: colours.fat,
    role: 'other',
    classes: ['subcutaneous_fat'],
    snomed: '67769002',
  }),
  single({
    id: 'deep-fat',
    en: 'deep fat',
    fr: 'graisse profonde',
    colour: colours.fat,
    role: 'other',
    classes: ['torso_fat', 'intermuscular_fat'],
  }),
  single({
    id: 'gas',
    en: 'gas outside of airway and lungs',
    fr: 'gaz hors des voies aériennes et des poumons',
    colour: colours.airway,
    role: 'other',
  }),
];
