export const edit = {
  'move-path': 'déplacement du trajet',
  'set-case': 'modification du cas',
  'confirm-position': 'confirmation de la position',
  'confirm-structure': 'confirmer une structure',
  'set-margin': 'modifier une marge',
  'draw-structure': 'tracer une structure',
  'remove-structure': 'supprimer une structure tracée',
  'add-instrument': 'ajouter un instrument',
  'remove-instrument': 'retirer un instrument',
  'change-instrument': 'modifier un instrument',
  'set-approach': 'modifier la voie d’abord',
  'set-threshold': 'modifier un seuil',
};
