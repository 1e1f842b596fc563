import type { meshes as english } from '../en/meshes';
import type { Words } from '../words';

export const meshes: Words<typeof english> = {
  title: 'Unité et axes d’une surface',
  text: '{{path}} n’indique ni l’unité ni les axes de ses coordonnées. Sur ce scanner, ce serait\u202f:',
  units: { mm: 'millimètres', cm: 'centimètres', m: 'mètres' },
  frames: {
    LPS: '{{unit}}, LPS (vers la gauche, l’arrière, la tête)',
    RAS: '{{unit}}, RAS (vers la droite, l’avant, la tête)',
  },
  axesHint:
    'LPS est la convention de DICOM et de 3D Slicer aujourd’hui\u202f; RAS celle de NIfTI et des anciens fichiers de 3D Slicer.',
  lies: {
    within: '{{size}}, dans le scanner.',
    partly: '{{size}}, en partie hors du scanner.',
    outside: '{{size}}, hors du scanner.',
  },
  centre: 'Par rapport au milieu du scanner, son centre se trouve {{where}}.',
  centred: 'Son centre est le milieu du scanner.',
  ways: {
    left: '{{mm}} mm vers la gauche du patient',
    right: '{{mm}} mm vers la droite du patient',
    back: '{{mm}} mm vers l’arrière',
    front: '{{mm}} mm vers l’avant',
    head: '{{mm}} mm vers la tête',
    feet: '{{mm}} mm vers les pieds',
  },
  forAll_one: 'De même pour l’autre surface',
  forAll_other: 'De même pour les {{count}} autres surfaces',
  leave: 'La laisser de côté',
  use: 'L’utiliser ainsi',
};
