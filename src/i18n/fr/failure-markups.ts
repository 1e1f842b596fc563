import type { markupsFailure as english } from '../en/failure-markups';
import type { Words } from '../words';

export const markupsFailure: Words<typeof english> = {
  'markups-broken': '{{path}}\u202f: le fichier d’annotations 3D Slicer est endommagé ou mal formé.',
  'markups-elsewhere':
    '{{path}}\u202f: «\u202f{{name}}\u202f» se trouve hors de ce scanner et a été laissé de côté. A-t-il été dessiné sur une autre image\u202f?',
  'markups-empty': '{{path}}\u202f: le fichier ne contient aucune annotation.',
  'markups-entry-label':
    'Depuis 3D Slicer, représentés par des trocarts 11G\u202f: {{names}}. L’entrée et la cible sont celles que les points nomment. Vérifiez le trajet sur les coupes et choisissez l’instrument.',
  'markups-entry-order':
    'Depuis 3D Slicer, représentés par des trocarts 11G\u202f: {{names}}. Rien ne distingue l’entrée de la cible\u202f: le premier point a été pris pour l’entrée. Vérifiez-le\u202f; l’étape Voie d’abord permet de les inverser.',
  'markups-entry-skin':
    'Depuis 3D Slicer, représentés par des trocarts 11G\u202f: {{names}}. L’extrémité la plus proche de la peau a été prise pour l’entrée. Vérifiez-la\u202f; l’étape Voie d’abord permet de les inverser.',
  'markups-frame':
    '{{path}}\u202f: les coordonnées sont données en «\u202f{{frame}}\u202f». Seuls LPS et RAS disent où un point se trouve dans le patient.',
  'markups-many':
    '{{path}}\u202f: {{count}} de plus ont été laissés de côté\u202f; {{most}} sont repris par fichier.',
  'markups-not-read':
    '{{path}}\u202f: «\u202f{{name}}\u202f» ({{type}}) n’a pas été utilisé. Les lignes, les courbes de deux points et les listes de points sont lues.',
  'markups-notes': '{{count}} point(s) de 3D Slicer sont notés comme textes sur les coupes.',
  'markups-too-large':
    '{{path}}\u202f: le fichier dépasse {{mostMb}} Mo\u202f; des annotations d’autant de points ne sont pas lues.',
  'markups-unit': '{{path}}\u202f: l’unité des coordonnées («\u202f{{unit}}\u202f») n’est pas connue.',
  'markups-unplaced':
    '{{path}}\u202f: «\u202f{{name}}\u202f» a des points qui n’ont jamais été placés et a été laissé de côté.',
  'markups-zero-length':
    '{{path}}\u202f: les deux extrémités de «\u202f{{name}}\u202f» sont le même point\u202f; il a été laissé de côté.',
};
