import type { slices as english } from '../en/slices';
import type { Words } from '../words';

export const slices: Words<typeof english> = {
  label: 'Coupe : {{view}}',
  presets: {
    softTissue: 'Tissus mous',
    lung: 'Poumon',
    liver: 'Foie',
    bone: 'Os',
    spine: 'Rachis',
    vessels: 'Vaisseaux',
    brain: 'Encéphale',
    auto: 'Automatique',
  },
  entry: 'Entrée',
  tip: 'Extrémité',
  target: 'Cible',
  entryHandle: 'Point d’entrée : les flèches le déplacent de 1 mm, Maj 5 mm, Alt 0,1 mm',
  targetHandle: 'Cible : les flèches la déplacent de 1 mm, Maj 5 mm, Alt 0,1 mm',
  depth: 'Profondeur du plan perpendiculaire au trajet',
  depthValue: 'profondeur {{value}}',
  offset: '{{value}} du trajet',
  slice: 'coupe {{n}}/{{count}}',
  window: 'L {{width}} C {{centre}}',
  zoom: '{{percent}} %',
  fromHub: 'vue depuis l’embase',
  circle: '{{mean}} ± {{sd}} UH',
  circleRange: '{{min}} à {{max}} UH, {{area}}',
  outside: 'hors du scanner',
  sides: {
    L: 'gauche',
    R: 'droite',
    A: 'antérieur',
    P: 'postérieur',
    S: 'supérieur',
    I: 'inférieur',
  },
};
