import type { landmarks as en } from '../en/landmarks';
import type { Words } from '../words';

export const landmarks: Words<typeof en> = {
  measure: 'Mesurer cette vertèbre',
  measureNamed: 'Mesurer {{name}}',
  heading: 'Mesures',
  headingNamed: 'Mesures\u202f: {{name}}',
  running: 'Mesure en cours…',
  close: 'Retirer les mesures',
  colon: '\u202f:',
  jump: 'Placer le réticule\u202f: {{name}}',
  what: {
    upperEndplate: 'Plateau supérieur',
    lowerEndplate: 'Plateau inférieur',
    posteriorWall: 'Mur postérieur',
    basivertebralForamen: 'Foramen basivertébral',
    rightPedicle: 'Pédicule droit',
    leftPedicle: 'Pédicule gauche',
    spinousTip: 'Extrémité du processus épineux',
    dens: 'Dent',
  },
  bodyHeight: 'Hauteur entre les plateaux',
  wedge: {
    term: 'Angle entre les plateaux',
    plus: '{{degrees}}, moins haut en avant',
    minus: '{{degrees}}, moins haut en arrière',
    none: 'parallèles',
  },
  narrowest: 'au plus étroit {{width}} de large, {{height}} de haut',
  narrowPart: 'étroit sur {{length}}',
  convergence: {
    plus: 'axe de {{degrees}} vers la ligne médiane',
    minus: 'axe de {{degrees}} en s’éloignant de la ligne médiane',
    none: 'axe droit vers l’avant',
  },
  rise: {
    plus: 'montant de {{degrees}} vers l’avant',
    minus: 'descendant de {{degrees}} vers l’avant',
    none: 'parallèle aux plateaux',
  },
  waist: 'col {{width}} de large, {{depth}} de profondeur',
  waistToTip: 'du col à la pointe {{length}}',
  lean: {
    plus: 'inclinée de {{degrees}} vers l’arrière dans l’image',
    minus: 'inclinée de {{degrees}} vers l’avant dans l’image',
    none: 'verticale dans l’image',
  },
  uneven: 'plan à {{mm}} près',
  shown: 'marqué',
  parts: 'Corps, pédicules et arc en couleurs',
  part: {
    body: 'Corps',
    rightPedicle: 'Pédicule droit',
    leftPedicle: 'Pédicule gauche',
    arch: 'Arc et processus',
  },
  honest:
    'Mesuré sur le contour tel qu’il est\u202f: vérifiez-le d’abord. Angles par rapport à la ligne médiane et aux plateaux de la vertèbre elle-même\u202f; «\u202f±\u202f» est ce que les voxels laissent ouvert.',
};
