import type { Bilingual } from '../types';

/** What a source timed. */
export const conditions = {
  curing: { en: 'curing time, from mixing', fr: 'temps de durcissement, depuis le mélange' },
  setting: { en: 'setting time', fr: 'temps de prise' },
  equilibrated: {
    en: 'setting time; stored at this temperature, 15 min equilibration',
    fr: 'temps de prise ; stocké à cette température, 15 min d’équilibrage',
  },
  immersed: {
    en: 'hardening after immersion at body temperature',
    fr: 'durcissement après immersion à la température du corps',
  },
  paste: {
    en: 'paste phase, injectable, after 5.1 ± 0.7 min of liquid phase; one vertebroplasty cement',
    fr: 'phase pâteuse, injectable, après 5,1 ± 0,7 min de phase liquide ; un ciment de vertébroplastie',
  },
  pastePrecooled: {
    en: 'paste phase after 9.4 ± 1.1 min of liquid phase; kit stored at 4 °C',
    fr: 'phase pâteuse après 9,4 ± 1,1 min de phase liquide ; nécessaire conservé à 4 °C',
  },
  pasteIceBath: {
    en: 'paste phase after 83.8 ± 5.2 min of liquid phase; syringes in ice water',
    fr: 'phase pâteuse après 83,8 ± 5,2 min de phase liquide ; seringues dans l’eau glacée',
  },
} as const satisfies Record<string, Bilingual>;
