import type { editFailure as english } from '../en/failure-edit';
import type { Words } from '../words';

export const editFailure: Words<typeof english> = {
  'edit-empty':
    'Il ne resterait rien de la structure\u202f: elle reste telle quelle. Pour s’en défaire, supprimez-la de la liste.',
  'edit-no-gap':
    'Aucune coupe ne manque entre deux coupes peintes selon les axes du scanner\u202f: il n’y a rien à combler.',
  'edit-none-found': 'Aucun voxel de cette plage d’UH ne s’y trouve.',
  'edit-one-side': 'La coupe passe à côté de la structure\u202f: elle reste entière.',
  'edit-outside': 'Le germe se trouve hors du scanner.',
};
