export const scene = {
  label: 'Vue 3D',
  labelSimulated: 'Vue 3D. SIMULÉ, NON ACQUIS',
  toolbar: 'Outils 3D',
  look: 'Point de vue',
  looks: {
    anterior: 'Antérieur',
    posterior: 'Postérieur',
    left: 'Gauche',
    right: 'Droit',
    superior: 'Supérieur',
    inferior: 'Inférieur',
    path: 'Dans l’axe du trajet',
  },
  fit: 'Tout afficher',
  reset: 'Réinitialiser la vue',
  toPerspective: 'Perspective',
  toOrthographic: 'Projection parallèle (avec échelle)',
  volume: 'Rendu de volume du scanner',
  volumes: { off: 'Aucun', bone: 'Os', vessels: 'Vaisseaux (produit de contraste)' },
  clip: 'Plan de coupe',
  clips: {
    off: 'Aucun',
    axial: 'Axial, au réticule',
    coronal: 'Coronal, au réticule',
    sagittal: 'Sagittal, au réticule',
    path: 'Le long du trajet',
  },
  clipOffset: 'Décalage',
  clipFlip: 'Couper l’autre côté',
  export: 'Enregistrer l’image (PNG)',
  entryHandle:
    'Point d’entrée\u202f: les flèches le déplacent de 1 mm dans le plan de l’écran, Page précédente et Page suivante en profondeur\u202f; Maj 5 mm, Alt 0,1 mm',
  targetHandle:
    'Cible\u202f: les flèches la déplacent de 1 mm dans le plan de l’écran, Page précédente et Page suivante en profondeur\u202f; Maj 5 mm, Alt 0,1 mm',
  contextLost: 'La carte graphique a perdu l’image. Elle revient d’elle-même\u202f; rien n’est perdu.',
  noWebgl:
    'Ce navigateur ne propose pas WebGL2\u202f: la vue 3D ne peut pas s’afficher. Coupes, distances et plan fonctionnent sans elle. Essayez un autre navigateur ou activez l’accélération matérielle.',
};
