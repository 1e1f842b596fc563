import type { findFailure as english } from '../en/failure-find';
import type { Words } from '../words';

export const findFailure: Words<typeof english> = {
  'spine-not-found':
    'Aucun canal rachidien n’a été trouvé dans ce scanner\u202f: il montre trop peu de rachis, ou un os que rien ne distingue de ce qui l’entoure.',
  'cord-in-canal':
    'Ce scanner ne distingue pas la moelle du liquide qui l’entoure\u202f: elle est dessinée au milieu du canal, avec sa part habituelle.',
  'vertebra-cut': 'Coupée par le bord de l’image.',
  'vertebra-merged':
    'Peut-être soudée à une voisine, ou deux en une\u202f: aucun disque sombre ne les sépare nettement sur ce scanner.',
  'named-from-dens': 'Nommée en comptant depuis la dent de C2.',
  'named-from-sacrum': 'Nommée en comptant depuis le sacrum.',
  'named-from-last-rib': 'Nommée en comptant depuis la dernière côte.',
  'named-from-click': 'Nommée en comptant depuis la vertèbre que vous avez nommée.',
};
