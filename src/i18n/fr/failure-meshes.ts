import type { meshFailure as english } from '../en/failure-meshes';
import type { Words } from '../words';

export const meshFailure: Words<typeof english> = {
  'mesh-beyond': 'Elle dépasse ce scanner ({{percent}}\u202f% de ses sommets) et est coupée à son bord.',
  'mesh-ask':
    '{{path}}\u202f: le fichier n’indique ni l’unité ni les axes de ses coordonnées. Précisez-les\u202f: {{choices}}. Le plus plausible d’abord.',
  'mesh-broken': '{{path}}\u202f: le fichier de surface est endommagé, tronqué ou mal formé.',
  'mesh-elsewhere':
    '{{path}}\u202f: rien de la surface ne se trouve dans ce scanner. Elle appartient à une autre image, ou son unité ou ses axes sont différents.',
  'mesh-empty': '{{path}}\u202f: le fichier ne contient aucun triangle.',
  'mesh-flipped':
    'Les triangles de sa surface ne s’accordent pas sur le côté extérieur. L’intérieur a été déterminé en les comptant\u202f: vérifiez son contour sur les coupes.',
  'mesh-no-inside':
    '{{path}}\u202f: la surface n’est pas fermée\u202f; l’intérieur et l’extérieur ne peuvent pas être distingués. Fermez ses trous et exportez-la de nouveau.',
  'mesh-open':
    'Sa surface n’est pas fermée ({{count}} arêtes libres). Les trous ont été fermés à plat\u202f: vérifiez-y son contour sur les coupes.',
  'mesh-too-heavy':
    '{{path}}\u202f: la surface a des triangles trop nombreux ou trop grands pour ce scanner. Allégez-la, ou vérifiez son unité.',
};
