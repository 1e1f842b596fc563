import type { findFailure as english } from '../en/failure-find';
import type { Words } from '../words';

export const findFailure: Words<typeof english> = {
  'spine-not-found':
    'Aucun canal rachidien n’a été trouvé dans ce scanner\u202f: il montre trop peu de rachis, ou un os que rien ne distingue de ce qui l’entoure.',
};
