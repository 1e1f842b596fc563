import type { carry as english } from '../en/carry';
import type { Words } from '../words';

export const carry: Words<typeof english> = {
  title: 'Reporter le plan sur le scanner du jour',
  what: 'Placez les mêmes repères de l’os cible sur les deux scanners. L’os est ensuite recalé sur sa surface et les trajets le suivent.',
  planned: 'Scanner du plan',
  today: 'Scanner du jour',
  landmarks: '1. Repères',
  landmarksHint:
    'Cliquez le même point de l’os des deux côtés (molette\u202f: coupes), puis ajoutez la paire. Au moins {{fewest}}, bien répartis\u202f: pointes des apophyses, coins du corps vertébral.',
  addPair: 'Ajouter la paire {{number}} (les deux croix)',
  pair: 'Paire {{number}}',
  off: 'écart {{distance}}',
  removePair: 'Retirer la paire {{number}}',
  follow: 'Même endroit sur le scanner du jour',
  surface: '2. Surface de l’os',
  bone: 'Os à recaler',
  around: 'Tout l’os autour des repères',
  refine: 'Recaler sur la surface',
  refining: 'Recalage…',
  pointsRms: 'Repères, moyenne quadratique',
  surfaceRms: 'Surface, moyenne quadratique',
  surfaceP95: 'Surface, 95\u202f% à moins de',
  matched: 'Surface retrouvée',
  turn: 'Rotation entre les scanners',
  shift: 'Déplacement au premier repère',
  honest:
    'L’écart résiduel dit si cet os concorde, non l’erreur à la pointe. Tissus mous, vaisseaux et autres os ont pu bouger autrement\u202f: regardez le contour sur le scanner du jour.',
  after:
    'Sur le scanner du jour, rien n’est confirmé\u202f: les structures y sont segmentées ou tracées à nouveau, et les trajets doivent être vérifiés.',
  finish: 'Reporter le plan',
  finishPoints: 'Reporter par les seuls repères',
};
