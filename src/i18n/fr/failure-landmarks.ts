import type { landmarkFailure as english } from '../en/failure-landmarks';
import type { Words } from '../words';

export const landmarkFailure: Words<typeof english> = {
  'vertebra-atlas': 'C1 n’a ni corps ni pédicules\u202f: il n’y a rien à y mesurer ici.',
  'vertebra-no-ring':
    'Aucun anneau osseux précédé d’un corps n’a été trouvé\u202f: la vertèbre est coupée par le bord de l’image, son arc est ouvert dans le contour, ou deux vertèbres n’en font qu’une.',
  'landmark-not-seen': 'introuvable dans ce contour.',
  'landmark-cut': 'coupé par le bord de l’image.',
  'landmark-uneven':
    'pas un plan\u202f: écart de {{mm}} mm (moyenne quadratique). Fracturé, rongé, creux ou mal délimité.',
  'landmark-c2-pedicle': 'non mesuré\u202f: aucun axe ne fait consensus\u202f; mesurez-le à la main.',
  'landmark-eaten':
    'non mesuré\u202f: le scanner ne montre pas de paroi osseuse sur une grande partie de son étendue.',
  'landmark-ragged':
    'non mesuré\u202f: sa section n’est pas un ovale. Il manque un morceau au contour, ou quelque chose y est joint.',
  'landmark-short':
    'non mesuré\u202f: sa partie étroite est bien plus courte que de l’autre côté. Fracturé, rongé, ou soudé à une côte dans le contour.',
  'landmark-merged':
    'non mesuré\u202f: aucun pédicule de ce niveau n’est aussi incliné. Une côte ou une voisine est prise dans le contour.',
};
