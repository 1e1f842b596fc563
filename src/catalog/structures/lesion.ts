import { single } from './build';
import { colours } from './colours';

/** What is treated. */
export const lesion = single({
  id: 'lesion',
  en: 'lytic lesion',
  fr: 'lésion lytique',
  colour: colours.lesion,
  role: 'target',
  aliases: [
    'lesion',
    'tumor',
    'tumour',
    'metastasis',
    'lytic metastasis',
    'metastase',
    'tumeur',
    'gtv',
    'osteolyse',
  ],
});
