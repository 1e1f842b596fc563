import type { vesselFailure as english } from '../en/failure-vessels';
import type { Words } from '../words';

export const vesselFailure: Words<typeof english> = {
  'vessel-few-points': 'Un vaisseau demande au moins deux points le long de son trajet.',
  'vessel-no-way':
    'Aucune lumière ne relie ces points\u202f: ce qui ressemble aux endroits cliqués s’arrête entre eux. Cliquez un point intermédiaire, ou tracez un tube.',
  'vessel-point-outside': 'Le point {{number}} se trouve hors du scanner.',
  'vessel-wall-hidden':
    'Le scanner ne montre ici que {{share}}\u202f% de la paroi\u202f: sans contraste, le vaisseau ne se distingue pas de ce qui le touche, et n’est pas suivi. Ajustez le tube aux bords, ou terminez-le tel que dessiné.',
  'wall-not-visible':
    'Paroi non visible sur ce scanner\u202f: elle se voit sur {{share}}\u202f% de la longueur. Les distances vont jusqu’au contour tel que dessiné.',
  'traced-outer':
    'Suivi jusqu’à sa paroi externe. Un bord du scanner montre {{share}}\u202f% de cette paroi\u202f; ailleurs elle est placée d’après ce qui l’entoure.',
  'traced-lumen':
    'Ce que remplit le produit de contraste\u202f: paroi, thrombus et plaques sont en dehors. Un bord du scanner montre {{share}}\u202f% de la limite\u202f; ailleurs elle est placée d’après ce qui l’entoure.',
};
