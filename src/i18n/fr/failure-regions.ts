import type { regionsFailure as english } from '../en/failure-regions';
import type { Words } from '../words';

/** Ce que la recherche des régions n’a pas trouvé. */
export const regionsFailure: Words<typeof english> = {
  'regions-no-airway':
    'Aucune voie aérienne n’a été trouvée : pas de tube sombre vertical près du milieu, ou champ trop court pour le dire.',
  'regions-no-body': 'Aucun corps n’a été trouvé sur ce scanner.',
  'regions-no-bone': 'Aucun os n’a été trouvé.',
  'regions-no-femur-left':
    'Le fémur gauche n’a pas été trouvé : sa tête n’est pas dans le champ, ou sa forme ronde ne se voit pas.',
  'regions-no-femur-right':
    'Le fémur droit n’a pas été trouvé : sa tête n’est pas dans le champ, ou sa forme ronde ne se voit pas.',
  'regions-no-hip-left': 'L’os coxal gauche n’a pas été trouvé.',
  'regions-no-hip-right': 'L’os coxal droit n’a pas été trouvé.',
  'regions-no-lung-left': 'Aucun poumon gauche n’a été trouvé.',
  'regions-no-lung-right': 'Aucun poumon droit n’a été trouvé.',
  'regions-no-ribs':
    'Aucune côte n’a été trouvée : elles sont cherchées autour des poumons, là où elles rejoignent le rachis.',
  'regions-no-sacrum':
    'Le sacrum n’a pas été trouvé : il est cherché entre deux os coxaux, sous un disque visible ou sous des vertèbres nommées.',
};
