import { fileFailure } from './failure-files';

export const failure = {
  ...fileFailure,
  cancelled: 'Annulé.',
  'plan-duplicate': 'Le plan contient deux instruments nommés « {{id}} ».',
  'plan-invalid':
    'Le fichier de plan n’est pas valide : à {{where}}, {{expected}} était attendu et {{received}} a été trouvé.',
  'plan-newer':
    'Le plan a été écrit par une version plus récente (format {{found}} ; cette version lit jusqu’à {{current}}). Il n’a pas été modifié.',
  'plan-not-json': 'Le fichier n’est pas un plan : ce n’est pas un document JSON.',
  'plan-other-ct':
    'Le plan a été établi sur une autre série de scanner : ses coordonnées peuvent ne pas convenir à celle-ci. Il n’a pas été ouvert.',
  'plan-other-frame':
    'Le plan a été établi sur un autre examen (autre repère de coordonnées) : ses coordonnées n’ont pas de sens ici. Il n’a pas été ouvert.',
  'plan-tube': 'Dans le plan, la structure dessinée « {{id}} » n’a pas un rayon par point.',
  'plan-version':
    'Le fichier n’est pas un plan de ce programme : son schemaVersion est {{found}}, et un entier de 1 à {{current}} était attendu.',
  'plan-zero-path': 'Dans le plan, l’entrée et la cible de l’instrument « {{id}} » sont confondues.',
  'worker-died':
    'Le calcul s’est arrêté de façon inattendue ({{reason}}). Rien de ce que vous avez saisi n’est perdu ; réessayez.',
};
