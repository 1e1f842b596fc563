import type { carryFailure as english } from '../en/failure-carry';
import type { Words } from '../words';

export const carryFailure: Words<typeof english> = {
  'no-such-structure': 'Aucune structure «\u202f{{structure}}\u202f» parmi celles qui sont chargées.',
  'pairs-invalid':
    '{{path}}\u202f: ce n’est pas une liste de repères\u202f; {"pairs": [{"fromMm": [x, y, z], "toMm": [x, y, z]}, …]} est attendu.',
  'registration-collinear':
    'Les repères sont presque alignés\u202f: la rotation de l’os autour de cette ligne reste inconnue. Ajoutez-en un à côté.',
  'registration-few-points': '{{count}} repères ne suffisent pas\u202f: il en faut au moins trois.',
  'registration-lost':
    'La surface de l’os n’a pas été retrouvée sur l’autre scanner ({{matchedPercent}}\u202f% concordent). Vérifiez les repères.',
  'registration-no-bone-planned':
    'Trop peu d’os autour des repères sur le scanner du plan. Vérifiez les repères et le seuil osseux.',
  'registration-no-bone-today':
    'Trop peu d’os autour des repères sur le scanner du jour. Vérifiez les repères et le seuil osseux.',
  'second-other-frame':
    'La série «\u202f{{description}}\u202f» a un autre référentiel spatial\u202f: elle ne peut être superposée à ce scanner. Reportez plutôt le plan sur elle.',
  'second-elsewhere': 'La série «\u202f{{description}}\u202f» ne recouvre pas ce scanner.',
  'second-frame-unknown':
    'La série «\u202f{{description}}\u202f» ne dit pas si elle partage le référentiel de ce scanner. Vérifiez sur les os qu’ils coïncident.',
};
